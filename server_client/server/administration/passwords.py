"""Passwords of people at the centre: which are taken, and initial ones by chance; none is kept or logged.

Length counts and nothing else is asked of them (NIST SP 800-63B, 5.1.1.2): rules of composition make them worse.
"""

import secrets

from server_client.server.errors import SettingsFault

LEAST, MOST = 12, 128
# Without signs that are taken for another.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 5
_COMMON = ("password", "matkhau", "123456", "qwerty", "motcua", "administrator", "hanoi")


class PasswordWeak(SettingsFault):
    """A password that must not be set; `why` is `short`, `long` or `common`."""

    def __init__(self, why: str, message: str) -> None:
        """Keep the reason for those who say it in their own words."""
        super().__init__(message)
        self.why = why


def check_password(password: str) -> None:
    """Raise PasswordWeak if the password is too short, or would be among the first to be tried."""
    if len(password) < LEAST:
        raise PasswordWeak("short", f"A password has at least {LEAST} characters")
    if len(password) > MOST:
        raise PasswordWeak("long", f"A password has at most {MOST} characters")
    rest = password.lower()
    for word in _COMMON:
        rest = rest.replace(word, "")
    if len(set(rest)) < 5:
        raise PasswordWeak("common", "This password would be tried first: choose another")


def new_password() -> str:
    """Return a password by chance (99 bits), in groups that can be read out."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))
