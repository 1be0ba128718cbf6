"""Follows the advice through made-up days minute by minute: how often what is advised changes, and what it is worth."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import process_time

from server_client.policy_lab.advising import Judged, Trial, choices_of, judge, terms_of, with_spare
from server_client.policy_lab.generator.branch_day import begin, events_of
from server_client.policy_lab.generator.day_state import DayState
from server_client.policy_lab.scoring import happening
from server_client.wait_forecast.advice import Advice, Advisor
from server_client.wait_forecast.calm_advice import CalmAdvice
from server_client.wait_forecast.change import Change
from server_client.wait_forecast.experience import Experience


@dataclass(slots=True)
class Steps:
    """What was seen on the way: looks at an open branch, and how often another change was advised than before."""

    every_s: float
    looks: int = 0
    openings: int = 0
    others: int = 0
    took_s: float = 0.0
    longest_s: float = 0.0

    def an_hour(self, changes: int) -> float:
        """Return so many changes by the hour."""
        return changes / max(1e-9, self.looks * self.every_s / 3600)


class AdviceWalk:
    """The way through the test days of a trial; `is_calm` lets what stands stay while it is nearly as good."""

    def __init__(self, trial: Trial, *, is_calm: bool = True, every_s: float = 60.0) -> None:
        """Learn the days before."""
        self.steps = Steps(every_s)
        self._trial = trial
        self._is_calm = is_calm
        self._choices = choices_of(trial.scenario)
        self._experience = Experience(terms_of(trial.scenario))
        for number in range(trial.history):
            for event in events_of(trial.scenario, number):
                self._experience.learn(event)

    def judged(self) -> Iterator[Judged]:
        """Go through the moments that are judged, as many of each day as the trial says."""
        for number in range(self._trial.history, self._trial.history + self._trial.test):
            yield from self._day(begin(self._trial.scenario, number))

    def _day(self, day: DayState) -> Iterator[Judged]:
        calm, last = CalmAdvice(), _Last()
        end_s = self._trial.scenario.issue_end
        span = end_s / self._trial.moments
        next_s, judged_s = self.steps.every_s, span / 2
        for event in happening(day):
            while event.t > next_s and next_s < end_s:
                took = self._look(calm, next_s)
                last.count(self.steps, calm)
                if next_s >= judged_s:
                    judged_s += span
                    yield judge(self._trial, day, calm.advice, took)
                next_s += self.steps.every_s
            self._experience.learn(event)

    def _look(self, calm: CalmAdvice, at_s: float) -> float:
        scene = with_spare(self._experience.today.scene(at_s))
        if not scene.is_open:
            return 0.0
        began = process_time()
        if not self._is_calm:
            calm.forget()
        calm.look(Advisor(scene, self._experience, seed=scene.day), self._choices)
        took = process_time() - began
        self.steps.looks += 1
        self.steps.took_s += took
        self.steps.longest_s = max(self.steps.longest_s, took)
        return took


class _Last:
    """What was advised at the look before."""

    def __init__(self) -> None:
        self._opening: Change | None = None
        self._other: Change | None = None

    def count(self, steps: Steps, calm: CalmAdvice) -> None:
        opening = _change(calm.openings)
        other = _change(calm.others)
        steps.openings += opening is not None and opening != self._opening
        steps.others += other is not None and other != self._other
        self._opening, self._other = opening, other


def _change(found: tuple[Advice, ...]) -> Change | None:
    return found[0].change if found else None
