"""Whether a branch's log is what its server wrote: chain, replay, numbers and snapshots; it mends nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Protocol

from server_client.queue_model.apply import OutOfOrder, apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import DayOpened, Event, TicketIssued
from server_client.queue_model.ids import BranchId
from server_client.queue_model.lines import drawn_up
from server_client.queue_model.local_time import local_day
from server_client.server.store.store import Head, Snapshot
from server_client.wire.chain import Entry, checked
from server_client.wire.documents import decode_branch, is_as_replayed
from server_client.wire.errors import Malformed

_PORTION = 2000


class Log(Protocol):
    """What is verified: a log that someone may be writing to meanwhile."""

    def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries that follow entry `after`, in order."""

    def snapshots(self) -> list[Snapshot]:
        """Return the snapshots kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A log that holds: its end, the state there, and what was in it."""

    head: Head
    branch: Branch
    numbers: int
    snapshots: int


class Unsound(Exception):
    """The log is not what its server wrote; the message names the first entry that differs, and how."""


def verified(log: Log, branch_id: BranchId) -> Sound:
    """Walk the log from its first entry to its end; Unsound at the first difference."""
    snapshots = {snapshot.seq: snapshot.document for snapshot in log.snapshots()}
    branch, head, numbers = Branch(id=branch_id), Head(), _Numbers()
    alike = 0
    while entries := log.read(head.seq, _PORTION):
        for event, entry in zip(_events(entries, head), entries, strict=True):
            branch = _applied(branch, event)
            numbers.take(event)
            head = Head(entry.seq, entry.hash)
            if head.seq in snapshots:
                alike += _is_alike(snapshots[head.seq], branch, head)
    beyond = [seq for seq in snapshots if seq > head.seq]
    if beyond:
        raise Unsound(f"The log ends at entry {head.seq}, but there is a snapshot of entry {min(beyond)}: it was cut")
    return Sound(head=head, branch=branch, numbers=numbers.count, snapshots=alike)


def _events(entries: Sequence[Entry], head: Head) -> Iterator[Event]:
    try:
        yield from checked(entries, head.hash, head.seq)
    except Malformed as broken:
        raise Unsound(str(broken)) from broken


def _applied(branch: Branch, event: Event) -> Branch:
    try:
        return apply(branch, event)
    except (OutOfOrder, LookupError, TypeError, ValueError) as wrong:
        # A sealed event may speak of what is not there or make no sense: apply asks no questions, it stumbles.
        raise Unsound(f"Entry {event.seq} of type {type(event.data).__name__} does not follow: {wrong}") from wrong


class _Numbers:
    """Says that each number is given out once a day."""

    def __init__(self) -> None:
        self.count = 0
        self._given: dict[str, int] = {}

    def take(self, event: Event) -> None:
        """Take note of an event; Unsound if it gives out a number for the second time."""
        if isinstance(event.data, DayOpened):
            self._given = {key: seq for key, seq in self._given.items() if key.startswith(event.data.day.isoformat())}
        if not isinstance(event.data, TicketIssued):
            return
        key = f"{local_day(event.data.issued_at).isoformat()} {event.data.number}"
        first = self._given.setdefault(key, event.seq)
        if first != event.seq:
            raise Unsound(f"Entry {event.seq} gives out number {event.data.number}, which entry {first} has given out")
        self.count += 1


def _is_alike(document: bytes, branch: Branch, head: Head) -> bool:
    """Return True if the snapshot is what the replay makes, False if it is of an older form; Unsound if it differs."""
    try:
        kept, kept_head = decode_branch(document)
    except Malformed as wrong:
        raise Unsound(f"The snapshot of entry {head.seq} cannot be read: {wrong}") from wrong
    if kept_head != head.hash:
        raise Unsound(f"The snapshot of entry {head.seq} names another hash: it is of another log")
    if not is_as_replayed(document):
        return False
    # Which lines have stood empty is no part of the state.
    branch = replace(branch, lines=drawn_up(branch.tickets.values()))
    for field in fields(Branch):
        ours, theirs = getattr(branch, field.name), getattr(kept, field.name)
        if ours != theirs:
            raise Unsound(
                f"The snapshot of entry {head.seq} differs from the replay in {field.name}{_where(ours, theirs)}"
            )
    return True


def _where(ours: object, theirs: object) -> str:
    if not isinstance(ours, Mapping) or not isinstance(theirs, Mapping):
        return ""
    differing = (key for key in {**ours, **theirs} if ours.get(key) != theirs.get(key))
    return f", at {next(differing)}"
