"""Which services will hardly keep their promise in the next hour, and how likely that is; it advises nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from server_client.queue_model.ids import ServiceCode
from server_client.wait_forecast.reckoning import Cost
from server_client.wait_forecast.risk_calibration import RiskCalibration
from server_client.wait_forecast.scene import Scene

# Of those whose wait ends or breaks the promise within the hour so many are to be called within it.
TARGET_SHARE = 0.8
# Of so few nothing is said.
FEWEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """How likely fewer than `TARGET_SHARE` are called within the promise in the next hour.

    `share` is the share in the middle of all futures, `longest_s` the longest wait in the middle of them, `people`
    how many are called or wait too long within the hour. `raw` is how likely the futures alone would have it.
    """

    service: ServiceCode
    probability: float
    share: float
    longest_s: float
    people: int
    raw: float


def risks_of(
    scene: Scene, services: Sequence[ServiceCode], hours: Sequence[Cost], calibration: RiskCalibration
) -> tuple[Risk, ...]:
    """Return the risk of each service for which enough people wait or come, from futures of the next hour."""
    if not scene.is_open or not hours:
        return ()
    found = []
    for number, service in enumerate(services):
        people = median(_people(hour, number) for hour in hours)
        if people < FEWEST:
            continue
        shares = [_share(hour, number) for hour in hours]
        # So few futures never make sure.
        raw = (sum(share < TARGET_SHARE for share in shares) + 0.5) / (len(shares) + 1)
        found.append(
            Risk(
                service=service,
                probability=calibration.told(raw),
                raw=raw,
                share=median(shares),
                longest_s=median(hour.longest_s[number] for hour in hours),
                people=round(people),
            )
        )
    return tuple(found)


def _people(hour: Cost, service: int) -> int:
    return hour.kept[service] + hour.broken[service]


def _share(hour: Cost, service: int) -> float:
    people = _people(hour, service)
    return hour.kept[service] / people if people else 1.0
