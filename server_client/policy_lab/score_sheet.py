"""Forecasts beside the oracle's and what happened, as figures; how they came about is not asked here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TypeAlias

from server_client.policy_lab.oracle import Prediction

Figures: TypeAlias = dict[str, float]

LATE_S = 600.0
_LEVELS = (0.1, 0.5, 0.9)
# By the oracle's mean, in minutes.
_HORIZONS = ((0, 5), (5, 15), (15, 30), (30, 60), (60, 10_000))
_EARLY_S = 7_200.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One ticket of a test day: when it was issued, how long it waited, and what was foretold; all in seconds."""

    scenario: str
    day: int
    issued_s: float
    wait_s: float
    evaluator: Prediction
    oracle: Prediction


def figures(samples: Sequence[Sample]) -> Figures:
    """Return the evaluator's figures and their ratios to the oracle's; empty if there are no samples.

    The error is that of the mean; that of the median beside it, since it is what a median minimises.
    """
    if not samples:
        return {}
    of_mean = _both(samples, lambda one, wait: abs(one.mean - wait))
    of_median = _both(samples, lambda one, wait: abs(one.q50 - wait))
    pinball = _both(samples, pinball_loss)
    return {
        "tickets": len(samples),
        "mean_wait_min": _minutes(fmean(sample.wait_s for sample in samples)),
        "mae_min": _minutes(of_mean[0]),
        "oracle_mae_min": _minutes(of_mean[1]),
        "mae_ratio": _ratio(of_mean),
        "median_mae_ratio": _ratio(of_median),
        "pinball_ratio": _ratio(pinball),
        "bias_min": _minutes(fmean(sample.evaluator.mean - sample.wait_s for sample in samples)),
        "oracle_bias_min": _minutes(fmean(sample.oracle.mean - sample.wait_s for sample in samples)),
        "coverage": round(fmean(_covers(sample.evaluator, sample.wait_s) for sample in samples), 3),
        "oracle_coverage": round(fmean(_covers(sample.oracle, sample.wait_s) for sample in samples), 3),
        "late": round(fmean(sample.wait_s - sample.evaluator.mean > LATE_S for sample in samples), 3),
        "oracle_late": round(fmean(sample.wait_s - sample.oracle.mean > LATE_S for sample in samples), 3),
    }


def by_horizon(samples: Sequence[Sample]) -> dict[str, Figures]:
    """Return the figures by how long the oracle foretold, in minutes."""
    return {
        f"{low}-{high}" if high < 1000 else f"over {low}": figures(
            [sample for sample in samples if low <= sample.oracle.mean / 60 < high]
        )
        for low, high in _HORIZONS
    }


def by_time(samples: Sequence[Sample]) -> dict[str, Figures]:
    """Return the figures of the first two hours of the days and of the rest."""
    return {
        "first two hours": figures([sample for sample in samples if sample.issued_s < _EARLY_S]),
        "later": figures([sample for sample in samples if sample.issued_s >= _EARLY_S]),
    }


def pinball_loss(one: Prediction, wait_s: float) -> float:
    """Return the mean pinball loss of the three quantiles, in seconds."""
    return fmean(
        max(level * (wait_s - value), (level - 1) * (wait_s - value))
        for level, value in zip(_LEVELS, (one.q10, one.q50, one.q90), strict=True)
    )


def _both(samples: Iterable[Sample], loss: Callable[[Prediction, float], float]) -> tuple[float, float]:
    pairs = [(loss(sample.evaluator, sample.wait_s), loss(sample.oracle, sample.wait_s)) for sample in samples]
    return (fmean(one for one, _ in pairs), fmean(other for _, other in pairs))


def _covers(one: Prediction, wait_s: float) -> bool:
    return one.q10 <= wait_s <= one.q90


def _ratio(losses: tuple[float, float]) -> float:
    return round(losses[0] / losses[1], 3) if losses[1] else 0.0


def _minutes(seconds: float) -> float:
    return round(seconds / 60, 2)
