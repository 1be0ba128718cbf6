"""Sets a day as it was beside the changed one, with how sure the difference is; it plays nothing itself.

Each day has been played several times, as it was and changed, each time with the same draws for both. A difference is
the mean over these; its spread comes from taking, again and again, as many days as there are by lot (a day may come
twice) and of each one of its plays: 9 in 10 such differences lie in the interval.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random
from statistics import fmean
from typing import NamedTuple

from server_client.policy_lab.figures import (
    Figures,
    Group,
    GroupFigures,
    Measure,
    Tally,
    added_up,
    figures_of,
    quantile,
    tallies,
)
from server_client.policy_lab.replay import Fate, Told

_LEAST, _MOST = 0.05, 0.95
_HALF_HOUR_S = 1800.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """One day, played once as it was and once changed, with the same draws."""

    as_it_was: Sequence[Told]
    changed: Sequence[Told]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """By how much a measure differs, and the interval in which 9 in 10 such differences lie."""

    mean: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Say whether nothing speaks for there being none."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A group: as the log tells, as it is replayed, as it is with the change; and the last two's differences."""

    group: Group
    logged: GroupFigures
    replayed: GroupFigures
    changed: GroupFigures
    differences: Mapping[Measure, Difference]


def compared(
    logged: Sequence[Sequence[Told]], plays: Sequence[Sequence[Play]], *, draws: int, seed: int
) -> list[Compared]:
    """Return the groups of the days; `plays` has the plays of each day, as many of each."""
    days = len(logged)
    tallied = [[_Tallied(tallies(play.as_it_was), tallies(play.changed)) for play in of_day] for of_day in plays]
    rounds = [_together([of_day[at] for of_day in tallied]) for at in range(len(tallied[0]))]
    dice = Random(seed)
    lots = [_together([dice.choice(dice.choice(tallied)) for _ in tallied]) for _ in range(draws)]
    told = _figures([tallies(day) for day in logged], days)
    return [
        Compared(
            group=group,
            logged=told[group],
            replayed=_mean([before[group] for before, _ in rounds if group in before]),
            changed=_mean([after[group] for _, after in rounds if group in after]),
            differences=_differences(group, rounds, lots),
        )
        for group in told
    ]


_ByGroup = Mapping[Group, GroupFigures]
_Pair = tuple[_ByGroup, _ByGroup]


class _Tallied(NamedTuple):
    as_it_was: Mapping[Group, Tally]
    changed: Mapping[Group, Tally]


def _together(some: Sequence[_Tallied]) -> _Pair:
    return (
        _figures([one.as_it_was for one in some], len(some)),
        _figures([one.changed for one in some], len(some)),
    )


def _figures(some: Sequence[Mapping[Group, Tally]], days: int) -> _ByGroup:
    groups = dict.fromkeys(chain.from_iterable(some))
    return {group: figures_of(added_up([one[group] for one in some if group in one]), days) for group in groups}


def _mean(some: Sequence[GroupFigures]) -> GroupFigures:
    if not some:
        return GroupFigures(numbers=0.0, figures={})
    figures = {
        measure: fmean(one.figures[measure] for one in some if measure in one.figures) for measure in some[0].figures
    }
    return GroupFigures(numbers=fmean(one.numbers for one in some), figures=figures)


def _differences(group: Group, rounds: Sequence[_Pair], lots: Sequence[_Pair]) -> dict[Measure, Difference]:
    found: dict[Measure, Difference] = {}
    for measure in Measure:
        means, spread = _of(measure, group, rounds), sorted(_of(measure, group, lots))
        if means and spread:
            found[measure] = Difference(mean=fmean(means), low=quantile(spread, _LEAST), high=quantile(spread, _MOST))
    return found


def _of(measure: Measure, group: Group, pairs: Sequence[_Pair]) -> list[float]:
    found = []
    for before, after in pairs:
        first, second = _figure(before, group, measure), _figure(after, group, measure)
        if first is not None and second is not None:
            found.append(second - first)
    return found


def _figure(figures: _ByGroup, group: Group, measure: Measure) -> float | None:
    of_group = figures.get(group)
    known: Figures = {} if of_group is None else of_group.figures
    return known.get(measure)


def waiting_by_half_hour(days: Sequence[Sequence[Told]]) -> dict[int, float]:
    """Return how many waited on the mean, by half hour of the day, over all of these days."""
    waited: dict[int, float] = {}
    for told in chain.from_iterable(days):
        if told.fate is Fate.TURNED_AWAY:
            continue
        for half in range(int(told.since_s // _HALF_HOUR_S), int(told.until_s // _HALF_HOUR_S) + 1):
            begins = half * _HALF_HOUR_S
            inside = min(told.until_s, begins + _HALF_HOUR_S) - max(told.since_s, begins)
            waited[half] = waited.get(half, 0.0) + max(0.0, inside)
    return {half: seconds / _HALF_HOUR_S / len(days) for half, seconds in sorted(waited.items())}


def wait_curve(tally: Tally, points: int = 40) -> tuple[float, ...]:
    """Return the waits below which a growing share of those called stayed, from none to all, in seconds."""
    waits = tally.waits
    return tuple(quantile(waits, at / points) for at in range(points + 1)) if waits else ()
