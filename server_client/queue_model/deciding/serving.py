"""How a ticket is called, served and finished, and what a counter that calls must be."""

from datetime import datetime

from server_client.queue_model import commands, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.calling import next_for, overtaken_by, profile_of, reason_by_hand, serves
from server_client.queue_model.configuration import BOOKING, WALK_IN
from server_client.queue_model.counter import Counter
from server_client.queue_model.deciding import guards
from server_client.queue_model.events import EventData
from server_client.queue_model.ids import CounterId, ServiceCode, TicketId
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.ticket import Ticket, TicketState


def call_next(branch: Branch, command: commands.CallNext, now: datetime) -> list[EventData]:
    """Call whom the rule names."""
    counter = ready(branch, command.counter)
    choice = next_for(branch, counter.id, now)
    if choice is None:
        raise Refused(RefusalCode.NOBODY_WAITING, counter=guards.sign(branch, counter.id))
    return [events.TicketCalled(ticket=choice.ticket.id, counter=counter.id, reason=choice.reason)]


def call_ticket(branch: Branch, command: commands.CallTicket, now: datetime) -> list[EventData]:
    """Call the ticket that the clerk has chosen, unless that breaks the overtaking guarantee of another."""
    counter = ready(branch, command.counter)
    guards.known_reason(guards.configured(branch).call_reasons, command.reason)
    ticket = guards.known_ticket(branch, command.ticket)
    guards.not_elsewhere(branch, ticket, None)
    ticket = guards.ticket_in(branch, command.ticket, TicketState.WAITING)
    _may_be_called_at(branch, ticket, counter)
    overtakes_no_one_guaranteed(branch, ticket, now)
    reason = reason_by_hand(branch, ticket, command.reason, now)
    return [events.TicketCalled(ticket=ticket.id, counter=counter.id, reason=reason)]


def recall_ticket(branch: Branch, command: commands.RecallTicket, now: datetime) -> list[EventData]:
    """Repeat the call, up to the limit."""
    ticket = guards.ticket_at(branch, command.ticket, command.counter, TicketState.CALLED)
    limit = branch.policy.call_limit
    if ticket.calls >= limit:
        raise Refused(RefusalCode.CALL_LIMIT, number=ticket.number, limit=limit)
    return [events.TicketRecalled(ticket=ticket.id, counter=command.counter)]


def start_serving(branch: Branch, command: commands.StartServing, now: datetime) -> list[EventData]:
    """Begin with the called person."""
    ticket = guards.ticket_at(branch, command.ticket, command.counter, TicketState.CALLED)
    return [events.ServingStarted(ticket=ticket.id, counter=command.counter)]


def finish_ticket(branch: Branch, command: commands.FinishTicket, now: datetime) -> list[EventData]:
    """End a need with its outcome, and queue the visit's next one at the visit's own time of issue."""
    ticket = guards.ticket_at(branch, command.ticket, command.counter, TicketState.SERVING)
    guards.known_outcome(guards.configured(branch), command.outcome)
    finished = events.TicketFinished(
        ticket=ticket.id, counter=command.counter, outcome=command.outcome, wrap_up=command.wrap_up
    )
    visit = branch.visits[ticket.visit]
    index = visit.next_need
    if index is None:
        return [finished]
    guards.unused_ticket(branch, TicketId(command.id))
    # A booking was for the first service only; in the next line its holder is one of those who came when they came.
    class_code = WALK_IN if ticket.class_code == BOOKING else ticket.class_code
    queued = events.NeedQueued(
        visit=visit.id,
        ticket=TicketId(command.id),
        service=visit.needs[index].service,
        class_code=class_code,
        clock=visit.issued_at,
    )
    return [finished, queued]


def miss_ticket(branch: Branch, command: commands.MissTicket, now: datetime) -> list[EventData]:
    """Note that the called person has not come; too many times ends the ticket."""
    ticket = guards.ticket_at(branch, command.ticket, command.counter, TicketState.CALLED)
    if ticket.misses + 1 >= branch.policy.miss_limit:
        return [events.TicketAbandoned(ticket=ticket.id, counter=command.counter)]
    return [events.TicketMissed(ticket=ticket.id, counter=command.counter)]


def ready(branch: Branch, counter: CounterId) -> Counter:
    """Return the counter, which must be free to take another ticket."""
    present = guards.open_counter(branch, counter)
    guards.not_busy(branch, present)
    if not present.state.may_call:
        sign = guards.sign(branch, counter)
        raise Refused(RefusalCode.COUNTER_NOT_READY, counter=sign, state=present.state)
    return present


def _may_be_called_at(branch: Branch, ticket: Ticket, counter: Counter) -> None:
    if ticket.directed_to == counter.id:
        return
    if ticket.directed_to is not None:
        sign = guards.sign(branch, ticket.directed_to)
        raise Refused(RefusalCode.SENT_ELSEWHERE, number=ticket.number, counter=sign)
    is_of_profile(branch, ticket.service, counter)


def is_of_profile(branch: Branch, service: ServiceCode, counter: Counter) -> None:
    """Refuse a service that the counter does not serve now."""
    if not serves(profile_of(branch, counter.id), service):
        sign = guards.sign(branch, counter.id)
        raise Refused(RefusalCode.NOT_IN_PROFILE, counter=sign, service=service)


def overtakes_no_one_guaranteed(branch: Branch, ticket: Ticket, now: datetime) -> None:
    """Refuse to let the ticket go before one that has been overtaken as often as may be."""
    limit = branch.policy.overtaking_limit
    for other in overtaken_by(branch, ticket, now):
        if other.passed >= limit:
            raise Refused(RefusalCode.WOULD_OVERTAKE, number=other.number, passed=other.passed)
