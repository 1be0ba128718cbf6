"""How likely a miss truly is where the futures call it so likely, followed from hour to hour; it foretells none.

This is logistic recalibration (Platt, 1999), learned online: after each hour the shift and the slope of the logit move
a step down the gradient of the logarithmic loss.
"""

from dataclasses import dataclass
from math import exp, log

_STEP = 0.01
_MOST_SHIFT = 1.5
_FLATTEST, _STEEPEST = 0.5, 2.0


@dataclass(slots=True)
class RiskCalibration:
    """By how much the logit of a probability is stretched and shifted."""

    shift: float = 0.0
    slope: float = 1.0
    scored: int = 0

    def told(self, probability: float) -> float:
        """Return the probability as it should be; it is above 0 and below 1, as is what is given."""
        return 1 / (1 + exp(-self.shift - self.slope * _logit(probability)))

    def score(self, probability: float, missed: bool) -> None:
        """Learn from one forecast, as the futures gave it, and whether the promise was missed."""
        self.scored += 1
        error = missed - self.told(probability)
        self.shift = max(-_MOST_SHIFT, min(_MOST_SHIFT, self.shift + _STEP * error))
        self.slope = max(_FLATTEST, min(_STEEPEST, self.slope + _STEP * error * _logit(probability)))


def _logit(probability: float) -> float:
    return log(probability / (1 - probability))
