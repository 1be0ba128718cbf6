"""Whether the centre's copy of a log is the log, entry by entry, or its difference is told and explained."""

from collections.abc import Sequence
from dataclasses import dataclass

from server_client.chaos.checks.violation import Violation
from server_client.wire.chain import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What the centre has of a branch: entries behind `after`, and the difference that is told, empty if none is."""

    name: str
    entries: Sequence[Entry]
    told: str = ""
    after: int = 0


def check_copy(own: Sequence[Entry], copy: Copy, *, is_at_rest: bool) -> tuple[Violation, ...]:
    """Return what is wrong with the copy of the log behind an entry; at work a branch is a little ahead of it."""
    for mine, theirs in zip(own, copy.entries, strict=False):
        if (mine.body, mine.hash) != (theirs.body, theirs.hash):
            return () if copy.told else (_wrong(copy, mine.seq, "the centre has another entry and does not say so"),)
    if len(copy.entries) > len(own):
        what = f"the centre has {len(copy.entries) - len(own)} entries more than the branch's log"
        return () if copy.told else (_wrong(copy, copy.after + len(own) + 1, what),)
    if is_at_rest and len(copy.entries) < len(own):
        return (
            _wrong(
                copy, copy.after + len(copy.entries) + 1, f"the centre lacks {len(own) - len(copy.entries)} entries"
            ),
        )
    return (_wrong(copy, 0, f"the centre tells of a difference that is none: {copy.told}"),) if copy.told else ()


def _wrong(copy: Copy, seq: int, what: str) -> Violation:
    return Violation(check="centre's copy", where=copy.name, seq=seq, what=what, look="motcua verify, /v1/replication")
