"""What the giving out of numbers changes: a visit with its needs, and a ticket of it in line."""

from dataclasses import replace

from server_client.queue_model import events
from server_client.queue_model.applying import steps, taking_back
from server_client.queue_model.branch import Branch
from server_client.queue_model.counter import DeedKind
from server_client.queue_model.events import Event
from server_client.queue_model.ids import TicketId
from server_client.queue_model.lines import joined
from server_client.queue_model.ticket import Need, Ticket, Visit


def ticket_issued(branch: Branch, data: events.TicketIssued, event: Event) -> Branch:
    """Someone is here, and waits for the first of their needs."""
    first, *later = data.needs
    visit = Visit(
        id=data.visit,
        number=data.number,
        token=data.token,
        language=data.language,
        issued_at=data.issued_at,
        origin=data.origin,
        needs=(Need(service=first, ticket=data.ticket), *(Need(service=service) for service in later)),
        ticket=data.ticket,
        booking=data.booking,
    )
    ticket = Ticket(
        id=data.ticket,
        visit=data.visit,
        number=data.number,
        service=first,
        class_code=data.class_code,
        clock=data.clock,
        seq=event.seq,
        queued_at=data.issued_at,
        offered_from=data.offered_from,
        booked_for=data.booked_for,
    )
    tickets = branch.tickets.set(ticket.id, ticket)
    numbers, tokens = branch.numbers, branch.tokens
    if data.series is not None and data.ordinal is not None:
        numbers = numbers.set(data.series, data.ordinal)
    if data.token is not None:
        tokens = tokens.set(data.token, data.visit)
    # One replacement rather than two: this is the busiest event of the log.
    return replace(
        branch,
        visits=branch.visits.set(visit.id, visit),
        tickets=tickets,
        lines=joined(branch.lines, tickets, ticket),
        numbers=numbers,
        tokens=tokens,
    )


def booking_checked_in(branch: Branch, data: events.BookingCheckedIn, event: Event) -> Branch:
    """The booking has been used."""
    return replace(branch, bookings=branch.bookings.set(data.booking, data.visit))


def paper_tickets_adopted(branch: Branch, data: events.PaperTicketsAdopted, event: Event) -> Branch:
    """Nothing: the tickets come in events of their own."""
    return branch


def need_queued(branch: Branch, data: events.NeedQueued, event: Event) -> Branch:
    """The visit waits for the next of its needs."""
    visit = branch.visits[data.visit]
    ticket = Ticket(
        id=data.ticket,
        visit=data.visit,
        number=visit.number,
        service=data.service,
        class_code=data.class_code,
        clock=data.clock,
        seq=event.seq,
        queued_at=event.at,
    )
    return steps.queued(_with_need_begun(branch, visit, data.ticket), ticket)


def need_added(branch: Branch, data: events.NeedAdded, event: Event) -> Branch:
    """The visit is for one service more, which the counter that added it can take back."""
    visit = branch.visits[data.visit]
    after = steps.with_visit(branch, replace(visit, needs=(*visit.needs, Need(service=data.service))))
    if data.counter is None:
        return after
    return taking_back.noted(
        branch,
        after,
        event,
        deed=DeedKind.ADD_NEED,
        counter=data.counter,
        ticket=visit.ticket,
        need=data.service,
    )


def _with_need_begun(branch: Branch, visit: Visit, ticket: TicketId) -> Branch:
    index = visit.next_need
    needs = tuple(replace(need, ticket=ticket) if at == index else need for at, need in enumerate(visit.needs))
    return steps.with_visit(branch, replace(visit, needs=needs, ticket=ticket))
