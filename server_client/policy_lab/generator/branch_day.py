"""One day of the made-up branch, event by event; what has happened is fixed, what has not is drawn when it is due."""

from collections.abc import Iterator
from heapq import heapify, heappop
from random import Random

from server_client.policy_lab.generator import arriving, serving, shifts
from server_client.policy_lab.generator.calling_rules import CallingRule, UrgencyRule
from server_client.policy_lab.generator.day_plan import plan_of
from server_client.policy_lab.generator.day_state import Counter, DayState, Desk, Due
from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.generator.scribe import Scribe, ticket_name
from server_client.policy_lab.generator.waiting_lines import Phase, WaitingLines
from server_client.wait_forecast import trace


def begin(scenario: Scenario, day: int, rule: CallingRule | None = None) -> DayState:
    """Return the morning of a day of the scenario, always the same for the same day, seed and rule."""
    rng = Random(f"day/{scenario.name}/{scenario.seed}/{day}")
    plan = plan_of(scenario, day, rng)
    calling = rule or UrgencyRule.of(scenario)
    scribe = Scribe(scenario, day)
    counters = [
        Counter(index=index, skills=counter.skills, clerk=clerk, speed=scenario.clerks.speeds[clerk])
        for index, (counter, clerk) in enumerate(zip(scenario.counters, plan.clerks, strict=True))
    ]
    lines = WaitingLines(len(scenario.services), calling.limit)
    state = DayState(scenario=scenario, plan=plan, rule=calling, rng=rng, lines=lines, counters=counters, scribe=scribe)
    scribe.opened(plan.clerks)
    for booking in plan.bookings:
        scribe.note(0.0, trace.Booked(service=scribe.service(booking.service), slot_s=booking.slot))
    for counter in counters:
        shifts.put_opening(state, counter)
    arriving.put_at_the_door(state)
    arriving.put_next_walkin(state)
    arriving.put_next_bookings(state)
    state.put(scenario.hard_end, Due.CLOSE)
    return state


def advance(day: DayState) -> bool:
    """Let the next thing happen; False if there is nothing left."""
    if not day.agenda:
        return False
    at, _, due, subject, turn = heappop(day.agenda)
    day.now = max(day.now, at)
    _ATTENDS[due](day, subject, turn)
    return True


def events_of(scenario: Scenario, day: int, rule: CallingRule | None = None) -> Iterator[trace.TraceEvent]:
    """Go through a whole day of the scenario."""
    state = begin(scenario, day, rule)
    if state.scribe is None:
        raise AssertionError("A day begins with a scribe")
    while advance(state):
        yield from state.scribe.take()
    _expire(state)
    state.scribe.note(state.now, trace.BranchClosed())
    yield from state.scribe.take()


def _close(day: DayState, _subject: int, _turn: int) -> None:
    """Let everyone go: who waits or steps aside is too late, clerks leave after the person before them."""
    day.agenda = [entry for entry in day.agenda if entry[2] is Due.COUNTER]
    heapify(day.agenda)
    _expire(day)
    for counter in day.counters:
        if counter.desk in {Desk.IDLE, Desk.GAP}:
            shifts.leave(day, counter, "end")
        else:
            counter.leaving = "end"


def _expire(day: DayState) -> None:
    for ticket in tuple(day.tickets.values()):
        if ticket.phase is Phase.WAITING:
            day.lines.leave(ticket)
        if ticket.phase in {Phase.WAITING, Phase.HELD}:
            arriving.end(day, ticket)
            if day.scribe:
                day.scribe.note(day.now, trace.Expired(ticket=ticket_name(ticket.number)))


_ATTENDS = (
    arriving.walk_in,
    arriving.expect_booked,
    arriving.check_in,
    serving.next_step,
    shifts.next_move,
    serving.come_back,
    serving.resume,
    serving.offer,
    arriving.cancel,
    _close,
    arriving.join_in,
)
