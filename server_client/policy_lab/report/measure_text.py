"""How each measure is written: waits in minutes, shares in percent, counts as they are; and whether more is better."""

from dataclasses import dataclass
from enum import StrEnum

from server_client.policy_lab.comparing import Compared, Difference
from server_client.policy_lab.figures import MORE_IS_BETTER, WAITS, Figures, Measure
from server_client.policy_lab.report.result_words import Words, number, signed

NOTHING = "–"


class Tone(StrEnum):
    """What a difference is to people, as a class of the style sheet."""

    BETTER = "positive"
    WORSE = "danger"
    UNCLEAR = ""


@dataclass(frozen=True, slots=True)
class DifferenceText:
    """A difference as it is read: its figure, its interval, and what it is to people."""

    mean: str
    interval: str
    tone: Tone


def figure_text(figures: Figures, measure: Measure, words: Words) -> str:
    """Return a figure with its unit."""
    value = figures.get(measure)
    if value is None:
        return NOTHING
    return f"{number(_scaled(value, measure), words, _digits(measure))}{_unit(measure, words)}"


def plain_text(figures: Figures, measure: Measure, words: Words) -> str:
    """Return a figure without its unit."""
    value = figures.get(measure)
    return NOTHING if value is None else number(_scaled(value, measure), words, _digits(measure))


def difference_text(compared: Compared, measure: Measure, words: Words) -> DifferenceText | None:
    """Return the difference of a measure; None if there is nothing to compare."""
    difference = compared.differences.get(measure)
    if difference is None:
        return None
    digits = _digits(measure)
    unit = f" {words['points']}" if measure is Measure.WITHIN else _unit(measure, words)
    low, high = (signed(_scaled(one, measure), words, digits) for one in (difference.low, difference.high))
    return DifferenceText(
        mean=f"{signed(_scaled(difference.mean, measure), words, digits)}{unit}",
        interval=words["from_to"].format(low=low, high=high),
        tone=tone_of(difference, measure),
    )


def tone_of(difference: Difference, measure: Measure) -> Tone:
    """Return what the difference is to people."""
    if not difference.is_clear:
        return Tone.UNCLEAR
    return Tone.BETTER if (difference.mean > 0) == (measure in MORE_IS_BETTER) else Tone.WORSE


def _scaled(value: float, measure: Measure) -> float:
    if measure in WAITS:
        return value / 60
    return value * 100 if measure is Measure.WITHIN else value


def _digits(measure: Measure) -> int:
    return 2 if measure is Measure.MEAN_PASSED else 1


def _unit(measure: Measure, words: Words) -> str:
    if measure in WAITS:
        return f" {words['minutes']}"
    return "\u00a0%" if measure is Measure.WITHIN else ""
