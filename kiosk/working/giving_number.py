"""Asks for the number that a person has confirmed, prints it, and tells the branch how the paper came out."""

import logging
from datetime import datetime

from kiosk.issuing import NoAnswer, Order
from kiosk.offering import in_language
from kiosk.printing.errors import PrinterUnavailable
from kiosk.printing.ticket_face import TicketFace, TicketRules
from kiosk.screen import Surroundings, tracking_url
from kiosk.visiting.happening import LineLost
from kiosk.visiting.taking_number import NumberGiven, NumberRefused, PaperCame, PaperFailed
from kiosk.visiting.visit import Visit
from kiosk.working.work import Work
from server_client.client.errors import OutboxUnavailable
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.local_time import local_day
from server_client.queue_model.refusals import Refused
from server_client.queue_model.waiting import people_ahead
from server_client.wire.answers import Settled

log = logging.getLogger("motcua.kiosk")


async def give_number(work: Work) -> None:
    """Ask for a number for the visit's needs."""
    visit = work.visit
    if not visit.needs:
        raise ValueError("A number is asked for before a service was chosen")
    order = Order(service=visit.needs[0], class_code=visit.class_code, language=visit.language)
    try:
        issuing = await work.world.desk()
        settled = await issuing.take_number(order)
    except Refused as refused:
        work.happen(NumberRefused(code=refused.code))
    except (NoAnswer, OutboxUnavailable) as exc:
        log.warning("A number for %s could not be given: %s", order.service, exc)
        work.happen(LineLost())
    else:
        ticket = issued(settled)
        ahead = ahead_of(work.around().branch, settled, ticket, work.world.now())
        work.happen(NumberGiven(ticket=ticket, ahead=ahead))


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


def issued(settled: Settled) -> TicketIssued:
    """Return the ticket of the answer to an IssueTicket."""
    return next(event.data for event in settled.events if isinstance(event.data, TicketIssued))


def ahead_of(branch: Branch, settled: Settled, ticket: TicketIssued, now: datetime) -> int:
    """Return how many are before the ticket by the calling rule, as far as the kiosk has followed the branch.

    It usually hears the answer before the feed brings the same event. If it has missed others in between, what the
    branch counted when it gave the number is the best there is.
    """
    for event in settled.events:
        if event.seq == branch.seq + 1:
            branch = apply(branch, event)
    known = branch.tickets.get(ticket.ticket)
    ahead = people_ahead(branch, known, now) if known is not None else None
    return ticket.ahead if ahead is None else ahead


def _face(visit: Visit, ticket: TicketIssued, around: Surroundings) -> TicketFace:
    configuration = around.branch.configuration
    service = configuration.service(ticket.needs[0]) if configuration else None
    if configuration is None or service is None:
        raise ValueError(f"Number {ticket.number} is for a service that this kiosk does not know")
    policy = configuration.policy_on(local_day(ticket.issued_at))
    return TicketFace(
        office=in_language(configuration.office, visit.language),
        branch=in_language(configuration.branch, visit.language),
        number=ticket.number,
        service=in_language(service.names, visit.language),
        issued_at=ticket.issued_at,
        valid_on=local_day(ticket.issued_at),
        language=visit.language,
        people_ahead=visit.ahead,
        tracking_url=tracking_url(visit, around.public_url) or None,
        rules=TicketRules(
            overtaking_limit=policy.overtaking_limit,
            missed_minutes=policy.return_delay_s // 60,
            misses_allowed=policy.miss_limit,
        ),
        copy=visit.reprints,
    )
