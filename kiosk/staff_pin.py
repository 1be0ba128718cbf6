"""The staff's PIN: its hash, and the pauses after wrong ones; the PIN itself is kept nowhere and never logged.

Argon2id with the library's own parameters (RFC 9106, section 4, second recommendation): some 50 ms and 64 MB a try, so
`verify` belongs into a thread. A PIN of six figures has a million values: the pauses, not the hash, keep a person
before the glass from trying them.
"""

import re
from dataclasses import dataclass, replace

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

LEAST_FIGURES, MOST_FIGURES = 6, 12
FREE_TRIES = 3
FIRST_PAUSE_S, LONGEST_PAUSE_S = 30.0, 15 * 60.0


class PinWeak(ValueError):
    """A PIN that must not be set; the message says why."""


class PinHashBroken(Exception):
    """What should be a PIN's hash is none: set the PIN anew with motcua kiosk-pin."""


def hashed(pin: str) -> str:
    """Return the hash to keep; raises `PinWeak`."""
    if not re.fullmatch(rf"[0-9]{{{LEAST_FIGURES},{MOST_FIGURES}}}", pin):
        raise PinWeak(f"A PIN has {LEAST_FIGURES} to {MOST_FIGURES} figures and nothing else")
    if len(set(pin)) == 1 or pin in "01234567890123" or pin in "98765432109876":
        raise PinWeak("This PIN would be tried first: choose one that is neither one figure repeated nor a row")
    return PasswordHasher().hash(pin)


def verify(pin_hash: str, pin: str) -> bool:
    """Say whether this is the PIN; takes 50 ms on purpose. Raises `PinHashBroken`."""
    try:
        return PasswordHasher().verify(pin_hash, pin)
    except VerifyMismatchError:
        return False
    except (InvalidHashError, VerificationError) as broken:
        raise PinHashBroken("The file of the staff's PIN is damaged: set it anew with motcua kiosk-pin") from broken


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
