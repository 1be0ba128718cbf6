"""Which counter to open, close or give another work profile now, and what it saves; opening it stays a person's act.

Each change is played on the same futures as the branch as it is. A change that does not clearly help is no advice, and
no advice is an answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf, sqrt
from random import Random
from statistics import fmean, median, stdev
from typing import TypeAlias

from server_client.queue_model.ids import ProfileCode, ServiceCode
from server_client.wait_forecast.change import Change, Changed, Choices, changed, unchanged
from server_client.wait_forecast.common_future import CommonFuture, Tape, tape_of
from server_client.wait_forecast.deed import Deed
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.forward_run import Call, ForwardRun
from server_client.wait_forecast.odds import Odds, odds_of
from server_client.wait_forecast.outlook import outlook_of
from server_client.wait_forecast.reckoning import Cost, all_waited_s, cost_of
from server_client.wait_forecast.scene import Scene, Seat, SeatState
from server_client.wait_forecast.stage import staged
from server_client.wait_forecast.trace import Skill

# A counter is opened or closed for an hour, and what comes of it is followed for another.
LASTS_S = 3600.0
FOLLOWED_S = 7200.0
# After so many runs each, so many of the changes of a kind go on.
_RUNS = 32
Played: TypeAlias = tuple[CommonFuture, Sequence[Call]]
Rounds: TypeAlias = tuple[tuple[int, int], ...]
_OF_MANY: Rounds = ((6, 5), (14, 3), (_RUNS, 1))
_OF_FEW: Rounds = ((6, 2), (14, 1), (_RUNS, 1))
# Where something stands, another has to be clearly better: to find that takes no long race.
_OF_RIVALS: Rounds = ((6, 3), (14, 1), (_RUNS, 1))
_OF_ONE: Rounds = ((_RUNS, 1),)
_MOST_OPENINGS = 10
_MOST_OTHERS = 6
# Two standard errors, and a little for so few runs.
_SURE = 2.1
# What a counter's hour has to save at least, in minutes of those who wait; and what a spared one may cost them.
_LEAST_SAVED_MIN = 30.0
_LEAST_BY_PROFILE_MIN = 60.0
_MOST_COST_MIN = 5.0
# What stands is shown for so long at least, and then until it saves less than so much of what makes an advice.
_SHOWN_S = 300.0
_LOST = 0.5
# Another takes its place if what stands saves less than this part of it, and it saves so much more for sure.
_GOOD_PART = 0.9
_CLEARLY_MIN = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """Minutes that all together wait from now on until `FOLLOWED_S` later: the mean, and 8 of 10 between the ends."""

    mean_min: float
    q10_min: float
    q90_min: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Whom it helps most (or, of a closing, hurts): a service, how many wait for it, until when the last of them would.

    `until` is None if some of them are not called while it is followed.
    """

    service: ServiceCode
    waiting: int
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """A change and what it saves per counter-hour: minutes of people waiting with a 95 % interval, and broken promises.

    Of a closing the saving is negative or nothing: what the spared hour costs those who wait.
    """

    at: datetime
    change: Change
    saves_min: float
    saves_low_min: float
    saves_high_min: float
    kept_promises: float
    without: Foretold
    with_it: Foretold
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A change that is advised already, since that second of the day."""

    change: Change
    since_s: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A change that was played as often as it deserved; of each run what it left, and what all waited, in seconds."""

    change: Change
    played: Changed
    runs: list[Played]
    waited_s: list[float]


class Advisor:
    """Plays a scene as it is and under changes, on the same futures; each is played once."""

    def __init__(self, scene: Scene, experience: Experience, *, seed: int, odds: Odds | None = None) -> None:
        """Prepare; the same seed gives the same answers."""
        stage = staged(scene, asked=frozenset())
        self.scene = scene
        self.outlook = outlook_of(stage, experience, odds or odds_of(experience))
        self._until = scene.t + FOLLOWED_S
        self._random = Random(seed)
        self._as_is = unchanged(self.outlook)
        self._shifts = [self._random.random() for _ in scene.seats]
        self._orders = [self._random.sample(range(_RUNS), _RUNS) for _ in scene.seats]
        self._tapes: list[Tape] = []
        self._base: list[Cost] = []
        self._base_waited_s: list[float] = []
        self._left: list[Played] = []

    def base(self, runs: int) -> Sequence[Cost]:
        """Return what so many futures cost if nothing is done."""
        while len(self._base) < runs:
            future, calls = self._play(self._as_is, len(self._base))
            self._left.append((future, calls))
            self._base.append(cost_of(self.outlook, future, calls, self._until))
            self._base_waited_s.append(all_waited_s(self.outlook, future, calls, self._until))
        return self._base[:runs]

    def pressures(self) -> dict[ServiceCode, float]:
        """Return how long people will wait for each service, in seconds of all together, if nothing is done."""
        base = self.base(_RUNS)
        services = self.outlook.stage.lines.services
        return {code: fmean(cost.waited_s[n] for cost in base) for n, code in enumerate(services)}

    def next_hour(self) -> Sequence[Cost]:
        """Return what the next hour alone brings in each future if nothing is done."""
        self.base(_RUNS)
        hour = self.scene.t + LASTS_S
        return [
            cost_of(self.outlook, future, [call for call in calls if call.at_s <= hour], hour)
            for future, calls in self._left
        ]

    def weigh(self, changes: Iterable[Change], choices: Choices, rounds: Rounds) -> list[Weighed]:
        """Return the changes that were played to the end, the most saving first; the others fell behind before."""
        racing = [Weighed(one, changed(self.outlook, one, choices, LASTS_S), [], []) for one in changes]
        for runs, stay in rounds:
            for one in racing:
                for run in range(len(one.runs), runs):
                    left = self._play(one.played, run)
                    one.runs.append(left)
                    one.waited_s.append(all_waited_s(one.played.outlook, *left, self._until))
            racing.sort(key=self.saving_min, reverse=True)
            del racing[stay:]
        return racing

    def savings_min(self, one: Weighed) -> list[float]:
        """Return the minutes that each of its runs saves."""
        self.base(len(one.runs))
        return [(b - c) / 60 for b, c in zip(self._base_waited_s, one.waited_s, strict=False)]

    def saving_min(self, one: Weighed) -> float:
        """Return the mean of what its runs save."""
        return fmean(self.savings_min(one))

    def beats(self, new: Weighed, old: Weighed) -> bool:
        """Say whether a change is clearly better than another, on the same futures."""
        more = [one - other for one, other in zip(self.savings_min(new), self.savings_min(old), strict=True)]
        is_sure = fmean(more) > _SURE * stdev(more) / sqrt(len(more))
        return is_sure and fmean(more) >= _CLEARLY_MIN and self.saving_min(old) < _GOOD_PART * self.saving_min(new)

    def advice(self, one: Weighed) -> Advice:
        """Return the change with its figures and its reason."""
        savings, base = self.savings_min(one), self.base(len(one.runs))
        costs = [cost_of(one.played.outlook, *left, self._until) for left in one.runs]
        mean, error = fmean(savings), _SURE * stdev(savings) / sqrt(len(savings))
        broken = fmean(b.all_broken - c.all_broken for b, c in zip(base, costs, strict=True))
        return Advice(
            at=self.scene.at,
            change=one.change,
            saves_min=mean,
            saves_low_min=mean - error,
            saves_high_min=mean + error,
            kept_promises=broken,
            without=_foretold(base),
            with_it=_foretold(costs),
            reason=self._reason(base, costs),
        )

    def _reason(self, base: Sequence[Cost], costs: Sequence[Cost]) -> Reason:
        services = self.outlook.stage.lines.services
        by_service = [
            abs(fmean(b.waited_s[n] - c.waited_s[n] for b, c in zip(base, costs, strict=True)))
            for n in range(len(services))
        ]
        most = by_service.index(max(by_service))
        last_s = median(cost.served_s[most] for cost in base)
        return Reason(
            service=services[most],
            waiting=sum(standing.service == services[most] for standing in self.scene.waiting),
            until=self.scene.at + timedelta(seconds=last_s - self.scene.t) if last_s < inf else None,
        )

    def _play(self, played: Changed, run: int) -> Played:
        tape = self._tape(run)
        future = CommonFuture(played.outlook, tape, played.absences(tape.absences))
        forward = ForwardRun(played.outlook.stage, future, until_s=self._until, keeps_calls=True)
        forward.play()
        return future, forward.calls or ()

    def _tape(self, run: int) -> Tape:
        while len(self._tapes) <= run:
            place = len(self._tapes)
            strata = [(order[place] + shift) / _RUNS for order, shift in zip(self._orders, self._shifts, strict=True)]
            self._tapes.append(tape_of(self.outlook, self._random, strata, self._until))
        return self._tapes[run]


def advice_of(scene: Scene, experience: Experience, choices: Choices, *, seed: int) -> tuple[Advice, ...]:
    """Return what clearly helps now, at most one change of each kind; nothing where nothing does."""
    if not scene.is_open:
        return ()
    advisor = Advisor(scene, experience, seed=seed)
    opening = opening_advice(advisor, choices)
    return opening + other_advice(advisor, choices, may_close=not opening)


def opening_advice(advisor: Advisor, choices: Choices, standing: Standing | None = None) -> tuple[Advice, ...]:
    """Return the opening that saves most, if it clearly saves enough; what stands, while it is nearly as good."""
    rounds = _OF_MANY if standing is None else _OF_RIVALS
    best = advisor.weigh(openings(choices, advisor.pressures()), choices, rounds)
    return _calm(advisor, choices, best, standing, _LEAST_SAVED_MIN)


def other_advice(
    advisor: Advisor, choices: Choices, *, may_close: bool, standing: Standing | None = None
) -> tuple[Advice, ...]:
    """Return the other work profile that saves most, if it clearly saves enough, or a counter that nobody misses.

    What stands stays while it is nearly as good.
    """
    scene = advisor.scene
    best = advisor.weigh(other_profiles(scene.seats, choices, advisor.pressures()), choices, _OF_FEW)
    found = _calm(advisor, choices, best, standing, _LEAST_BY_PROFILE_MIN)
    if found or not may_close:
        return found
    idle = closings(scene)
    if standing is not None and standing.change in idle:
        stays = advisor.advice(advisor.weigh([standing.change], choices, _OF_ONE)[0])
        if stays.saves_low_min >= -_MOST_COST_MIN / _LOST:
            return (stays,)
    found = tuple(advisor.advice(one) for one in advisor.weigh(idle, choices, _OF_FEW))
    return tuple(one for one in found if one.saves_low_min >= -_MOST_COST_MIN)


def _calm(
    advisor: Advisor, choices: Choices, best: Sequence[Weighed], standing: Standing | None, least_min: float
) -> tuple[Advice, ...]:
    """Return the best change if it clearly saves enough, or what stands if that need not give way."""
    new = next(iter(best), None)
    found = advisor.advice(new) if new is not None else None
    is_worth = found is not None and found.saves_low_min > 0 and found.saves_min >= least_min
    offered = (found,) if found is not None and is_worth else ()
    if standing is None or not _is_possible(standing.change, advisor.scene, choices):
        return offered
    if found is not None and found.change == standing.change:
        old = new
    else:
        old = advisor.weigh([standing.change], choices, _OF_ONE)[0]
    is_young = advisor.scene.t - standing.since_s < _SHOWN_S
    if old is None or advisor.saving_min(old) < (0.0 if is_young else _LOST * least_min):
        return offered
    if is_worth and new is not None and not is_young and advisor.beats(new, old):
        return offered
    return (advisor.advice(old),)


def _is_possible(change: Change, scene: Scene, choices: Choices) -> bool:
    """Say whether a change of a counter's profile or an opening can still be made and changes anything."""
    seat = next((one for one in scene.seats if one.counter == change.counter), None)
    skills = choices.profiles.get(change.profile) if change.profile is not None else None
    if seat is None or skills is None:
        return False
    if change.deed is Deed.OPEN:
        return change.counter in choices.spare
    return change.deed is Deed.RESKILL and seat.state is not SeatState.CLOSED and seat.skills != skills


def openings(choices: Choices, pressures: Mapping[ServiceCode, float]) -> list[Change]:
    """Return an opening for each different work profile, as far as it is pressed, the most pressed first."""
    if not choices.spare:
        return []
    by_skills = _different(choices)
    ranked = sorted(by_skills.items(), key=lambda pair: -_pressed(pair[0], pressures))
    return [
        Change(deed=Deed.OPEN, counter=choices.spare[0], profile=code)
        for skills, code in ranked[:_MOST_OPENINGS]
        if _pressed(skills, pressures) > 0
    ]


def other_profiles(seats: Sequence[Seat], choices: Choices, pressures: Mapping[ServiceCode, float]) -> list[Change]:
    """Return for open counters the profiles that serve more pressed services than their own, the most pressed first."""
    gains = sorted(_gains(seats, choices, pressures), key=lambda gain: -gain[0])
    return [change for _, change in gains[:_MOST_OTHERS]]


def _gains(
    seats: Sequence[Seat], choices: Choices, pressures: Mapping[ServiceCode, float]
) -> Iterator[tuple[float, Change]]:
    by_skills = _different(choices)
    for seat in seats:
        if seat.state is SeatState.CLOSED:
            continue
        for skills, code in by_skills.items():
            gain = _pressed(skills, pressures) - _pressed(seat.skills, pressures)
            if gain > 0:
                yield gain, Change(deed=Deed.RESKILL, counter=seat.counter, profile=code)


def _different(choices: Choices) -> dict[tuple[Skill, ...], ProfileCode]:
    """Return of profiles that serve the same the first."""
    found: dict[tuple[Skill, ...], ProfileCode] = {}
    for code, skills in choices.profiles.items():
        found.setdefault(skills, code)
    return found


def closings(scene: Scene) -> list[Change]:
    """Return the closing of each open counter for which nobody waits."""
    awaited = {one.service for one in scene.waiting}
    idle = [
        seat
        for seat in scene.seats
        if seat.state is not SeatState.CLOSED and not any(skill.service in awaited for skill in seat.skills)
    ]
    idle.sort(key=lambda seat: len(seat.skills))
    return [Change(deed=Deed.CLOSE, counter=seat.counter) for seat in idle[:4]]


def _pressed(skills: Iterable[Skill], pressures: Mapping[ServiceCode, float]) -> float:
    return sum(pressures.get(code, 0.0) for code in {skill.service for skill in skills})


def _foretold(costs: Sequence[Cost]) -> Foretold:
    ordered = sorted(cost.all_waited_s / 60 for cost in costs)
    return Foretold(
        mean_min=fmean(ordered), q10_min=ordered[len(ordered) // 10], q90_min=ordered[-1 - len(ordered) // 10]
    )
