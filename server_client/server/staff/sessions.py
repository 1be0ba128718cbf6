"""Sessions as signed tokens: nothing is kept of them, so they outlive a restart and end with PIN, account or day.

`CLERK:DAY:MAC`, where MAC is HMAC-SHA256 (RFC 2104) over the clerk, the day, the version of the PIN and the name of the
credential that signed in: a token that is carried to another device opens nothing there.
"""

import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from server_client.queue_model.ids import ClerkId
from server_client.queue_model.local_time import VIETNAM, local_day
from server_client.server.staff.account import Account


@dataclass(frozen=True, slots=True)
class Sessions:
    """Makes and checks tokens with one key."""

    key: bytes

    def token(self, account: Account, credential: str, day: date) -> str:
        """Return the token of a clerk who has signed in with the credential on that local day."""
        signed = "\n".join(("motcua session 1", day.isoformat(), account.clerk, account.pin_version, credential))
        mac = hmac.digest(self.key, signed.encode(), "sha256")
        return f"{account.clerk}:{day.isoformat()}:{urlsafe_b64encode(mac).rstrip(b'=').decode()}"

    def is_genuine(self, token: str, account: Account, credential: str) -> bool:
        """Say whether the token was given to this account and credential under its present PIN, on whatever day."""
        day = day_of(token)
        return day is not None and hmac.compare_digest(
            token.encode(errors="replace"), self.token(account, credential, day).encode()
        )


def clerk_of(token: str) -> ClerkId:
    """Return whose the token says that it is, unchecked."""
    return ClerkId(token.partition(":")[0])


def day_of(token: str) -> date | None:
    """Return the day that the token names, unchecked; None if it names none."""
    _, _, rest = token.partition(":")
    text, _, _ = rest.partition(":")
    try:
        return date.fromisoformat(text) if len(text) == len("2026-03-09") else None
    except ValueError:
        return None


def day_end(now: datetime) -> datetime:
    """Return when the local day ends, and every session with it."""
    return datetime.combine(local_day(now) + timedelta(days=1), time(), VIETNAM)
