"""Writes down what happens in the made-up branch as trace events, with names for indices; it sees nothing hidden."""

from dataclasses import dataclass, field

from server_client.policy_lab.generator.scenario import Scenario, TicketClass
from server_client.policy_lab.generator.waiting_lines import Ticket
from server_client.queue_model.ids import ClassCode, ClerkId, CounterId, ServiceCode, TicketId
from server_client.wait_forecast import trace

CLASS_CODES = {
    TicketClass.WALKIN: ClassCode("walkin"),
    TicketClass.PRIORITY: ClassCode("priority"),
    TicketClass.APPOINTMENT: ClassCode("appointment"),
}


@dataclass(slots=True)
class Scribe:
    """Keeps the events of one day until they are taken."""

    scenario: Scenario
    day: int
    events: list[trace.TraceEvent] = field(default_factory=list)

    def note(self, now: float, data: trace.TraceData) -> None:
        """Write down one event; times are kept to the millisecond."""
        self.events.append(trace.TraceEvent(day=self.day, t=round(now, 3), data=data))

    def take(self) -> list[trace.TraceEvent]:
        """Return what was written since the last time."""
        taken, self.events = self.events, []
        return taken

    def service(self, index: int) -> ServiceCode:
        """Return the code of a service."""
        return ServiceCode(self.scenario.services[index].code)

    def counter(self, index: int) -> CounterId:
        """Return the code of a counter."""
        return CounterId(self.scenario.counters[index].code)

    def skills(self, indices: tuple[int, ...]) -> tuple[trace.Skill, ...]:
        """Return the services of a work profile."""
        return tuple(trace.Skill(service=self.service(index)) for index in indices)

    def opened(self, clerks: tuple[int, ...]) -> None:
        """The day began under this roster."""
        roster = tuple(
            trace.Shift(
                counter=CounterId(counter.code),
                clerk=clerk_name(clerk),
                skills=self.skills(counter.skills),
                plan=counter.shifts,
            )
            for counter, clerk in zip(self.scenario.counters, clerks, strict=True)
        )
        self.note(0.0, trace.BranchOpened(roster=roster))

    def issued(self, now: float, ticket: Ticket) -> None:
        """A number was given out."""
        self.note(
            now,
            trace.TicketIssued(
                ticket=ticket_name(ticket.number),
                service=self.service(ticket.service),
                class_code=CLASS_CODES[TicketClass(ticket.cls)],
                clock_s=round(ticket.clock, 3),
                slot_s=ticket.slot,
            ),
        )


def ticket_name(number: int) -> TicketId:
    """Return how the trace calls a ticket."""
    return TicketId(f"t{number}")


def clerk_name(index: int) -> ClerkId:
    """Return how the trace calls a clerk."""
    return ClerkId(f"c{index + 1}")
