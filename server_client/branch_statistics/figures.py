"""The figures of something over some time: sums by name, which are added up, and what is told from them.

Sums are kept as `{"issued": 12, "wait.57": 3, …}`: a name, and for what is counted by kind the kind behind a point.
Nothing that could not be added up is in them: no average, no quantile, no share.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from server_client.branch_statistics.histogram import quantile

Sums = dict[str, int]
# A rating is shown only among so many: fewer could tell who gave it (domain rule: publish when n >= 5).
FEWEST_RATINGS = 5


class Measure(StrEnum):
    """What is counted.

    ISSUED numbers given out (each need of a visit is one) · CALLED calls, without their repeats · STARTED people who
    came to a counter, once a number · SERVED numbers finished · NO_SHOWS calls that nobody answered · ABANDONED called
    to the limit in vain · EXPIRED open at the end of the day · CANCELLED given up · MOVED given up for a number
    at another branch, not counted as CANCELLED · GHOSTS numbers that nobody ever
    came with: called in vain and never served, or never printed · TRANSFERS sent on · WITHIN_PROMISE of those STARTED
    who waited no longer than promised · OVERTAKEN times that those STARTED had been passed by later numbers of their
    service · PASSED_PEOPLE how many of them had been · WAITED_S, SERVED_S sums of seconds · OPEN_MS, PAUSED_MS time
    of counters, paused time not being open time.
    """

    ISSUED = "issued"
    CALLED = "called"
    STARTED = "started"
    SERVED = "served"
    NO_SHOWS = "no_shows"
    ABANDONED = "abandoned"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    MOVED = "moved"
    GHOSTS = "ghosts"
    TRANSFERS = "transfers"
    WITHIN_PROMISE = "within_promise"
    OVERTAKEN = "overtaken"
    PASSED_PEOPLE = "passed_people"
    WAITED_S = "waited_s"
    SERVED_S = "served_s"
    OPEN_MS = "open_ms"
    PAUSED_MS = "paused_ms"


class Kinds(StrEnum):
    """What is counted by kind: buckets of waits and of service times, ratings by level (1 is best), outcomes."""

    WAIT = "wait"
    SERVICE = "service"
    RATING = "rating"
    OUTCOME = "outcome"

    def of(self, kind: int | str) -> str:
        """Return the name under which the kind is counted."""
        return f"{self.value}.{kind}"


def add(sums: Sums, name: str, amount: int) -> None:
    """Add to a sum; one that becomes 0 is as if it had never been."""
    total = sums.get(name, 0) + amount
    if total:
        sums[name] = total
    else:
        sums.pop(name, None)


def merge(into: Sums, other: Mapping[str, int]) -> None:
    """Add other sums."""
    for name, amount in other.items():
        into[name] = into.get(name, 0) + amount


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told from sums; shares are from 0 to 1, durations in seconds, and None where there is nothing to tell."""

    sums: Mapping[str, int]

    def of(self, measure: Measure) -> int:
        """Return a sum."""
        return self.sums.get(measure.value, 0)

    def by_kind(self, kinds: Kinds) -> dict[str, int]:
        """Return what is counted of each kind."""
        return dict(self._kinds(kinds))

    def wait_quantile(self, share: float) -> float | None:
        """Return within how many seconds this share of those who came had been called."""
        return quantile(self._buckets(Kinds.WAIT), share)

    def service_quantile(self, share: float) -> float | None:
        """Return within how many seconds this share of numbers was dealt with."""
        return quantile(self._buckets(Kinds.SERVICE), share)

    @property
    def mean_wait(self) -> float | None:
        """Return the mean wait."""
        return self.ratio(Measure.WAITED_S, Measure.STARTED)

    @property
    def mean_service(self) -> float | None:
        """Return the mean time at the counter."""
        return self.ratio(Measure.SERVED_S, Measure.SERVED)

    @property
    def service_level(self) -> float | None:
        """Return the share of those who came whose wait was no longer than promised."""
        return self.ratio(Measure.WITHIN_PROMISE, Measure.STARTED)

    @property
    def ratings(self) -> dict[int, int] | None:
        """Return how many rated at each level; None if they are too few to be shown."""
        levels = {int(level): count for level, count in self._kinds(Kinds.RATING)}
        return dict(sorted(levels.items())) if sum(levels.values()) >= FEWEST_RATINGS else None

    def ratio(self, part: Measure, whole: Measure) -> float | None:
        """Return one sum by another."""
        return self.of(part) / self.of(whole) if self.of(whole) else None

    def _kinds(self, kinds: Kinds) -> Iterator[tuple[str, int]]:
        before = kinds.value + "."
        for name, count in self.sums.items():
            if name.startswith(before):
                yield name.removeprefix(before), count

    def _buckets(self, kinds: Kinds) -> Mapping[int, int]:
        buckets: defaultdict[int, int] = defaultdict(int)
        for bucket, count in self._kinds(kinds):
            buckets[int(bucket)] += count
        return buckets
