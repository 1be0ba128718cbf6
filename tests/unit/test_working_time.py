"""Due dates: published dates of 2024 to 2027, the week, the threshold, pauses, and what must hold for all of them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from server_client.dossier_model.holiday_source import public_holidays
from server_client.dossier_model.procedure import Confidence, ProcessingTime, TimeUnit
from server_client.dossier_model.working_time import (
    OfficeCalendar,
    Pause,
    WorkingCalendar,
    due,
    transfer_by,
    working_hours,
)
from server_client.dossier_model.working_week import OfficeHours, WorkingWeek, opening
from server_client.queue_model.configuration import VIETNAMESE, CalendarDay, DayKind, Hours
from server_client.queue_model.local_time import VIETNAM

MORNING = (8 * 60, 12 * 60)
AFTERNOON = (13 * 60 + 30, 17 * 60)
HANOI = WorkingWeek(opening(range(5), MORNING, AFTERNOON))
POLICE = WorkingWeek(opening(range(5), MORNING, AFTERNOON) + opening([5], MORNING))


def override(day: date, kind: DayKind, hours_of: int | None = None) -> CalendarDay:
    """Return a day that the office decided about."""
    return CalendarDay(day=day, kind=kind, names={VIETNAMESE: "theo quyết định"}, hours_of=hours_of, basis="thử")


SWAP_OF_2026: Mapping[date, CalendarDay] = {
    date(2026, 1, 2): override(date(2026, 1, 2), DayKind.OFF),
    date(2026, 1, 10): override(date(2026, 1, 10), DayKind.WORK),
}
CALENDAR = WorkingCalendar(HANOI, SWAP_OF_2026)
RESIDENCE = WorkingCalendar(POLICE, SWAP_OF_2026)


def at(text: str) -> datetime:
    """Return a moment of wall time in Vietnam: `2026-11-20 09:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def takes(value: int | None, unit: TimeUnit | None) -> ProcessingTime:
    """Return a published time."""
    return ProcessingTime(value=value, unit=unit, text="", confidence=Confidence.HIGH)


def told(moment: datetime | None) -> str:
    """Return the due moment as the receipt has it."""
    assert moment is not None
    assert moment.tzinfo is VIETNAM
    return moment.strftime("%Y-%m-%d %H:%M")


SAME_DAY = takes(0, TimeUnit.SAME_DAY)


@pytest.mark.parametrize(
    ("received", "days", "expected"),
    [
        # A period starts on the next day; 24/11/2026, a Tuesday, is the new holiday.
        ("2026-11-20 09:00", 1, "2026-11-23 17:00"),
        ("2026-11-20 09:00", 2, "2026-11-25 17:00"),
        ("2026-11-23 16:59", 1, "2026-11-25 17:00"),
        ("2026-11-24 10:00", 1, "2026-11-25 17:00"),
        # Tet 2026, 16 to 20 February.
        ("2026-02-13 10:00", 1, "2026-02-23 17:00"),
        ("2026-02-14 10:00", 5, "2026-02-27 17:00"),
        # Tet 2027 as expected, 4 to 10 February.
        ("2027-02-03 10:00", 1, "2027-02-11 17:00"),
        # 30/4 and 1/5, and the Hung Kings' day on a Sunday, observed on Monday 27.
        ("2026-04-24 10:00", 3, "2026-05-04 17:00"),
        # 1/5/2027 is a Saturday, observed on Monday 3.
        ("2027-04-29 10:00", 1, "2027-05-04 17:00"),
        # Saturday 22/8/2026 is worked for Monday 31/8, and 1 and 2 September are National Day.
        ("2026-08-21 10:00", 1, "2026-08-22 17:00"),
        ("2026-08-22 10:00", 1, "2026-08-24 17:00"),
        ("2026-08-28 10:00", 1, "2026-09-03 17:00"),
        # The swap of 2025: Saturday 26/4 for Friday 2/5.
        ("2025-04-25 10:00", 1, "2025-04-26 17:00"),
        ("2025-04-29 10:00", 1, "2025-05-05 17:00"),
        # 2/1/2026 for Saturday 10/1/2026: in the override file only.
        ("2025-12-31 10:00", 1, "2026-01-05 17:00"),
        ("2026-01-09 10:00", 1, "2026-01-10 17:00"),
        # National Day 2027: Thursday 2/9 and Friday 3/9.
        ("2027-09-01 10:00", 1, "2027-09-06 17:00"),
        ("2026-06-01 10:00", 30, "2026-07-13 17:00"),
        # What comes in the evening or on a Sunday counts from the same next day.
        ("2026-11-19 20:00", 1, "2026-11-20 17:00"),
        ("2026-11-22 20:00", 1, "2026-11-23 17:00"),
    ],
)
def test_working_days_start_the_next_day_and_end_with_the_office(received: str, days: int, expected: str) -> None:
    assert told(due(at(received), takes(days, TimeUnit.WORKING_DAY), CALENDAR)) == expected


def test_the_package_alone_does_not_know_the_swap_of_january_2026() -> None:
    plain = WorkingCalendar(HANOI)
    assert told(due(at("2025-12-31 10:00"), takes(1, TimeUnit.WORKING_DAY), plain)) == "2026-01-02 17:00"
    assert told(due(at("2026-01-09 10:00"), takes(1, TimeUnit.WORKING_DAY), plain)) == "2026-01-12 17:00"


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2026-11-20 07:30", "2026-11-20 17:00"),
        ("2026-11-20 12:30", "2026-11-20 17:00"),
        ("2026-11-20 14:59", "2026-11-20 17:00"),
        ("2026-11-20 15:00", "2026-11-23 17:00"),
        ("2026-11-23 15:01", "2026-11-25 17:00"),
        ("2026-11-22 10:00", "2026-11-23 17:00"),
        ("2026-08-22 14:00", "2026-08-22 17:00"),
        ("2026-08-22 15:00", "2026-08-24 17:00"),
    ],
)
def test_from_fifteen_hours_a_result_of_the_same_day_is_due_the_next(received: str, expected: str) -> None:
    assert told(due(at(received), SAME_DAY, CALENDAR)) == expected
    assert told(due(at(received), takes(None, TimeUnit.SAME_DAY), CALENDAR)) == expected
    assert told(due(at(received), takes(0, TimeUnit.WORKING_DAY), CALENDAR)) == expected


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2026-11-20 14:59", "2026-11-20 17:00"),
        ("2026-11-20 15:00", "2026-11-23 08:00"),
        ("2026-11-23 16:00", "2026-11-25 08:00"),
        ("2026-11-21 09:00", "2026-11-23 08:00"),
    ],
)
def test_a_dossier_on_paper_goes_on_the_same_day_or_first_thing_the_next(received: str, expected: str) -> None:
    assert told(transfer_by(at(received), CALENDAR)) == expected


@pytest.mark.parametrize(
    ("received", "hours", "expected"),
    [
        ("2026-11-20 08:00", 1, "2026-11-20 09:00"),
        ("2026-11-20 11:30", 1, "2026-11-20 14:00"),
        ("2026-11-20 12:15", 1, "2026-11-20 14:30"),
        ("2026-11-20 16:30", 1, "2026-11-23 08:30"),
        ("2026-11-23 16:30", 1, "2026-11-25 08:30"),
        ("2026-11-20 08:00", 8, "2026-11-23 08:30"),
        ("2026-11-20 20:00", 4, "2026-11-23 12:00"),
        ("2026-11-20 12:00", 0, "2026-11-20 12:00"),
        ("2026-11-20 12:01", 0, "2026-11-20 13:30"),
    ],
)
def test_working_hours_leave_out_lunch_nights_and_holidays(received: str, hours: int, expected: str) -> None:
    assert told(due(at(received), takes(hours, TimeUnit.WORKING_HOUR), CALENDAR)) == expected


def test_a_moment_is_rounded_up_to_the_minute() -> None:
    received = at("2026-11-20 09:00") + timedelta(seconds=1)
    assert told(due(received, takes(1, TimeUnit.WORKING_HOUR), CALENDAR)) == "2026-11-20 10:01"


@pytest.mark.parametrize(
    ("received", "days", "expected"),
    [
        ("2026-11-20 09:00", 1, "2026-11-23 17:00"),
        ("2026-11-20 09:00", 4, "2026-11-25 17:00"),
        ("2026-11-20 09:00", 10, "2026-11-30 17:00"),
        ("2026-02-10 09:00", 7, "2026-02-23 17:00"),
        ("2026-08-20 09:00", 2, "2026-08-22 17:00"),
    ],
)
def test_calendar_days_that_end_on_a_day_off_end_on_the_next_working_day(
    received: str, days: int, expected: str
) -> None:
    assert told(due(at(received), takes(days, TimeUnit.CALENDAR_DAY), CALENDAR)) == expected


@pytest.mark.parametrize(
    ("received", "months", "expected"),
    [
        ("2026-06-15 09:00", 1, "2026-07-15 17:00"),
        ("2026-10-24 09:00", 1, "2026-11-25 17:00"),
        ("2026-01-30 09:00", 1, "2026-03-02 17:00"),
        ("2027-08-31 09:00", 6, "2028-02-29 17:00"),
        ("2026-12-15 09:00", 1, "2027-01-15 17:00"),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(
    received: str, months: int, expected: str
) -> None:
    assert told(due(at(received), takes(months, TimeUnit.MONTH), CALENDAR)) == expected


def test_a_saturday_morning_gives_hours_and_is_no_working_day() -> None:
    friday = at("2026-11-20 16:00")
    assert told(due(friday, takes(4, TimeUnit.WORKING_HOUR), RESIDENCE)) == "2026-11-21 11:00"
    assert told(due(friday, takes(1, TimeUnit.WORKING_DAY), RESIDENCE)) == "2026-11-23 17:00"
    assert told(due(at("2026-11-21 09:00"), SAME_DAY, RESIDENCE)) == "2026-11-23 17:00"


def test_an_office_may_count_its_saturday_mornings() -> None:
    counting = WorkingCalendar(WorkingWeek(POLICE.hours, frozenset(range(6))))
    assert told(due(at("2026-11-20 16:00"), takes(1, TimeUnit.WORKING_DAY), counting)) == "2026-11-21 12:00"
    assert told(due(at("2026-11-21 09:00"), SAME_DAY, counting)) == "2026-11-21 12:00"
    assert told(due(at("2026-11-21 12:30"), SAME_DAY, counting)) == "2026-11-23 17:00"


def test_a_holiday_takes_a_saturday_morning_too() -> None:
    assert RESIDENCE.spans(date(2027, 5, 1)) == ()
    assert len(RESIDENCE.spans(date(2027, 5, 8))) == 1


def test_the_offices_own_word_goes_above_the_holidays() -> None:
    worked = WorkingCalendar(HANOI, {date(2026, 11, 24): override(date(2026, 11, 24), DayKind.WORK)})
    assert told(due(at("2026-11-23 10:00"), takes(1, TimeUnit.WORKING_DAY), worked)) == "2026-11-24 17:00"
    closed = WorkingCalendar(HANOI, {date(2026, 8, 22): override(date(2026, 8, 22), DayKind.OFF)})
    assert told(due(at("2026-08-21 10:00"), takes(1, TimeUnit.WORKING_DAY), closed)) == "2026-08-24 17:00"


def test_a_day_made_up_for_has_the_hours_of_the_day_that_it_stands_for() -> None:
    short_friday = WorkingWeek(opening(range(4), MORNING, AFTERNOON) + opening([4], MORNING))
    saturday = date(2026, 1, 10)
    named = WorkingCalendar(short_friday, {saturday: override(saturday, DayKind.WORK, hours_of=4)})
    assert told(named.closes(saturday)) == "2026-01-10 12:00"
    unnamed = WorkingCalendar(short_friday, {saturday: override(saturday, DayKind.WORK)})
    assert told(unnamed.closes(saturday)) == "2026-01-10 17:00"


def test_a_field_has_its_own_week() -> None:
    office = OfficeCalendar(hours=OfficeHours(week=HANOI, by_field={"Đăng ký, quản lý cư trú": POLICE}))
    assert office.for_field("Đăng ký, quản lý cư trú").week is POLICE
    assert office.for_field("Hộ tịch").week is HANOI


@pytest.mark.parametrize("time", [takes(None, TimeUnit.WORKING_DAY), takes(3, None), takes(None, None)])
def test_a_time_that_says_no_length_promises_nothing(time: ProcessingTime) -> None:
    assert due(at("2026-11-20 09:00"), time, CALENDAR) is None


def test_thirty_working_days_are_240_hours() -> None:
    assert working_hours(takes(30, TimeUnit.WORKING_DAY)) == 240
    assert working_hours(takes(4, TimeUnit.WORKING_HOUR)) == 4
    assert working_hours(takes(1, TimeUnit.MONTH)) is None


def pause(asked: str, completed: str) -> Pause:
    """Return a wait for papers."""
    return Pause(asked_at=at(asked), completed_at=at(completed))


@pytest.mark.parametrize(
    ("time", "waited", "expected"),
    [
        (takes(3, TimeUnit.WORKING_DAY), pause("2026-11-16 10:00", "2026-11-16 16:00"), "2026-11-18 17:00"),
        (takes(3, TimeUnit.WORKING_DAY), pause("2026-11-16 10:00", "2026-11-18 16:00"), "2026-11-20 17:00"),
        (takes(3, TimeUnit.WORKING_DAY), pause("2026-11-18 16:00", "2026-11-23 09:00"), "2026-11-23 17:00"),
        (takes(3, TimeUnit.WORKING_DAY), pause("2026-11-18 16:00", "2026-11-23 19:00"), "2026-11-25 17:00"),
        (takes(3, TimeUnit.WORKING_DAY), pause("2026-11-18 17:01", "2026-11-23 19:00"), "2026-11-18 17:00"),
        (takes(10, TimeUnit.CALENDAR_DAY), pause("2026-11-16 10:00", "2026-11-19 10:00"), "2026-11-26 17:00"),
        (takes(1, TimeUnit.MONTH), pause("2026-11-16 10:00", "2026-11-19 10:00"), "2026-12-16 17:00"),
        (takes(4, TimeUnit.WORKING_HOUR), pause("2026-11-13 11:00", "2026-11-13 14:00"), "2026-11-13 16:00"),
        (takes(4, TimeUnit.WORKING_HOUR), pause("2026-11-13 11:00", "2026-11-13 20:00"), "2026-11-16 10:00"),
        (SAME_DAY, pause("2026-11-13 11:00", "2026-11-13 14:00"), "2026-11-13 17:00"),
        (SAME_DAY, pause("2026-11-13 11:00", "2026-11-13 16:00"), "2026-11-16 17:00"),
    ],
)
def test_waiting_for_a_supplement_is_not_counted(time: ProcessingTime, waited: Pause, expected: str) -> None:
    assert told(due(at("2026-11-13 09:00"), time, CALENDAR, pauses=[waited])) == expected


def test_every_pause_counts() -> None:
    pauses = [pause("2026-11-16 10:00", "2026-11-17 10:00"), pause("2026-11-18 10:00", "2026-11-19 10:00")]
    assert told(due(at("2026-11-13 09:00"), takes(3, TimeUnit.WORKING_DAY), CALENDAR, pauses=pauses)) == (
        "2026-11-20 17:00"
    )


@pytest.mark.parametrize(
    "pauses",
    [
        [pause("2026-11-12 10:00", "2026-11-17 10:00")],
        [pause("2026-11-17 10:00", "2026-11-16 10:00")],
        [pause("2026-11-16 10:00", "2026-11-18 10:00"), pause("2026-11-17 10:00", "2026-11-19 10:00")],
    ],
)
def test_pauses_that_cannot_have_been_are_refused(pauses: list[Pause]) -> None:
    with pytest.raises(ValueError, match="follow one another"):
        due(at("2026-11-13 09:00"), SAME_DAY, CALENDAR, pauses=pauses)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="has no zone"):
        due(datetime(2026, 11, 13, 9), SAME_DAY, CALENDAR)  # noqa: DTZ001 - that is the mistake


def test_wall_time_is_vietnams_whatever_zone_a_moment_comes_in() -> None:
    # 08:30 UTC is 15:30 in Hanoi.
    assert told(due(datetime(2026, 11, 20, 8, 30, tzinfo=UTC), SAME_DAY, CALENDAR)) == "2026-11-23 17:00"


def test_the_holidays_of_a_year_are_of_that_year() -> None:
    for year in (2025, 2026, 2027):
        assert {day.year for day in public_holidays(year)} == {year}
    assert public_holidays(2026)[date(2026, 8, 22)].kind is DayKind.WORK
    assert public_holidays(2026)[date(2026, 11, 24)].names[VIETNAMESE] == "Ngày Văn hóa Việt Nam"
    assert public_holidays(2500) == {}


@pytest.mark.parametrize(
    ("hours", "problem"),
    [
        (opening([0], (480, 720), (700, 1020)), "the hours until 12:00 and those from 11:40 overlap"),
        (opening([0], (720, 480)), "from 12:00 to 08:00 are none"),
        (opening([5], (480, 720)), "no opening hours on any day"),
    ],
)
def test_a_week_that_cannot_be_is_refused(hours: tuple[Hours, ...], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        WorkingWeek(hours)


MOMENTS = st.datetimes(
    datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.sampled_from([VIETNAM, UTC])  # noqa: DTZ001 - bounds
)  # fmt: skip
UNITS = st.sampled_from(list(TimeUnit))
CALENDARS = st.sampled_from([CALENDAR, RESIDENCE, WorkingCalendar()])


def moment_due(received: datetime, value: int, unit: TimeUnit, calendar: WorkingCalendar) -> datetime:
    """Return when it is due, which is certain here."""
    found = due(received, takes(value, unit), calendar)
    assert found is not None
    return found


@settings(derandomize=True, deadline=None)
@given(MOMENTS, st.integers(0, 40), UNITS, CALENDARS)
def test_what_is_due_is_due_in_working_time_after_the_receipt(
    received: datetime, value: int, unit: TimeUnit, calendar: WorkingCalendar
) -> None:
    end = moment_due(received, value, unit, calendar)
    assert end >= received
    assert any(opens <= end <= closes for opens, closes in calendar.spans(end.date()))
    if unit is not TimeUnit.WORKING_HOUR:
        assert calendar.counts(end.date())
        assert end == calendar.closes(end.date())


@settings(derandomize=True, deadline=None)
@given(MOMENTS, MOMENTS, st.integers(0, 40), UNITS, CALENDARS)
def test_who_comes_later_is_never_served_sooner(
    one: datetime, other: datetime, value: int, unit: TimeUnit, calendar: WorkingCalendar
) -> None:
    first, second = sorted([one, other])
    assert moment_due(first, value, unit, calendar) <= moment_due(second, value, unit, calendar)


@settings(derandomize=True, deadline=None)
@given(MOMENTS, st.integers(0, 40), UNITS, CALENDARS)
def test_a_longer_time_is_never_over_sooner(
    received: datetime, value: int, unit: TimeUnit, calendar: WorkingCalendar
) -> None:
    assert moment_due(received, value, unit, calendar) <= moment_due(received, value + 1, unit, calendar)


@settings(derandomize=True, deadline=None)
@given(MOMENTS, st.integers(0, 20), UNITS, CALENDARS, st.tuples(st.integers(0, 20_000), st.integers(0, 20_000)))
def test_a_pause_never_makes_a_dossier_due_sooner_or_before_it_is_complete(
    received: datetime, value: int, unit: TimeUnit, calendar: WorkingCalendar, minutes: tuple[int, int]
) -> None:
    asked = received + timedelta(minutes=minutes[0])
    without = moment_due(received, value, unit, calendar)
    assume(asked <= without)
    waited = Pause(asked_at=asked, completed_at=asked + timedelta(minutes=minutes[1]))
    extended = due(received, takes(value, unit), calendar, pauses=[waited])
    assert extended is not None
    assert extended >= max(without, waited.completed_at)
    assert any(opens <= extended <= closes for opens, closes in calendar.spans(extended.date()))


@settings(derandomize=True, deadline=None)
@given(MOMENTS, st.integers(0, 40), CALENDARS)
def test_working_time_counted_back_is_what_was_counted_on(
    received: datetime, hours: int, calendar: WorkingCalendar
) -> None:
    end = calendar.after_working_time(received, timedelta(hours=hours))
    assert calendar.working_time(received, end) == timedelta(hours=hours)
