"""The staff's PIN and its hash; the PIN itself is kept nowhere and never logged.

Argon2id with the library's own parameters (RFC 9106, section 4, second recommendation): some 50 ms and 64 MB a try, so
`verify` belongs into a thread. A PIN of six figures has a million values: the pauses of `kiosk.staff.pin_tries`,
not the hash, keep a person before the glass from trying them.
"""

import re

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from kiosk.staff.pin_tries import LEAST_FIGURES, MOST_FIGURES


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
