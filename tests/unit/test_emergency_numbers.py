"""Which number of the kiosk's own series comes next, whatever clocks and memories say."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.emergency_numbers import (
    NOTHING_GIVEN,
    Mark,
    Moment,
    mark_text,
    next_mark,
    prefix_of,
    read_mark,
    with_number,
)
from server_client.queue_model.ids import DeviceId
from server_client.queue_model.local_time import local_day
from tests.fakes.office import EIGHT

MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)
DAY = timedelta(days=1)
AT_EIGHT = Moment(now=EIGHT, is_confirmed=True, branch_day=MONDAY, branch_at=EIGHT)
THIRD = Mark(ordinal=3, day=MONDAY, taken_at=EIGHT)


def test_the_first_number_of_a_new_kiosk_is_one() -> None:
    assert next_mark(NOTHING_GIVEN, AT_EIGHT) == Mark(ordinal=1, day=MONDAY, taken_at=EIGHT)


def test_numbers_and_times_go_on() -> None:
    mark = next_mark(THIRD, AT_EIGHT)
    assert mark.ordinal == 4
    assert mark.taken_at > EIGHT


def test_the_series_begins_anew_with_the_branchs_next_day() -> None:
    tuesday = Moment(now=EIGHT + DAY, is_confirmed=True, branch_day=TUESDAY, branch_at=EIGHT + DAY)
    assert next_mark(THIRD, tuesday).ordinal == 1


def test_the_series_counts_on_over_midnight_while_the_branch_is_away() -> None:
    mark = next_mark(THIRD, replace(AT_EIGHT, now=EIGHT + DAY, is_confirmed=False))
    assert mark.ordinal == 4
    back = Moment(now=EIGHT + DAY, is_confirmed=True, branch_day=TUESDAY, branch_at=EIGHT + DAY)
    assert next_mark(mark, back).ordinal == 5, "Tuesday has a number of this series already"


def test_a_clock_that_steps_back_over_midnight_begins_nothing_anew() -> None:
    mark = next_mark(THIRD, replace(AT_EIGHT, now=EIGHT - DAY, is_confirmed=False))
    assert (mark.ordinal, local_day(mark.taken_at)) == (4, MONDAY)
    assert mark.taken_at > THIRD.taken_at


def test_a_clock_that_lost_its_battery_is_never_before_what_was_heard_of_the_branch() -> None:
    mark = next_mark(NOTHING_GIVEN, replace(AT_EIGHT, now=datetime.min.replace(tzinfo=EIGHT.tzinfo) + DAY))
    assert mark.taken_at == EIGHT


def test_a_time_that_was_ahead_by_mistake_is_left_behind_once_the_clock_is_confirmed() -> None:
    ahead = Mark(ordinal=3, day=MONDAY, taken_at=EIGHT + timedelta(hours=5))
    assert next_mark(ahead, replace(AT_EIGHT, is_confirmed=False)).taken_at > ahead.taken_at
    assert next_mark(ahead, AT_EIGHT).taken_at == EIGHT


def test_a_number_that_only_the_branch_or_the_outbox_knows_is_not_given_again() -> None:
    mark = with_number(NOTHING_GIVEN, "K2-", "K2-007", EIGHT)
    assert next_mark(mark, AT_EIGHT).ordinal == 8
    assert with_number(mark, "K2-", "K2-005", EIGHT) is mark


@pytest.mark.parametrize("number", ["K1-007", "A007", "K2-7", "K22-007"])
def test_a_number_of_another_series_counts_for_nothing(number: str) -> None:
    assert with_number(NOTHING_GIVEN, "K2-", number, EIGHT) is NOTHING_GIVEN


@pytest.mark.parametrize("name", ["", "K", "k2", "K123", "KK1", "K2-", "Đ1", "2"])
def test_a_name_that_could_be_taken_for_a_services_is_none_for_a_series(name: str) -> None:
    with pytest.raises(ValueError, match="device"):
        prefix_of(DeviceId(name))


def test_the_name_of_a_kiosk_begins_its_numbers() -> None:
    assert prefix_of(DeviceId("K2")) == "K2-"


def test_a_mark_is_the_same_after_a_restart() -> None:
    assert read_mark(mark_text(THIRD)) == THIRD


@st.composite
def moments(draw: st.DrawFn) -> list[Moment]:
    """Moments of some days, of a clock that is wrong as it likes while it is not confirmed."""
    found, branch_at = list[Moment](), EIGHT
    for hours in draw(st.lists(st.integers(0, 30), max_size=12)):
        true = branch_at + timedelta(hours=hours)
        confirmed, heard = draw(st.booleans()), draw(st.booleans())
        wrong = timedelta(hours=0 if confirmed else draw(st.integers(-40, 40)))
        if heard:
            branch_at = true
        found.append(
            Moment(now=true + wrong, is_confirmed=confirmed, branch_day=local_day(branch_at), branch_at=branch_at)
        )
    return found


@given(moments())
def test_no_number_comes_twice_on_the_day_that_the_branch_records_it_for(story: list[Moment]) -> None:
    mark, recorded = NOTHING_GIVEN, list[tuple[int, date]]()
    # A number may reach the branch at any later moment: a time that is ahead is then cut to that.
    for moment in story:
        mark = next_mark(mark, moment)
        assert mark.taken_at >= moment.branch_at
        recorded.append((mark.ordinal, local_day(mark.taken_at)))
    assert len(set(recorded)) == len(recorded)
