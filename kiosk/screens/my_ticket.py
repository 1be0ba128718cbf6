"""What is shown of a ticket that is presented again: its number and how far it has come; never whose it is."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.offering import in_language
from kiosk.visiting.step import Step
from kiosk.visiting.visit import Visit
from server_client.dossier_model.scanned_payload import OwnTicket
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import Language
from server_client.queue_model.ticket import Ticket, TicketState
from server_client.queue_model.waiting import people_ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class MyTicketScreen:
    """The ticket as the branch knows it; no number if it is of another day or branch.

    `ahead` is None unless it waits, `counter` 0 unless it has been called somewhere.
    """

    number: str = ""
    service: str = ""
    state: TicketState | None = None
    ahead: int | None = None
    counter: int = 0


NO_TICKET = MyTicketScreen()


def my_ticket_screen(visit: Visit, branch: Branch, now: datetime) -> MyTicketScreen:
    """Return how the presented ticket stands at `now`; nothing while another page is shown."""
    if visit.step is not Step.MY_TICKET or not isinstance(visit.slip, OwnTicket):
        return NO_TICKET
    ticket = _ticket(branch, visit.slip)
    if ticket is None:
        return NO_TICKET
    counter = branch.configuration.counter(ticket.counter) if branch.configuration and ticket.counter else None
    return MyTicketScreen(
        number=ticket.number,
        service=_service(branch, ticket, visit.language),
        state=ticket.state,
        ahead=people_ahead(branch, ticket, now) if ticket.state is TicketState.WAITING else None,
        counter=counter.number if counter is not None else 0,
    )


def _ticket(branch: Branch, slip: OwnTicket) -> Ticket | None:
    """Return the visit's present ticket: the one of the need that is dealt with now, or of the last."""
    visit = branch.tokens.get(slip.token)
    known = branch.visits.get(visit) if visit is not None else None
    tickets = [need.ticket for need in known.needs if need.ticket is not None] if known is not None else []
    return branch.tickets.get(tickets[-1]) if tickets else None


def _service(branch: Branch, ticket: Ticket, language: Language) -> str:
    service = branch.configuration.service(ticket.service) if branch.configuration is not None else None
    return in_language(service.names, language) if service is not None else ""
