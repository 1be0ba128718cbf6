"""What a counter can take back, from the deed until it does something else, and what taking it back makes of it all."""

from dataclasses import replace
from datetime import timedelta

from server_client.queue_model import events
from server_client.queue_model.applying import steps
from server_client.queue_model.branch import Branch
from server_client.queue_model.counter import CounterState, DeedKind, Undoable
from server_client.queue_model.events import Event
from server_client.queue_model.ids import CounterId, ServiceCode, TicketId
from server_client.queue_model.lines import left
from server_client.queue_model.ticket import Ticket, TicketState, Visit

_BUSY = {TicketState.CALLED: CounterState.CALLED, TicketState.SERVING: CounterState.SERVING}
# What leaves the counter as it is, and the ticket where it is.
_IN_PASSING = frozenset({DeedKind.ADD_NEED, DeedKind.SET_PRIORITY})


def noted(
    before: Branch,
    after: Branch,
    event: Event,
    *,
    deed: DeedKind,
    counter: CounterId,
    ticket: TicketId,
    need: ServiceCode | None = None,
) -> Branch:
    """Return the branch after the deed, in which the counter can take it back as long as the policy says."""
    undo_s = before.policy.undo_s
    undoable = Undoable(
        deed=deed,
        before=before.tickets[ticket],
        after=after.tickets[ticket],
        since=before.counter(counter).since,
        until=event.at + timedelta(seconds=undo_s),
        need=need,
    )
    return steps.with_counter(after, replace(after.counter(counter), undoable=undoable if undo_s else None))


def settled(branch: Branch, ticket: TicketId | None = None) -> Branch:
    """Let nobody take back any more what was done to the ticket, or to any if none is named."""
    counters = {
        counter.id: replace(counter, undoable=None)
        for counter in branch.counters.values()
        if counter.undoable is not None and ticket in {None, counter.undoable.after.id}
    }
    return replace(branch, counters=branch.counters.update(counters))


def deed_taken_back(branch: Branch, data: events.DeedTakenBack, event: Event) -> Branch:
    """Ticket, place and counter are as they were before the deed; LookupError if there was none."""
    counter = branch.counter(data.counter)
    undoable = counter.undoable
    if undoable is None:
        raise LookupError(f"Counter {counter.id} has done nothing that could be taken back")
    before = undoable.before
    # The ticket becomes again what it was, so what others did to it before that must not seem untouched.
    branch = _with_ticket_back(settled(branch, before.id), before)
    if undoable.need is not None:
        branch = steps.with_visit(branch, _without_need(branch.visits[before.visit], undoable.need))
    counter = replace(counter, undoable=None)
    if undoable.deed not in _IN_PASSING:
        counter = replace(counter, state=_BUSY[before.state], ticket=before.id, since=undoable.since)
    return steps.with_counter(branch, counter)


def _with_ticket_back(branch: Branch, before: Ticket) -> Branch:
    now = branch.tickets[before.id]
    if now.state is not TicketState.WAITING:
        return steps.with_ticket(branch, before)
    if before.state is TicketState.WAITING:
        return steps.requeued(branch, now, before)
    return steps.with_ticket(replace(branch, lines=left(branch.lines, now)), before)


def _without_need(visit: Visit, service: ServiceCode) -> Visit:
    needs = tuple(need for need in visit.needs if need.ticket is not None or need.service != service)
    return replace(visit, needs=needs)
