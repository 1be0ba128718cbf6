"""Cuts a log into its days: a day ends with the last entry that closed it, before another day is opened.

A day that was closed and opened again goes on; what lies between its end and the next day belongs to the next.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from server_client.queue_model.events import ConfigurationAdopted, DayClosed, DayOpened, Event
from server_client.server.trust.day_count import COUNTED, DayCount
from server_client.server.trust.day_digest import DayEnd
from server_client.wire.chain import Entry, event_of

# Many entries are of other types, and a look at the bytes is a tenth of reading them.
_OF_USE = tuple(f'"type":"{kind.__name__}"'.encode() for kind in (ConfigurationAdopted, DayOpened, DayClosed, *COUNTED))


@dataclass(frozen=True, slots=True)
class EndedDay:
    """A day that is over: where it ended, what happened in it, and the last configuration adopted up to its end."""

    end: DayEnd
    count: DayCount
    configured_at: int


@dataclass(slots=True)
class DayEnds:
    """Goes through a log from the entry after `seq`, whose hash is `head`, on."""

    seq: int
    head: str
    configured_at: int = 0
    """The entry of the last configuration adopted, 0 if there was none."""
    after: date | None = None
    """The day before; a clock that went back ends no day again."""
    day: date | None = None
    """The day that was opened last."""
    _first: int = 0
    _before: str = ""
    _count: DayCount = field(default_factory=DayCount)
    _closed: DayEnd | None = None
    _since: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._first, self._before = self.seq + 1, self.head

    @property
    def pending(self) -> date | None:
        """Return the day that was closed last and has not been followed by another."""
        return None if self._closed is None else self._closed.day

    def read(self, entries: Iterable[Entry]) -> Iterator[EndedDay]:
        """Return each day that another has followed, as far as these entries go."""
        for entry in entries:
            self.seq, self.head = entry.seq, entry.hash
            if any(mark in entry.body for mark in _OF_USE):
                yield from self._take(entry)

    def ended(self) -> EndedDay:
        """Return the pending day, of which it is known otherwise that it is over; LookupError if there is none."""
        if self._closed is None:
            raise LookupError("No day was closed that another has not followed")
        over = EndedDay(self._closed, self._count, self.configured_at)
        self._first, self._before, self.after = self._closed.last + 1, self._closed.last_hash, self._closed.day
        self._count, self._closed = DayCount(), None
        self._go_on()
        return over

    def _take(self, entry: Entry) -> Iterator[EndedDay]:
        event = event_of(entry.body)
        data = event.data
        if isinstance(data, DayOpened):
            self.day = data.day
        if isinstance(data, DayOpened) and self._closed is not None:
            if data.day == self._closed.day:
                self._closed = None
                self._go_on()
            else:
                yield self.ended()
        if isinstance(data, DayClosed) and (self.after is None or data.day > self.after):
            self._closed = DayEnd(
                day=data.day, first=self._first, before=self._before, last=entry.seq, last_hash=entry.hash
            )
            return
        self._since.append(event)
        if self._closed is None:
            self._go_on()

    def _go_on(self) -> None:
        since, self._since = self._since, []
        for event in since:
            if isinstance(event.data, ConfigurationAdopted):
                self.configured_at = event.seq
        self._count.count(since)
