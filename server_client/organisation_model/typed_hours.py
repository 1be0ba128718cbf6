"""Hours of a day as a person types them, `08:00-12:00, 13:30-17:00`, and back; an empty text is a day without."""

import re
from itertools import pairwise

from server_client.queue_model.configuration import Hours

_INTERVAL = re.compile(r"\s*([0-2]?\d)[:hg.]([0-5]\d)\s*[-–]\s*([0-2]?\d)[:hg.]([0-5]\d)\s*", re.ASCII)
_DAY_MINUTES = 24 * 60


class HoursUnreadable(ValueError):
    """The text is no list of intervals; the message says which part is wrong, and how to write it."""


def hours_of_day(weekday: int, text: str) -> tuple[Hours, ...]:
    """Return the intervals that the text names, in order; HoursUnreadable if one is unclear or two overlap."""
    found = sorted(
        (_interval(weekday, part) for part in re.split(r"[,;]", text) if part.strip()), key=lambda one: one.opens
    )
    for before, after in pairwise(found):
        if after.opens < before.closes:
            raise HoursUnreadable(f"{text!r}: two intervals overlap; end one before the next begins")
    return tuple(found)


def _interval(weekday: int, part: str) -> Hours:
    matched = _INTERVAL.fullmatch(part)
    if matched is None:
        raise HoursUnreadable(f"{part.strip()!r} is no interval; write it as 08:00-12:00")
    begins_h, begins_m, ends_h, ends_m = (int(group) for group in matched.groups())
    opens, closes = 60 * begins_h + begins_m, 60 * ends_h + ends_m
    if not opens < closes <= _DAY_MINUTES:
        raise HoursUnreadable(f"{part.strip()!r} does not end after it begins on the same day; write it as 08:00-12:00")
    return Hours(weekday=weekday, opens=opens, closes=closes)
