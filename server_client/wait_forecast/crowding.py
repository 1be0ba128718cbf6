"""Whether clerks are quicker or slower when many wait: a line through what was seen, drawn towards no difference."""

from dataclasses import dataclass
from math import exp

# So many waiting for each open counter count as a full hall.
_FULL = 5.0
# Logarithms of lengths spread by about 0.6; a slope of 0.05 for one more waiting at each counter would be usual.
_PRIOR = 0.36 / 0.05**2


@dataclass(slots=True)
class Crowding:
    """Sums of a regression of the logarithm of a length of serving on how many wait for each open counter."""

    weight: float = 0.0
    crowds: float = 0.0
    squares: float = 0.0
    logs: float = 0.0
    products: float = 0.0

    def add(self, crowd: float, log_ratio: float) -> None:
        """Count one more serving."""
        crowd, log_ratio = min(crowd, _FULL), max(-1.4, min(1.4, log_ratio))
        self.weight += 1
        self.crowds += crowd
        self.squares += crowd * crowd
        self.logs += log_ratio
        self.products += crowd * log_ratio

    def fade(self, factor: float) -> None:
        """Let what was counted so far weigh less."""
        self.weight *= factor
        self.crowds *= factor
        self.squares *= factor
        self.logs *= factor
        self.products *= factor

    def factor(self, crowd: float) -> float:
        """Return how long serving takes with so many waiting, compared with how long it takes usually."""
        if self.weight < 2:
            return 1.0
        middle = self.crowds / self.weight
        spread = self.squares - self.crowds * middle
        slope = (self.products - self.logs * middle) / (spread + _PRIOR)
        return exp(slope * (min(crowd, _FULL) - middle))
