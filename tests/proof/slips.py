"""What can be taken back, by an onlooker's own account of who did what last, and that nothing else ever is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from server_client.queue_model import epoch_events, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event
from server_client.queue_model.ids import CounterId, TicketId
from server_client.queue_model.ticket import CallReasonKind, TicketState
from tests.proof.violations import Violation, holds
from tests.proof.watching import Deed, Watch, is_passed

# From these on nothing is as it was.
_NEW_RULES = events.ConfigurationAdopted | events.DayOpened | events.DayClosed | epoch_events.EpochBegun
_AT_A_COUNTER = (
    events.TicketCalled
    | events.TicketRecalled
    | events.ServingStarted
    | events.TicketFinished
    | events.TicketMissed
    | events.TicketAbandoned
    | events.TicketHeld
    | events.NeedAdded
    | events.PrioritySet
    | events.DeedTakenBack
    | events.CounterOpened
    | events.CounterPaused
    | events.CounterClosed
)
_TO_A_TICKET = (
    events.TicketCalled
    | events.TicketRecalled
    | events.ServingStarted
    | events.TicketFinished
    | events.TicketMissed
    | events.TicketAbandoned
    | events.TicketReturned
    | events.TicketPostponed
    | events.TicketHeld
    | events.TicketResumed
    | events.TicketTransferred
    | events.TicketCancelled
    | events.TicketExpired
    | events.PrioritySet
    | events.DeedTakenBack
)


def deeds_after(watch: Watch, before: Branch, event: Event) -> Mapping[CounterId, Deed]:
    """Return what each counter could take back after an event that happened to `before`."""
    if isinstance(event.data, _NEW_RULES):
        return {}
    doer = _doer(before, event)
    touched = set(_touched(before, event))
    left = {at: deed for at, deed in watch.deeds.items() if at != doer and deed.ticket not in touched}
    if doer is None:
        return left
    new = _new_deed(watch, before, event)
    return {**left, doer: new} if new is not None else left


def check_taken_back(watch: Watch, before: Branch, event: Event, after: Branch) -> None:
    """17: a counter takes back what it did last, in time, if nothing came of it; then all is as it was before.

    6: what is over does not begin again. 8: the place is the old one.
    """
    data = event.data
    if not isinstance(data, events.DeedTakenBack):
        return
    holds(6, not before.tickets[data.ticket].state.is_final, "a ticket that was over is in play again")
    deed = watch.deeds.get(data.counter)
    if deed is None or deed.ticket != data.ticket:
        raise Violation(17, "a counter takes back what it did not do last, or what something has come of")
    holds(17, event.at <= deed.at + timedelta(seconds=before.policy.undo_s), "a deed is taken back too late")
    holds(8, after.tickets[data.ticket].place == deed.before.tickets[data.ticket].place, "a place was lost")
    holds(17, after.tickets[data.ticket] == deed.before.tickets[data.ticket], "a ticket is not as it was")
    counter = replace(deed.before.counter(data.counter), undoable=None)
    holds(17, after.counter(data.counter) == counter, "a counter is not as it was")
    _nothing_else_changed(deed, before, data, after)


def _nothing_else_changed(deed: Deed, before: Branch, data: events.DeedTakenBack, after: Branch) -> None:
    same = all(after.tickets[id] is ticket for id, ticket in before.tickets.items() if id != data.ticket)
    holds(17, same and len(after.tickets) == len(before.tickets), "another ticket was taken back")
    for at, counter in before.counters.items():
        # What another did to the ticket has been overtaken by this; all else of its is as it was.
        touched = counter.undoable is not None and counter.undoable.after.id == data.ticket
        expected = replace(counter, undoable=None) if touched else counter
        holds(17, at == data.counter or after.counters[at] == expected, "another counter was taken back")
    for id, visit in before.visits.items():
        is_added = {need for need in visit.needs if need.ticket is None and need.service == deed.need}
        is_its = id == before.tickets[data.ticket].visit
        needs = [need for need in visit.needs if not (is_its and need in is_added)]
        holds(17, list(after.visits[id].needs) == needs, "a visit is for other services")


def _doer(before: Branch, event: Event) -> CounterId | None:
    data = event.data
    if isinstance(data, events.TicketTransferred):
        return before.tickets[data.ticket].counter
    return data.counter if isinstance(data, _AT_A_COUNTER) else None


def _touched(before: Branch, event: Event) -> Iterator[TicketId]:
    data = event.data
    if isinstance(data, _TO_A_TICKET):
        yield data.ticket
    match data:
        case events.TicketCalled(ticket=ticket):
            called = before.tickets[ticket]
            yield from (one.id for one in before.tickets.values() if is_passed(before, one, called, event.at))
        case events.CounterClosed(counter=counter):
            sent = (one for one in before.tickets.values() if one.directed_to == counter)
            yield from (one.id for one in sent if one.state is TicketState.WAITING)
        case _:
            pass


def _new_deed(watch: Watch, before: Branch, event: Event) -> Deed | None:
    data = event.data
    match data:
        case events.ServingStarted(ticket=ticket) if not _walked_in(before, ticket):
            return Deed(ticket=ticket, at=event.at, before=before, tally=watch.tally(ticket))
        case events.TicketMissed() | events.TicketHeld() | events.TicketTransferred() | events.PrioritySet():
            return Deed(ticket=data.ticket, at=event.at, before=before, tally=watch.tally(data.ticket))
        case events.NeedAdded(visit=visit, service=need):
            ticket = before.visits[visit].ticket
            return Deed(ticket=ticket, at=event.at, before=before, tally=watch.tally(ticket), need=need)
        case _:
            return None


def _walked_in(before: Branch, ticket: TicketId) -> bool:
    reason = before.tickets[ticket].call_reason
    return reason is not None and reason.kind is CallReasonKind.WALK_DIRECT
