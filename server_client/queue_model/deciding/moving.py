"""How a ticket leaves and rejoins its line: missed and back, put off, held, sent on, cancelled, of another class."""

from datetime import datetime, timedelta

from server_client.queue_model import commands, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import TransferPosition
from server_client.queue_model.configuration import MOVED, NOT_PRINTED, ClassKind
from server_client.queue_model.counter import CounterState
from server_client.queue_model.deciding import guards
from server_client.queue_model.events import EventData
from server_client.queue_model.ids import CounterId, ServiceCode
from server_client.queue_model.lines import sent_to
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.ticket import Ticket, TicketState

# The finest step of the log's times; it puts one clock before or after another.
_STEP = timedelta(milliseconds=1)


def return_ticket(branch: Branch, command: commands.ReturnTicket, now: datetime) -> list[EventData]:
    """Put a missed ticket back at its own place, to be offered a while after the miss."""
    ticket = guards.ticket_in(branch, command.ticket, TicketState.MISSED)
    missed_at = ticket.away_since or now
    delay = timedelta(seconds=branch.policy.return_delay_s)
    return [events.TicketReturned(ticket=ticket.id, offered_from=missed_at + delay)]


def postpone_ticket(branch: Branch, command: commands.PostponeTicket, now: datetime) -> list[EventData]:
    """Offer a waiting ticket to nobody for some minutes; its place is kept, and who goes before it is not counted."""
    ticket = guards.ticket_in(branch, command.ticket, TicketState.WAITING)
    if ticket.directed_to is not None:
        counter = guards.sign(branch, ticket.directed_to)
        raise Refused(RefusalCode.AWAITED_AT_COUNTER, number=ticket.number, counter=counter)
    limit = branch.policy.postpone_limit
    if ticket.postponed >= limit:
        raise Refused(RefusalCode.POSTPONE_LIMIT, number=ticket.number, limit=limit)
    # Minutes more are added to those that are still running.
    begins = now if ticket.offered_from is None else max(now, ticket.offered_from)
    until = begins + timedelta(seconds=branch.policy.postpone_s)
    return [events.TicketPostponed(ticket=ticket.id, offered_from=until)]


def hold_ticket(branch: Branch, command: commands.HoldTicket, now: datetime) -> list[EventData]:
    """Let the person at the counter step aside."""
    guards.known_reason(guards.configured(branch).hold_reasons, command.reason)
    ticket = guards.ticket_at(branch, command.ticket, command.counter, TicketState.CALLED, TicketState.SERVING)
    _may_move(branch, ticket)
    return [events.TicketHeld(ticket=ticket.id, counter=command.counter, reason=command.reason)]


def resume_ticket(branch: Branch, command: commands.ResumeTicket, now: datetime) -> list[EventData]:
    """Bring a held person back to their own counter, or to any of the service if that is closed."""
    ticket = guards.ticket_in(branch, command.ticket, TicketState.HELD)
    own = ticket.directed_to
    is_there = own is not None and branch.counter(own).state is not CounterState.CLOSED
    return [events.TicketResumed(ticket=ticket.id, counter=own if is_there else None)]


def transfer_ticket(branch: Branch, command: commands.TransferTicket, now: datetime) -> list[EventData]:
    """Send a ticket to another service, to a counter, or both."""
    configuration = guards.configured(branch)
    ticket = guards.known_ticket(branch, command.ticket)
    guards.not_elsewhere(branch, ticket, command.sender)
    guards.ticket_in(branch, ticket.id, TicketState.WAITING, TicketState.CALLED, TicketState.SERVING)
    if command.service is None and command.counter is None:
        raise Refused(RefusalCode.NO_TARGET, number=ticket.number)
    service = guards.known_service(configuration, command.service or ticket.service).code
    if command.counter is not None:
        guards.open_counter(branch, command.counter)
    _may_move(branch, ticket)
    clock = _joining_clock(ticket, _waiting_there(branch, service, command.counter), command.position, now)
    return [
        events.TicketTransferred(
            ticket=ticket.id, service=service, counter=command.counter, position=command.position, clock=clock
        )
    ]


def cancel_ticket(branch: Branch, command: commands.CancelTicket, now: datetime) -> list[EventData]:
    """Give up the place of a person who is at no counter."""
    if command.reason not in {MOVED, NOT_PRINTED}:
        guards.known_reason(guards.configured(branch).cancel_reasons, command.reason)
    ticket = guards.ticket_in(branch, command.ticket, TicketState.WAITING, TicketState.HELD, TicketState.MISSED)
    return [events.TicketCancelled(ticket=ticket.id, reason=command.reason)]


def set_priority(branch: Branch, command: commands.SetPriority, now: datetime) -> list[EventData]:
    """Grant or withdraw a priority class; a booking stays one."""
    configuration = guards.configured(branch)
    ticket = guards.live_ticket(branch, command.ticket)
    _done_at(branch, command.counter)
    if guards.known_class(configuration, ticket.class_code).kind is ClassKind.BOOKING:
        raise Refused(RefusalCode.BOOKING_KEEPS_CLASS, number=ticket.number)
    guards.grantable_class(configuration, command.class_code, now)
    if ticket.class_code == command.class_code:
        raise Refused(RefusalCode.CLASS_UNCHANGED, number=ticket.number, class_code=command.class_code)
    return [events.PrioritySet(ticket=ticket.id, class_code=command.class_code, counter=command.counter)]


def add_need(branch: Branch, command: commands.AddNeed, now: datetime) -> list[EventData]:
    """Put one more service on the list of a visit that is still going on."""
    configuration = guards.configured(branch)
    ticket = guards.live_ticket(branch, command.ticket)
    _done_at(branch, command.counter)
    service = guards.known_service(configuration, command.service)
    if service.code in branch.closed_services:
        raise Refused(RefusalCode.SERVICE_CLOSED, service=service.code)
    visit = branch.visits[ticket.visit]
    ahead = {ticket.service} | {need.service for need in visit.needs if need.ticket is None}
    if service.code in ahead:
        raise Refused(RefusalCode.NEED_ALREADY_LISTED, service=service.code)
    limit = branch.policy.need_limit
    if len(visit.needs) >= limit:
        raise Refused(RefusalCode.NEED_LIMIT, limit=limit)
    return [events.NeedAdded(visit=visit.id, service=service.code, counter=command.counter)]


def _done_at(branch: Branch, counter: CounterId | None) -> None:
    if counter is not None:
        guards.open_counter(branch, counter)


def _may_move(branch: Branch, ticket: Ticket) -> None:
    limit = branch.policy.move_limit
    if ticket.moves >= limit:
        raise Refused(RefusalCode.MOVE_LIMIT, number=ticket.number, limit=limit)


def _waiting_there(branch: Branch, service: ServiceCode, counter: CounterId | None) -> list[Ticket]:
    if counter is None:
        return list(branch.waiting_for(service))
    return [branch.tickets[ticket] for ticket in sent_to(branch.lines, counter)]


def _joining_clock(ticket: Ticket, there: list[Ticket], position: TransferPosition, now: datetime) -> datetime:
    others = [other for other in there if other.id != ticket.id]
    if position is TransferPosition.BY_ISSUE:
        return ticket.clock
    if position is TransferPosition.FIRST:
        return min([ticket.clock, *(other.clock - _STEP for other in others)])
    # Who is booked for later is here before their time: the end of the line is before them.
    come = [other for other in others if other.booked_for is None or other.booked_for <= now]
    return max([now, ticket.clock, *(other.clock + _STEP for other in come)])
