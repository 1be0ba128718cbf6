"""How many wrong PINs are borne, and for how long nobody is let in after them; it knows no PIN and no clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

FREE_TRIES = 5
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
FORGOTTEN_AFTER = timedelta(hours=24)
"""A slip of last week is not held against anyone; a day's wait wins an attacker less than the hourly try he has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """How many wrong PINs came in a row, when the last one did, and until when no further one is looked at."""

    wrong: int = 0
    last_at: datetime | None = None
    locked_until: datetime | None = None

    def is_locked(self, now: datetime) -> bool:
        """Say whether a PIN may not even be tried now."""
        return self.locked_until is not None and now < self.locked_until

    def is_forgotten(self, now: datetime) -> bool:
        """Say whether the last wrong PIN was so long ago that it counts no more."""
        return self.last_at is None or now - self.last_at >= FORGOTTEN_AFTER

    @property
    def left(self) -> int:
        """Return how many wrong PINs are borne before the next one locks."""
        return max(0, FREE_TRIES - self.wrong)

    def after_wrong(self, now: datetime) -> "Tries":
        """Count one more: the fifth locks for a minute, each further one for twice as long, up to an hour."""
        wrong = 1 if self.is_forgotten(now) else self.wrong + 1
        pause = None
        if wrong >= FREE_TRIES:
            # The exponent is bounded, so that a month of tries makes no span that cannot be held.
            pause = now + min(FIRST_PAUSE * 2 ** min(wrong - FREE_TRIES, 10), LONGEST_PAUSE)
        return Tries(wrong=wrong, last_at=now, locked_until=pause)
