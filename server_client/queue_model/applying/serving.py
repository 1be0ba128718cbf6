"""What the calling and serving of a ticket changes, in the ticket and at its counter."""

from dataclasses import replace

from server_client.queue_model import events
from server_client.queue_model.applying import steps, taking_back
from server_client.queue_model.branch import Branch
from server_client.queue_model.calling import overtaken_by
from server_client.queue_model.counter import CounterState, DeedKind
from server_client.queue_model.events import Event
from server_client.queue_model.lines import left
from server_client.queue_model.ticket import CallReasonKind, TicketState


def ticket_called(branch: Branch, data: events.TicketCalled, event: Event) -> Branch:
    """The counter awaits the ticket, and whoever stood before it has been passed once more."""
    ticket = branch.tickets[data.ticket]
    overtaken = overtaken_by(branch, ticket, event.at)
    counter = branch.counter(data.counter)
    called = replace(
        ticket,
        state=TicketState.CALLED,
        counter=data.counter,
        directed_to=None,
        goes_first=False,
        offered_from=None,
        calls=1,
        called_to=data.counter,
        clerk=counter.clerk,
        called_at=event.at,
        started_at=None,
        call_reason=data.reason,
    )
    changed = {other.id: replace(other, passed=other.passed + 1) for other in overtaken} | {called.id: called}
    busy = replace(counter, state=CounterState.CALLED, ticket=called.id, since=event.at, undoable=None)
    return replace(
        branch,
        lines=left(branch.lines, ticket),
        tickets=branch.tickets.update(changed),
        counters=branch.counters.set(busy.id, busy),
    )


def ticket_recalled(branch: Branch, data: events.TicketRecalled, event: Event) -> Branch:
    """It has been called once more."""
    ticket = branch.tickets[data.ticket]
    after = steps.with_ticket(branch, replace(ticket, calls=ticket.calls + 1, called_at=event.at))
    return steps.with_counter(after, replace(branch.counter(data.counter), undoable=None))


def serving_started(branch: Branch, data: events.ServingStarted, event: Event) -> Branch:
    """The called person is there; the counter can take that back if there was a call to go back to."""
    ticket = branch.tickets[data.ticket]
    serving = replace(ticket, state=TicketState.SERVING, started_at=event.at)
    counter = replace(branch.counter(data.counter), state=CounterState.SERVING, since=event.at)
    after = steps.with_counter(steps.with_ticket(branch, serving), counter)
    if ticket.call_reason is not None and ticket.call_reason.kind is CallReasonKind.WALK_DIRECT:
        return after
    return taking_back.noted(branch, after, event, deed=DeedKind.START, counter=counter.id, ticket=ticket.id)


def ticket_finished(branch: Branch, data: events.TicketFinished, event: Event) -> Branch:
    """The need is met, and the counter can go on."""
    ended = steps.ended(branch, data.ticket, TicketState.FINISHED, event.at, outcome=data.outcome)
    to = CounterState.WRAP_UP if data.wrap_up else CounterState.IDLE
    return steps.freed(branch, data.counter, ended, event.at, to=to)


def ticket_missed(branch: Branch, data: events.TicketMissed, event: Event) -> Branch:
    """Nobody came, and the counter can go on, or take it back."""
    ticket = branch.tickets[data.ticket]
    missed = replace(ticket, state=TicketState.MISSED, counter=None, misses=ticket.misses + 1, away_since=event.at)
    after = steps.freed(branch, data.counter, missed, event.at)
    return taking_back.noted(branch, after, event, deed=DeedKind.MISS, counter=data.counter, ticket=missed.id)


def ticket_abandoned(branch: Branch, data: events.TicketAbandoned, event: Event) -> Branch:
    """Nobody came once too often, and the counter can go on."""
    ended = steps.ended(branch, data.ticket, TicketState.ABANDONED, event.at)
    return steps.freed(branch, data.counter, replace(ended, misses=ended.misses + 1), event.at)
