"""What each event changes in a branch's tally; it takes any event of a readable log, and counts those that do not fit.

A tally forgets a ticket when it ends, so it cannot tell a fault from a log that a sound node would not write: that is
told by replaying the log. Here it only must not stop the centre.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from server_client.branch_picture.tally import Before, CounterTally, Deed, OpenTicket, Tally
from server_client.queue_model import device_events, events
from server_client.queue_model.counter import CounterState
from server_client.queue_model.events import EventData
from server_client.queue_model.ids import CounterId, TicketId
from server_client.queue_model.ticket import TicketState

# What left its ticket where it was.
_IN_PASSING = Deed(None)
_BUSY = {TicketState.CALLED: CounterState.CALLED, TicketState.SERVING: CounterState.SERVING}


def count(tally: Tally, data: EventData, *, epoch: int, seq: int, at: datetime) -> None:
    """Change the tally into what it is after the event; its `head` is the caller's to set."""
    change(tally, data, at)
    tally.epoch = epoch
    tally.seq = seq
    tally.at = at


def change(tally: Tally, data: EventData, at: datetime) -> None:
    """Change what the event changes; which event the tally is of now is the caller's to set, once for several."""
    effect = _EFFECTS.get(type(data))
    if effect is not None:
        try:
            effect(tally, data, at)
        except LookupError:
            tally.strays += 1


def _configuration_adopted(tally: Tally, data: events.ConfigurationAdopted, at: datetime) -> None:
    new = data.configuration
    kiosks = tuple(place.id for place in new.kiosks)
    for device in set(tally.listed).difference(kiosks):
        tally.kiosks.pop(device, None)
    tally.listed = kiosks
    tally.configuration = new.version
    for service in tally.services.values():
        service.promise_s = None
    for offered in new.services:
        tally.service(offered.code).promise_s = offered.promise_s


def _day_opened(tally: Tally, data: events.DayOpened, at: datetime) -> None:
    tally.is_open = True
    if data.day == tally.day:
        return
    tally.day = data.day
    tally.closed.clear()
    tally.tickets.clear()
    tally.foretold = ""
    promises = {code: service.promise_s for code, service in tally.services.items() if service.promise_s is not None}
    tally.services.clear()
    for code, promise_s in promises.items():
        tally.service(code).promise_s = promise_s
    _all_gone_home(tally)


def _day_closed(tally: Tally, data: events.DayClosed, at: datetime) -> None:
    tally.is_open = False
    _all_gone_home(tally)


def _all_gone_home(tally: Tally) -> None:
    for kiosk in tally.kiosks.values():
        kiosk.help_asked_at = None


def _service_opened(tally: Tally, data: events.ServiceOpened, at: datetime) -> None:
    tally.closed.discard(data.service)


def _service_closed(tally: Tally, data: events.ServiceClosed, at: datetime) -> None:
    tally.closed.add(data.service)


def _ticket_issued(tally: Tally, data: events.TicketIssued, at: datetime) -> None:
    service = data.needs[0]
    tally.tickets[data.ticket] = OpenTicket(service, data.issued_at, announced=data.announced)
    tally.service(service).issued += 1


def _need_queued(tally: Tally, data: events.NeedQueued, at: datetime) -> None:
    tally.tickets[data.ticket] = OpenTicket(data.service, at)
    tally.service(data.service).issued += 1


def _ticket_called(tally: Tally, data: events.TicketCalled, at: datetime) -> None:
    ticket = tally.tickets[data.ticket]
    tally.known(ticket, at)
    ticket.state = TicketState.CALLED
    ticket.counter = data.counter
    ticket.waited_s = data.reason.waited_s
    ticket.promise_s = data.reason.promise_s
    counter = tally.counter(data.counter)
    counter.state = CounterState.CALLED
    counter.ticket = data.ticket
    counter.since = at
    counter.deed = None


def _ticket_recalled(tally: Tally, data: events.TicketRecalled, at: datetime) -> None:
    tally.counter(data.counter).deed = None


def _serving_started(tally: Tally, data: events.ServingStarted, at: datetime) -> None:
    ticket = tally.tickets[data.ticket]
    counter = tally.counter(data.counter)
    counter.deed = Deed(Before(data.ticket, ticket.state, ticket.service, counter.since))
    ticket.state = TicketState.SERVING
    counter.state = CounterState.SERVING
    counter.since = at


def _ticket_finished(tally: Tally, data: events.TicketFinished, at: datetime) -> None:
    ticket = tally.tickets.pop(data.ticket)
    service = tally.service(ticket.service)
    service.finished += 1
    service.waited_s += ticket.waited_s
    service.within_promise += ticket.waited_s <= ticket.promise_s
    tally.counter(data.counter).freed(at, CounterState.WRAP_UP if data.wrap_up else CounterState.IDLE)


def _ticket_missed(tally: Tally, data: events.TicketMissed, at: datetime) -> None:
    _stepped_aside(tally, data.ticket, data.counter, TicketState.MISSED, at)


def _ticket_held(tally: Tally, data: events.TicketHeld, at: datetime) -> None:
    _stepped_aside(tally, data.ticket, data.counter, TicketState.HELD, at)


def _stepped_aside(tally: Tally, id: TicketId, counter_id: CounterId, to: TicketState, at: datetime) -> None:
    ticket = tally.tickets[id]
    counter = tally.counter(counter_id)
    deed = Deed(Before(id, ticket.state, ticket.service, counter.since))
    ticket.state = to
    ticket.counter = None
    counter.freed(at)
    counter.deed = deed


def _ticket_abandoned(tally: Tally, data: events.TicketAbandoned, at: datetime) -> None:
    tally.service(tally.tickets.pop(data.ticket).service).abandoned += 1
    tally.counter(data.counter).freed(at)


def _waits_again(tally: Tally, data: events.TicketReturned | events.TicketResumed, at: datetime) -> None:
    tally.tickets[data.ticket].state = TicketState.WAITING


def _ticket_transferred(tally: Tally, data: events.TicketTransferred, at: datetime) -> None:
    ticket = tally.tickets[data.ticket]
    if ticket.counter is not None:
        counter = tally.counter(ticket.counter)
        deed = Deed(Before(data.ticket, ticket.state, ticket.service, counter.since))
        counter.freed(at)
        counter.deed = deed
    ticket.state = TicketState.WAITING
    ticket.service = data.service
    ticket.counter = None
    ticket.announced = None


def _ticket_cancelled(tally: Tally, data: events.TicketCancelled, at: datetime) -> None:
    tally.service(tally.tickets.pop(data.ticket).service).cancelled += 1


def _ticket_expired(tally: Tally, data: events.TicketExpired, at: datetime) -> None:
    ticket = tally.tickets.pop(data.ticket)
    tally.service(ticket.service).expired += 1
    if ticket.counter is not None:
        tally.counter(ticket.counter).freed(at)


def _ticket_postponed(tally: Tally, data: events.TicketPostponed, at: datetime) -> None:
    tally.tickets[data.ticket].announced = None


def _priority_set(tally: Tally, data: events.PrioritySet, at: datetime) -> None:
    _done_in_passing(tally, data, at)
    if data.ticket in tally.tickets:
        tally.tickets[data.ticket].announced = None


def _done_in_passing(tally: Tally, data: events.NeedAdded | events.PrioritySet, at: datetime) -> None:
    if data.counter is not None:
        tally.counter(data.counter).deed = _IN_PASSING


def _deed_taken_back(tally: Tally, data: events.DeedTakenBack, at: datetime) -> None:
    counter = tally.counter(data.counter)
    deed = counter.deed
    if deed is None:
        tally.strays += 1
        return
    counter.deed = None
    if deed.before is None:
        return
    tally.tickets[deed.before.ticket].go_back_to(deed.before, data.counter)
    counter.state = _BUSY.get(deed.before.state, CounterState.IDLE)
    counter.ticket = deed.before.ticket
    counter.since = deed.before.since


def _counter_opened(tally: Tally, data: events.CounterOpened, at: datetime) -> None:
    tally.counters[data.counter] = CounterTally(CounterState.IDLE, at, data.clerk)


def _counter_paused(tally: Tally, data: events.CounterPaused, at: datetime) -> None:
    counter = tally.counter(data.counter)
    counter.state = CounterState.PAUSED
    counter.since = at
    counter.pause_reason = data.reason
    counter.deed = None


def _counter_closed(tally: Tally, data: events.CounterClosed, at: datetime) -> None:
    tally.counters[data.counter] = CounterTally(CounterState.CLOSED, at)


def _help_asked(tally: Tally, data: device_events.HelpAsked, at: datetime) -> None:
    tally.kiosk(data.device).help_asked_at = at


def _help_answered(tally: Tally, data: device_events.HelpAnswered, at: datetime) -> None:
    tally.kiosk(data.device).help_asked_at = None


def _device_reported(tally: Tally, data: device_events.DeviceReported, at: datetime) -> None:
    tally.kiosk(data.device).faults = data.faults


# What is not here changes nothing that is shown. One entry a type: the second parameter is of the key's type, which the
# type checker cannot express.
_EFFECTS: dict[type[EventData], Callable[[Tally, Any, datetime], None]] = {
    events.ConfigurationAdopted: _configuration_adopted,
    events.DayOpened: _day_opened,
    events.DayClosed: _day_closed,
    events.ServiceOpened: _service_opened,
    events.ServiceClosed: _service_closed,
    events.TicketIssued: _ticket_issued,
    events.NeedQueued: _need_queued,
    events.NeedAdded: _done_in_passing,
    events.TicketCalled: _ticket_called,
    events.TicketRecalled: _ticket_recalled,
    events.ServingStarted: _serving_started,
    events.TicketFinished: _ticket_finished,
    events.TicketMissed: _ticket_missed,
    events.TicketAbandoned: _ticket_abandoned,
    events.TicketReturned: _waits_again,
    events.TicketHeld: _ticket_held,
    events.TicketResumed: _waits_again,
    events.TicketTransferred: _ticket_transferred,
    events.TicketCancelled: _ticket_cancelled,
    events.TicketExpired: _ticket_expired,
    events.TicketPostponed: _ticket_postponed,
    events.PrioritySet: _priority_set,
    events.DeedTakenBack: _deed_taken_back,
    events.CounterOpened: _counter_opened,
    events.CounterPaused: _counter_paused,
    events.CounterClosed: _counter_closed,
    device_events.HelpAsked: _help_asked,
    device_events.HelpAnswered: _help_answered,
    device_events.DeviceReported: _device_reported,
}
