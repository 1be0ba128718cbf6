"""How long a message waits before it is tried again, and the whole line after a failure; it neither waits nor dices."""

import math

FIRST_S = 1.0
LONGEST_S = 60.0
_MOST_DOUBLINGS = 6


def delay_s(tries: int, dice: float) -> float:
    """Return the seconds after that many tries, from 1 doubling to 60, cut by up to a half by `dice` (0 to 1)."""
    longest = min(math.ldexp(FIRST_S, min(max(tries - 1, 0), _MOST_DOUBLINGS)), LONGEST_S)
    return longest * (0.5 + 0.5 * dice)
