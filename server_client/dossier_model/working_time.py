"""When a dossier is due, to the minute: working time, holidays and swaps; it promises nothing that was not published.

Civil Code 91/2015/QH13, Articles 147 and 148: a period in days starts on the next day and ends with its last day;
where that is no working day, with the next one. Dossiers received at 15:00 or later: Decree 61/2018/NĐ-CP, Article 18,
and the procedures of the same day. Every time here is wall time in Vietnam.
"""

import calendar as gregorian
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from server_client.dossier_model.holiday_source import public_holidays
from server_client.dossier_model.procedure import ProcessingTime, TimeUnit
from server_client.dossier_model.working_week import DEFAULT_WEEK, HOURS_OF_A_DAY, OfficeHours, WorkingWeek
from server_client.queue_model.configuration import CalendarDay, DayKind
from server_client.queue_model.local_time import VIETNAM

THRESHOLD = time(15)
"""From here on a dossier counts as one of the next working day: for results of the same day and for its transfer."""

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)

Span = tuple[datetime, datetime]
"""A stretch of working time."""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The working time of one group of services: its week, the public holidays, and what the office overrides."""

    week: WorkingWeek = DEFAULT_WEEK
    overrides: Mapping[date, CalendarDay] = field(default_factory=dict)
    holidays: Callable[[int], Mapping[date, CalendarDay]] = public_holidays

    def special_day(self, day: date) -> CalendarDay | None:
        """Return what makes the day another than its weekday says; the office's own word goes above the holidays."""
        return self.overrides.get(day) or self.holidays(day.year).get(day)

    def counts(self, day: date) -> bool:
        """Say whether the day is a working day of a period."""
        weekday = self._weekday(day)
        return weekday is not None and self.week.counts(weekday)

    def spans(self, day: date) -> tuple[Span, ...]:
        """Return the day's working time, the earliest first; none on a day off."""
        weekday = self._weekday(day)
        midnight = datetime.combine(day, time(), VIETNAM)
        hours = () if weekday is None else self.week.hours_of(weekday)
        return tuple((midnight + span.opens * _MINUTE, midnight + span.closes * _MINUTE) for span in hours)

    def opens(self, day: date) -> datetime:
        """Return the beginning of an open day."""
        return self.spans(day)[0][0]

    def closes(self, day: date) -> datetime:
        """Return the end of the office's day."""
        return self.spans(day)[-1][1]

    def working_day_after(self, day: date, number: int = 1) -> date:
        """Return the working day that is the `number`-th after `day`."""
        for _ in range(number):
            day = self.working_day_from(day + _DAY)
        return day

    def working_day_from(self, day: date) -> date:
        """Return the day itself if it is a working day, else the next one."""
        while not self.counts(day):
            day += _DAY
        return day

    def after_working_time(self, start: datetime, length: timedelta) -> datetime:
        """Return the moment at which the office has worked for `length` since `start`."""
        for opens, closes in self._spans_from(start):
            begins = max(opens, start)
            if length <= closes - begins:
                return begins + length
            length -= closes - begins
        raise AssertionError("a week without working time")

    def working_time(self, start: datetime, end: datetime) -> timedelta:
        """Return how long the office works between the two."""
        total = timedelta()
        for opens, closes in self._spans_from(start):
            if opens >= end:
                break
            total += min(closes, end) - max(opens, start)
        return total

    def _spans_from(self, start: datetime) -> Iterator[Span]:
        day = start.astimezone(VIETNAM).date()
        while True:
            yield from (span for span in self.spans(day) if span[1] >= start)
            day += _DAY

    def _weekday(self, day: date) -> int | None:
        special = self.special_day(day)
        if special is None:
            return day.weekday()
        if special.kind is DayKind.OFF:
            return None
        if special.hours_of is not None:
            return special.hours_of
        # A weekend that is worked has the hours of a working day, whichever the file forgot to name.
        return day.weekday() if self.week.counts(day.weekday()) else min(filter(self.week.counts, range(7)))


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCalendar:
    """The working time of an office: hours by field of the catalogue, and the days that it overrides."""

    hours: OfficeHours = field(default_factory=OfficeHours)
    overrides: Mapping[date, CalendarDay] = field(default_factory=dict)

    def for_field(self, catalogue_field: str) -> WorkingCalendar:
        """Return the calendar by which dossiers of the field are due."""
        return WorkingCalendar(self.hours.week_for(catalogue_field), self.overrides)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """The office waited for papers: from the request for a supplement until it was complete."""

    asked_at: datetime
    completed_at: datetime


def due(
    received_at: datetime, time: ProcessingTime, calendar: WorkingCalendar, *, pauses: Sequence[Pause] = ()
) -> datetime | None:
    """Return when the result is due; None if the published time does not say a length.

    Waiting for a supplement is not counted (a pause that began after the result was due changes nothing). Raises
    ValueError for times without a zone, and for pauses that are not one after the other since the receipt.
    """
    length = 0 if time.unit is TimeUnit.SAME_DAY else time.value
    if time.unit is None or length is None:
        return None
    received = _local(received_at)
    term = _Term(received, time.unit if length or time.unit is TimeUnit.WORKING_HOUR else TimeUnit.SAME_DAY, length)
    return _whole_minute(_extended(term, _in_order(received, pauses), calendar))


def transfer_by(received_at: datetime, calendar: WorkingCalendar) -> datetime:
    """Return until when a dossier on paper goes to whoever works on it: that day, or early the next working day."""
    received = _local(received_at)
    today = received.date()
    if _same_day(received, calendar) == today:
        return calendar.closes(today)
    return calendar.opens(calendar.working_day_after(today))


def working_hours(time: ProcessingTime) -> int | None:
    """Return a time in working days or hours as the hours that a control form counts, eight a day; else None."""
    if time.value is None or time.unit not in {TimeUnit.WORKING_DAY, TimeUnit.WORKING_HOUR}:
        return None
    return time.value * (HOURS_OF_A_DAY if time.unit is TimeUnit.WORKING_DAY else 1)


@dataclass(frozen=True, slots=True)
class _Term:
    received: datetime
    unit: TimeUnit
    length: int
    waited: timedelta = timedelta()
    """Working time for a term in hours, whole days (working or all) for the others."""

    def end(self, calendar: WorkingCalendar) -> datetime:
        received, length = self.received, self.length
        if self.unit is TimeUnit.WORKING_HOUR:
            return calendar.after_working_time(received, timedelta(hours=length) + self.waited)
        if self.unit is TimeUnit.SAME_DAY:
            return calendar.closes(_same_day(received, calendar))
        if self.unit is TimeUnit.WORKING_DAY:
            return calendar.closes(calendar.working_day_after(received.date(), length + self.waited.days))
        last = received.date() + length * _DAY if self.unit is TimeUnit.CALENDAR_DAY else _months_on(received, length)
        return calendar.closes(calendar.working_day_from(last + self.waited))

    def soonest(self, completed: datetime, calendar: WorkingCalendar) -> datetime:
        """What is completed in the evening of the last day is worked on the next."""
        if self.unit is TimeUnit.WORKING_HOUR:
            return calendar.after_working_time(completed, timedelta())
        today = completed.date()
        is_open = calendar.counts(today) and completed < calendar.closes(today)
        return calendar.closes(today if is_open else calendar.working_day_after(today))

    def after(self, pause: Pause, calendar: WorkingCalendar) -> "_Term":
        if self.unit is TimeUnit.SAME_DAY:
            return _Term(pause.completed_at, self.unit, self.length)
        return _Term(self.received, self.unit, self.length, self.waited + self._wait(pause, calendar))

    def _wait(self, pause: Pause, calendar: WorkingCalendar) -> timedelta:
        if self.unit is TimeUnit.WORKING_HOUR:
            return calendar.working_time(pause.asked_at, pause.completed_at)
        first, last = pause.asked_at.date(), pause.completed_at.date()
        if self.unit is TimeUnit.WORKING_DAY:
            days = (first + number * _DAY for number in range(1, (last - first).days + 1))
            return sum(1 for day in days if calendar.counts(day)) * _DAY
        return last - first


def _extended(term: _Term, pauses: Sequence[Pause], calendar: WorkingCalendar) -> datetime:
    end = term.end(calendar)
    for pause in pauses:
        if pause.asked_at > end:
            break
        term = term.after(pause, calendar)
        end = max(term.end(calendar), term.soonest(pause.completed_at, calendar))
    return end


def _same_day(received: datetime, calendar: WorkingCalendar) -> date:
    """The working day on which a dossier counts as received, by the threshold and the office's end of day."""
    today = received.date()
    if calendar.counts(today) and received.time() < THRESHOLD and received < calendar.closes(today):
        return today
    return calendar.working_day_after(today)


def _months_on(received: datetime, months: int) -> date:
    # Article 148.3: the corresponding day of the last month, or its last day where there is none.
    year, month = divmod(received.year * 12 + received.month - 1 + months, 12)
    return date(year, month + 1, min(received.day, gregorian.monthrange(year, month + 1)[1]))


def _in_order(received: datetime, pauses: Sequence[Pause]) -> Sequence[Pause]:
    local = [Pause(asked_at=_local(pause.asked_at), completed_at=_local(pause.completed_at)) for pause in pauses]
    moments = [received, *(moment for pause in local for moment in (pause.asked_at, pause.completed_at))]
    if moments != sorted(moments):
        raise ValueError("the pauses of a dossier do not follow one another since its receipt")
    return local


def _local(at: datetime) -> datetime:
    if at.utcoffset() is None:
        raise ValueError(f"{at} has no zone: a due date needs a moment")
    return at.astimezone(VIETNAM)


def _whole_minute(at: datetime) -> datetime:
    whole = at.replace(second=0, microsecond=0)
    return whole if whole == at else whole + _MINUTE
