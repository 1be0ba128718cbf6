"""When clerks of the made-up branch come, pause and go, roster or not; what they do at the desk is elsewhere."""

from math import inf
from random import Random

from server_client.policy_lab.generator.day_state import Counter, DayState, Desk, Presence
from server_client.policy_lab.generator.scenario import Clerks
from server_client.policy_lab.generator.scribe import clerk_name
from server_client.wait_forecast import trace

# Draws are made until one is possible, which is hardly ever far out; with a few who never come it is one of them.
_TRIES = 60
_TRIES_TILL_NEVER = 500
# How late or early a clerk is whom the roster has wrong, on average.
_WRONG_BY_S = 1_500.0


def opening_at(clerks: Clerks, planned: float, now: float, rng: Random) -> float:
    """Return when a clerk who is not there at `now` comes for the shift planned then; inf if not at all."""
    for _ in range(_TRIES_TILL_NEVER if clerks.never_comes else _TRIES):
        if rng.random() < clerks.never_comes:
            return inf
        late = rng.gauss(*clerks.opens_s)
        if rng.random() < clerks.wrong_roster:
            late += rng.expovariate(1 / _WRONG_BY_S)
        if planned + late >= now:
            return planned + late
    if clerks.never_comes:
        return inf
    # So late nobody comes but those whom the roster has wrong.
    return now + rng.expovariate(1 / (_WRONG_BY_S if clerks.wrong_roster else 120.0))


def leaving_at(clerks: Clerks, planned: float, now: float, rng: Random) -> float:
    """Return when a clerk who is there at `now` wants to go from the shift that is planned to end then."""
    for _ in range(_TRIES):
        late = rng.gauss(*clerks.leaves_s)
        if rng.random() < clerks.wrong_roster:
            late -= rng.expovariate(1 / _WRONG_BY_S)
        if planned + late >= now:
            return planned + late
    return now + rng.expovariate(1 / 60.0)


def put_opening(day: DayState, counter: Counter) -> None:
    """Put the clerk's next coming on the agenda."""
    planned = day.scenario.counters[counter.index].shifts[counter.shift][0]
    day.put_shift(counter, opening_at(day.scenario.clerks, planned, day.now, day.rng))


def put_going(day: DayState, counter: Counter) -> None:
    """Put the next going on the agenda: a short pause or the end of the shift, whichever comes first."""
    clerks = day.scenario.clerks
    planned = day.scenario.counters[counter.index].shifts[counter.shift][1]
    ends = leaving_at(clerks, planned, day.now, day.rng)
    pauses = day.now + day.rng.expovariate(1 / clerks.pause_every_s)
    counter.pauses_next = pauses < ends
    day.put_shift(counter, min(ends, pauses))


def next_move(day: DayState, index: int, turn: int) -> None:
    """Let the clerk come or go as was planned for now, unless something came between."""
    counter = day.counters[index]
    if turn != counter.shift_turn:
        return
    if counter.presence is not Presence.WORKING:
        _open(day, counter)
    elif counter.pauses_next:
        _wish_to_leave(day, counter, "pause")
    elif counter.shift + 1 < len(day.scenario.counters[index].shifts):
        _wish_to_leave(day, counter, "break")
    elif day.rng.random() < day.scenario.clerks.stays_late and day.lines.waits_for(counter.skills):
        counter.is_overtime = True
    else:
        _wish_to_leave(day, counter, "end")


def _open(day: DayState, counter: Counter) -> None:
    counter.presence, counter.shift_since = Presence.WORKING, day.now
    counter.desk, counter.since, counter.leaving, counter.is_stirring = Desk.IDLE, day.now, "", False
    if day.scribe:
        opened = trace.CounterOpened(
            counter=day.scribe.counter(counter.index),
            clerk=clerk_name(counter.clerk),
            skills=day.scribe.skills(counter.skills),
        )
        day.scribe.note(day.now, opened)
    put_going(day, counter)
    day.stir(counter)


def _wish_to_leave(day: DayState, counter: Counter, reason: str) -> None:
    if counter.desk in {Desk.IDLE, Desk.GAP}:
        leave(day, counter, reason)
    else:
        counter.leaving = reason


def leave(day: DayState, counter: Counter, reason: str) -> None:
    """Close the counter; whoever was sent to it waits in the line of the service."""
    counter.desk, counter.since, counter.leaving = Desk.CLOSED, day.now, ""
    counter.turn += 1
    if day.scribe:
        day.scribe.note(day.now, trace.CounterClosed(counter=day.scribe.counter(counter.index), reason=reason))
    for ticket in tuple(day.lines.sent.get(counter.index, ())):
        day.lines.leave(ticket)
        ticket.holder = -1
        day.lines.join(ticket)
        day.offer(ticket)
    counter.shift_since = day.now
    if reason == "pause":
        counter.presence = Presence.PAUSED
        day.put_shift(counter, day.now + day.scenario.clerks.pause.draw(day.rng))
    elif reason == "break":
        counter.presence, counter.shift = Presence.AWAY, counter.shift + 1
        counter.skills = day.plan.later_skills[counter.index]
        put_opening(day, counter)
    else:
        counter.presence = Presence.GONE
        day.put_shift(counter, inf)
