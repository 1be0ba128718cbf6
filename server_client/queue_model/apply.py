"""What each event makes of a branch's state; it refuses nothing but an event that is not the next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from server_client.queue_model import events, kiosk_effects
from server_client.queue_model.branch import Branch
from server_client.queue_model.calling import overtaken_by
from server_client.queue_model.commands import TransferPosition
from server_client.queue_model.configuration import NOT_PRINTED
from server_client.queue_model.counter import Counter, CounterState
from server_client.queue_model.events import Event, EventData
from server_client.queue_model.ids import CounterId, OutcomeCode, TicketId
from server_client.queue_model.lines import joined, left
from server_client.queue_model.persistent_map import PersistentMap
from server_client.queue_model.ticket import Need, Ticket, TicketState, Visit


class OutOfOrder(Exception):
    """The event is not the next of this branch: its log has a hole, a repeat, or is another's."""


def apply(branch: Branch, event: Event) -> Branch:
    """Return the branch after the event; OutOfOrder if it is not the next one of this branch."""
    if event.branch != branch.id or event.seq != branch.seq + 1 or event.at < branch.at or event.epoch < branch.epoch:
        raise OutOfOrder(
            f"Branch {branch.id} is at event {branch.seq} of epoch {branch.epoch}, {branch.at.isoformat()};"
            f" event {event.seq} of {event.branch}, epoch {event.epoch}, {event.at.isoformat()} does not follow"
        )
    changed = _EFFECTS[type(event.data)](branch, event.data, event)
    if changed is branch:
        changed = replace(branch)
    # What an effect has made is nobody else's yet, so its header is written into it: a second copy of all its fields
    # would be a tenth of the work of issuing a ticket.
    write = object.__setattr__
    write(changed, "epoch", event.epoch)
    write(changed, "seq", event.seq)
    write(changed, "at", event.at)
    write(changed, "settled", changed.settled.set(event.command_id, event.seq))
    return changed


def _configuration_adopted(branch: Branch, data: events.ConfigurationAdopted, event: Event) -> Branch:
    return replace(
        branch, configuration=data.configuration, devices=kiosk_effects.still_there(branch, data.configuration)
    )


def _day_opened(branch: Branch, data: events.DayOpened, event: Event) -> Branch:
    if data.day == branch.day:
        return replace(branch, is_open=True)
    return replace(
        branch,
        day=data.day,
        is_open=True,
        closed_services=frozenset(),
        numbers=PersistentMap(),
        visits=PersistentMap(),
        tickets=PersistentMap(),
        lines=PersistentMap(),
        tokens=PersistentMap(),
        bookings=PersistentMap(),
        settled=PersistentMap(),
        devices=kiosk_effects.all_gone_home(branch),
    )


def _day_closed(branch: Branch, data: events.DayClosed, event: Event) -> Branch:
    return replace(branch, is_open=False, devices=kiosk_effects.all_gone_home(branch))


def _service_opened(branch: Branch, data: events.ServiceOpened, event: Event) -> Branch:
    return replace(branch, closed_services=branch.closed_services - {data.service})


def _service_closed(branch: Branch, data: events.ServiceClosed, event: Event) -> Branch:
    return replace(branch, closed_services=branch.closed_services | {data.service})


def _booking_checked_in(branch: Branch, data: events.BookingCheckedIn, event: Event) -> Branch:
    return replace(branch, bookings=branch.bookings.set(data.booking, data.visit))


def _paper_tickets_adopted(branch: Branch, data: events.PaperTicketsAdopted, event: Event) -> Branch:
    return branch


def _ticket_issued(branch: Branch, data: events.TicketIssued, event: Event) -> Branch:
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


def _need_queued(branch: Branch, data: events.NeedQueued, event: Event) -> Branch:
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
    return _queued(_with_need_begun(branch, visit, data.ticket), ticket)


def _with_need_begun(branch: Branch, visit: Visit, ticket: TicketId) -> Branch:
    index = visit.next_need
    needs = tuple(replace(need, ticket=ticket) if at == index else need for at, need in enumerate(visit.needs))
    return _with_visit(branch, replace(visit, needs=needs, ticket=ticket))


def _need_added(branch: Branch, data: events.NeedAdded, event: Event) -> Branch:
    visit = branch.visits[data.visit]
    return _with_visit(branch, replace(visit, needs=(*visit.needs, Need(service=data.service))))


def _ticket_called(branch: Branch, data: events.TicketCalled, event: Event) -> Branch:
    ticket = branch.tickets[data.ticket]
    overtaken = overtaken_by(branch, ticket, event.at)
    called = replace(
        ticket,
        state=TicketState.CALLED,
        counter=data.counter,
        directed_to=None,
        goes_first=False,
        offered_from=None,
        calls=1,
        called_to=data.counter,
        called_at=event.at,
        started_at=None,
        call_reason=data.reason,
    )
    changed = {other.id: replace(other, passed=other.passed + 1) for other in overtaken} | {called.id: called}
    counter = replace(branch.counter(data.counter), state=CounterState.CALLED, ticket=called.id, since=event.at)
    return replace(
        branch,
        lines=left(branch.lines, ticket),
        tickets=branch.tickets.update(changed),
        counters=branch.counters.set(counter.id, counter),
    )


def _ticket_recalled(branch: Branch, data: events.TicketRecalled, event: Event) -> Branch:
    ticket = branch.tickets[data.ticket]
    return _with_ticket(branch, replace(ticket, calls=ticket.calls + 1, called_at=event.at))


def _serving_started(branch: Branch, data: events.ServingStarted, event: Event) -> Branch:
    ticket = replace(branch.tickets[data.ticket], state=TicketState.SERVING, started_at=event.at)
    counter = replace(branch.counter(data.counter), state=CounterState.SERVING, since=event.at)
    return _with_counter(_with_ticket(branch, ticket), counter)


def _ticket_finished(branch: Branch, data: events.TicketFinished, event: Event) -> Branch:
    return _freed(
        branch,
        data.counter,
        _ended(branch, data.ticket, TicketState.FINISHED, event.at, outcome=data.outcome),
        event.at,
        to=CounterState.WRAP_UP if data.wrap_up else CounterState.IDLE,
    )


def _ticket_missed(branch: Branch, data: events.TicketMissed, event: Event) -> Branch:
    ticket = branch.tickets[data.ticket]
    missed = replace(ticket, state=TicketState.MISSED, counter=None, misses=ticket.misses + 1, away_since=event.at)
    return _freed(branch, data.counter, missed, event.at)


def _ticket_abandoned(branch: Branch, data: events.TicketAbandoned, event: Event) -> Branch:
    ended = _ended(branch, data.ticket, TicketState.ABANDONED, event.at)
    return _freed(branch, data.counter, replace(ended, misses=ended.misses + 1), event.at)


def _ticket_returned(branch: Branch, data: events.TicketReturned, event: Event) -> Branch:
    ticket = branch.tickets[data.ticket]
    return _queued(branch, replace(ticket, state=TicketState.WAITING, offered_from=data.offered_from, away_since=None))


def _ticket_held(branch: Branch, data: events.TicketHeld, event: Event) -> Branch:
    ticket = branch.tickets[data.ticket]
    held = replace(
        ticket,
        state=TicketState.HELD,
        counter=None,
        directed_to=data.counter,
        moves=ticket.moves + 1,
        away_since=event.at,
    )
    return _freed(branch, data.counter, held, event.at)


def _ticket_resumed(branch: Branch, data: events.TicketResumed, event: Event) -> Branch:
    ticket = branch.tickets[data.ticket]
    return _queued(branch, replace(ticket, state=TicketState.WAITING, directed_to=data.counter, away_since=None))


def _ticket_transferred(branch: Branch, data: events.TicketTransferred, event: Event) -> Branch:
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
    if ticket.state is TicketState.WAITING:
        return _queued(replace(branch, lines=left(branch.lines, ticket)), sent)
    return _queued(_with_counter_freed(branch, ticket.counter, event.at), sent)


def _ticket_cancelled(branch: Branch, data: events.TicketCancelled, event: Event) -> Branch:
    after = _out_of_queue(branch, data.ticket, TicketState.CANCELLED, event.at)
    return _with_booking_given_back(after, data.ticket) if data.reason == NOT_PRINTED else after


def _ticket_expired(branch: Branch, data: events.TicketExpired, event: Event) -> Branch:
    counter = branch.tickets[data.ticket].counter
    return _with_counter_freed(_out_of_queue(branch, data.ticket, TicketState.EXPIRED, event.at), counter, event.at)


def _priority_set(branch: Branch, data: events.PrioritySet, event: Event) -> Branch:
    ticket = branch.tickets[data.ticket]
    changed = replace(ticket, class_code=data.class_code)
    if ticket.state is TicketState.WAITING:
        return _queued(replace(branch, lines=left(branch.lines, ticket)), changed)
    return _with_ticket(branch, changed)


def _counter_opened(branch: Branch, data: events.CounterOpened, event: Event) -> Branch:
    counter = Counter(id=data.counter, state=CounterState.IDLE, clerk=data.clerk, profile=data.profile, since=event.at)
    return _with_counter(branch, counter)


def _counter_paused(branch: Branch, data: events.CounterPaused, event: Event) -> Branch:
    counter = branch.counter(data.counter)
    return _with_counter(branch, replace(counter, state=CounterState.PAUSED, pause_reason=data.reason, since=event.at))


def _counter_closed(branch: Branch, data: events.CounterClosed, event: Event) -> Branch:
    for ticket in branch.tickets.values():
        if ticket.state is TicketState.WAITING and ticket.directed_to == data.counter:
            branch = _queued(replace(branch, lines=left(branch.lines, ticket)), replace(ticket, directed_to=None))
    return _with_counter(branch, Counter(id=data.counter, since=event.at))


def _service_rated(branch: Branch, data: events.ServiceRated, event: Event) -> Branch:
    return _with_ticket(branch, replace(branch.tickets[data.ticket], rating=data.score))


def _ticket_printed(branch: Branch, data: events.TicketPrinted, event: Event) -> Branch:
    return _with_visit(branch, replace(branch.visits[data.visit], prints=data.copy, print_fault=None))


def _ticket_print_failed(branch: Branch, data: events.TicketPrintFailed, event: Event) -> Branch:
    return _with_visit(branch, replace(branch.visits[data.visit], print_fault=data.fault))


def _with_ticket(branch: Branch, ticket: Ticket) -> Branch:
    return replace(branch, tickets=branch.tickets.set(ticket.id, ticket))


def _with_visit(branch: Branch, visit: Visit) -> Branch:
    return replace(branch, visits=branch.visits.set(visit.id, visit))


def _with_counter(branch: Branch, counter: Counter) -> Branch:
    return replace(branch, counters=branch.counters.set(counter.id, counter))


def _queued(branch: Branch, ticket: Ticket) -> Branch:
    tickets = branch.tickets.set(ticket.id, ticket)
    return replace(branch, tickets=tickets, lines=joined(branch.lines, tickets, ticket))


def _ended(
    branch: Branch, ticket: TicketId, state: TicketState, at: datetime, *, outcome: OutcomeCode | None = None
) -> Ticket:
    return replace(
        branch.tickets[ticket],
        state=state,
        counter=None,
        directed_to=None,
        away_since=None,
        ended_at=at,
        outcome=outcome,
    )


def _out_of_queue(branch: Branch, ticket: TicketId, state: TicketState, at: datetime) -> Branch:
    before = branch.tickets[ticket]
    lines = left(branch.lines, before) if before.state is TicketState.WAITING else branch.lines
    return _with_ticket(replace(branch, lines=lines), _ended(branch, ticket, state, at))


def _with_booking_given_back(branch: Branch, ticket: TicketId) -> Branch:
    # Nobody has seen the number, so whoever booked may check in as if they had never tried.
    visit = branch.visits[branch.tickets[ticket].visit]
    if visit.booking is None:
        return branch
    others = {booking: holder for booking, holder in branch.bookings.items() if booking != visit.booking}
    visits = branch.visits.set(visit.id, replace(visit, booking=None))
    return replace(branch, visits=visits, bookings=PersistentMap(others))


def _freed(
    branch: Branch, counter: CounterId, ticket: Ticket, at: datetime, *, to: CounterState = CounterState.IDLE
) -> Branch:
    return _with_counter_freed(_with_ticket(branch, ticket), counter, at, to=to)


def _with_counter_freed(
    branch: Branch, counter: CounterId | None, at: datetime, *, to: CounterState = CounterState.IDLE
) -> Branch:
    if counter is None:
        return branch
    return _with_counter(branch, replace(branch.counter(counter), state=to, ticket=None, since=at))


# One entry a type: the value's second parameter is of the key's type, which the type checker cannot express.
_EFFECTS: dict[type[EventData], Callable[[Branch, Any, Event], Branch]] = {  # type: ignore[explicit-any]
    events.ConfigurationAdopted: _configuration_adopted,
    events.DayOpened: _day_opened,
    events.DayClosed: _day_closed,
    events.ServiceOpened: _service_opened,
    events.ServiceClosed: _service_closed,
    events.BookingCheckedIn: _booking_checked_in,
    events.PaperTicketsAdopted: _paper_tickets_adopted,
    events.TicketIssued: _ticket_issued,
    events.NeedQueued: _need_queued,
    events.NeedAdded: _need_added,
    events.TicketCalled: _ticket_called,
    events.TicketRecalled: _ticket_recalled,
    events.ServingStarted: _serving_started,
    events.TicketFinished: _ticket_finished,
    events.TicketMissed: _ticket_missed,
    events.TicketAbandoned: _ticket_abandoned,
    events.TicketReturned: _ticket_returned,
    events.TicketHeld: _ticket_held,
    events.TicketResumed: _ticket_resumed,
    events.TicketTransferred: _ticket_transferred,
    events.TicketCancelled: _ticket_cancelled,
    events.TicketExpired: _ticket_expired,
    events.PrioritySet: _priority_set,
    events.CounterOpened: _counter_opened,
    events.CounterPaused: _counter_paused,
    events.CounterClosed: _counter_closed,
    events.ServiceRated: _service_rated,
    events.TicketPrinted: _ticket_printed,
    events.TicketPrintFailed: _ticket_print_failed,
    events.HelpAsked: kiosk_effects.help_asked,
    events.HelpAnswered: kiosk_effects.help_answered,
    events.DeviceReported: kiosk_effects.device_reported,
}
