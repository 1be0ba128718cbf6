"""How far forecast ranges must be widened or narrowed so that eight of ten hold, followed from forecast to forecast.

This is adaptive conformal inference (Gibbs and Candès, 2021) on each side of the range: after each miss the side moves
out by a step, after each hit it moves in by so much less that it rests where one of ten misses.
"""

from dataclasses import dataclass

_OUTSIDE = 0.1
_STEP = 0.02
# The runs do not know how wrong what was learned is.
_AT_FIRST = 1.05
_NARROWEST, _WIDEST = 0.6, 2.0
# Whoever is called this many seconds beside the range is taken to be within it: it is told in minutes.
_GRAIN_S = 1.0


@dataclass(slots=True)
class Calibration:
    """By how much the range reaches below and above the middle, compared with what the runs say."""

    below: float = _AT_FIRST
    above: float = _AT_FIRST
    scored: int = 0

    def score(self, q10_s: float, q50_s: float, q90_s: float, came_s: float) -> None:
        """Learn from one forecast, as the runs gave it, and when the call came."""
        self.scored += 1
        if q90_s - q10_s < 2 * _GRAIN_S:
            return
        is_below = came_s < q50_s - self.below * (q50_s - q10_s) - _GRAIN_S
        is_above = came_s > q50_s + self.above * (q90_s - q50_s) + _GRAIN_S
        self.below = _within(self.below + _STEP * (is_below - _OUTSIDE))
        self.above = _within(self.above + _STEP * (is_above - _OUTSIDE))

    def range(self, q10_s: float, q50_s: float, q90_s: float) -> tuple[float, float]:
        """Return the ends of the range as they should be."""
        low = q50_s - self.below * (q50_s - q10_s)
        return max(0.0, low), q50_s + self.above * (q90_s - q50_s)


def _within(reach: float) -> float:
    return max(_NARROWEST, min(_WIDEST, reach))
