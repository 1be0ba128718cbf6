"""The numbers on the papers: one series per service, local day and epoch, and the foreign series that may join it.

A node that takes a branch over does not know for certain what the one before has printed. So its numbers bear a mark
of its epoch before the letter, `2A001`: no two epochs can give out one number, whatever either knows of the other.
"""

import re

_FOREIGN = re.compile(r"[A-Z][0-9]{1,2}-[0-9]{3,5}")
_OF_SERIES = re.compile(r"((?:[2-9]|[1-9][0-9])?[A-Z]{1,2})([0-9]{3,7})")
# Marks go from 2 to 99 and then from 2 again: epochs of one mark are 98 takeovers apart, years and never a day.
_MARKS = 98


def number_text(prefix: str, ordinal: int) -> str:
    """Return the number as printed: at least three digits, so that papers look alike all morning."""
    return f"{prefix}{ordinal:03d}"


def ordinal_in(prefix: str, number: str) -> int | None:
    """Return the ordinal of a number of the series `prefix`, or None if it belongs to another."""
    digits = number.removeprefix(prefix)
    if not (number.startswith(prefix) and digits.isascii() and digits.isdecimal()):
        return None
    return int(digits) if number_text(prefix, int(digits)) == number else None


def mark_of(epoch: int) -> str:
    """Return what stands before each number of the epoch; nothing in the first, of which most branches are for ever."""
    return "" if epoch == 1 else str(2 + (epoch - 2) % _MARKS)


def series_in(number: str) -> tuple[str, int] | None:
    """Return the series of a number and its ordinal there, whatever the epoch; None if it is of a foreign series."""
    found = _OF_SERIES.fullmatch(number)
    if found is None:
        return None
    series, ordinal = found[1], ordinal_in(found[1], number)
    return None if ordinal is None else (series, ordinal)


def is_foreign(number: str) -> bool:
    """Say whether the number is of a series of its own: a kiosk's emergency series (`K2-001`) or a paper pad's."""
    return _FOREIGN.fullmatch(number) is not None
