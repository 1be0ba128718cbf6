"""Vietnam's public holidays as far as they can be known ahead; the one file that imports holidays.

What the Prime Minister decides each year (Tet's days, swaps: Labour Code, Articles 111 and 112) is in the data only
after the decision, and some swaps of civil servants never are: an override file has the last word (`working_time`).
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import holidays

from server_client.queue_model.configuration import VIETNAMESE, CalendarDay, DayKind
from server_client.queue_model.ids import Language

_ENGLISH = Language("en")
_MONDAY = 0


@lru_cache(maxsize=64)
def public_holidays(year: int) -> Mapping[date, CalendarDay]:
    """Return the days of a year that are not as their weekday says; none for years that the data does not reach."""
    found = holidays.country_holidays("VN", years=year, expand=False, language="vi")
    english = holidays.country_holidays("VN", years=year, expand=False, language="en_US")
    days = {
        day: CalendarDay(
            day=day,
            kind=DayKind.OFF,
            names={VIETNAMESE: name, _ENGLISH: english.get(day, name)},
            basis="Điều 111 và 112 Bộ luật Lao động",
        )
        for day, name in found.items()
    }
    # The data names these days of all years at once.
    made_up_for = (day for day in found.weekend_workdays if day.year == year)
    return days | {day: _made_up_for(day) for day in made_up_for}


def _made_up_for(day: date) -> CalendarDay:
    return CalendarDay(
        day=day,
        kind=DayKind.WORK,
        names={VIETNAMESE: "Ngày làm bù", _ENGLISH: "Made up for a day off"},
        hours_of=_MONDAY,
        basis="Điều 112 Bộ luật Lao động",
    )
