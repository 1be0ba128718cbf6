"""What became of announced waits: sums by how long the wait was foretold, and what is told from them.

They stand in the same cells as the numbers that were given out: the half hour, service and class in which the wait was
announced, whenever the call came. Nothing that could not be added up is in them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from server_client.queue_model.foretold import Horizon

# The pinball loss of three figures is summed in tenths of seconds; told is the mean of the three, in seconds.
_PINBALL_PARTS = 3 * 10


class ForecastMeasure(StrEnum):
    """What is counted of announced waits.

    ANNOUNCED waits announced with a number · SCORED called since, so that the wait is known · UNSCORED that never can
    be: left before the first call, put off by the holder, or sent to another service, counter or class · HELD of those
    scored whose wait lay in the range · LATE called more than ten minutes after the likely wait · ERROR_S, OFF_S sums
    of seconds by which the likely wait was missed, without and with their sign (above 0: called later) · PINBALL_DS
    sum of pinball losses in tenths of seconds.
    """

    ANNOUNCED = "announced"
    SCORED = "scored"
    UNSCORED = "unscored"
    HELD = "held"
    LATE = "late"
    ERROR_S = "error_s"
    OFF_S = "off_s"
    PINBALL_DS = "pinball_ds"

    def at(self, horizon: Horizon) -> str:
        """Return the name under which this is counted."""
        return f"{self.value}.{horizon.value}"


@dataclass(frozen=True, slots=True)
class ForecastFigures:
    """What is told from sums; shares are from 0 to 1, durations in seconds, and None where nothing was scored."""

    sums: Mapping[str, int]
    horizons: Iterable[Horizon] = tuple(Horizon)

    def at(self, horizon: Horizon) -> "ForecastFigures":
        """Return the figures of the waits that were foretold to be so long."""
        return ForecastFigures(self.sums, (horizon,))

    def of(self, measure: ForecastMeasure) -> int:
        """Return a sum."""
        return sum(self.sums.get(measure.at(horizon), 0) for horizon in self.horizons)

    @property
    def scored(self) -> int:
        """Return how many announced waits are known by now."""
        return self.of(ForecastMeasure.SCORED)

    @property
    def held(self) -> float | None:
        """Return the share of announced ranges that held."""
        return self._mean(ForecastMeasure.HELD)

    @property
    def late(self) -> float | None:
        """Return the share of those called more than ten minutes after the likely wait."""
        return self._mean(ForecastMeasure.LATE)

    @property
    def error(self) -> float | None:
        """Return by how much the likely wait was missed, whichever way."""
        return self._mean(ForecastMeasure.ERROR_S)

    @property
    def off(self) -> float | None:
        """Return by how much people waited longer than was said; below 0 if less."""
        return self._mean(ForecastMeasure.OFF_S)

    @property
    def pinball(self) -> float | None:
        """Return the mean pinball loss of the 10th, 50th and 90th percentile."""
        loss = self._mean(ForecastMeasure.PINBALL_DS)
        return None if loss is None else loss / _PINBALL_PARTS

    def _mean(self, measure: ForecastMeasure) -> float | None:
        return self.of(measure) / self.scored if self.scored else None
