"""Reads ratings out of the log's entries: who called the rated ticket last, on which local day; it keeps nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from server_client.queue_model.events import CounterOpened, DayOpened, ServiceRated, TicketCalled
from server_client.queue_model.ids import ClerkId, CounterId, ReasonCode, TicketId
from server_client.queue_model.local_time import local_day
from server_client.wire.chain import Entry, event_of

# Most entries are of other types, and a look at the bytes is a tenth of reading them.
_OF_USE = tuple(f'"type":"{kind.__name__}"'.encode() for kind in (CounterOpened, DayOpened, ServiceRated, TicketCalled))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One rating as the results need it; `seq` is the event's."""

    seq: int
    day: date
    clerk: ClerkId
    score: int
    reasons: tuple[ReasonCode, ...]


@dataclass(slots=True)
class RatingReader:
    """Goes through a log in its order; `restart` is the entry after which it could begin anew and find the same."""

    restart: int = 0
    _day: date | None = None
    _counters: dict[CounterId, ClerkId] = field(default_factory=dict)
    _callers: dict[TicketId, ClerkId] = field(default_factory=dict)

    def read(self, entries: Iterable[Entry]) -> Iterator[Rating]:
        """Return the ratings among the entries that follow those read before."""
        for entry in entries:
            if any(mark in entry.body for mark in _OF_USE):
                yield from self._read(entry)

    def _read(self, entry: Entry) -> Iterator[Rating]:
        event = event_of(entry.body)
        match event.data:
            case DayOpened(day=day) if day != self._day:
                # No counter is open and no ticket of before can be rated: nothing older matters.
                self._day, self.restart = day, event.seq - 1
                self._counters.clear()
                self._callers.clear()
            case CounterOpened(counter=counter, clerk=clerk):
                self._counters[counter] = clerk
            case TicketCalled(ticket=ticket, counter=counter) if counter in self._counters:
                self._callers[ticket] = self._counters[counter]
            case ServiceRated(ticket=ticket, score=score, reasons=reasons) if ticket in self._callers:
                yield Rating(
                    seq=event.seq, day=local_day(event.at), clerk=self._callers[ticket], score=score, reasons=reasons
                )
            case _:
                return
