"""What people type into the forms of the configuration, made into what the document holds."""

import re
from collections.abc import Mapping
from datetime import date

from server_client.organisation_model.typed_hours import HoursUnreadable, hours_of_day
from server_client.queue_model.configuration import VIETNAMESE, Hours, Names
from server_client.queue_model.ids import Language

_CODE = re.compile(r"[A-Za-z0-9_.-]{1,64}", re.ASCII)
_LONGEST_TEXT = 400
_LARGEST = 100_000
_ENGLISH = Language("en")


class TypedWrong(Exception):
    """What was typed does not fit; `what` says which kind of thing it should be."""

    def __init__(self, what: str, typed: str = "") -> None:
        """Keep what was typed."""
        super().__init__(f"{what}: {typed}")
        self.what = what
        self.typed = typed[:_LONGEST_TEXT]


def a_code(text: str) -> str:
    """Return a code."""
    if not _CODE.fullmatch(text):
        raise TypedWrong("code", text)
    return text


def a_number(text: str, *, least: int = 0) -> int:
    """Return a whole number from `least` on."""
    if not (text.isascii() and text.isdecimal() and len(text) < 7 and least <= int(text) <= _LARGEST):
        raise TypedWrong("number", text)
    return int(text)


def a_number_or_none(text: str) -> int | None:
    """Return a whole number, or None for nothing."""
    return a_number(text) if text else None


def a_day(text: str) -> date:
    """Return a day, written as a browser does."""
    try:
        day = date.fromisoformat(text)
    except ValueError as wrong:
        raise TypedWrong("day", text) from wrong
    if not 1970 <= day.year < 3000:
        raise TypedWrong("day", text)
    return day


def a_day_or_none(text: str) -> date | None:
    """Return a day, or None for nothing."""
    return a_day(text) if text else None


def names_of(vietnamese: str, english: str) -> Names:
    """Return names by language; a Vietnamese one there must be."""
    if not vietnamese or max(len(vietnamese), len(english)) > _LONGEST_TEXT:
        raise TypedWrong("names", vietnamese)
    return {VIETNAMESE: vietnamese, **({_ENGLISH: english} if english else {})}


def a_week(fields: Mapping[str, list[str]]) -> tuple[Hours, ...]:
    """Return the hours of a week, of the fields `day0` (Monday) to `day6`."""
    try:
        return tuple(
            one for weekday in range(7) for one in hours_of_day(weekday, fields.get(f"day{weekday}", [""])[-1])
        )
    except HoursUnreadable as wrong:
        raise TypedWrong("hours", str(wrong)) from wrong
