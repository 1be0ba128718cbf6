"""Keys by which a person is counted without their number being kept: HMAC-SHA256 (RFC 2104) with the vault's secret.

An identity number has 12 digits, so whoever had the secret could try them all; without it a key leads to nobody.
"""

import hmac
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonKeys:
    """Makes keys; `secret` returns the vault's secret for persons, or raises VaultClosed."""

    secret: Callable[[], bytes]

    def key(self, counted_as: str) -> bytes:
        """Return the 32 bytes for what someone counts as, as `identity 001099000001`; VaultClosed without a key."""
        return hmac.digest(self.secret(), counted_as.encode(), "sha256")
