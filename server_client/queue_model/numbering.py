"""The numbers on the papers: one series per service and local day, and the foreign series that may join it."""

import re

_FOREIGN = re.compile(r"[A-Z][0-9]{1,2}-[0-9]{3,5}")


def number_text(prefix: str, ordinal: int) -> str:
    """Return the number as printed: at least three digits, so that papers look alike all morning."""
    return f"{prefix}{ordinal:03d}"


def ordinal_in(prefix: str, number: str) -> int | None:
    """Return the ordinal of a number of the series `prefix`, or None if it belongs to another."""
    digits = number.removeprefix(prefix)
    if not (number.startswith(prefix) and digits.isascii() and digits.isdecimal()):
        return None
    return int(digits) if number_text(prefix, int(digits)) == number else None


def is_foreign(number: str) -> bool:
    """Say whether the number is of a series of its own: a kiosk's emergency series (`K2-001`) or a paper pad's."""
    return _FOREIGN.fullmatch(number) is not None
