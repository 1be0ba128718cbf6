"""What is told of the waits of some numbers: quantiles, promises kept, overtakings, and who was lost; no spread yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from server_client.policy_lab.replay import Fate, Told


class Side(StrEnum):
    """By what numbers are put together."""

    ALL = "all"
    CLASS = "class"
    SERVICE = "service"


class Group(NamedTuple):
    """All numbers, or those of one class or service, by its code."""

    side: Side
    code: str = ""


EVERYBODY = Group(Side.ALL)


class Measure(StrEnum):
    """What is told; waits in seconds.

    WITHIN is the share of those called, or waiting beyond their promise, whose wait was no longer than promised.
    LONGEST counts who was never called until the end too. MOST_PASSED and MEAN_PASSED are how many later numbers of the
    service went before. UNSERVED, LEFT and TURNED_AWAY count numbers, a day.
    """

    MEAN = "mean"
    P50 = "p50"
    P95 = "p95"
    LONGEST = "longest"
    WITHIN = "within"
    MOST_PASSED = "most_passed"
    MEAN_PASSED = "mean_passed"
    UNSERVED = "unserved"
    LEFT = "left"
    TURNED_AWAY = "turned_away"


WAITS = frozenset({Measure.MEAN, Measure.P50, Measure.P95, Measure.LONGEST})
# Of these more is better; of all others less.
MORE_IS_BETTER = frozenset({Measure.WITHIN})

Figures = Mapping[Measure, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigures:
    """The figures of a group, and how many numbers a day are in it; a measure that cannot be told is missing."""

    numbers: float
    figures: Figures


def grouped(told: Iterable[Told]) -> dict[Group, list[Told]]:
    """Return the numbers by group: all, by class, by service."""
    groups: dict[Group, list[Told]] = {EVERYBODY: []}
    for one in told:
        groups[EVERYBODY].append(one)
        groups.setdefault(Group(Side.CLASS, one.class_code), []).append(one)
        groups.setdefault(Group(Side.SERVICE, one.service), []).append(one)
    return groups


def figures_of(told: Sequence[Told], days: int) -> GroupFigures:
    """Return what is told of the numbers of so many days."""
    waits = sorted(one.wait_s for one in told if one.fate is Fate.CALLED)
    figures = _of_waits(waits, told) if waits else {}
    for measure, fate in _LOST:
        figures[measure] = sum(one.fate is fate for one in told) / days
    return GroupFigures(numbers=sum(one.fate is not Fate.TURNED_AWAY for one in told) / days, figures=figures)


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return the quantile of values in order, between two of them where it falls there."""
    at = share * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (at - low) * (ordered[high] - ordered[low])


_LOST = (
    (Measure.UNSERVED, Fate.UNSERVED),
    (Measure.LEFT, Fate.LEFT),
    (Measure.TURNED_AWAY, Fate.TURNED_AWAY),
)


def _of_waits(waits: Sequence[float], told: Sequence[Told]) -> dict[Measure, float]:
    late = sum(one.fate in _UNCALLED and one.wait_s > one.promise_s for one in told)
    kept = sum(one.fate is Fate.CALLED and one.wait_s <= one.promise_s for one in told)
    unserved = (one.wait_s for one in told if one.fate is Fate.UNSERVED)
    passed = [one.passed for one in told if one.fate is Fate.CALLED]
    return {
        Measure.MEAN: sum(waits) / len(waits),
        Measure.P50: quantile(waits, 0.5),
        Measure.P95: quantile(waits, 0.95),
        Measure.LONGEST: max(waits[-1], max(unserved, default=0.0)),
        Measure.WITHIN: kept / (len(waits) + late),
        Measure.MOST_PASSED: float(max(passed)),
        Measure.MEAN_PASSED: sum(passed) / len(passed),
    }


_UNCALLED = frozenset({Fate.LEFT, Fate.UNSERVED})
