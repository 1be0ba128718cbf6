"""What a counter does that can be taken back, done in an office of two counters; no test of its own."""

from collections.abc import Callable

from server_client.queue_model.commands import (
    AddNeed,
    CallTicket,
    ReturnTicket,
    SetPriority,
    TransferPosition,
)
from server_client.queue_model.counter import DeedKind
from server_client.queue_model.ids import CounterId, TicketId
from tests.proof.branches import C1, C2, ELDERLY, REASON, A, B
from tests.unit.queue_office import Office, at_work

Deed = Callable[[Office, TicketId], object]


def add_need(office: Office, ticket: TicketId, counter: CounterId = C1) -> None:
    """Put service B on the list of the visit."""
    office.do(AddNeed, ticket=ticket, service=B, counter=counter)


def grant(office: Office, ticket: TicketId, counter: CounterId = C1) -> None:
    """Grant the priority of the elderly."""
    office.do(SetPriority, ticket=ticket, class_code=ELDERLY, counter=counter)


def send(office: Office, ticket: TicketId) -> None:
    """Send to the end of another service's line."""
    office.send(ticket, service=B, position=TransferPosition.LAST)


AT_THE_DESK: dict[DeedKind, Deed] = {
    DeedKind.MISS: Office.miss,
    DeedKind.HOLD: Office.hold,
    DeedKind.TRANSFER: send,
}


DEEDS: dict[DeedKind, Deed] = AT_THE_DESK | {
    DeedKind.START: Office.start,
    DeedKind.ADD_NEED: add_need,
    DeedKind.SET_PRIORITY: grant,
}


def called(office: Office | None = None) -> tuple[Office, TicketId]:
    """Return an office whose first counter has called a ticket a minute ago."""
    office = office or at_work()
    office.issue(A)
    ticket = office.call()
    office.wait(60)
    return office, ticket


def come_back(office: Office, ticket: TicketId) -> None:
    """Let a missed person return."""
    office.do(ReturnTicket, ticket=ticket)


def call_elsewhere(office: Office, ticket: TicketId) -> None:
    """Call the ticket at the other counter."""
    office.do(CallTicket, counter=C2, ticket=ticket, reason=REASON)
