"""What the opening, pausing and closing of a counter changes, there and for those who were sent to it."""

from dataclasses import replace

from server_client.queue_model import events
from server_client.queue_model.applying import steps
from server_client.queue_model.branch import Branch
from server_client.queue_model.counter import Counter, CounterState
from server_client.queue_model.events import Event
from server_client.queue_model.ticket import TicketState


def counter_opened(branch: Branch, data: events.CounterOpened, event: Event) -> Branch:
    """The clerk sits there, ready to call."""
    counter = Counter(id=data.counter, state=CounterState.IDLE, clerk=data.clerk, profile=data.profile, since=event.at)
    return steps.with_counter(branch, counter)


def counter_paused(branch: Branch, data: events.CounterPaused, event: Event) -> Branch:
    """It calls nobody for now."""
    counter = branch.counter(data.counter)
    paused = replace(counter, state=CounterState.PAUSED, pause_reason=data.reason, since=event.at, undoable=None)
    return steps.with_counter(branch, paused)


def counter_closed(branch: Branch, data: events.CounterClosed, event: Event) -> Branch:
    """Nobody sits there; whoever was sent there waits for any counter."""
    for ticket in branch.tickets.values():
        if ticket.state is TicketState.WAITING and ticket.directed_to == data.counter:
            branch = steps.requeued(branch, ticket, replace(ticket, directed_to=None))
    return steps.with_counter(branch, Counter(id=data.counter, since=event.at))
