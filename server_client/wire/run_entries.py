"""The entries of a run, each checked: what comes out is a gapless piece of one branch's log, whoever sent it.

Each entry has its hash, names that of the one before, is the next, is readable as an event, and goes back neither in
time nor in epoch. A sound run is found to be so all at once, which is most of what an event costs a centre; in any
other the entries are gone through one by one for the first that is not as it should be. It asks no database.
"""

from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Any, Union, get_args, get_type_hints

import msgspec

from server_client.queue_model.epoch_events import EpochBegun
from server_client.queue_model.events import EventData
from server_client.queue_model.ids import BranchId
from server_client.wire.chain import Entry
from server_client.wire.entry_columns import RunEntries, RunEntry
from server_client.wire.errors import BrokenChain, Malformed
from server_client.wire.reading import read

EPOCH = Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]

_ID = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
_HASH_MEMBER = b',"hash":"'
_END = b'"}'
# The last member of an entry as it travels, and the brace that ends it.
_TAIL = len(_HASH_MEMBER) + 64 + len(_END)
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
# The first moment that no log is of any more.
_TOO_LATE_MS = (datetime(3000, 1, 1, tzinfo=UTC) - _BEGINNING) // _MILLISECOND
_NOT_READ = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


class Fault(StrEnum):
    """Why an entry is not taken."""

    FORGED = "forged"
    FOREIGN = "foreign_branch"
    TOO_NEW = "too_new"
    UNREADABLE = "unreadable"


class FaultyEntry(BrokenChain):
    """Entry `seq` of a run is not what it should be; nothing of the run is taken."""

    def __init__(self, fault: Fault, seq: int, what: str) -> None:
        """Say which entry, and what is wrong with it."""
        super().__init__(f"Entry {seq} {what}")
        self.fault = fault
        self.seq = seq


class _Head(msgspec.Struct):
    type: str


def _sealed(kind: type[EventData]) -> type[msgspec.Struct]:
    """Return what an entry with such an event is read as: in one go, at a fifth of the price of reading it twice."""
    members: list[tuple[str, Any]] = [
        ("branch", str),
        ("epoch", EPOCH),
        ("seq", int),
        ("at", Annotated[datetime, msgspec.Meta(tz=True)]),
        ("command_id", _ID),
        ("data", kind),
        ("prev", str),
    ]
    return msgspec.defstruct(
        f"Sealed{kind.__name__}", members, tag=kind.__name__, tag_field="type", module=__name__, gc=False
    )


def _times_in(kind: type[EventData]) -> tuple[str, ...]:
    """Return the members of the event that are moments: read without a zone they could not be compared."""
    hints = get_type_hints(kind)
    return tuple(one.name for one in fields(kind) if datetime in (hints[one.name], *get_args(hints[one.name])))


_KINDS: tuple[type[EventData], ...] = get_args(EventData)
_NAMES = frozenset(kind.__name__ for kind in _KINDS)
_TIMES = {kind: times for kind in _KINDS if (times := _times_in(kind))}
_heads = msgspec.json.Decoder(_Head)
_entries: "msgspec.json.Decoder[Any]" = msgspec.json.Decoder(Union[tuple(map(_sealed, _KINDS))])  # noqa: UP007  # the members are values


def checked(entries: Sequence[msgspec.Raw], branch: BranchId, *, after: int, prev: str) -> RunEntries:
    """Return the entries as they travel, which follow entry `after` of the branch with the hash `prev`, checked.

    FaultyEntry tells of the first that is not as it should be; Malformed says that it is no entry at all.
    """
    sent = list(map(bytes, entries))
    found = all_sound(sent, branch, after=after, prev=prev)
    return one_by_one(sent, branch, after=after, prev=prev) if found is None else found


def all_sound(sent: Sequence[bytes], branch: BranchId, *, after: int, prev: str) -> RunEntries | None:
    """Return the entries if all are as they should be, and of one epoch; None if they have to be gone through."""
    # Column by column, with nothing called for each entry that need not be.
    bodies = [one[:-_TAIL] + b"}" for one in sent]
    hashes = [sha256(body).hexdigest() for body in bodies]
    if b"".join([one[-_TAIL:] for one in sent]) != _tails(hashes):
        return None
    try:
        sealed = list(map(_entries.decode, bodies))
    except _NOT_READ:
        return None
    if not sealed or [one.prev for one in sealed] != [prev, *hashes[:-1]]:
        return None
    numbers = list(range(after + 1, after + 1 + len(sealed)))
    if [one.seq for one in sealed] != numbers or {one.branch for one in sealed} != {branch}:
        return None
    epochs = [one.epoch for one in sealed]
    if epochs.count(epochs[0]) != len(epochs):
        return None
    at = [one.at for one in sealed]
    at_ms = [(time - _BEGINNING) // _MILLISECOND for time in at]
    commands = [one.command_id for one in sealed]
    if at_ms[0] < 0 or at_ms[-1] >= _TOO_LATE_MS or at_ms != sorted(at_ms) or not "".join(commands).isprintable():
        return None
    data = [one.data for one in sealed]
    if not all(map(_has_zones, [one for one in data if type(one) in _TIMES])):
        return None
    return RunEntries(numbers, epochs, at, at_ms, commands, bodies, hashes, data)


def _tails(hashes: Sequence[str]) -> bytes:
    """Return what entries with these hashes end with, one after the other."""
    between = (_END + _HASH_MEMBER).decode()
    return _HASH_MEMBER + between.join(hashes).encode() + _END


def one_by_one(sent: Sequence[bytes], branch: BranchId, *, after: int, prev: str) -> RunEntries:
    """Return the entries, each checked before the next; else as `checked`."""
    entries: list[RunEntry] = []
    seq, at_ms, epoch = after, 0, 0
    for one in sent:
        seq += 1
        body = one[:-_TAIL] + b"}"
        digest = sha256(body).hexdigest()
        if one[-_TAIL:] != _tails([digest]):
            raise _forged(one, seq)
        sealed = _read(body, seq)
        data = sealed.data
        if sealed.prev != prev or sealed.seq != seq or sealed.branch != branch:
            raise _misplaced(sealed, seq, branch)
        if sealed.epoch != epoch and not _may_follow(sealed.epoch, epoch, data):
            raise FaultyEntry(Fault.FORGED, seq, f"is of epoch {sealed.epoch}, which did not begin after {epoch}")
        before_ms, at_ms = at_ms, (sealed.at - _BEGINNING) // _MILLISECOND
        if not before_ms <= at_ms < _TOO_LATE_MS:
            raise FaultyEntry(Fault.FORGED, seq, f"is of {sealed.at.isoformat()}, before the entry before it")
        if not sealed.command_id.isprintable() or (type(data) in _TIMES and not _has_zones(data)):
            raise FaultyEntry(Fault.UNREADABLE, seq, "has an id with odd characters, or a time without a zone")
        epoch, prev = sealed.epoch, digest
        entries.append(RunEntry(seq, epoch, sealed.at, at_ms, sealed.command_id, body, digest, data))
    return RunEntries.of(entries)


def _may_follow(epoch: int, before: int, data: EventData) -> bool:
    """Say whether an entry may be of another epoch than the one before it (0: not known); beginnings say so."""
    return before == 0 or (epoch > before and type(data) is EpochBegun)


def _forged(sent: bytes, seq: int) -> FaultyEntry:
    if sent[-_TAIL : -_TAIL + len(_HASH_MEMBER)] != _HASH_MEMBER:
        return FaultyEntry(Fault.FORGED, seq, "bears no hash as its last member")
    return FaultyEntry(Fault.FORGED, seq, "was altered: its content does not have its hash")


def _misplaced(sealed: Any, seq: int, branch: BranchId) -> FaultyEntry:
    if sealed.seq != seq:
        return FaultyEntry(Fault.FORGED, seq, f"is missing; {sealed.seq} stands in its place")
    if sealed.branch != branch:
        return FaultyEntry(Fault.FOREIGN, seq, f"is of branch {sealed.branch}, not of {branch}")
    return FaultyEntry(Fault.FORGED, seq, f"does not follow entry {seq - 1}: it names another hash")


def _read(body: bytes, seq: int) -> Any:
    try:
        return _entries.decode(body)
    except _NOT_READ as wrong:
        raise _unreadable(body, seq, wrong) from wrong


def _unreadable(body: bytes, seq: int, wrong: Exception) -> Malformed:
    kind = read(_heads, body, f"Entry {seq} is not readable: ").type
    if kind in _NAMES:
        return FaultyEntry(Fault.UNREADABLE, seq, f"of type {kind} is not readable: {wrong}")
    return FaultyEntry(
        Fault.TOO_NEW, seq, f"is of the unknown type {kind}; the centre is older than the node: update it"
    )


def _has_zones(data: EventData) -> bool:
    for name in _TIMES[type(data)]:
        at: datetime | None = getattr(data, name)
        if at is not None and at.tzinfo is None:
            return False
    return True


def stored_entry(entry: Entry) -> RunEntry:
    """Return an entry that was checked when it was stored, with its event; Malformed if it is not readable any more."""
    sealed = read(_entries, entry.body, f"Entry {entry.seq} is not readable: ")
    at_ms = (sealed.at - _BEGINNING) // _MILLISECOND
    return RunEntry(sealed.seq, sealed.epoch, sealed.at, at_ms, entry.command_id, entry.body, entry.hash, sealed.data)
