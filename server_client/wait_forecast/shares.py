"""How often something happens, older days weighing less, drawn towards what was expected before anything was seen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp


@dataclass(slots=True)
class Share:
    """Of `times` it happened `hits` times."""

    hits: float = 0.0
    times: float = 0.0

    def add(self, hit: bool) -> None:
        """Count one more time."""
        self.hits += hit
        self.times += 1

    def fade(self, factor: float) -> None:
        """Let what was counted so far weigh less."""
        self.hits *= factor
        self.times *= factor

    def of(self, expected: float, weight: float) -> float:
        """Return the share, if `weight` times had been as expected before."""
        return (self.hits + expected * weight) / (self.times + weight)


@dataclass(slots=True)
class WaitBins:
    """Shares by the time waited, in bins; or, with seconds as `times`, what happens in a second."""

    bins: list[Share] = field(default_factory=lambda: [Share() for _ in range(len(EDGES_S) + 1)])

    def at(self, waited_s: float) -> Share:
        """Return the share of who has waited so long."""
        return self.bins[bin_of(waited_s)]

    def expose(self, until_s: float, hit: bool) -> None:
        """Count the seconds of a whole wait, and whether it happened at the end."""
        begin = 0.0
        for index, edge in enumerate((*EDGES_S, float("inf"))):
            if until_s <= begin:
                break
            self.bins[index].times += min(until_s, edge) - begin
            begin = edge
        self.at(until_s).hits += hit

    def fade(self, factor: float) -> None:
        """Let what was counted so far weigh less."""
        for one in self.bins:
            one.fade(factor)

    def table(self, expected: Sequence[float], weight: float, own_weight: float) -> list[float]:
        """Return each bin's share, drawn towards what was expected of it, which moves as all of them do."""
        hits = sum(one.hits for one in self.bins)
        foreseen = sum(one.times * share for one, share in zip(self.bins, expected, strict=True))
        moved = (hits + weight * expected[0]) / (foreseen + weight * expected[0])
        return [one.of(share * moved, own_weight) for one, share in zip(self.bins, expected, strict=True)]


EDGES_S: Sequence[float] = (300.0, 600.0, 1200.0, 2400.0, 4800.0)


def bin_of(waited_s: float) -> int:
    """Return the bin of a wait."""
    for index, edge in enumerate(EDGES_S):
        if waited_s < edge:
            return index
    return len(EDGES_S)


@dataclass(slots=True)
class Factor:
    """A factor on lengths of time, from the logarithms of ratios, drawn towards 1."""

    total: float = 0.0
    times: float = 0.0

    def add(self, log_ratio: float) -> None:
        """Count one more ratio; one that is far out counts as far as a factor of 4 would."""
        self.total += max(-1.4, min(1.4, log_ratio))
        self.times += 1

    def fade(self, factor: float) -> None:
        """Let what was counted so far weigh less."""
        self.total *= factor
        self.times *= factor

    def value(self, weight: float) -> float:
        """Return the factor, if `weight` ratios of 1 had been seen before."""
        return exp(self.total / (self.times + weight))
