"""Which event may happen to a ticket or counter in which state: the diagram of the design, as a table."""

from server_client.queue_model import device_events, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.counter import CounterState
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.events import Event, EventData
from server_client.queue_model.ids import CounterId
from server_client.queue_model.ticket import TicketState
from tests.proof.violations import holds

_T, _C = TicketState, CounterState
_LIVE = {_T.WAITING, _T.CALLED, _T.SERVING, _T.HELD, _T.MISSED}

_TICKET_BEFORE: dict[type[EventData], set[TicketState]] = {
    events.TicketCalled: {_T.WAITING},
    events.TicketRecalled: {_T.CALLED},
    events.ServingStarted: {_T.CALLED},
    events.TicketFinished: {_T.SERVING},
    events.TicketMissed: {_T.CALLED},
    events.TicketAbandoned: {_T.CALLED},
    events.TicketReturned: {_T.MISSED},
    events.TicketPostponed: {_T.WAITING},
    events.TicketHeld: {_T.CALLED, _T.SERVING},
    events.TicketResumed: {_T.HELD},
    events.TicketTransferred: {_T.WAITING, _T.CALLED, _T.SERVING},
    events.TicketCancelled: {_T.WAITING, _T.HELD, _T.MISSED},
    events.TicketExpired: _LIVE,
    events.PrioritySet: _LIVE,
    events.DeedTakenBack: _LIVE,
    events.OutcomeCorrected: {_T.FINISHED},
    events.ServiceRated: {_T.FINISHED},
}
_TO_A_TICKET = (
    events.TicketCalled,
    events.TicketRecalled,
    events.ServingStarted,
    events.TicketFinished,
    events.TicketMissed,
    events.TicketAbandoned,
    events.TicketReturned,
    events.TicketPostponed,
    events.TicketHeld,
    events.TicketResumed,
    events.TicketTransferred,
    events.TicketCancelled,
    events.TicketExpired,
    events.PrioritySet,
    events.DeedTakenBack,
    events.OutcomeCorrected,
    events.ServiceRated,
)
_AT_THE_COUNTER = (
    events.TicketRecalled,
    events.ServingStarted,
    events.TicketFinished,
    events.TicketMissed,
    events.TicketAbandoned,
    events.TicketHeld,
)
_COUNTER_BEFORE: dict[type[EventData], set[CounterState]] = {
    events.TicketCalled: {_C.IDLE, _C.WRAP_UP},
    events.CounterOpened: {_C.CLOSED, _C.IDLE, _C.WRAP_UP, _C.PAUSED},
    events.CounterPaused: {_C.IDLE, _C.WRAP_UP, _C.PAUSED},
    events.CounterClosed: {_C.IDLE, _C.WRAP_UP, _C.PAUSED},
}


def _may_be_told(
    before: Branch, data: device_events.DeviceReported | device_events.DeviceLocked | device_events.DeviceUnlocked
) -> None:
    known = before.device(data.device)
    match data:
        case device_events.DeviceUnlocked():
            holds(16, known.locked_at is not None, "what is open is opened")
        case device_events.DeviceLocked():
            holds(16, known.locked_at is None or known.lock_message != data.message, "what is locked is locked again")
        case device_events.DeviceReported():
            holds(16, known.reported_at is None or known.faults != data.faults, "what is known is reported again")
            holds(16, list(data.faults) == [one for one in DeviceFault if one in data.faults], "faults out of order")


def check_transitions(before: Branch, event: Event) -> None:
    """3 and 6: the event may happen to its ticket and at its counter as they are; 2: an id is given out once."""
    data = event.data
    match data:
        case events.TicketIssued() | events.NeedQueued():
            holds(2, data.ticket not in before.tickets, "a ticket's id is given out twice")
        case events.NeedAdded():
            live = [one for one in before.tickets.values() if one.visit == data.visit and one.state in _LIVE]
            holds(6, bool(live), "a visit that is over grows")
        case device_events.HelpAsked():
            holds(16, before.device(data.device).help_asked_at is None, "whoever waits for help begins to wait again")
        case device_events.HelpAnswered():
            holds(16, before.device(data.device).help_asked_at is not None, "help is on its way to nobody")
        case device_events.DeviceReported() | device_events.DeviceLocked() | device_events.DeviceUnlocked():
            _may_be_told(before, data)
        case events.CounterOpened() | events.CounterPaused() | events.CounterClosed():
            _may_change(before, data.counter, _COUNTER_BEFORE[type(data)])
        case events.TicketCalled():
            _may_change(before, data.counter, _COUNTER_BEFORE[type(data)])
        case _:
            pass
    if isinstance(data, _TO_A_TICKET):
        states = _TICKET_BEFORE[type(data)]
        holds(6, before.tickets[data.ticket].state in states, "an event does not follow from the ticket's state")
    if isinstance(data, _AT_THE_COUNTER):
        holds(3, before.tickets[data.ticket].counter == data.counter, "an event at a counter where the ticket is not")


def _may_change(before: Branch, counter: CounterId, states: set[CounterState]) -> None:
    holds(3, before.counter(counter).state in states, "an event does not follow from the counter's state")
