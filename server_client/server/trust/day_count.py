"""Counts a day from its events alone, whatever came before them; it asks for no state, so that anyone can recount."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from server_client.queue_model import events
from server_client.queue_model.configuration import MOVED
from server_client.queue_model.events import Event, EventData
from server_client.queue_model.foretold import OpenWaits
from server_client.queue_model.ids import ClassCode, CounterId, ServiceCode, TicketId
from server_client.queue_model.ticket import CallReason, CallReasonKind, TicketState

_ENDS: Mapping[type[EventData], TicketState] = {
    events.TicketFinished: TicketState.FINISHED,
    events.TicketAbandoned: TicketState.ABANDONED,
    events.TicketCancelled: TicketState.CANCELLED,
    events.TicketExpired: TicketState.EXPIRED,
}
COUNTED: tuple[type[EventData], ...] = (
    events.TicketIssued,
    events.NeedQueued,
    events.TicketCalled,
    events.TicketTransferred,
    events.TicketPostponed,
    events.PrioritySet,
    events.NeedAdded,
    events.DeedTakenBack,
    *_ENDS,
)
"""The types of events that matter to a count."""

Cell: TypeAlias = tuple[str, str]
"""Service and class."""


@dataclass(slots=True)
class CountedTicket:
    """One need: where it counts, its first call, and how it ended."""

    service: ServiceCode
    class_code: ClassCode
    call: CallReason | None = None
    end: TicketState | None = None
    is_moved: bool = field(default=False, compare=False)
    """Of one that was cancelled: for a number at another branch."""

    @property
    def cell(self) -> Cell:
        """Return where the ticket counts."""
        return (self.service, self.class_code)

    @property
    def is_called(self) -> bool:
        """Say whether it was called out, and not served at the desk at once."""
        return self.call is not None and self.call.kind is not CallReasonKind.WALK_DIRECT


@dataclass(slots=True)
class DayForecasts:
    """What came of the waits that were announced on a day, as far as they are known by a first call."""

    known: int = 0
    held: int = 0
    late: int = 0


@dataclass(slots=True)
class DayCount:
    """What the events of a day come to; `numbers` were given out, each to one visit."""

    numbers: int = 0
    forecasts: DayForecasts = field(default_factory=DayForecasts)
    tickets: dict[TicketId, CountedTicket] = field(default_factory=dict)
    _waits: OpenWaits = field(default_factory=OpenWaits)
    _granted: dict[CounterId, tuple[TicketId, ClassCode]] = field(default_factory=dict)

    def count(self, happened: Iterable[Event]) -> None:
        """Take note of events, which follow those counted before."""
        for event in happened:
            self._take(event.data)
            came = self._waits.follow(event.data, event.at)
            if came is not None:
                self.forecasts.known += 1
                self.forecasts.held += came.held
                self.forecasts.late += came.came_late

    def by_cell(self) -> dict[Cell, list[CountedTicket]]:
        """Return the tickets by where they count."""
        cells: dict[Cell, list[CountedTicket]] = {}
        for ticket in self.tickets.values():
            cells.setdefault(ticket.cell, []).append(ticket)
        return cells

    def _take(self, data: EventData) -> None:
        match data:
            case events.TicketIssued():
                self.numbers += 1
                self.tickets[data.ticket] = CountedTicket(data.needs[0], data.class_code)
            case events.NeedQueued():
                self.tickets[data.ticket] = CountedTicket(data.service, data.class_code)
            case events.TicketCalled():
                self._called(data)
            case events.TicketTransferred():
                self._transferred(data)
            case events.PrioritySet():
                self._granted_class(data)
            case events.NeedAdded(counter=counter) if counter is not None:
                # That is what the counter would take back from now on.
                self._granted.pop(counter, None)
            case events.DeedTakenBack():
                self._taken_back(data)
            case (
                events.TicketFinished() | events.TicketAbandoned() | events.TicketCancelled() | events.TicketExpired()
            ) if data.ticket in self.tickets:
                ended = self.tickets[data.ticket]
                ended.end = _ENDS[type(data)]
                ended.is_moved = isinstance(data, events.TicketCancelled) and data.reason == MOVED
            case _:
                return

    def _called(self, data: events.TicketCalled) -> None:
        ticket = self.tickets.get(data.ticket)
        self._granted.pop(data.counter, None)
        if ticket is not None and ticket.call is None:
            ticket.call = data.reason

    def _transferred(self, data: events.TicketTransferred) -> None:
        ticket = self.tickets.get(data.ticket)
        if ticket is not None and ticket.call is None:
            ticket.service = data.service

    def _granted_class(self, data: events.PrioritySet) -> None:
        ticket = self.tickets.get(data.ticket)
        if ticket is None or ticket.call is not None:
            return
        if data.counter is not None:
            self._granted[data.counter] = (data.ticket, ticket.class_code)
        ticket.class_code = data.class_code

    def _taken_back(self, data: events.DeedTakenBack) -> None:
        # Of what can be taken back only a class that was granted before the first call changes where a ticket counts.
        of, class_code = self._granted.pop(data.counter, (None, None))
        ticket = self.tickets.get(data.ticket)
        if of == data.ticket and class_code is not None and ticket is not None and ticket.call is None:
            ticket.class_code = class_code
