"""A past day as the trace format can tell it; nothing in it is anonymous yet."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from server_client.queue_model.ids import ClassCode, ServiceCode, TicketId
from server_client.wait_forecast import trace
from server_client.wait_forecast.trace import TraceData, TraceEvent

# A deed that can be taken back.
_DEEDS = (trace.ServiceStarted, trace.NoShow, trace.TicketHeld, trace.ServiceEnded)


@dataclass(slots=True)
class ToldDay:
    """The events of a day, with what the format has no word for put right.

    A class that was granted later counts from the issue, a deed that was taken back did not happen, and who changes
    the service while waiting gives up one number and takes another.
    """

    events: list[TraceEvent] = field(default_factory=list)
    names: dict[TicketId, TicketId] = field(default_factory=dict)
    services: dict[TicketId, ServiceCode] = field(default_factory=dict)

    def take(self, told: Sequence[TraceEvent]) -> None:
        """Take in all that the log tells by its next event."""
        is_undone = any(isinstance(event.data, trace.CallUndone) for event in told)
        for event in told:
            if is_undone and isinstance(event.data, trace.TicketChanged):
                # The ticket is again what it was before the deed.
                self.services[event.data.ticket] = event.data.service or self.services[event.data.ticket]
            else:
                self._take(event)

    def _take(self, event: TraceEvent) -> None:
        match event.data:
            case trace.BranchOpened() if self.events:
                # The same day was opened again.
                pass
            case trace.CallUndone(ticket=ticket):
                self._forget_deed(ticket)
            case trace.TicketChanged(ticket=ticket, class_code=cls, service=service, clock_s=clock):
                if cls is not None:
                    self._be_of_class(ticket, cls)
                if service is not None:
                    self._change_service(event, ticket, service, clock)
            case _:
                self._note_service(event.data)
                self.events.append(replace(event, data=with_ticket(event.data, self.names)))

    def _note_service(self, data: TraceData) -> None:
        if isinstance(data, trace.TicketIssued):
            self.services[data.ticket] = data.service
        elif isinstance(data, trace.ServiceEnded) and data.to is not None:
            self.services[data.ticket] = data.to

    def _forget_deed(self, ticket: TicketId) -> None:
        name = self.names.get(ticket, ticket)
        for place in range(len(self.events) - 1, -1, -1):
            data = self.events[place].data
            if isinstance(data, _DEEDS) and data.ticket == name:
                del self.events[place]
                return

    def _issue(self, ticket: TicketId) -> tuple[int, trace.TicketIssued] | None:
        name = self.names.get(ticket, ticket)
        for place, event in enumerate(self.events):
            if isinstance(event.data, trace.TicketIssued) and event.data.ticket == name:
                return place, event.data
        return None

    def _be_of_class(self, ticket: TicketId, cls: ClassCode) -> None:
        found = self._issue(ticket)
        if found is not None:
            place, issued = found
            self.events[place] = replace(self.events[place], data=replace(issued, class_code=cls))

    def _change_service(self, event: TraceEvent, ticket: TicketId, service: ServiceCode, clock: float | None) -> None:
        found = self._issue(ticket)
        if found is None or self.services.get(ticket) == service:
            return
        self.services[ticket] = service
        issued, name = found[1], self.names.get(ticket, ticket)
        another = TicketId(f"{ticket}+{len(self.events)}")
        self.names[ticket] = another
        self.events.append(replace(event, data=trace.Cancelled(ticket=name)))
        moved = replace(issued, ticket=another, service=service, clock_s=clock or issued.clock_s)
        self.events.append(replace(event, data=moved))


def with_ticket(data: TraceData, names: dict[TicketId, TicketId]) -> TraceData:
    """Return what happened with the ticket's other name, if it has one."""
    match data:
        case (
            trace.TicketIssued()
            | trace.TicketCalled()
            | trace.TicketRecalled()
            | trace.NoShow()
            | trace.TicketReturned()
            | trace.TicketHeld()
            | trace.ServiceStarted()
            | trace.ServiceEnded()
            | trace.Cancelled()
            | trace.Expired()
        ):
            return replace(data, ticket=names.get(data.ticket, data.ticket))
        case _:
            return data
