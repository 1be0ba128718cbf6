"""How many counters of which work profile a branch takes on a day to come, from its own log, beside what is usual."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import exp
from statistics import median

from server_client.policy_lab.results import BranchNames, names_in
from server_client.policy_lab.worked_days import Usual, WorkedDays, most_at_once, usual_counters
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import ProfileCode
from server_client.queue_model.local_time import local_day
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.log_trace import LogLessons
from server_client.wait_forecast.staffing import (
    HalfHourPlan,
    Spread,
    Staffing,
    Wish,
    checked,
    staffing_of,
)
from server_client.wait_forecast.terms_of_branch import skills_of, terms_of
from server_client.wire.chain import event_of
from server_client.wire.stamps import stamp_of

# What is older weighs less than a tenth.
LEARNED_DAYS = 56
# A plan on less is a guess.
FEWEST_DAYS = 3
# Futures that the plan was not made on judge it.
_FRESH_SEED, _FRESH_PLAYS = 7_919, 100
_LEARNING = 0.3
_USUAL_STEPS = 150
_HALF_MIN = 30
# An entry that holds a configuration has this word in it; one that has it and holds none costs a reading.
_CONFIGURATION = b'"ConfigurationAdopted"'


class NoPlan(Exception):
    """No plan can be made; the message is a word for the reason: `not_open`, `too_few_days` or `no_profiles`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffingAsk:
    """For which day, for which share called within the promise; `is_free` lets any counter have any profile.

    Otherwise there are no more of a profile than were seen open at a time. With `is_outcome` it is asked what came of
    the day instead.
    """

    day: date
    share: float = 0.8
    is_free: bool = False
    is_outcome: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedHalf:
    """One half hour: the plan's, and what is usual: counters by profile, and what share they would keep."""

    plan: HalfHourPlan
    usual: Mapping[ProfileCode, float]
    usual_share: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """A day's counters by half hour, and all that is needed to show them.

    `learned_days` are the days that it was learned from, `usual_days` those whose counters stand beside it.
    """

    ask: StaffingAsk
    names: BranchNames
    halves: tuple[PlannedHalf, ...]
    counter_hours: float
    kept: float
    usual_hours: float
    usual_kept: float
    counters: int
    learned_days: int
    usual_days: tuple[date, ...]
    is_same_weekday: bool


class TaughtByLog:
    """What a log up to the evening before some day teaches; entries of that day and later are not taken."""

    def __init__(self, before: date, first: date) -> None:
        """Know nothing yet; days before `first` teach nothing."""
        self._before = before
        self._first = first
        self._lessons = LogLessons()
        self.worked = WorkedDays()

    def take(self, body: bytes) -> bool:
        """Take in the next entry of the log; False if it is of a later day, as are all behind it; Malformed."""
        day = local_day(datetime.fromtimestamp(stamp_of(body).at_ms / 1000, UTC))
        if day >= self._before:
            return False
        if day >= self._first or _CONFIGURATION in body:
            event = event_of(body)
            self._lessons.take(event)
            self.worked.take(event)
        return True

    def experience(self) -> Experience:
        """Return what was learned; NoPlan if nothing was."""
        experience = self._lessons.experience
        if experience is None:
            raise NoPlan("too_few_days")
        experience.end_day()
        return experience


def first_learned(before: date) -> date:
    """Return the first day that a plan learns from."""
    return before - timedelta(days=LEARNED_DAYS)


def is_working(setup: Configuration, day: date) -> bool:
    """Say whether anything is open on the day; where no hours are set, every day that is not off."""
    is_open = not _has_hours(setup) or any(setup.hours_on(service, day) for service in setup.services)
    return is_open and setup.day_off(day) is None


def _has_hours(setup: Configuration) -> bool:
    return any(service.hours for service in setup.services)


def working_days(setup: Configuration, after: date, count: int = 7) -> list[date]:
    """Return the next days on which the branch works, of the next month."""
    days = (after + timedelta(days=ahead) for ahead in range(1, 32))
    return [day for day in days if is_working(setup, day)][:count]


def plan_of(taught: TaughtByLog, ask: StaffingAsk, tell: Callable[[float], None] = lambda _: None) -> DayPlan:
    """Return the day's plan; NoPlan if there can be none. `tell` hears which share of the work is done."""
    setup = taught.worked.configuration
    if setup is None or len(taught.worked.days) < FEWEST_DAYS:
        raise NoPlan("too_few_days")
    if not is_working(setup, ask.day):
        raise NoPlan("not_open")
    experience = taught.experience()
    experience.adopt(terms_of(setup, ask.day))
    profiles = {one.code: skills for one in setup.profiles if (skills := skills_of(setup, one.code))}
    if not profiles:
        raise NoPlan("no_profiles")
    wish = _wish(taught, setup, ask, experience)
    found = staffing_of(experience, profiles, wish, tell=_Steps(tell))
    fresh = _fresh(wish)
    plan = {code: [one.counters.get(code, 0) for one in found.halves] for code in profiles}
    usual = usual_counters(taught.worked.days, ask.day)
    seen = checked(experience, profiles, fresh, plan)
    beside = checked(experience, profiles, fresh, _usual_plan(usual, wish))
    tell(1.0)
    return DayPlan(
        ask=ask,
        names=names_in(setup),
        halves=_halves(seen, beside, usual),
        counter_hours=seen.counter_hours,
        kept=seen.share,
        usual_hours=sum(sum(counts[wish.first_half : wish.last_half]) for counts in usual.counters.values()) / 2,
        usual_kept=beside.share,
        counters=len(setup.counters),
        learned_days=len(taught.worked.days),
        usual_days=usual.days,
        is_same_weekday=usual.is_same_weekday,
    )


class _Steps:
    """Tells after each step of a search how much is done; how many there will be is not known."""

    def __init__(self, tell: Callable[[float], None]) -> None:
        self._tell = tell
        self._steps = 0

    def __call__(self) -> None:
        self._steps += 1
        self._tell(_LEARNING + (0.95 - _LEARNING) * (1 - exp(-self._steps / _USUAL_STEPS)))


def _wish(taught: TaughtByLog, setup: Configuration, ask: StaffingAsk, experience: Experience) -> Wish:
    opens, closes = _span(taught, setup, ask.day)
    seen = most_at_once(taught.worked.days)
    profiles = [one.code for one in setup.profiles]
    return Wish(
        first_half=min(opens, _first_coming(taught, opens)),
        last_half=closes,
        share=ask.share,
        most_counters=max(1, len(setup.counters)),
        most_of={} if ask.is_free else {code: seen.get(code, 0) for code in profiles},
        opens_half=opens,
        kind=str(ask.day.weekday()),
        closed=frozenset(one.code for one in setup.services if _has_hours(setup) and not setup.hours_on(one, ask.day)),
    )


def _span(taught: TaughtByLog, setup: Configuration, day: date) -> tuple[int, int]:
    """Return from which half hour to which the branch works: by its hours, or else as it usually has."""
    hours = [one for service in setup.services for one in setup.hours_on(service, day)]
    if hours:
        return min(one.opens for one in hours) // _HALF_MIN, -(-max(one.closes for one in hours) // _HALF_MIN)
    worked = [[half.half for half in one.halves if half.open_min] for one in taught.worked.days]
    known = [halves for halves in worked if halves]
    if not known:
        raise NoPlan("too_few_days")
    return round(median(min(halves) for halves in known)), round(median(max(halves) for halves in known)) + 1


def _first_coming(taught: TaughtByLog, opens: int) -> int:
    """Return the first half hour in which people come on most days, an hour before the opening at the earliest."""
    days = taught.worked.days
    for half in range(max(0, opens - 2), opens):
        if sum(any(one.half == half and one.came for one in day.halves) for day in days) * 2 > len(days):
            return half
    return opens


def _fresh(wish: Wish) -> Wish:
    return Wish(
        first_half=wish.first_half,
        last_half=wish.last_half,
        share=wish.share,
        most_counters=wish.most_counters,
        plays=_FRESH_PLAYS,
        seed=_FRESH_SEED,
        opens_half=wish.opens_half,
        kind=wish.kind,
        closed=wish.closed,
    )


def _usual_plan(usual: Usual, wish: Wish) -> dict[ProfileCode, list[int]]:
    """Return the usual counters as whole ones, of each half hour as many as were open for most of it."""
    span = range(wish.first_half, wish.last_half)
    return {
        code: [min(wish.most_counters, round(counts[half])) for half in span] for code, counts in usual.counters.items()
    }


def _halves(plan: Staffing, beside: Staffing, usual: Usual) -> tuple[PlannedHalf, ...]:
    return tuple(
        PlannedHalf(
            plan=one,
            usual={code: round(found, 1) for code, counts in usual.counters.items() if (found := counts[one.half]) > 0},
            usual_share=other.shares,
        )
        for one, other in zip(plan.halves, beside.halves, strict=True)
    )
