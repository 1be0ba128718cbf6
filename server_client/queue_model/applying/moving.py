"""What changes when a ticket leaves its line, comes back to one, or changes its place."""

from dataclasses import replace

from server_client.queue_model import events
from server_client.queue_model.applying import steps, taking_back
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import TransferPosition
from server_client.queue_model.configuration import NOT_PRINTED
from server_client.queue_model.counter import DeedKind
from server_client.queue_model.events import Event
from server_client.queue_model.ids import TicketId
from server_client.queue_model.persistent_map import PersistentMap
from server_client.queue_model.ticket import TicketState


def ticket_returned(branch: Branch, data: events.TicketReturned, event: Event) -> Branch:
    """Whoever was missed waits again."""
    ticket = branch.tickets[data.ticket]
    back = replace(ticket, state=TicketState.WAITING, offered_from=data.offered_from, away_since=None)
    return steps.queued(branch, back)


def ticket_postponed(branch: Branch, data: events.TicketPostponed, event: Event) -> Branch:
    """It stays in its place, and is passed over for a while."""
    ticket = branch.tickets[data.ticket]
    return steps.with_ticket(branch, replace(ticket, offered_from=data.offered_from, postponed=ticket.postponed + 1))


def ticket_held(branch: Branch, data: events.TicketHeld, event: Event) -> Branch:
    """It waits for something else, and the counter can go on, or take it back."""
    ticket = branch.tickets[data.ticket]
    held = replace(
        ticket,
        state=TicketState.HELD,
        counter=None,
        directed_to=data.counter,
        moves=ticket.moves + 1,
        away_since=event.at,
    )
    after = steps.freed(branch, data.counter, held, event.at)
    return taking_back.noted(branch, after, event, deed=DeedKind.HOLD, counter=data.counter, ticket=held.id)


def ticket_resumed(branch: Branch, data: events.TicketResumed, event: Event) -> Branch:
    """What it waited for is here: it waits at its counter again."""
    ticket = branch.tickets[data.ticket]
    back = replace(ticket, state=TicketState.WAITING, directed_to=data.counter, away_since=None)
    return steps.queued(branch, back)


def ticket_transferred(branch: Branch, data: events.TicketTransferred, event: Event) -> Branch:
    """It waits elsewhere; the counter that sent it there from its desk can take it back."""
    ticket = branch.tickets[data.ticket]
    # At another service, or at the end of the line, nobody has gone before it yet.
    starts_anew = data.service != ticket.service or data.position is TransferPosition.LAST
    sent = replace(
        ticket,
        state=TicketState.WAITING,
        service=data.service,
        counter=None,
        directed_to=data.counter,
        goes_first=data.position is TransferPosition.FIRST,
        clock=data.clock,
        offered_from=None,
        passed=0 if starts_anew else ticket.passed,
        moves=ticket.moves + 1,
    )
    if ticket.counter is None:
        return steps.requeued(branch, ticket, sent)
    after = steps.queued(steps.with_counter_freed(branch, ticket.counter, event.at), sent)
    return taking_back.noted(branch, after, event, deed=DeedKind.TRANSFER, counter=ticket.counter, ticket=sent.id)


def ticket_cancelled(branch: Branch, data: events.TicketCancelled, event: Event) -> Branch:
    """It is called no more."""
    after = steps.out_of_queue(branch, data.ticket, TicketState.CANCELLED, event.at)
    return _with_booking_given_back(after, data.ticket) if data.reason == NOT_PRINTED else after


def ticket_expired(branch: Branch, data: events.TicketExpired, event: Event) -> Branch:
    """The day ended before it was served."""
    counter = branch.tickets[data.ticket].counter
    after = steps.out_of_queue(branch, data.ticket, TicketState.EXPIRED, event.at)
    return steps.with_counter_freed(after, counter, event.at)


def priority_set(branch: Branch, data: events.PrioritySet, event: Event) -> Branch:
    """It is of another class, and waits among those; only this last word on its class can be taken back."""
    ticket = branch.tickets[data.ticket]
    changed = replace(ticket, class_code=data.class_code)
    settled = taking_back.settled(branch, ticket.id)
    if ticket.state is TicketState.WAITING:
        after = steps.requeued(settled, ticket, changed)
    else:
        after = steps.with_ticket(settled, changed)
    if data.counter is None:
        return after
    return taking_back.noted(branch, after, event, deed=DeedKind.SET_PRIORITY, counter=data.counter, ticket=ticket.id)


def _with_booking_given_back(branch: Branch, ticket: TicketId) -> Branch:
    # Nobody has seen the number, so whoever booked may check in as if they had never tried.
    visit = branch.visits[branch.tickets[ticket].visit]
    if visit.booking is None:
        return branch
    others = {booking: holder for booking, holder in branch.bookings.items() if booking != visit.booking}
    visits = branch.visits.set(visit.id, replace(visit, booking=None))
    return replace(branch, visits=visits, bookings=PersistentMap(others))
