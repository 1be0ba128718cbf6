"""PINs of the staff: which are taken, their argon2id hashes, and new ones by chance; no PIN is kept or logged.

A PIN has so few values that no hash protects a stolen file for long. It is the lock-out that keeps people from trying;
the hash keeps whoever sees the file from knowing at a glance. So one lane and 64 MiB are enough (RFC 9106, section 4,
with p=1): some 140 ms of one core, and not of all of them, since the queue is served by the same machine.
"""

import re
import secrets
from collections.abc import Callable
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from server_client.server.errors import SettingsFault, StaffUnusable

LEAST_FIGURES, MOST_FIGURES = 4, 8
_MADE_FIGURES = 6
_ROWS = ("01234567890123456789", "98765432109876543210")
_YEARS = range(1920, 2030)


class PinWeak(SettingsFault):
    """A PIN that must not be set; the message says why."""


def check_pin(pin: str) -> None:
    """Raise PinWeak if the PIN has not the right form, or would be among the first to be tried."""
    if not re.fullmatch(rf"[0-9]{{{LEAST_FIGURES},{MOST_FIGURES}}}", pin):
        raise PinWeak(f"A PIN has {LEAST_FIGURES} to {MOST_FIGURES} figures and nothing else")
    if any(pin in row for row in _ROWS):
        raise PinWeak("This PIN would be tried first, a row of figures: choose another")
    if any(pin == pin[:part] * (len(pin) // part) for part in range(1, len(pin) // 2 + 1)):
        raise PinWeak("This PIN would be tried first, the same again and again: choose another")
    if len(pin) == 4 and int(pin) in _YEARS:
        raise PinWeak("This PIN would be tried first, a year: choose another")


def new_pin() -> str:
    """Return a PIN by chance that may be set."""
    while True:
        pin = f"{secrets.randbelow(10**_MADE_FIGURES):0{_MADE_FIGURES}}"
        try:
            check_pin(pin)
        except PinWeak:
            continue
        return pin


class Pins:
    """Hashes PINs and compares them; each takes its time on purpose, so never on the event loop."""

    def __init__(self, *, memory_kib: int = 65536, passes: int = 3, check: Callable[[str], None] = check_pin) -> None:
        """Set what a hash costs, and what is no PIN; hashes made at another cost are compared at theirs."""
        self._check = check
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=1)

    def hashed(self, pin: str) -> str:
        """Return the hash to keep; PinWeak if the PIN must not be set."""
        self._check(pin)
        return self._hasher.hash(pin)

    def is_right(self, pin_hash: str | None, pin: str) -> bool:
        """Say whether this is the PIN; without a hash it is not, and that takes as long to say."""
        nobodys = self._nobodys_hash
        try:
            self._hasher.verify(pin_hash or nobodys, pin)
        except VerifyMismatchError:
            return False
        except (InvalidHashError, VerificationError) as broken:
            raise StaffUnusable("The hash of a PIN is damaged: set the PIN anew with motcua staff pin") from broken
        return pin_hash is not None

    @cached_property
    def _nobodys_hash(self) -> str:
        return self._hasher.hash(secrets.token_hex(8))
