"""The second factor: six figures that change every 30 s (TOTP, RFC 6238), as authenticator apps show; it keeps nothing.

The one module that imports pyotp.
"""

from datetime import datetime

import pyotp

STEP_S = 30
# How far a phone's clock may be off, in steps, before its figures are another's.
_TOLERATED = 1
_ISSUER = "Một Cửa"


def new_secret() -> str:
    """Return a secret of 160 bits by chance (base32), as RFC 4226 recommends."""
    return pyotp.random_base32(32)


def address(secret: str, name: str) -> str:
    """Return what an authenticator app reads from a QR code (otpauth://)."""
    return pyotp.TOTP(secret, interval=STEP_S).provisioning_uri(name=name, issuer_name=_ISSUER)


def step_of(secret: str, figures: str, now: datetime, *, after: int) -> int | None:
    """Return to which step of time the figures belong, None if they are wrong; each may be used once, so after `after`.

    A step is a number of 30 s since 1970.
    """
    totp = pyotp.TOTP(secret, interval=STEP_S)
    present = int(now.timestamp()) // STEP_S
    right = [
        step
        for step in range(present - _TOLERATED, present + _TOLERATED + 1)
        if pyotp.utils.strings_equal(figures, totp.generate_otp(step))
    ]
    return next((step for step in right if step > after), None)
