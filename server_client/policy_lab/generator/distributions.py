"""Durations: a draw, and a draw of the whole when a part has passed; it knows nothing of branches."""

from dataclasses import dataclass
from math import exp, log, sqrt
from random import Random
from statistics import NormalDist
from typing import Protocol

_NORMAL = NormalDist()
_ALMOST_ALL = 1 - 1e-12


class Duration(Protocol):
    """How long something takes, in seconds."""

    @property
    def mean_s(self) -> float:
        """Its mean in seconds."""

    def times(self, factor: float) -> "Duration":
        """Return the same distribution stretched by a factor."""

    def draw(self, rng: Random) -> float:
        """Return one duration."""

    def draw_beyond(self, elapsed_s: float, rng: Random) -> float:
        """Return one whole duration of which `elapsed_s` have passed already."""


@dataclass(frozen=True, slots=True)
class LogNormal:
    """A duration in seconds whose logarithm is normal with mean `mu` and deviation `sigma`."""

    mu: float
    sigma: float

    @classmethod
    def of(cls, mean_s: float, variation: float) -> "LogNormal":
        """Return the one with this mean and coefficient of variation."""
        variance = log(1 + variation**2)
        return cls(log(mean_s) - variance / 2, sqrt(variance))

    @property
    def mean_s(self) -> float:
        """Its mean in seconds."""
        return exp(self.mu + self.sigma**2 / 2)

    def times(self, factor: float) -> "LogNormal":
        """Return the same distribution stretched by a factor."""
        return LogNormal(self.mu + log(factor), self.sigma)

    def draw(self, rng: Random) -> float:
        """Return one duration."""
        return exp(rng.gauss(self.mu, self.sigma))

    def draw_beyond(self, elapsed_s: float, rng: Random) -> float:
        """Return one whole duration of which `elapsed_s` have passed already."""
        if elapsed_s <= 0:
            return self.draw(rng)
        below = _NORMAL.cdf((log(elapsed_s) - self.mu) / self.sigma)
        level = below + (1 - below) * rng.random()
        if level > _ALMOST_ALL:
            return elapsed_s + 1
        return max(elapsed_s, exp(self.mu + self.sigma * _NORMAL.inv_cdf(max(level, 1e-12))))

    def part_beyond(self, elapsed_s: float) -> float:
        """Return the part of all such durations that lasts longer."""
        return 1 - _NORMAL.cdf((log(elapsed_s) - self.mu) / self.sigma) if elapsed_s > 0 else 1.0


@dataclass(frozen=True, slots=True)
class TwoKinds:
    """A duration that is of the first kind with probability `odds`, else of the second: short cases and long ones."""

    odds: float
    first: LogNormal
    second: LogNormal

    @property
    def mean_s(self) -> float:
        """Its mean in seconds."""
        return self.odds * self.first.mean_s + (1 - self.odds) * self.second.mean_s

    def times(self, factor: float) -> "TwoKinds":
        """Return the same distribution stretched by a factor."""
        return TwoKinds(self.odds, self.first.times(factor), self.second.times(factor))

    def draw(self, rng: Random) -> float:
        """Return one duration."""
        return (self.first if rng.random() < self.odds else self.second).draw(rng)

    def draw_beyond(self, elapsed_s: float, rng: Random) -> float:
        """Return one whole duration of which `elapsed_s` have passed: it tells which kind it probably is."""
        first = self.odds * self.first.part_beyond(elapsed_s)
        second = (1 - self.odds) * self.second.part_beyond(elapsed_s)
        kind = self.first if rng.random() * (first + second) < first else self.second
        return kind.draw_beyond(elapsed_s, rng)
