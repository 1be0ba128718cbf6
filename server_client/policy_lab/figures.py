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


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What some numbers come to, ready to be added up: `waits` of those called, in order, and counts.

    `late` are those who were lost beyond their promise, `longest_s` is also of those never called until the end.
    """

    waits: Sequence[float]
    kept: int
    late: int
    passed: int
    most_passed: int
    longest_s: float
    unserved: int
    left: int
    turned_away: int


def tallies(told: Iterable[Told]) -> dict[Group, Tally]:
    """Return what the numbers come to by group: all, by class, by service."""
    groups: dict[Group, list[Told]] = {EVERYBODY: []}
    everybody = groups[EVERYBODY]
    for one in told:
        everybody.append(one)
        groups.setdefault(Group(Side.CLASS, one.class_code), []).append(one)
        groups.setdefault(Group(Side.SERVICE, one.service), []).append(one)
    return {group: _tally(some) for group, some in groups.items()}


def added_up(some: Sequence[Tally]) -> Tally:
    """Return what several tallies come to together."""
    waits: list[float] = []
    for one in some:
        waits += one.waits
    waits.sort()
    return Tally(
        waits=waits,
        kept=sum(one.kept for one in some),
        late=sum(one.late for one in some),
        passed=sum(one.passed for one in some),
        most_passed=max((one.most_passed for one in some), default=0),
        longest_s=max((one.longest_s for one in some), default=0.0),
        unserved=sum(one.unserved for one in some),
        left=sum(one.left for one in some),
        turned_away=sum(one.turned_away for one in some),
    )


def figures_of(tally: Tally, days: int) -> GroupFigures:
    """Return what is told of the numbers of so many days."""
    figures = _of_waits(tally) if tally.waits else {}
    figures[Measure.UNSERVED] = tally.unserved / days
    figures[Measure.LEFT] = tally.left / days
    figures[Measure.TURNED_AWAY] = tally.turned_away / days
    return GroupFigures(numbers=(len(tally.waits) + tally.unserved + tally.left) / days, figures=figures)


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return the quantile of values in order, between two of them where it falls there."""
    at = share * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (at - low) * (ordered[high] - ordered[low])


def _tally(told: Sequence[Told]) -> Tally:
    called = [one for one in told if one.fate is Fate.CALLED]
    lost = [one for one in told if one.fate is Fate.LEFT or one.fate is Fate.UNSERVED]
    waits = sorted(one.wait_s for one in called)
    unserved = [one.wait_s for one in lost if one.fate is Fate.UNSERVED]
    return Tally(
        waits=waits,
        kept=sum(one.wait_s <= one.promise_s for one in called),
        late=sum(one.wait_s > one.promise_s for one in lost),
        passed=sum(one.passed for one in called),
        most_passed=max((one.passed for one in called), default=0),
        longest_s=max((*waits[-1:], *unserved), default=0.0),
        unserved=len(unserved),
        left=len(lost) - len(unserved),
        turned_away=len(told) - len(called) - len(lost),
    )


def _of_waits(tally: Tally) -> dict[Measure, float]:
    waits = tally.waits
    return {
        Measure.MEAN: sum(waits) / len(waits),
        Measure.P50: quantile(waits, 0.5),
        Measure.P95: quantile(waits, 0.95),
        Measure.LONGEST: tally.longest_s,
        Measure.WITHIN: tally.kept / (len(waits) + tally.late),
        Measure.MOST_PASSED: float(tally.most_passed),
        Measure.MEAN_PASSED: tally.passed / len(waits),
    }
