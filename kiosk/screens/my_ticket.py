"""What is shown of a ticket that is presented again: its number and how far it has come; never whose it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.offering import in_language
from kiosk.visiting.checking_in import Lookup
from kiosk.visiting.presenting import Presented
from kiosk.visiting.step import Step
from kiosk.visiting.visit import Visit
from server_client.dossier_model.scanned_payload import OwnTicket
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import Language, VisitId
from server_client.queue_model.ticket import Ticket, TicketState
from server_client.queue_model.waiting import people_ahead
from server_client.wait_forecast.announcing import Announcement, ToldWaits, told_holder


class Standing(StrEnum):
    """How a presented slip stands; each deserves words of its own."""

    LOOKING = "looking"
    """The centre is being asked."""
    NO_ANSWER = "no_answer"
    UNKNOWN = "unknown"
    """Of another day or another branch."""
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    MISSED = "missed"
    FINISHED = "finished"
    ENDED = "ended"
    """Called off, given up or expired."""


_STANDINGS = {
    TicketState.WAITING: Standing.WAITING,
    TicketState.CALLED: Standing.CALLED,
    TicketState.SERVING: Standing.SERVING,
    TicketState.HELD: Standing.HELD,
    TicketState.MISSED: Standing.MISSED,
    TicketState.FINISHED: Standing.FINISHED,
    TicketState.ABANDONED: Standing.ENDED,
    TicketState.CANCELLED: Standing.ENDED,
    TicketState.EXPIRED: Standing.ENDED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MyTicketScreen:
    """The ticket as the branch knows it; no number unless it is one of this branch and day.

    `ahead` is None unless it waits, `told` also while nothing is foretold; `counter` 0 unless it was called somewhere.
    """

    standing: Standing | None = None
    number: str = ""
    service: str = ""
    ahead: int | None = None
    counter: int = 0
    told: Announcement | None = None


NO_TICKET = MyTicketScreen()


def my_ticket_screen(visit: Visit, branch: Branch, now: datetime, waits: ToldWaits | None = None) -> MyTicketScreen:
    """Return how the presented slip stands at `now`; nothing while another page is shown."""
    if visit.step is not Step.MY_TICKET or visit.presented is None:
        return NO_TICKET
    of = _visit_of(branch, visit.presented)
    ticket = _ticket(branch, of) if of is not None else None
    if ticket is None:
        return MyTicketScreen(standing=_unfound(visit.presented))
    place = ticket.counter or ticket.called_to
    counter = branch.configuration.counter(place) if branch.configuration and place else None
    is_waiting = ticket.state is TicketState.WAITING
    return MyTicketScreen(
        standing=_STANDINGS[ticket.state],
        number=ticket.number,
        service=_service(branch, ticket, visit.language),
        ahead=people_ahead(branch, ticket, now) if is_waiting else None,
        counter=counter.number if counter is not None else 0,
        told=told_holder(waits, ticket.id, ticket.service) if is_waiting else None,
    )


def _visit_of(branch: Branch, presented: Presented) -> VisitId | None:
    if isinstance(presented.slip, OwnTicket):
        return branch.tokens.get(presented.slip.token)
    return presented.visit


def _unfound(presented: Presented) -> Standing:
    if isinstance(presented.slip, OwnTicket):
        return Standing.UNKNOWN
    return {Lookup.NOT_ASKED: Standing.LOOKING, Lookup.NO_ANSWER: Standing.NO_ANSWER}.get(
        presented.lookup, Standing.UNKNOWN
    )


def _ticket(branch: Branch, visit: VisitId) -> Ticket | None:
    """Return the visit's present ticket: the one of the need that is dealt with now, or of the last."""
    known = branch.visits.get(visit)
    tickets = [need.ticket for need in known.needs if need.ticket is not None] if known is not None else []
    return branch.tickets.get(tickets[-1]) if tickets else None


def _service(branch: Branch, ticket: Ticket, language: Language) -> str:
    service = branch.configuration.service(ticket.service) if branch.configuration is not None else None
    return in_language(service.names, language) if service is not None else ""
