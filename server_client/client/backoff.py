"""How long to wait before the next attempt; it neither waits nor throws dice itself."""

import math
from collections.abc import Callable

FIRST_S = 0.25
LONGEST_S = 10.0

# One more doubling reaches LONGEST_S.
_MOST_DOUBLINGS = 6
_SETTLING_DOUBLINGS = 2


class Backoff:
    """Delays in seconds that double from 0.25 to 10, each cut by up to a half so that devices do not march in step."""

    def __init__(self, random: Callable[[], float]) -> None:
        """Take the dice: `random` returns a float from 0 up to 1."""
        self._random = random
        self._doublings = 0

    def delay(self) -> float:
        """Return how long to wait after one more failure."""
        longest = min(math.ldexp(FIRST_S, self._doublings), LONGEST_S)
        self._doublings = min(self._doublings + 1, _MOST_DOUBLINGS)
        return longest * (0.5 + 0.5 * self._random())

    def settle(self) -> None:
        """Take note of a sign of life: the next delay is at most a second, which a loop of such signs keeps to."""
        self._doublings = min(self._doublings, _SETTLING_DOUBLINGS)

    def reset(self) -> None:
        """Take note of success: the next delay is the first again."""
        self._doublings = 0
