"""How near a replay without any change comes to what was: what a replay leaves out shows here, and nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from statistics import fmean

from server_client.policy_lab.figures import EVERYBODY, Figures, Measure, figures_of, tallies
from server_client.policy_lab.replay import Fate, Told

_GOOD, _FAIR = 0.05, 0.15
_SLACK_S = 30.0
_NEAR_S = 120.0


class Verdict(StrEnum):
    """How far a replay of these days may be trusted."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fidelity:
    """Mean and 95 % waits as logged and as replayed, in seconds.

    `apart_s` is the mean distance of a number's two waits, `near` the share of numbers called within two minutes of
    when they were.
    """

    mean_logged_s: float
    mean_replayed_s: float
    p95_logged_s: float
    p95_replayed_s: float
    apart_s: float
    near: float

    @property
    def verdict(self) -> Verdict:
        """Judge by how far mean and 95 % wait are off, half a minute aside."""
        off = max(
            _off(self.mean_logged_s, self.mean_replayed_s),
            _off(self.p95_logged_s, self.p95_replayed_s),
        )
        if off <= _GOOD:
            return Verdict.GOOD
        return Verdict.FAIR if off <= _FAIR else Verdict.POOR


def fidelity_of(logged: Sequence[Sequence[Told]], replayed: Sequence[Sequence[Told]]) -> Fidelity:
    """Return how near the replayed days come to the logged ones."""
    distances: list[float] = []
    for was, again in zip(logged, replayed, strict=True):
        waits = {one.ticket: one.until_s for one in again if one.fate is Fate.CALLED}
        distances += [
            abs(waits[one.ticket] - one.until_s) for one in was if one.fate is Fate.CALLED and one.ticket in waits
        ]
    first, second = _figures(logged), _figures(replayed)
    return Fidelity(
        mean_logged_s=first.get(Measure.MEAN, 0.0),
        mean_replayed_s=second.get(Measure.MEAN, 0.0),
        p95_logged_s=first.get(Measure.P95, 0.0),
        p95_replayed_s=second.get(Measure.P95, 0.0),
        apart_s=fmean(distances) if distances else 0.0,
        near=fmean(one <= _NEAR_S for one in distances) if distances else 0.0,
    )


def _figures(days: Sequence[Sequence[Told]]) -> Figures:
    return figures_of(tallies(chain.from_iterable(days))[EVERYBODY], len(days)).figures


def _off(logged_s: float, replayed_s: float) -> float:
    return max(0.0, abs(replayed_s - logged_s) - _SLACK_S) / max(logged_s, 60.0)
