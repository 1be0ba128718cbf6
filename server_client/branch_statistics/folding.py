"""What each event adds to a branch's sums; it takes any event of a readable log, and counts those that do not fit.

What happens is counted in the half hour in which it happens, at the counter and clerk where it does; a number that is
given out in the half hour of its issue. A wait is counted once a number, when its person first comes to a counter, and
what a counter takes back is taken out again. What comes of announced waits, `forecast_folding` counts.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from server_client.branch_statistics import forecast_folding
from server_client.branch_statistics.figures import Kinds, Measure
from server_client.branch_statistics.histogram import bucket_of
from server_client.branch_statistics.ledger import (
    NO_CLERK,
    NO_COUNTER,
    Cell,
    Cells,
    Deed,
    EndedTicket,
    Ledger,
    OpenCounter,
    OpenForecast,
    OpenTicket,
    day_begins,
    half_hour_of,
    half_hours,
)
from server_client.queue_model import events
from server_client.queue_model.configuration import MOVED, NOT_PRINTED
from server_client.queue_model.events import EventData
from server_client.queue_model.ids import CounterId, TicketId
from server_client.queue_model.local_time import local_day


def fold(ledger: Ledger, data: EventData, *, epoch: int, seq: int, at: datetime) -> Iterator[tuple[date, Cells]]:
    """Count the event, and go through the days that have ended with it, which the ledger forgets.

    The ledger's `head` is the caller's to set.
    """
    day = local_day(at)
    if ledger.day != day:
        if ledger.day is not None:
            yield _ended_day(ledger, ledger.day, day)
        ledger.day = day
    effect = _EFFECTS.get(type(data))
    if effect is not None:
        try:
            effect(ledger, data, at)
        except LookupError:
            ledger.strays += 1
    ledger.epoch = epoch
    ledger.seq = seq
    ledger.at = at


def _ended_day(ledger: Ledger, ended: date, next_day: date) -> tuple[date, Cells]:
    midnight = day_begins(ended + timedelta(days=1))
    for id, counter in ledger.counters.items():
        _count_time(ledger, id, counter, midnight)
        # A counter that was left open works again in the morning; nobody has in the days between.
        counter.counted_to = day_begins(next_day)
        counter.deed = None
    # Whatever is said later of what ended then is of a day that is written down.
    ledger.ended.clear()
    cells, ledger.cells = ledger.cells, {}
    return ended, cells


def _day_opened(ledger: Ledger, data: events.DayOpened, at: datetime) -> None:
    if data.day != ledger.open_day:
        ledger.open_day = data.day
        ledger.tickets.clear()
        ledger.ended.clear()


def _ticket_issued(ledger: Ledger, data: events.TicketIssued, at: datetime) -> None:
    ticket = OpenTicket(data.needs[0], data.class_code)
    ledger.tickets[data.ticket] = ticket
    # A number that comes late, from a kiosk that was cut off, belongs to when it was given out, if that was today.
    issued_at = data.issued_at if local_day(data.issued_at) == ledger.day else at
    cell = _cell(ticket, issued_at)
    ledger.note(cell, Measure.ISSUED)
    if data.announced is not None:
        forecast_folding.announced(ledger, ticket, OpenForecast(data.announced, data.issued_at, cell))


def _need_queued(ledger: Ledger, data: events.NeedQueued, at: datetime) -> None:
    ticket = ledger.tickets[data.ticket] = OpenTicket(data.service, data.class_code)
    ledger.note(_cell(ticket, at), Measure.ISSUED)


def _ticket_called(ledger: Ledger, data: events.TicketCalled, at: datetime) -> None:
    ticket, counter = ledger.tickets[data.ticket], _at_work(ledger, data.counter, at)
    counter.is_paused = False
    counter.deed = None
    ticket.counter, ticket.clerk = data.counter, counter.clerk
    ticket.was_called = True
    ticket.waited_s, ticket.promise_s, ticket.passed = data.reason.waited_s, data.reason.promise_s, data.reason.passed
    ledger.note(_cell(ticket, at), Measure.CALLED)
    forecast_folding.called(ledger, ticket, at)


def _ticket_recalled(ledger: Ledger, data: events.TicketRecalled, at: datetime) -> None:
    _at_work(ledger, data.counter, at).deed = None


def _serving_started(ledger: Ledger, data: events.ServingStarted, at: datetime) -> None:
    ticket, counter = ledger.tickets[data.ticket], _at_work(ledger, data.counter, at)
    deed = counter.deed = Deed(data.ticket, replace(ticket))
    ticket.started_at = at
    if ticket.came:
        return
    ticket.came = True
    cell = _cell(ticket, at)
    _do(ledger, deed, cell, Measure.STARTED)
    _do(ledger, deed, cell, Kinds.WAIT.of(bucket_of(ticket.waited_s)))
    _do(ledger, deed, cell, Measure.WAITED_S, ticket.waited_s)
    if ticket.waited_s <= ticket.promise_s:
        _do(ledger, deed, cell, Measure.WITHIN_PROMISE)
    if ticket.passed:
        _do(ledger, deed, cell, Measure.OVERTAKEN, ticket.passed)
        _do(ledger, deed, cell, Measure.PASSED_PEOPLE)


def _ticket_finished(ledger: Ledger, data: events.TicketFinished, at: datetime) -> None:
    ticket = ledger.tickets.pop(data.ticket)
    _at_work(ledger, data.counter, at).deed = None
    _served_until(ticket, at)
    cell = _cell(ticket, at)
    ledger.ended[data.ticket] = EndedTicket(cell, data.outcome)
    ledger.note(cell, Measure.SERVED)
    ledger.note(cell, Measure.SERVED_S, ticket.served_s)
    ledger.note(cell, Kinds.SERVICE.of(bucket_of(ticket.served_s)))
    ledger.note(cell, Kinds.OUTCOME.of(data.outcome))


def _ticket_missed(ledger: Ledger, data: events.TicketMissed, at: datetime) -> None:
    ticket, counter = ledger.tickets[data.ticket], _at_work(ledger, data.counter, at)
    deed = counter.deed = Deed(data.ticket, replace(ticket))
    _do(ledger, deed, _cell(ticket, at), Measure.NO_SHOWS)
    _stepped_away(ticket, at)


def _ticket_held(ledger: Ledger, data: events.TicketHeld, at: datetime) -> None:
    ticket, counter = ledger.tickets[data.ticket], _at_work(ledger, data.counter, at)
    counter.deed = Deed(data.ticket, replace(ticket))
    _stepped_away(ticket, at)


def _ticket_transferred(ledger: Ledger, data: events.TicketTransferred, at: datetime) -> None:
    ticket = ledger.tickets[data.ticket]
    deed = Deed(data.ticket, replace(ticket))
    if ticket.counter:
        _at_work(ledger, ticket.counter, at).deed = deed
    _do(ledger, deed, _cell(ticket, at), Measure.TRANSFERS)
    forecast_folding.given_up(ledger, ticket, deed)
    _stepped_away(ticket, at)
    ticket.service = data.service


def _ticket_postponed(ledger: Ledger, data: events.TicketPostponed, at: datetime) -> None:
    forecast_folding.given_up(ledger, ledger.tickets[data.ticket])


def _ticket_abandoned(ledger: Ledger, data: events.TicketAbandoned, at: datetime) -> None:
    ticket = ledger.tickets.pop(data.ticket)
    _at_work(ledger, data.counter, at).deed = None
    cell = _cell(ticket, at)
    ledger.note(cell, Measure.NO_SHOWS)
    ledger.note(cell, Measure.ABANDONED)
    if not ticket.came:
        ledger.note(cell, Measure.GHOSTS)


def _ticket_cancelled(ledger: Ledger, data: events.TicketCancelled, at: datetime) -> None:
    ticket = ledger.tickets.pop(data.ticket)
    forecast_folding.given_up(ledger, ticket)
    ledger.note(_cell(ticket, at), Measure.MOVED if data.reason == MOVED else Measure.CANCELLED)
    if data.reason == NOT_PRINTED:
        ledger.note(_cell(ticket, at), Measure.GHOSTS)


def _ticket_expired(ledger: Ledger, data: events.TicketExpired, at: datetime) -> None:
    ticket = ledger.tickets.pop(data.ticket)
    if ticket.counter:
        _at_work(ledger, ticket.counter, at).deed = None
    forecast_folding.given_up(ledger, ticket)
    ledger.note(_cell(ticket, at), Measure.EXPIRED)
    if ticket.was_called and not ticket.came:
        ledger.note(_cell(ticket, at), Measure.GHOSTS)


def _priority_set(ledger: Ledger, data: events.PrioritySet, at: datetime) -> None:
    ticket = ledger.tickets[data.ticket]
    for counter in ledger.counters.values():
        if counter.deed is not None and counter.deed.ticket == data.ticket:
            counter.deed = None
    deed = Deed(data.ticket, replace(ticket))
    if data.counter is not None:
        _at_work(ledger, data.counter, at).deed = deed
    forecast_folding.given_up(ledger, ticket, deed)
    ticket.class_code = data.class_code


def _need_added(ledger: Ledger, data: events.NeedAdded, at: datetime) -> None:
    if data.counter is not None:
        _at_work(ledger, data.counter, at).deed = Deed(TicketId(""), None)


def _deed_taken_back(ledger: Ledger, data: events.DeedTakenBack, at: datetime) -> None:
    counter = _at_work(ledger, data.counter, at)
    deed, counter.deed = counter.deed, None
    if deed is None:
        ledger.strays += 1
        return
    for cell, name, amount in deed.added:
        ledger.note(cell, name, -amount)
    if deed.before is not None:
        ledger.tickets[deed.ticket] = deed.before


def _service_rated(ledger: Ledger, data: events.ServiceRated, at: datetime) -> None:
    ledger.note(ledger.ended[data.ticket].cell, Kinds.RATING.of(data.score))


def _outcome_corrected(ledger: Ledger, data: events.OutcomeCorrected, at: datetime) -> None:
    ended = ledger.ended[data.ticket]
    ledger.note(ended.cell, Kinds.OUTCOME.of(ended.outcome), -1)
    ended.outcome = data.outcome
    ledger.note(ended.cell, Kinds.OUTCOME.of(data.outcome))


def _counter_opened(ledger: Ledger, data: events.CounterOpened, at: datetime) -> None:
    known = ledger.counters.get(data.counter)
    if known is not None:
        _count_time(ledger, data.counter, known, at)
    ledger.counters[data.counter] = OpenCounter(data.clerk, at)


def _counter_paused(ledger: Ledger, data: events.CounterPaused, at: datetime) -> None:
    counter = _at_work(ledger, data.counter, at)
    counter.is_paused = True
    counter.deed = None


def _counter_closed(ledger: Ledger, data: events.CounterClosed, at: datetime) -> None:
    _at_work(ledger, data.counter, at)
    del ledger.counters[data.counter]


def _cell(ticket: OpenTicket, at: datetime) -> Cell:
    return Cell(half_hour_of(at), ticket.service, ticket.counter, ticket.clerk, ticket.class_code)


def _do(ledger: Ledger, deed: Deed, cell: Cell, name: str, amount: int = 1) -> None:
    ledger.note(cell, name, amount)
    deed.added.append((cell, name, amount))


def _served_until(ticket: OpenTicket, at: datetime) -> None:
    if ticket.started_at is not None:
        ticket.served_s += int((at - ticket.started_at).total_seconds())
        ticket.started_at = None


def _stepped_away(ticket: OpenTicket, at: datetime) -> None:
    _served_until(ticket, at)
    ticket.counter, ticket.clerk = NO_COUNTER, NO_CLERK


def _at_work(ledger: Ledger, id: CounterId, at: datetime) -> OpenCounter:
    """Return the counter, its time counted up to now; LookupError if it is closed."""
    counter = ledger.counters[id]
    _count_time(ledger, id, counter, at)
    return counter


def _count_time(ledger: Ledger, id: CounterId, counter: OpenCounter, at: datetime) -> None:
    what = Measure.PAUSED_MS if counter.is_paused else Measure.OPEN_MS
    for half_hour, spent_ms in half_hours(counter.counted_to, at):
        ledger.note(Cell(half_hour, counter=id, clerk=counter.clerk), what, spent_ms)
    counter.counted_to = max(at, counter.counted_to)


# What is not here adds to no sum. One entry a type: the second parameter is of the key's type, which the type checker
# cannot express.
_EFFECTS: dict[type[EventData], Callable[[Ledger, Any, datetime], None]] = {
    events.DayOpened: _day_opened,
    events.TicketIssued: _ticket_issued,
    events.NeedQueued: _need_queued,
    events.NeedAdded: _need_added,
    events.TicketCalled: _ticket_called,
    events.TicketRecalled: _ticket_recalled,
    events.ServingStarted: _serving_started,
    events.TicketFinished: _ticket_finished,
    events.TicketMissed: _ticket_missed,
    events.TicketAbandoned: _ticket_abandoned,
    events.TicketHeld: _ticket_held,
    events.TicketTransferred: _ticket_transferred,
    events.TicketPostponed: _ticket_postponed,
    events.TicketCancelled: _ticket_cancelled,
    events.TicketExpired: _ticket_expired,
    events.PrioritySet: _priority_set,
    events.DeedTakenBack: _deed_taken_back,
    events.OutcomeCorrected: _outcome_corrected,
    events.ServiceRated: _service_rated,
    events.CounterOpened: _counter_opened,
    events.CounterPaused: _counter_paused,
    events.CounterClosed: _counter_closed,
}
