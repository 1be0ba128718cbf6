"""Asks for the number that a person has confirmed, prints it, and tells the branch how the paper came out."""

import logging
from datetime import datetime

from kiosk.issuing import GivenNumber, NoAnswer, Order
from kiosk.printing.errors import PrinterUnavailable
from kiosk.printing.ticket_face import TicketFace
from kiosk.screen import Surroundings, tracking_url
from kiosk.screens.finding import procedure_name
from kiosk.ticket_faces import Printing, first_face
from kiosk.visiting.happening import LineLost
from kiosk.visiting.keeping import Keeping, KeepingLost, KeepingRefused, OverLimit
from kiosk.visiting.taking_number import NumberGiven, NumberRefused, PaperCame, PaperFailed
from kiosk.visiting.visit import Visit
from kiosk.working.preregistering import Kept, is_prepared, keep_prepared, take_back
from kiosk.working.work import Work
from server_client.client.errors import OutboxUnavailable
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.refusals import Refused
from server_client.queue_model.waiting import people_ahead

log = logging.getLogger("motcua.kiosk")


async def give_number(work: Work) -> None:
    """Ask for a number for the visit's needs."""
    visit = work.visit
    if not visit.needs:
        raise ValueError("A number is asked for before a service was chosen")
    kept = await keep_prepared(work)
    if isinstance(kept, OverLimit):
        work.happen(KeepingRefused(over=kept))
        return
    bears = kept.visit if kept is not None else None
    order = Order(needs=visit.needs, class_code=visit.class_code, language=visit.language, visit=bears)
    try:
        issuing = await work.world.desk()
        given = await issuing.give_number(order)
    except Refused as refused:
        _lose(work, kept)
        work.happen(NumberRefused(code=refused.code))
    except (NoAnswer, OutboxUnavailable) as exc:
        log.warning("A number for %s could not be given: %s", order.needs[0], exc)
        _lose(work, kept)
        work.happen(LineLost())
    else:
        ahead = ahead_of(work.around().branch, given, work.world.now())
        if given.ticket.visit != bears:
            _lose(work, kept)
            kept = None
        if kept is not None:
            issuing.note_preparation(kept.visit, kept.code)
        keeping = Keeping(code=kept.code if kept else None, is_lost=kept is None and is_prepared(visit))
        work.happen(NumberGiven(ticket=given.ticket, ahead=ahead, keeping=keeping))


def _lose(work: Work, kept: Kept | None) -> None:
    """Take back what was kept for a number that did not come."""
    if kept is not None:
        take_back(work.world, kept.order)
        work.happen(KeepingLost())


async def print_ticket(work: Work) -> None:
    """Print the visit's ticket."""
    ticket = work.visit.ticket
    if ticket is None:
        raise ValueError("A paper is asked for before there is a number")
    issuing = await work.world.desk()
    fault = None
    try:
        await issuing.print_ticket(_face(work.visit, ticket, work.around()))
    except PrinterUnavailable as exc:
        log.warning("The paper of %s did not come out: %s", ticket.number, exc)
        fault = exc.fault.value
    work.happen(PaperCame() if fault is None else PaperFailed())
    try:
        await issuing.report_print(ticket.visit, fault)
        await issuing.prepare()
    except OutboxUnavailable as exc:
        log.error("The branch is not told how the paper of %s came out: %s", ticket.number, exc)


def ahead_of(branch: Branch, given: GivenNumber, now: datetime) -> int | None:
    """Return how many are before the number by the calling rule, as far as the kiosk has followed the branch.

    It usually hears the answer before the feed brings the same event. If it has missed others in between, what the
    branch counted when it gave the number is the best there is. Of a number of the kiosk's own nobody knows it.
    """
    if given.settled is None:
        return None
    for event in given.settled.events:
        if event.seq == branch.seq + 1:
            branch = apply(branch, event)
    known = branch.tickets.get(given.ticket.ticket)
    ahead = people_ahead(branch, known, now) if known is not None else None
    return given.ticket.ahead if ahead is None else ahead


def _face(visit: Visit, ticket: TicketIssued, around: Surroundings) -> TicketFace:
    configuration = around.branch.configuration
    if configuration is None:
        raise ValueError(f"Number {ticket.number} is of a branch that this kiosk does not know")
    code = visit.keeping.code
    printing = Printing(
        language=visit.language,
        people_ahead=visit.ahead,
        tracking_url=tracking_url(visit, around.public_url),
        copy=visit.reprints,
        dossiers=tuple(procedure_name(one.procedure, visit.language) for one in visit.dossiers if code is not None),
        preparation_code=code,
    )
    return first_face(ticket, configuration, printing)
