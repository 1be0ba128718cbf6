"""The best forecast that a made-up branch allows: it knows all that is true and the exact state, not the future."""

from dataclasses import dataclass
from random import Random
from statistics import fmean

from server_client.policy_lab.generator.branch_day import advance
from server_client.policy_lab.generator.day_state import DayState
from server_client.policy_lab.generator.futures import other_future
from server_client.policy_lab.generator.waiting_lines import Phase

REPLICATIONS = 200
# Rises when the oracle answers otherwise on the same days, so that answers kept in files are not mixed.
ORACLE_EDITION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A forecast of a wait until the first call, in seconds."""

    mean: float
    q10: float
    q50: float
    q90: float


def oracle_prediction(day: DayState, number: int, *, seed: str, replications: int = REPLICATIONS) -> Prediction | None:
    """Return the forecast for a waiting ticket that stays until it is called; None if it never is in any future."""
    rng = Random(seed)
    waits = sorted(wait for _ in range(replications) if (wait := _wait(other_future(day, rng), number)) is not None)
    if not waits:
        return None
    return Prediction(mean=fmean(waits), q10=quantile(waits, 0.1), q50=quantile(waits, 0.5), q90=quantile(waits, 0.9))


def quantile(ordered: list[float], level: float) -> float:
    """Return the value below which the `level` part of an ordered list lies, between two neighbours by proportion."""
    place = level * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _wait(day: DayState, number: int) -> float | None:
    begun = day.now
    ticket = day.tickets[number]
    ticket.stays = True
    while ticket.called_at is None and ticket.phase is not Phase.ENDED and advance(day):
        pass
    return None if ticket.called_at is None else ticket.called_at - begun
