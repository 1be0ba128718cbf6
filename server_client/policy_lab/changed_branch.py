"""What a change at a counter truly saves in the made-up branch: its other futures, with the change and without.

Both see the same people who need as long, whoever serves them: chance is drawn anew for each step from what the step is
about, not from what was drawn before.
"""

from dataclasses import replace
from random import Random

from server_client.policy_lab.generator.branch_day import advance
from server_client.policy_lab.generator.day_state import Counter, DayState, Desk, Due, Presence
from server_client.policy_lab.generator.futures import other_future
from server_client.policy_lab.generator.scenario import CounterTruth
from server_client.policy_lab.generator.shifts import leave
from server_client.queue_model.ids import CounterId
from server_client.wait_forecast.change import Change
from server_client.wait_forecast.deed import Deed

SPARE = CounterId("spare")
_NEVER = (1e9, 1e9 + 1.0)
_COMING = frozenset({Due.WALKIN, Due.BOOKINGS, Due.BOOKED, Due.TOGETHER})


def true_waits_s(
    day: DayState, change: Change | None, skills: tuple[int, ...], *, seed: int, lasts_s: float, followed_s: float
) -> float:
    """Return what all together wait in one future from now until `followed_s` later, if the change is made now."""
    other = other_future(day, Random(seed))
    if change is not None:
        _make(other, change, skills, lasts_s)
    return _waited_s(other, day.now + followed_s, seed)


class _InStep(Random):
    """Chance in which looking up from an idle desk, as different in each course of things, takes part nowhere else."""

    looks_up = 0.0

    def expovariate(self, lambd: float = 1.0) -> float:
        return 0.7 / lambd if lambd == self.looks_up else super().expovariate(lambd)


def _waited_s(day: DayState, until: float, seed: int) -> float:
    coming, else_ = _InStep(seed), _InStep()
    coming.looks_up = else_.looks_up = 1 / day.scenario.clerks.reaction_s
    area, last = 0.0, day.now
    while day.agenda and day.agenda[0][0] <= until:
        at, _, due, subject, turn = day.agenda[0]
        now = max(at, last)
        area += day.lines.count * (now - last)
        last = now
        if due in _COMING:
            day.rng = coming
        else:
            else_.seed(_about(day, due, subject, turn) * 1_000_003 + seed)
            day.rng = else_
        advance(day)
    return area + day.lines.count * (until - last)


def _about(day: DayState, due: Due, subject: int, turn: int) -> int:
    """Return a number of what a step is about."""
    if due is Due.COUNTER:
        counter = day.counters[subject]
        if counter.ticket is not None:
            return (counter.ticket.number * 16 + counter.ticket.misses * 8 + counter.desk) * 2 + 1
    return ((turn * 64 + subject) * 16 + due) * 2


def _make(day: DayState, change: Change, skills: tuple[int, ...], lasts_s: float) -> None:
    match change.deed:
        case Deed.OPEN:
            _open_spare(day, skills, lasts_s)
        case Deed.RESKILL:
            counter = _counter(day, change.counter)
            counter.skills = skills
            if counter.desk is Desk.IDLE:
                day.stir(counter)
        case Deed.CLOSE:
            _close(day, _counter(day, change.counter), lasts_s)


def _open_spare(day: DayState, skills: tuple[int, ...], lasts_s: float) -> None:
    place = len(day.counters)
    shifts = ((0.0, day.now + lasts_s), _NEVER)
    truth = CounterTruth(code=SPARE, skills=skills, shifts=shifts)
    day.scenario = replace(day.scenario, counters=(*day.scenario.counters, truth))
    day.plan = replace(day.plan, later_skills=(*day.plan.later_skills, skills))
    counter = Counter(index=place, skills=skills, clerk=0, speed=1.0)
    counter.desk, counter.presence, counter.since, counter.shift_since = Desk.IDLE, Presence.WORKING, day.now, day.now
    day.counters.append(counter)
    day.put_shift(counter, day.now + lasts_s)
    day.stir(counter)


def _close(day: DayState, counter: Counter, lasts_s: float) -> None:
    """Let the clerk pause for so long; the pause begins when nobody is there."""
    if counter.desk in {Desk.IDLE, Desk.GAP}:
        leave(day, counter, "pause")
        day.put_shift(counter, day.now + lasts_s)
    else:
        counter.leaving = "pause"


def _counter(day: DayState, code: CounterId) -> Counter:
    found = next(n for n, one in enumerate(day.scenario.counters) if one.code == code)
    return day.counters[found]
