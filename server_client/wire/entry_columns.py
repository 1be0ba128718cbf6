"""Checked entries of a log, by the thousand: a column for each member, for what is done with all of them at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import repeat
from operator import attrgetter
from typing import Any, Self, TypeAlias, overload

import msgspec

from server_client.queue_model.events import EventData
from server_client.queue_model.ids import BranchId, CommandId

EntryRow: TypeAlias = tuple[BranchId, int, int, int, CommandId, bytes, str]
"""Branch, seq, epoch, time in milliseconds, command, body and hash."""


# None is part of a circle: the collector of circles need not look at them.
class RunEntry(msgspec.Struct, frozen=True, gc=False):
    """One entry that has been checked, as it is stored, with the event that it holds."""

    seq: int
    epoch: int
    at: datetime
    at_ms: int
    command_id: CommandId
    body: bytes
    hash: str
    data: EventData


_members = attrgetter(*RunEntry.__struct_fields__)


@dataclass(frozen=True, slots=True)
class RunEntries(Sequence[RunEntry]):
    """Entries that follow each other; `at` and `at_ms` are their times, `data` their events."""

    seq: Sequence[int]
    epoch: Sequence[int]
    at: Sequence[datetime]
    at_ms: Sequence[int]
    command_id: Sequence[CommandId]
    body: Sequence[bytes]
    hash: Sequence[str]
    data: Sequence[EventData]

    @classmethod
    def of(cls, entries: Iterable[RunEntry]) -> Self:
        """Return these entries."""
        columns: list[list[Any]] = [list(column) for column in zip(*map(_members, entries), strict=True)]
        return cls(*(columns or [[] for _ in RunEntry.__struct_fields__]))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.body)

    @overload
    def __getitem__(self, place: int) -> RunEntry: ...
    @overload
    def __getitem__(self, place: slice) -> "RunEntries": ...
    def __getitem__(self, place: int | slice) -> "RunEntry | RunEntries":
        """Return one of them, or those of a slice."""
        members = [column[place] for column in _members(self)]
        return RunEntries(*members) if isinstance(place, slice) else RunEntry(*members)

    def __iter__(self) -> Iterator[RunEntry]:
        """Go through them one by one, which takes longer than to look at their columns."""
        return map(RunEntry, *_members(self))

    def rows(self, branch: BranchId) -> Iterator[EntryRow]:
        """Go through them as they are stored."""
        columns = (self.seq, self.epoch, self.at_ms, self.command_id, self.body, self.hash)
        return zip(repeat(branch, len(self)), *columns, strict=True)
