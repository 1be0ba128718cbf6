"""The invariants that every single state of a branch must keep; each raises Violation where it does not."""

from collections import Counter as Tally
from datetime import datetime

from server_client.queue_model.branch import Branch
from server_client.queue_model.counter import CounterState
from server_client.queue_model.lines import CounterLine, LineKey, ServiceLine, drawn_up
from server_client.queue_model.local_time import local_day
from server_client.queue_model.numbering import ordinal_in
from server_client.queue_model.ticket import Ticket, TicketState
from tests.proof.violations import holds
from tests.proof.watching import Watch

_AT_COUNTER = {TicketState.CALLED: CounterState.CALLED, TicketState.SERVING: CounterState.SERVING}
_FINAL = {TicketState.FINISHED, TicketState.ABANDONED, TicketState.CANCELLED, TicketState.EXPIRED}


def check_state(branch: Branch, now: datetime, watch: Watch) -> None:
    """Check every invariant of a state."""
    numbers_are_unique(branch)
    visits_and_tickets_agree(branch)
    tickets_and_counters_agree(branch)
    repetitions_are_bounded(branch, now, watch)
    nobody_is_overtaken_too_often(branch, now, watch)
    whoever_asks_for_time_has_it(branch, watch)
    a_closed_day_is_empty(branch)
    indexes_agree(branch)
    kiosks_are_as_they_told(branch, watch)


def numbers_are_unique(branch: Branch) -> None:
    """1: no two visits of a day bear the same number, and no series stands below a number it has given out."""
    numbers = [(local_day(visit.issued_at), visit.number) for visit in branch.visits.values()]
    holds(1, len(set(numbers)) == len(numbers), "two visits bear one number")
    for prefix, last in branch.numbers.items():
        ordinals = [ordinal_in(prefix, number) for _, number in numbers]
        holds(1, all(ordinal is None or ordinal <= last for ordinal in ordinals), "a series stands below its numbers")


def visits_and_tickets_agree(branch: Branch) -> None:
    """2: each ticket belongs to a need of its visit and bears its number; a visit has one ticket in play at most."""
    of_needs = [need.ticket for visit in branch.visits.values() for need in visit.needs if need.ticket is not None]
    holds(2, sorted(of_needs) == sorted(branch.tickets), "tickets and needs are not one to one")
    for visit in branch.visits.values():
        begun = [need.ticket for need in visit.needs if need.ticket is not None]
        holds(2, [need.ticket for need in visit.needs[: len(begun)]] == begun, "a need was skipped")
        holds(2, visit.ticket == begun[-1], "a visit points to a ticket that is not its last")
        for id in begun:
            ticket = branch.tickets[id]
            holds(2, (ticket.id, ticket.visit, ticket.number) == (id, visit.id, visit.number), "an identity is wrong")
            holds(2, id == begun[-1] or ticket.state is TicketState.FINISHED, "a need began before the last ended")


def tickets_and_counters_agree(branch: Branch) -> None:
    """3 and 4: a called or serving ticket is at one counter that is busy with it, and nothing else points to one."""
    for ticket in branch.tickets.values():
        busy_as = _AT_COUNTER.get(ticket.state)
        if busy_as is None:
            holds(4, ticket.counter is None, "a ticket that is at no counter points to one")
            continue
        holds(3, ticket.counter is not None, "a called or serving ticket is at no counter")
        at = [counter for counter in branch.counters.values() if counter.ticket == ticket.id]
        holds(3, [counter.id for counter in at] == [ticket.counter], "a ticket is not at exactly one counter")
        holds(3, at[0].state is busy_as, "a counter is not doing what its ticket says")
    for counter in branch.counters.values():
        is_busy = counter.state in _AT_COUNTER.values()
        holds(3, is_busy == (counter.ticket is not None), "a counter is busy with nothing, or idle with a ticket")
        is_staffed = counter.clerk is not None and counter.profile is not None
        holds(
            4, is_staffed == (counter.state is not CounterState.CLOSED), "a closed counter has a clerk, or none works"
        )
    clerks = Tally(counter.clerk for counter in branch.counters.values() if counter.clerk is not None)
    holds(4, all(times == 1 for times in clerks.values()), "a clerk is at two counters")


def repetitions_are_bounded(branch: Branch, now: datetime, watch: Watch) -> None:
    """7: calls, misses, moves and needs stay within the policy's limits, by the tickets' and the onlooker's count."""
    policy = branch.policy if branch.configuration is not None else None
    for ticket in branch.tickets.values():
        if policy is None or ticket.state in _FINAL:
            continue
        tally = watch.tally(ticket.id)
        holds(7, max(ticket.calls, tally.calls) <= policy.call_limit, "a ticket is called for ever")
        holds(7, max(ticket.misses, tally.misses) < policy.miss_limit, "a ticket returns for ever")
        holds(7, max(ticket.moves, tally.moves) <= policy.move_limit, "a ticket is moved for ever")
        holds(7, (ticket.misses, ticket.moves) == (tally.misses, tally.moves), "misses or moves are miscounted")
        needs = len(branch.visits[ticket.visit].needs)
        holds(7, needs <= policy.need_limit, "a visit goes on for ever")


def nobody_is_overtaken_too_often(branch: Branch, now: datetime, watch: Watch) -> None:
    """10: no ticket in play was passed by more later tickets than the limit, by the onlooker's count."""
    for ticket in branch.tickets.values():
        if ticket.state in _FINAL:
            continue
        passes = watch.tally(ticket.id).passes
        holds(10, passes <= branch.policy.overtaking_limit, "a ticket was overtaken too often")
        holds(10, passes == ticket.passed, "passes are miscounted")


def whoever_asks_for_time_has_it(branch: Branch, watch: Watch) -> None:
    """21: a ticket is put off no more often than allowed, and is offered when that time is over, not before."""
    for ticket in branch.tickets.values():
        if ticket.state in _FINAL:
            continue
        tally = watch.tally(ticket.id)
        holds(21, ticket.postponed == tally.postponed, "postponements are miscounted")
        holds(21, ticket.postponed <= branch.policy.postpone_limit, "a ticket is put off for ever")
        is_as_told = tally.away_until is None or ticket.offered_from == tally.away_until
        holds(21, ticket.state is not TicketState.WAITING or is_as_told, "time that was asked for is not given")


def a_closed_day_is_empty(branch: Branch) -> None:
    """11: after the day's end only final tickets are left, and no counter is open."""
    if branch.is_open:
        return
    holds(11, all(ticket.state in _FINAL for ticket in branch.tickets.values()), "a ticket outlived the day")
    states = {counter.state for counter in branch.counters.values()}
    holds(11, states <= {CounterState.CLOSED}, "a counter outlived the day")


def kiosks_are_as_they_told(branch: Branch, watch: Watch) -> None:
    """16: whoever has asked for help waits for it until someone answers or the day ends; faults are those told last."""
    asking = {device.id for device in branch.devices.values() if device.help_asked_at is not None}
    holds(16, asking == watch.asking, "a call for help is forgotten, or goes on")
    told = {device.id: device.faults for device in branch.devices.values() if device.reported_at is not None}
    holds(16, told == watch.told, "a kiosk has other faults than it told")
    answered = [device for device in branch.devices.values() if device.help_asked_at is not None]
    holds(
        16, all(one.helper is None and one.help_answered_at is None for one in answered), "help is on its way already"
    )


def indexes_agree(branch: Branch) -> None:
    """15: lines, tokens and bookings are what the tickets and visits make them."""
    lines = {key: line for key, line in branch.lines.items() if line}
    holds(15, lines == dict(drawn_up(branch.tickets.values())), "the lines are not what the tickets draw up")
    holds(15, lines == _lines_from(branch), "the lines are not in order of clock and seq")
    tokens = {visit.token: visit.id for visit in branch.visits.values() if visit.token is not None}
    holds(15, dict(branch.tokens) == tokens, "the index of tokens is wrong")
    bookings = {visit.booking: visit.id for visit in branch.visits.values() if visit.booking is not None}
    holds(15, dict(branch.bookings) == bookings, "the index of bookings is wrong")


def _lines_from(branch: Branch) -> dict[LineKey, tuple[str, ...]]:
    lines: dict[LineKey, tuple[str, ...]] = {}
    waiting = [ticket for ticket in branch.tickets.values() if ticket.state is TicketState.WAITING]
    for ticket in sorted(waiting, key=lambda one: (one.clock, one.seq)):
        key = _key(ticket)
        lines[key] = (*lines.get(key, ()), ticket.id)
    return lines


def _key(ticket: Ticket) -> LineKey:
    if ticket.directed_to is None:
        return ServiceLine(ticket.service, ticket.class_code)
    return CounterLine(ticket.directed_to, ticket.class_code)
