"""An office that obeys one command after another, for tests that tell a story of the queue model."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import pytest

from server_client.queue_model import commands, events
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command, TransferPosition
from server_client.queue_model.configuration import WALK_IN, Configuration
from server_client.queue_model.counter import Counter
from server_client.queue_model.decide import decide
from server_client.queue_model.events import Event, EventData
from server_client.queue_model.ids import BookingCode, ClassCode, CommandId, CounterId, ServiceCode, TicketId, Token
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.ticket import Ticket, Visit
from tests.proof.branches import ALL, BRANCH, C1, C2, DONE, MORNING, REASON, A, clerk_of, configuration
from tests.proof.state_invariants import indexes_agree

_Data = TypeVar("_Data", bound=EventData)
Make = Callable[..., Command]


class Office:
    """A branch, its clock and its log; each command gets the next id unless it is given one."""

    def __init__(self, setup: Configuration | None = None, *, at: datetime = MORNING) -> None:
        """Adopt the configuration, open the day."""
        self.branch = Branch(id=BRANCH)
        self.now = at
        self.log: list[Event] = []
        self._given = 0
        self.do(commands.AdoptConfiguration, configuration=setup or configuration())
        self.do(commands.OpenDay)

    def do(self, make: Make, **fields: object) -> tuple[EventData, ...]:
        """Give a command and return what came of it."""
        self._given += 1
        command = partial(make, **{"id": CommandId(f"id-{self._given:03d}")} | fields)()
        happened = decide(self.branch, command, self.now)
        for event in happened:
            self.branch = apply(self.branch, event)
        self.log.extend(happened)
        indexes_agree(self.branch)
        return tuple(event.data for event in happened)

    def refusal(self, make: Make, **fields: object) -> Refused:
        """Give a command that must be refused, and return the refusal; nothing may have changed."""
        before = self.branch
        with pytest.raises(Refused) as refused:
            self.do(make, **fields)
        assert self.branch is before
        return refused.value

    def refuses(self, code: RefusalCode, make: Make, **fields: object) -> None:
        """Give a command that must be refused by this rule."""
        assert self.refusal(make, **fields).code is code

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)

    def issue(
        self, *needs: ServiceCode, class_code: ClassCode = WALK_IN, token: str | None = None, wait: float = 1
    ) -> TicketId:
        """Take a number for the services (A if none is named), let a second pass, return the ticket."""
        token = token or f"token-{self._given}"
        issued = only(
            events.TicketIssued,
            self.do(commands.IssueTicket, needs=needs or (A,), token=Token(token), class_code=class_code),
        )
        self.wait(wait)
        return issued.ticket

    def check_in(self, booked_for: datetime, *, service: ServiceCode = A, booking: str = "B-1") -> TicketId:
        """Check in someone who booked, let a second pass, return the ticket."""
        happened = self.do(
            commands.CheckInBooking,
            booking=BookingCode(booking),
            service=service,
            booked_for=booked_for,
            token=Token(f"token-{self._given}"),
        )
        self.wait(1)
        return only(events.TicketIssued, happened).ticket

    def open(self, counter: CounterId = C1, profile: str = ALL) -> None:
        """Open a counter for its clerk."""
        self.do(commands.OpenCounter, counter=counter, clerk=clerk_of(counter), profile=profile)

    def call(self, counter: CounterId = C1) -> TicketId:
        """Call the next and return the ticket."""
        return only(events.TicketCalled, self.do(commands.CallNext, counter=counter)).ticket

    def start(self, ticket: TicketId, counter: CounterId = C1) -> None:
        """Begin to serve the called ticket."""
        self.do(commands.StartServing, counter=counter, ticket=ticket)

    def finish(self, ticket: TicketId, counter: CounterId = C1) -> tuple[EventData, ...]:
        """Finish the served ticket."""
        return self.do(commands.FinishTicket, counter=counter, ticket=ticket, outcome=DONE)

    def serve(self, counter: CounterId = C1) -> TicketId:
        """Call, start and finish the next; return the ticket."""
        ticket = self.call(counter)
        self.start(ticket, counter)
        self.finish(ticket, counter)
        return ticket

    def miss(self, ticket: TicketId, counter: CounterId = C1) -> None:
        """Note that the called person has not come."""
        self.do(commands.MissTicket, counter=counter, ticket=ticket)

    def hold(self, ticket: TicketId, counter: CounterId = C1) -> None:
        """Let the person at the counter step aside."""
        self.do(commands.HoldTicket, counter=counter, ticket=ticket, reason=REASON)

    def send(
        self,
        ticket: TicketId,
        *,
        service: ServiceCode | None = None,
        counter: CounterId | None = None,
        position: TransferPosition = TransferPosition.BY_ISSUE,
    ) -> None:
        """Transfer a ticket from where it is."""
        self.do(
            commands.TransferTicket,
            ticket=ticket,
            sender=self.ticket(ticket).counter,
            service=service,
            counter=counter,
            position=position,
        )

    def ticket(self, ticket: TicketId) -> Ticket:
        """Return the ticket as it is now."""
        return self.branch.tickets[ticket]

    def visit(self, ticket: TicketId) -> Visit:
        """Return the ticket's visit as it is now."""
        return self.branch.visits[self.ticket(ticket).visit]

    def counter(self, counter: CounterId = C1) -> Counter:
        """Return the counter as it is now."""
        return self.branch.counter(counter)


def only(kind: type[_Data], happened: tuple[EventData, ...]) -> _Data:
    """Return the one event of the kind."""
    (found,) = [data for data in happened if isinstance(data, kind)]
    return found


def at_work(setup: Configuration | None = None) -> Office:
    """Return an office with its two counters open for every service."""
    office = Office(setup)
    office.open(C1)
    office.open(C2)
    return office
