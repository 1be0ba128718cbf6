"""How someone at the desk is served without having waited; the guarantee of those who wait holds against it."""

from dataclasses import replace
from datetime import datetime

from server_client.queue_model import commands, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.calling import reason_without_waiting
from server_client.queue_model.deciding import issuing, serving
from server_client.queue_model.events import EventData
from server_client.queue_model.ticket import Ticket, TicketOrigin


def serve_walk_in(branch: Branch, command: commands.ServeWalkIn, now: datetime) -> list[EventData]:
    """Give out a number as the kiosk would, and serve it at once; whoever waits for the service is overtaken by it."""
    counter = serving.ready(branch, command.counter)
    wish = commands.IssueTicket(
        id=command.id,
        needs=(command.service,),
        token=command.token,
        language=command.language,
        class_code=command.class_code,
    )
    issued = replace(issuing.counted(branch, wish, now), origin=TicketOrigin.DESK)
    serving.is_of_profile(branch, command.service, counter)
    ticket = _as_issued(branch, issued, now)
    serving.overtakes_no_one_guaranteed(branch, ticket, now)
    reason = reason_without_waiting(branch, ticket, now)
    return [
        issued,
        events.TicketCalled(ticket=ticket.id, counter=counter.id, reason=reason),
        events.ServingStarted(ticket=ticket.id, counter=counter.id),
    ]


def _as_issued(branch: Branch, issued: events.TicketIssued, now: datetime) -> Ticket:
    return Ticket(
        id=issued.ticket,
        visit=issued.visit,
        number=issued.number,
        service=issued.needs[0],
        class_code=issued.class_code,
        clock=now,
        seq=branch.seq + 1,
        queued_at=now,
    )
