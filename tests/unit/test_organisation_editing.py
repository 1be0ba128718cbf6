"""Daily changes of a city's document, and hours as people type them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.organisation_model import editing
from server_client.organisation_model.checking import faults
from server_client.organisation_model.city import CityDay, CityNotice, NoticeCode, UnitCode
from server_client.organisation_model.compiling import branch_configuration
from server_client.organisation_model.editing import NotThere
from server_client.organisation_model.shown import intervals
from server_client.organisation_model.typed_hours import HoursUnreadable, hours_of_day
from server_client.queue_model.configuration import DayKind, Hours, WorkProfile
from server_client.queue_model.ids import BranchId, CounterId, ProfileCode
from tests.fakes.city import CITY, CN01, POINT, TODAY
from tests.fakes.office import ALL, CIVIL, LAND, OFFICE, ONLY_LAND


def test_a_branch_offers_what_it_is_told_and_keeps_what_it_had_of_it() -> None:
    less = editing.offering(CITY, CN01, (CIVIL,))
    assert [one.daily_quota for one in less.sites[0].services] == [100]
    more = editing.offering(CITY, POINT, (LAND, CIVIL))
    assert [one.code for one in branch_configuration(more, POINT, TODAY).services] == [CIVIL, LAND]


def test_counters_stand_by_their_numbers() -> None:
    counter = replace(CITY.sites[0].counters[0], number=9)
    changed = editing.with_counter(CITY, CN01, counter)
    assert [one.number for one in changed.sites[0].counters] == [2, 3, 9]


def test_a_device_stands_nowhere_once_its_counter_is_gone() -> None:
    changed = editing.without_counter(CITY, CN01, CounterId("c01"))
    assert [one.counter for one in changed.sites[0].devices] == [None, None]
    assert faults(changed, TODAY) == ()


def test_a_work_profile_keeps_its_conditions_and_its_place() -> None:
    known = CITY.sites[0].own_profiles[0]
    other = WorkProfile(code=ProfileCode("other"), names=OFFICE.branch, entries=())
    two = editing.with_profile(CITY, CN01, other, (CIVIL,))
    again = editing.with_profile(two, CN01, known, (LAND, CIVIL))

    assert [one.code for one in again.sites[0].own_profiles] == ["own", "other"]
    assert [entry.after_wait_s for entry in again.sites[0].own_profiles[0].entries] == [600, 0]
    assert editing.without_profile(two, CN01, ProfileCode("other")) == CITY


def test_a_branch_uses_the_profiles_that_are_chosen() -> None:
    chosen = editing.using_profiles(CITY, CN01, (ONLY_LAND,))
    assert [one.code for one in branch_configuration(chosen, CN01, TODAY).profiles] == [ONLY_LAND, "own"]
    assert editing.using_profiles(CITY, POINT, (ALL,)) == CITY


def test_days_and_notices_are_put_in_and_taken_out() -> None:
    day = CityDay(day=date(2026, 3, 10), kind=DayKind.OFF, names=OFFICE.branch, units=(UnitCode(CN01),))
    with_it = editing.with_day(CITY, day)
    assert with_it.calendar[0] == day
    assert editing.with_day(with_it, day) == with_it
    assert editing.without_day(with_it, day.day, day.units) == CITY

    notice = CityNotice(code=NoticeCode("early"), texts=OFFICE.branch)
    assert editing.with_notice(CITY, notice).notices[-1] == notice
    assert editing.without_notice(editing.with_notice(CITY, notice), notice.code) == CITY


def test_what_is_not_there_cannot_be_changed() -> None:
    with pytest.raises(NotThere, match="CN09 has no queue"):
        editing.offering(CITY, BranchId("CN09"), (CIVIL,))
    with pytest.raises(NotThere, match="CN01-A does not offer service land"):
        editing.with_service(CITY, POINT, LAND, hours=None, daily_quota=None)


def test_hours_are_read_as_people_write_them() -> None:
    morning, afternoon = hours_of_day(2, "13h30 - 17:00; 8.00–12:00")
    assert (morning, afternoon.opens) == (Hours(weekday=2, opens=480, closes=720), 810)
    assert hours_of_day(0, " ") == ()


@pytest.mark.parametrize("text", ["8", "08:00-", "12:00-08:00", "08:00-25:00", "08:00-12:00, 11:00-13:00", "a-b"])
def test_hours_that_are_not_clear_are_refused(text: str) -> None:
    with pytest.raises(HoursUnreadable):
        hours_of_day(0, text)


@given(st.lists(st.integers(0, 1440), min_size=0, max_size=6, unique=True), st.integers(0, 6))
def test_hours_come_back_as_they_were(bounds: list[int], weekday: int) -> None:
    bounds = sorted(bounds)
    hours = tuple(
        Hours(weekday=weekday, opens=opens, closes=closes)
        for opens, closes in zip(bounds[::2], bounds[1::2], strict=False)
    )
    assert hours_of_day(weekday, intervals(hours)) == hours


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_hours(text: str) -> None:
    try:
        found = hours_of_day(0, text)
    except HoursUnreadable:
        return
    assert all(0 <= one.opens < one.closes <= 1440 for one in found)
