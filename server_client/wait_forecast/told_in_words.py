"""How a wait that is told reads in a language, for paper and pages; the screens' own words are in `WaitWords.qml`.

Both say the same: a test compares them. It holds no language itself.
"""

from dataclasses import dataclass

from server_client.wait_forecast.announcing import FEW_MIN, MOST_MIN


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitWords:
    """The phrases of one language.

    `few` is "a few minutes", `under` "under {high} minutes", `between` "about {low}–{high} minutes", `beyond`
    "{low} minutes to more than 2 hours", `maybe_over` "perhaps more than 2 hours", `over` "more than 2 hours".
    """

    few: str
    under: str
    between: str
    beyond: str
    maybe_over: str
    over: str


def in_words(low_min: int, high_min: int, words: WaitWords) -> str:
    """Return the range as one says it."""
    if high_min <= FEW_MIN:
        return words.few
    if low_min >= MOST_MIN:
        return words.over
    if high_min > MOST_MIN:
        return words.beyond.format(low=low_min) if low_min else words.maybe_over
    return (words.between if low_min else words.under).format(low=low_min, high=high_min)
