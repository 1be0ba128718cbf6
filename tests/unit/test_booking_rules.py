"""Which times can be booked and how much one person may have: the limits, whatever is wished for and in what order."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.queue_model.configuration import CalendarDay, DayKind, Hours, Service
from server_client.queue_model.ids import ServiceCode
from server_client.queue_model.local_time import VIETNAM, local_day
from server_client.server.citizen.booking_rules import (
    NOTHING_BOOKED,
    BookingRefused,
    BookingRules,
    Held,
    check_day,
    check_person,
    slot_at,
    slots_on,
)
from tests.fakes.office import CIVIL, OFFICE

MONDAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
RULES = BookingRules(share=0.5)
SERVICES = [ServiceCode(code) for code in "abcd"]


def civil(**changes: object) -> Service:
    """Return the office's first service, changed."""
    service = OFFICE.service(CIVIL)
    assert service is not None
    return replace(service, **changes)  # type: ignore[arg-type]  # the fields are a test's own


@given(st.lists(st.tuples(st.sampled_from(SERVICES), st.integers(0, 6), st.booleans()), max_size=40))
def test_nobody_ever_has_more_than_two_places_a_day_or_a_field_twice(
    wishes: list[tuple[ServiceCode, int, bool]],
) -> None:
    held: dict[int, list[Held]] = {}
    for number, (service, day, gives_up) in enumerate(wishes):
        mine = held.setdefault(day, [])
        try:
            check_person(mine, str(number), (service,), day=MONDAY + timedelta(days=day), rules=RULES)
            mine.append(Held(wish=str(number), service=service))
        except BookingRefused:
            assert len(mine) == 2 or service in {one.service for one in mine}
        if gives_up and mine:
            mine.pop()
        assert len(mine) <= 2
        assert len({one.service for one in mine}) == len(mine)


def test_a_wish_for_several_services_is_one_place_and_asked_again_it_is_the_same() -> None:
    held = [Held(wish="w1", service=SERVICES[0]), Held(wish="w1", service=SERVICES[1])]
    check_person(held, "w1", SERVICES[:2], day=MONDAY, rules=RULES)
    check_person(held, "w2", SERVICES[2:3], day=MONDAY, rules=RULES)
    with pytest.raises(BookingRefused, match="has a place for b on 2026-03-02 already"):
        check_person(held, "w2", SERVICES[1:2], day=MONDAY, rules=RULES)
    full = [*held, Held(wish="w2", service=SERVICES[2])]
    with pytest.raises(BookingRefused, match="has 2 places on 2026-03-02 already"):
        check_person(full, "w3", SERVICES[3:], day=MONDAY, rules=RULES)


@given(st.integers(-400, 400))
def test_only_today_and_the_next_six_days_can_be_booked(days: int) -> None:
    day = local_day(NOON) + timedelta(days=days)
    if 0 <= days <= 6:
        check_day(day, NOON, RULES)
    else:
        with pytest.raises(BookingRefused, match="is not within today and the next 6 days"):
            check_day(day, NOON, RULES)


@given(
    opens=st.integers(0, 1438),
    length=st.integers(1, 600),
    minutes=st.sampled_from([10, 15, 30, 60]),
    nominal_s=st.integers(30, 7200),
)
def test_slots_lie_within_the_services_hours_and_each_has_a_place(
    opens: int, length: int, minutes: int, nominal_s: int
) -> None:
    closes = min(opens + length, 1440)
    service = civil(hours=(Hours(weekday=0, opens=opens, closes=closes),), nominal_s=nominal_s)
    rules = replace(RULES, slot=timedelta(minutes=minutes))
    slots = slots_on(OFFICE, service, MONDAY, rules)
    midnight = datetime(2026, 3, 2, tzinfo=VIETNAM)
    for slot in slots:
        assert opens <= (slot.at - midnight) / timedelta(minutes=1) <= closes - minutes
        assert slot.places >= 1
    assert len(slots) == (closes - opens) // minutes
    assert slots_on(OFFICE, service, MONDAY + timedelta(days=1), rules) == ()


@given(share=st.floats(0.01, 1), quota=st.integers(0, 500))
def test_all_slots_together_keep_to_the_share_of_the_quota_or_have_one_place_each(share: float, quota: int) -> None:
    service = civil(daily_quota=quota)
    slots = slots_on(OFFICE, service, MONDAY, replace(RULES, share=share))
    assert sum(slot.places for slot in slots) <= max(share * quota, len(slots))
    assert bool(slots) == (quota > 0)


def test_an_office_without_hours_of_its_own_is_booked_in_the_usual_ones_from_monday_to_friday() -> None:
    slots = slots_on(OFFICE, civil(), MONDAY, RULES)
    assert [slot.at.strftime("%H:%M") for slot in (slots[0], slots[-1])] == ["07:30", "16:30"]
    assert slots_on(OFFICE, civil(), MONDAY + timedelta(days=5), RULES) == ()


def test_on_a_day_off_and_where_nothing_is_booked_there_are_no_times() -> None:
    off = CalendarDay(day=MONDAY, kind=DayKind.OFF, names={})
    assert slots_on(replace(OFFICE, calendar=(off,)), civil(), MONDAY, RULES) == ()
    assert slots_on(OFFICE, civil(), MONDAY, NOTHING_BOOKED) == ()
    assert slots_on(replace(OFFICE, counters=()), civil(), MONDAY, RULES) == ()


def test_a_time_for_today_is_booked_before_the_branch_must_know_of_it() -> None:
    one, half_past_one = (NOON.astimezone(VIETNAM) + timedelta(hours=1, minutes=minutes) for minutes in (0, 30))
    with pytest.raises(BookingRefused, match="Nothing can be booked for 13:00"):
        slot_at(OFFICE, CIVIL, one, now=NOON, rules=RULES)
    assert slot_at(OFFICE, CIVIL, half_past_one, now=NOON, rules=RULES).at == half_past_one
    with pytest.raises(BookingRefused, match="13:30 on 2026-03-02 is over or too near"):
        slot_at(OFFICE, CIVIL, half_past_one, now=NOON + timedelta(minutes=61), rules=RULES)
