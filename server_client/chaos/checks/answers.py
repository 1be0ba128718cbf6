"""Whether what devices were told is in the logs: answers, refusals, and the states that followers came to."""

from collections.abc import Iterator, Mapping, Sequence

from server_client.chaos.checks.log_audit import LogAudit, Place
from server_client.chaos.checks.violation import Violation
from server_client.chaos.diary import Note, Told
from server_client.queue_model.ids import CommandId


def check_answers(
    diaries: Mapping[str, Sequence[Note]], present: LogAudit, former: Sequence[LogAudit] = ()
) -> tuple[Violation, ...]:
    """Return what is wrong with the answers at one branch, whose present log and logs of former nodes are given.

    An answer of a former node that is not in the present log is in its own, behind where a later epoch began.
    """
    return tuple(
        violation
        for device, notes in diaries.items()
        for violation in (
            *_kept(device, notes, present, former),
            *_alike(device, notes),
            *_refused(device, notes, present),
        )
    )


def check_followers(
    diaries: Mapping[str, Sequence[Note]], present: LogAudit, former: Sequence[LogAudit] = ()
) -> tuple[Violation, ...]:
    """Return which followers came to another state than the replay of the log to the same event."""
    found: list[Violation] = []
    for device, notes in diaries.items():
        for note in notes:
            place = Place(note.epoch, note.seq)
            replayed = {audit.digests[place] for audit in (present, *former) if place in audit.digests}
            if note.what == "followed" and replayed and note.digest not in replayed:
                what = f"at entry {note.seq} of epoch {note.epoch} it showed another state than the log makes"
                found.append(Violation(check="follower", where=device, seq=note.seq, what=what, look=present.look))
    return tuple(found)


def _kept(device: str, notes: Sequence[Note], present: LogAudit, former: Sequence[LogAudit]) -> Iterator[Violation]:
    for note in notes:
        for told in note.told:
            if not _is_in(told, present) and not _is_explained(told, present, former):
                what = f"{note.kind} {note.id} was answered with entry {told.seq} of epoch {told.epoch}, not in the log"
                yield Violation(
                    check="answered, not in the log", where=device, seq=told.seq, what=what, look=present.look
                )


def _is_in(told: Told, audit: LogAudit) -> bool:
    return audit.events.get(Place(told.epoch, told.seq)) == told.digest


def _is_explained(told: Told, present: LogAudit, former: Sequence[LogAudit]) -> bool:
    parted = any(epoch > told.epoch and begun <= told.seq for epoch, begun in present.begun.items())
    return parted and any(_is_in(told, audit) for audit in former)


def _alike(device: str, notes: Sequence[Note]) -> Iterator[Violation]:
    first: dict[tuple[str, int], tuple[Told, ...]] = {}
    for note in notes:
        if note.what == "answered" and note.told:
            epoch = note.told[0].epoch
            if first.setdefault((note.id, epoch), note.told) != note.told:
                what = f"{note.kind} {note.id} got two different answers"
                yield Violation(check="two answers", where=device, seq=note.told[0].seq, what=what, look=device)


def _refused(device: str, notes: Sequence[Note], present: LogAudit) -> Iterator[Violation]:
    if present.state.epoch > 1:
        # A node that has taken over knows no refusals and decides anew.
        return
    for note in notes:
        if note.what == "refused" and note.id and CommandId(note.id) in present.commands:
            what = f"command {note.id} was refused ({note.kind}) and is in the log"
            yield Violation(check="refused, and in the log", where=device, what=what, look=present.look)
