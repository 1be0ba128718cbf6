"""The office's week: when it is open, and which of its days count in a period; it knows no holiday."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from server_client.queue_model.configuration import Hours

MONDAY_TO_FRIDAY = frozenset(range(5))
HOURS_OF_A_DAY = 8
"""Hours by which published times turn working days into hours: 30 working days are 240 hours."""

_MINUTES_OF_A_DAY = 24 * 60


def _check(hours: tuple[Hours, ...]) -> None:
    for span in hours:
        if not 0 <= span.opens < span.closes <= _MINUTES_OF_A_DAY:
            raise ValueError(f"the hours from {_clock(span.opens)} to {_clock(span.closes)} are none")
    for earlier, later in pairwise(hours):
        if later.opens < earlier.closes:
            raise ValueError(
                f"the hours until {_clock(earlier.closes)} and those from {_clock(later.opens)} overlap on one day"
            )


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


@dataclass(frozen=True, slots=True)
class WorkingWeek:
    """Opening hours by weekday (0 is Monday), in the order of the day, and the weekdays that count as working days.

    A day that is open and does not count, as a Saturday morning of the police, takes dossiers in: its hours count in a
    time given in hours, and a period in days neither counts it nor ends on it.
    Raises ValueError for hours that overlap or end before they begin, and for a week in which nothing counts.
    """

    hours: tuple[Hours, ...]
    period_days: frozenset[int] = MONDAY_TO_FRIDAY

    def __post_init__(self) -> None:
        for weekday in range(7):
            _check(self.hours_of(weekday))
        if not any(self.hours_of(weekday) for weekday in self.period_days):
            raise ValueError("the week has no opening hours on any day that counts as a working day")

    def hours_of(self, weekday: int) -> tuple[Hours, ...]:
        """Return the weekday's opening hours, the earliest first; none on a day that is closed."""
        return tuple(sorted((hours for hours in self.hours if hours.weekday == weekday), key=lambda hours: hours.opens))

    def counts(self, weekday: int) -> bool:
        """Say whether the weekday counts in a period of working days."""
        return weekday in self.period_days and bool(self.hours_of(weekday))


def opening(weekdays: Iterable[int], *spans: tuple[int, int]) -> tuple[Hours, ...]:
    """Return the same hours on each of the weekdays; spans are minutes since midnight."""
    return tuple(Hours(weekday=weekday, opens=opens, closes=closes) for weekday in weekdays for opens, closes in spans)


DEFAULT_WEEK = WorkingWeek(opening(range(5), (8 * 60, 12 * 60), (13 * 60, 17 * 60)))
"""Eight hours from Monday to Friday, where an office has said nothing of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHours:
    """The week of the office, and of the fields of the catalogue that have their own, by their Vietnamese names."""

    week: WorkingWeek = DEFAULT_WEEK
    by_field: Mapping[str, WorkingWeek] = field(default_factory=dict)

    def week_for(self, catalogue_field: str) -> WorkingWeek:
        """Return the week in which dossiers of the field are worked on."""
        return self.by_field.get(catalogue_field, self.week)
