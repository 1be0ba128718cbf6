"""How a house stands at any minute of its days: before, open, at lunch, closed early, over, on a holiday."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from counter_display.board import Board, board_of
from counter_display.opening import House, Interval, Opening, opening_of
from server_client.queue_model import commands
from server_client.queue_model.configuration import (
    VIETNAMESE,
    CalendarDay,
    Configuration,
    DayKind,
    Hours,
)
from server_client.queue_model.local_time import VIETNAM
from tests.fakes.office import CIVIL, EIGHT, LAND, OFFICE, Office, office

MONDAY = date(2026, 3, 9)
MORNING, AFTERNOON = (450, 690), (810, 1020)
TET = CalendarDay(day=MONDAY + timedelta(days=1), kind=DayKind.OFF, names={VIETNAMESE: "Tết"})


def weekly(*intervals: tuple[int, int], days: Iterable[int] = range(5)) -> tuple[Hours, ...]:
    return tuple(Hours(weekday=day, opens=opens, closes=closes) for day in days for opens, closes in intervals)


def timed(*, land: tuple[Hours, ...] = weekly(MORNING, AFTERNOON)) -> Configuration:
    hours = {CIVIL: weekly(MORNING, AFTERNOON), LAND: land}
    return replace(OFFICE, services=tuple(replace(each, hours=hours[each.code]) for each in OFFICE.services))


def at(clock: str, *, days: int = 0) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 3, 9, hour, minute, tzinfo=VIETNAM) + timedelta(days=days)


def board(place: Office) -> Board:
    seen = board_of(place.branch)
    assert seen is not None
    return seen


@pytest.fixture
def place() -> Office:
    return office(timed())


def house_at(place: Office, clock: str, *, days: int = 0) -> tuple[House, datetime | None]:
    opening = opening_of(board(place), at(clock, days=days))
    return opening.house, opening.opens


def test_nothing_is_said_before_the_branch_is_known() -> None:
    assert opening_of(None, EIGHT) == Opening(house=House.STARTING)


@pytest.mark.parametrize(
    ("clock", "house", "opens"),
    [
        ("06:59", House.BEFORE, at("07:30")),
        ("07:30", House.OPEN, None),
        ("11:29", House.OPEN, None),
        ("11:30", House.BREAK, at("13:30")),
        ("13:30", House.OPEN, None),
        ("17:00", House.ENDING, at("07:30", days=1)),
    ],
)
def test_a_day_by_its_hours(place: Office, clock: str, house: House, opens: datetime | None) -> None:
    assert house_at(place, clock) == (house, opens)


def test_a_day_that_was_ended_within_its_hours_was_closed_early(place: Office) -> None:
    place.do(commands.CloseDay(id=place.new_id()))
    assert house_at(place, "15:00") == (House.CLOSED_EARLY, at("07:30", days=1))
    assert house_at(place, "17:00") == (House.OVER, at("07:30", days=1))


def test_a_new_day_has_not_begun_until_it_is_opened(place: Office) -> None:
    assert house_at(place, "07:00", days=1) == (House.BEFORE, at("07:30", days=1))
    assert house_at(place, "09:00", days=1) == (House.BEFORE, at("13:30", days=1))


def test_a_weekend_opens_on_monday(place: Office) -> None:
    assert house_at(place, "09:00", days=5) == (House.BEFORE, at("07:30", days=7))


def test_a_holiday_is_named_and_passed_over() -> None:
    place = office(replace(timed(), calendar=(TET,)))
    place.do(commands.CloseDay(id=place.new_id()))
    assert house_at(place, "17:30") == (House.OVER, at("07:30", days=2))
    opening = opening_of(board(place), at("09:00", days=1))
    assert (opening.house, opening.opens, opening.day_off) == (House.DAY_OFF, at("07:30", days=2), TET.names)


def test_somebody_working_on_a_holiday_is_open() -> None:
    place = Office(branch=office(replace(timed(), calendar=(TET,))).branch, now=datetime(2026, 3, 10, 1, tzinfo=UTC))
    place.do(commands.OpenDay(id=place.new_id()))
    assert house_at(place, "08:00", days=1) == (House.OPEN, None)


def test_without_hours_only_the_next_day_is_known() -> None:
    place = office()
    assert house_at(place, "03:00") == (House.OPEN, None)
    place.do(commands.CloseDay(id=place.new_id()))
    over = opening_of(board(place), at("10:00"))
    assert (over.house, over.opens, over.is_timed) == (House.OVER, at("00:00", days=1), False)
    tomorrow = opening_of(board(place), at("07:00", days=1))
    assert (tomorrow.house, tomorrow.opens) == (House.BEFORE, None)


def test_a_month_without_work_says_nothing() -> None:
    closed = tuple(
        CalendarDay(day=MONDAY + timedelta(days=days), kind=DayKind.OFF, names={VIETNAMESE: "Nghỉ"})
        for days in range(40)
    )
    place = office(replace(timed(), calendar=closed))
    place.do(commands.CloseDay(id=place.new_id()))
    assert house_at(place, "20:00") == (House.OVER, None)


def test_services_with_the_same_hours_stand_together() -> None:
    same, differing = office(timed()), office(timed(land=weekly(MORNING)))
    (group,) = opening_of(board(same), at("08:00")).hours
    assert group.services == (CIVIL, LAND)
    assert group.intervals == (Interval(opens=450, closes=690), Interval(opens=810, closes=1020))
    first, second = opening_of(board(differing), at("08:00")).hours
    assert (first.services, second.services) == ((CIVIL,), (LAND,))
    assert second.intervals == (Interval(opens=450, closes=690),)


def test_after_the_day_the_hours_are_those_of_the_next(place: Office) -> None:
    place = office(timed(land=weekly(MORNING, days=[1])))
    place.do(commands.CloseDay(id=place.new_id()))
    assert len(opening_of(board(place), at("18:00")).hours) == 2
    assert len(opening_of(board(place), at("08:00")).hours) == 2
