"""How long a PIN is, and the pauses after wrong ones; it knows no PIN."""

from dataclasses import dataclass, replace

LEAST_FIGURES, MOST_FIGURES = 6, 12
FREE_TRIES = 3
FIRST_PAUSE_S, LONGEST_PAUSE_S = 30.0, 15 * 60.0


@dataclass(frozen=True, slots=True)
class PinTries:
    """How many wrong PINs came in a row, and until when no further one is looked at (seconds of a monotonic clock)."""

    wrong: int = 0
    shut_until: float = 0.0

    def pause_left(self, now: float) -> float:
        """Seconds until the next try; 0 when one may be made."""
        return max(self.shut_until - now, 0.0)

    def after_wrong(self, now: float) -> "PinTries":
        """One more was wrong: three are free, then each doubles the pause, up to a quarter of an hour."""
        wrong = self.wrong + 1
        if wrong < FREE_TRIES:
            return replace(self, wrong=wrong)
        # The exponent is bounded, so that a week of tries makes no number that a float cannot hold.
        pause = min(FIRST_PAUSE_S * 2 ** min(wrong - FREE_TRIES, 10), LONGEST_PAUSE_S)
        return PinTries(wrong, now + pause)

    def after_right(self) -> "PinTries":
        """The PIN was right: all tries are free again."""
        return PinTries()
