"""Lengths of time as counts in buckets, older days weighing less; what they are lengths of, it does not know."""

from dataclasses import dataclass, field
from math import exp, log
from statistics import NormalDist

_RATIO = 1.06
_LOG_RATIO = log(_RATIO)
_LINEAR_S = 15.0
_FADED = 0.02
TABLE = 96
"""How many equally likely values a table has."""

_NORMAL = NormalDist()
_UNIT_NORMALS = tuple(_NORMAL.inv_cdf((i + 0.5) / 48) for i in range(48))


@dataclass(slots=True)
class Histogram:
    """Weights by bucket: of equal ratio for lengths (from 1 s), of equal width for differences, which may be negative.

    `level` and `level_weight` follow the logarithm of lengths more closely than the buckets do, to notice drift.
    """

    is_linear: bool = False
    buckets: dict[int, float] = field(default_factory=dict)
    weight: float = 0.0
    level: float = 0.0
    level_weight: float = 0.0

    def add(self, seconds: float, weight: float = 1.0) -> None:
        """Count one more."""
        if self.is_linear:
            bucket = round(seconds / _LINEAR_S)
        else:
            size = log(max(0.0, seconds) + 1.0)
            bucket = round(size / _LOG_RATIO)
            self.level += weight * size
            self.level_weight += weight
        self.buckets[bucket] = self.buckets.get(bucket, 0.0) + weight
        self.weight += weight

    def fade(self, factor: float, level_factor: float) -> None:
        """Let what was counted so far weigh less."""
        self.buckets = {bucket: weight * factor for bucket, weight in self.buckets.items() if weight * factor > _FADED}
        self.weight = sum(self.buckets.values())
        self.level *= level_factor
        self.level_weight *= level_factor

    def values(self) -> list[tuple[float, float]]:
        """Return the middle of each bucket with its weight, smallest first, lengths at their recent level."""
        if self.is_linear:
            return [(bucket * _LINEAR_S, weight) for bucket, weight in sorted(self.buckets.items())]
        shift = self._shift()
        return [
            (max(0.0, exp(bucket * _LOG_RATIO + shift) - 1.0), weight)
            for bucket, weight in sorted(self.buckets.items())
        ]

    def log_mean(self) -> tuple[float, float]:
        """Return mean and variance of the logarithm of lengths, as far as they are in buckets."""
        if self.weight <= 0:
            return 0.0, 0.0
        mean = sum(bucket * weight for bucket, weight in self.buckets.items()) / self.weight
        variance = sum((bucket - mean) ** 2 * weight for bucket, weight in self.buckets.items()) / self.weight
        return mean * _LOG_RATIO, variance * _LOG_RATIO**2

    def _shift(self) -> float:
        """Return how much larger the recent logarithm is, as far as that cannot be chance (James and Stein, 1961)."""
        if self.level_weight < 5 or self.weight < 5:
            return 0.0
        mean, variance = self.log_mean()
        shift = self.level / self.level_weight - mean
        chance = variance * max(0.0, 1 / self.level_weight - 1 / self.weight) + 1e-9
        return shift * max(0.0, 1 - chance / (shift * shift + 1e-12))


def log_normal(median_s: float, sigma: float, weight: float) -> list[tuple[float, float]]:
    """Return a log-normal length as 48 equally likely values that weigh so much together."""
    share = weight / len(_UNIT_NORMALS)
    return [(median_s * exp(sigma * z), share) for z in _UNIT_NORMALS]


def table_of(weighted: list[tuple[float, float]], size: int = TABLE) -> list[float]:
    """Return as many equally likely values as asked, read off the weighted values between their middles."""
    weighted = sorted(weighted)
    total = sum(weight for _, weight in weighted)
    if total <= 0:
        return []
    points: list[tuple[float, float]] = []
    below = 0.0
    for value, weight in weighted:
        points.append(((below + weight / 2) / total, value))
        below += weight
    table = []
    place = 0
    for index in range(size):
        share = (index + 0.5) / size
        while place < len(points) and points[place][0] < share:
            place += 1
        if place == 0 or place == len(points):
            table.append(points[min(place, len(points) - 1)][1])
            continue
        (low_share, low), (high_share, high) = points[place - 1], points[place]
        table.append(low + (high - low) * (share - low_share) / (high_share - low_share))
    return table
