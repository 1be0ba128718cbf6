"""Scores advice on made-up days beside the truth: what each opening would have saved, and what was advised."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from time import process_time

from server_client.policy_lab.changed_branch import SPARE, true_waits_s
from server_client.policy_lab.generator.branch_day import begin, events_of
from server_client.policy_lab.generator.day_state import DayState
from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.scoring import happening
from server_client.policy_lab.trace_lines import config_line
from server_client.queue_model.ids import ClerkId, ProfileCode
from server_client.wait_forecast.advice import FOLLOWED_S, LASTS_S, Advice, advice_of
from server_client.wait_forecast.change import Change, Choices
from server_client.wait_forecast.deed import Deed
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.scene import Scene, Seat, SeatState
from server_client.wait_forecast.trace import Skill, Terms
from server_client.wire.traces import read_trace_line

_NONE = ProfileCode("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is scored: days of history, test days, at how many moments of each, and how many true futures judge."""

    scenario: Scenario
    history: int = 20
    test: int = 4
    moments: int = 6
    futures: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One moment: what was advised, and what each opening would truly save in each future, in minutes a counter-hour.

    `longest` are the profiles that help the longest queue; `other_saves` is what was advised besides an opening truly
    saves.
    """

    day: int
    at_s: float
    waiting: int
    advised: Advice | None
    true: Mapping[ProfileCode, Sequence[float]]
    longest: Sequence[ProfileCode]
    others: Sequence[tuple[Advice, float]]
    took_s: float

    @property
    def best(self) -> float:
        """What the best opening saves; nothing if none does.

        The best of some futures is valued by the others: the luckiest of ten is not the best.
        """
        values = []
        for half in (0, 1):
            chosen = max(self.true, key=lambda code: fmean(self.true[code][half::2]))
            values.append(fmean(self.true[chosen][1 - half :: 2]))
        return max(0.0, fmean(values))

    @property
    def reached(self) -> float:
        """What the advised opening truly saves; nothing if none was advised."""
        if self.advised is None or self.advised.change.profile is None:
            return 0.0
        return fmean(self.true[self.advised.change.profile])

    def saves(self, profiles: Iterable[ProfileCode]) -> float:
        """Return what an opening under any of these profiles truly saves on average."""
        return fmean(fmean(self.true[code]) for code in profiles)


def judged(trial: Trial) -> Iterator[Judged]:
    """Go through the moments of the test days."""
    scenario = trial.scenario
    experience = Experience(terms_of(scenario))
    for number in range(trial.history):
        for event in events_of(scenario, number):
            experience.learn(event)
    for number in range(trial.history, trial.history + trial.test):
        day = begin(scenario, number)
        span = scenario.issue_end / trial.moments
        # Another minute each day, so that no time of day is missed.
        moments = [span * (place + (0.15 + 0.37 * number) % 1.0) for place in range(trial.moments)]
        for event in happening(day):
            while moments and event.t > moments[0]:
                moments.pop(0)
                yield _judge(trial, day, experience)
            experience.learn(event)


def terms_of(scenario: Scenario) -> Terms:
    """Return what the branch says of itself."""
    terms = read_trace_line(config_line(scenario).encode())
    if not isinstance(terms, Terms):
        raise TypeError("The protocol's first line tells the terms")
    return terms


def profiles_of(scenario: Scenario) -> dict[ProfileCode, tuple[int, ...]]:
    """Return the different work profiles of the branch's counters."""
    different = dict.fromkeys(counter.skills for counter in scenario.counters)
    return {ProfileCode(f"P{place}"): skills for place, skills in enumerate(different, start=1)}


def choices_of(scenario: Scenario) -> Choices:
    """Return what may be done there: one more counter can be opened."""
    return Choices(
        profiles={
            code: tuple(Skill(service=scenario.services[index].code) for index in skills)  # type: ignore[arg-type]
            for code, skills in profiles_of(scenario).items()
        },
        spare=(SPARE,),
    )


def with_spare(scene: Scene) -> Scene:
    """Return the scene with a counter at which nobody has been today."""
    spare = Seat(counter=SPARE, clerk=ClerkId(""), skills=(), state=SeatState.CLOSED, since_s=0.0)
    return replace(scene, seats=(*scene.seats, spare))


def _judge(trial: Trial, day: DayState, experience: Experience) -> Judged:
    scene = with_spare(experience.today.scene(experience.today.now))
    began = process_time()
    found = advice_of(scene, experience, choices_of(trial.scenario), seed=1)
    return judge(trial, day, found, process_time() - began)


def judge(trial: Trial, day: DayState, found: Sequence[Advice], took_s: float) -> Judged:
    """Return what was advised at this moment of a day, which took so long, beside what is true of it."""
    profiles = profiles_of(trial.scenario)
    as_is = _truly(trial, day, None, ())
    true = {
        code: _saved(as_is, _truly(trial, day, Change(deed=Deed.OPEN, counter=SPARE, profile=code), skills))
        for code, skills in profiles.items()
    }
    others = [one for one in found if one.change.deed is not Deed.OPEN]
    return Judged(
        day=day.plan.day,
        at_s=day.now,
        waiting=day.lines.count,
        advised=next((one for one in found if one.change.deed is Deed.OPEN), None),
        true=true,
        longest=_longest(day, profiles),
        others=[
            (one, fmean(_saved(as_is, _truly(trial, day, one.change, profiles.get(one.change.profile or _NONE, ())))))
            for one in others
        ],
        took_s=took_s,
    )


def _truly(trial: Trial, day: DayState, change: Change | None, skills: tuple[int, ...]) -> list[float]:
    return [
        true_waits_s(day, change, skills, seed=seed, lasts_s=LASTS_S, followed_s=FOLLOWED_S) / 60
        for seed in range(trial.futures)
    ]


def _saved(before: Sequence[float], after: Sequence[float]) -> list[float]:
    return [one - other for one, other in zip(before, after, strict=True)]


def _longest(day: DayState, profiles: Mapping[ProfileCode, tuple[int, ...]]) -> list[ProfileCode]:
    waiting = Counter(ticket.service for ticket in day.lines.everyone())
    if not waiting:
        return list(profiles)
    longest = waiting.most_common(1)[0][0]
    return [code for code, skills in profiles.items() if longest in skills] or list(profiles)
