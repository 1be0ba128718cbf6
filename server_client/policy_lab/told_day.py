"""A past day as the trace format can tell it; nothing in it is anonymous yet."""

from collections.abc import Iterator
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

    def take(self, event: TraceEvent) -> None:
        """Take in what the log tells next."""
        match event.data:
            case trace.BranchOpened() if self.events:
                # The same day was opened again.
                pass
            case trace.CallUndone(ticket=ticket):
                self._forget_deed(self._name(ticket))
            case trace.TicketChanged(ticket=ticket, class_code=cls):
                if cls is not None:
                    self._be_of_class(self._name(ticket), cls)
            case trace.TicketMoved(ticket=ticket, service=service, clock_s=clock):
                self._move(event, ticket, service, clock)
            case _:
                self.events.append(replace(event, data=with_ticket(event.data, self.names)))

    def _name(self, ticket: TicketId) -> TicketId:
        return self.names.get(ticket, ticket)

    def _backwards(self, name: TicketId) -> Iterator[tuple[int, TraceData]]:
        for place in range(len(self.events) - 1, -1, -1):
            data = self.events[place].data
            if isinstance(data, (*_DEEDS, trace.TicketIssued)) and data.ticket == name:
                yield place, data

    def _forget_deed(self, name: TicketId) -> None:
        deed = next((place for place, data in self._backwards(name) if isinstance(data, _DEEDS)), None)
        if deed is not None:
            del self.events[deed]

    def _issue(self, name: TicketId) -> tuple[int, trace.TicketIssued] | None:
        for place, data in self._backwards(name):
            if isinstance(data, trace.TicketIssued):
                return place, data
        return None

    def _be_of_class(self, name: TicketId, cls: ClassCode) -> None:
        found = self._issue(name)
        if found is not None:
            place, issued = found
            self.events[place] = replace(self.events[place], data=replace(issued, class_code=cls))

    def _service(self, name: TicketId) -> ServiceCode | None:
        for _, data in self._backwards(name):
            if isinstance(data, trace.TicketIssued):
                return data.service
            if isinstance(data, trace.ServiceEnded) and data.to is not None:
                return data.to
        return None

    def _move(self, event: TraceEvent, ticket: TicketId, service: ServiceCode, clock_s: float) -> None:
        name = self._name(ticket)
        found = self._issue(name)
        # That somebody is sent to a counter by name, or to another place of the same line, the format cannot tell.
        if found is None or self._service(name) == service:
            return
        another = TicketId(f"{ticket}+{len(self.events)}")
        self.names[ticket] = another
        self.events.append(replace(event, data=trace.Cancelled(ticket=name)))
        moved = replace(found[1], ticket=another, service=service, clock_s=clock_s)
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
