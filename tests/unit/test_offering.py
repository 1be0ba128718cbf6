"""What the kiosk offers: open and closed services, the next opening, the priority classes of the day."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from kiosk.offering import Opening, closing, day_off, next_opening, priority_offers, refusal_for, service_offers
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE, CalendarDay, Configuration, DayKind, Hours
from server_client.queue_model.ids import BranchId, Language
from server_client.queue_model.local_time import VIETNAM
from server_client.queue_model.persistent_map import PersistentMap
from server_client.queue_model.refusals import RefusalCode
from tests.fakes.office import CIVIL, EIGHT, ELDERLY, ENGLISH, LAND, OFFICE, office

MONDAY_MORNING = Hours(weekday=0, opens=450, closes=690)
MONDAY_AFTERNOON = Hours(weekday=0, opens=810, closes=1020)


def with_hours(*hours: Hours) -> Configuration:
    return replace(OFFICE, services=tuple(replace(service, hours=hours) for service in OFFICE.services))


def test_a_branch_that_is_not_known_yet_offers_nothing() -> None:
    unknown = Branch(id=BranchId("CN01"))
    assert service_offers(unknown, VIETNAMESE, EIGHT, live=False) == ()
    assert priority_offers(unknown, VIETNAMESE, EIGHT) == ()
    assert closing(()) is None


def test_names_come_in_the_language_asked_for_and_else_in_vietnamese() -> None:
    branch = office().branch
    names = [
        [offer.name for offer in service_offers(branch, language, EIGHT, live=True)]
        for language in (ENGLISH, Language("fr"))
    ]
    assert names == [["Civil status", "Land"], ["Hộ tịch", "Đất đai"]]


def test_a_branch_known_from_another_day_only_is_taken_to_be_open_and_says_no_counts() -> None:
    branch = replace(office().branch, is_open=False, day=date(2026, 3, 8), closed_services=frozenset({CIVIL}))
    offers = service_offers(branch, VIETNAMESE, EIGHT, live=False)
    assert [(offer.waiting, offer.refusal) for offer in offers] == [(None, None), (None, None)]
    assert closing(offers) is None


def test_a_branch_out_of_reach_keeps_its_hours_and_what_staff_closed_but_counts_no_quota() -> None:
    branch = replace(
        office(with_hours(MONDAY_MORNING)).branch, closed_services=frozenset({LAND}), numbers=PersistentMap({"A": 900})
    )
    quota = replace(OFFICE.services[0], hours=(MONDAY_MORNING,), daily_quota=900)
    branch = replace(branch, configuration=replace(OFFICE, services=(quota, *OFFICE.services[1:])))
    reasons = [
        [offer.refusal for offer in service_offers(branch, VIETNAMESE, now, live=live)]
        for now, live in ((EIGHT, True), (EIGHT, False), (EIGHT + timedelta(hours=4), False))
    ]
    assert reasons == [
        [RefusalCode.QUOTA_REACHED, RefusalCode.SERVICE_CLOSED],
        [None, RefusalCode.SERVICE_CLOSED],
        [RefusalCode.OUTSIDE_HOURS, RefusalCode.SERVICE_CLOSED],
    ]


def test_a_day_that_has_ended_stays_ended_while_the_branch_is_out_of_reach() -> None:
    ended = replace(office().branch, is_open=False)
    offers = service_offers(ended, VIETNAMESE, EIGHT, live=False)
    assert {offer.refusal for offer in offers} == {RefusalCode.DAY_NOT_OPEN}


def test_a_tile_is_closed_for_the_reason_that_the_branch_would_give() -> None:
    branch = office().branch
    assert refusal_for(branch, CIVIL, EIGHT) is None
    assert refusal_for(replace(branch, closed_services=frozenset({CIVIL})), CIVIL, EIGHT) is RefusalCode.SERVICE_CLOSED
    assert refusal_for(branch, CIVIL, EIGHT + timedelta(days=1)) is RefusalCode.DAY_OVER


def test_a_house_is_closed_only_if_no_service_gives_out_numbers_by_its_day_or_hours() -> None:
    branch = office().branch
    shut = replace(branch, is_open=False)
    one_shut = replace(branch, closed_services=frozenset({CIVIL, LAND}))
    first = closing(service_offers(shut, VIETNAMESE, EIGHT, live=True))
    assert first is not None
    assert first.refusal is RefusalCode.DAY_NOT_OPEN
    assert closing(service_offers(one_shut, VIETNAMESE, EIGHT, live=True)) is None


def opening(setup: Configuration, now: datetime) -> Opening | None:
    """Return when the first service opens next."""
    return next_opening(setup, setup.services[0], now)


def at(day: int, minute: int) -> datetime:
    """Return that time of March at the branch."""
    return datetime(2026, 3, day, minute // 60, minute % 60, tzinfo=VIETNAM)


def with_calendar(setup: Configuration, *days: CalendarDay) -> Configuration:
    return replace(setup, calendar=days)


def off(day: int) -> CalendarDay:
    names = {VIETNAMESE: "Ngày Văn hóa Việt Nam", ENGLISH: "Vietnam Culture Day"}
    return CalendarDay(day=date(2026, 3, day), kind=DayKind.OFF, names=names)


NOON = EIGHT + timedelta(hours=4)


def test_a_service_opens_again_later_today() -> None:
    assert opening(with_hours(MONDAY_MORNING, MONDAY_AFTERNOON), NOON) == Opening(days=0, at=at(9, 810))


def test_a_service_opens_again_next_week_if_this_was_its_only_day() -> None:
    assert opening(with_hours(MONDAY_MORNING), NOON) == Opening(days=7, at=at(16, 450))


def test_a_service_opens_again_on_another_weekday() -> None:
    thursday = Hours(weekday=3, opens=480, closes=600)
    assert opening(with_hours(MONDAY_MORNING, thursday), NOON) == Opening(days=3, at=at(12, 480))


def test_a_service_without_hours_opens_with_the_house_on_the_next_day() -> None:
    assert opening(OFFICE, EIGHT) == Opening(days=1, at=at(10, 0), is_timed=False)


def test_days_off_are_passed_over_until_one_on_which_people_work() -> None:
    daily = with_hours(*(Hours(weekday=weekday, opens=450, closes=690) for weekday in range(7)))
    assert opening(with_calendar(daily, off(10), off(11)), NOON) == Opening(days=3, at=at(12, 450))
    assert opening(with_calendar(OFFICE, off(10)), EIGHT) == Opening(days=2, at=at(11, 0), is_timed=False)


def test_a_day_that_is_worked_like_another_opens_by_its_hours() -> None:
    made_up = CalendarDay(day=date(2026, 3, 14), kind=DayKind.WORK, names=OFFICE.branch, hours_of=0)
    assert opening(with_calendar(with_hours(MONDAY_MORNING), made_up), NOON) == Opening(days=5, at=at(14, 450))


def test_an_opening_that_is_more_than_a_month_away_is_not_told() -> None:
    resting = with_calendar(OFFICE, *(replace(off(1), day=date(2026, 3, 9) + timedelta(days=n)) for n in range(40)))
    assert opening(resting, EIGHT) is None


def test_a_house_that_has_closed_for_today_opens_tomorrow_whatever_hours_are_left() -> None:
    shut = replace(office(with_hours(MONDAY_AFTERNOON, Hours(weekday=1, opens=480, closes=600))).branch, is_open=False)
    first = closing(service_offers(shut, VIETNAMESE, EIGHT, live=True))
    assert first is not None
    assert (first.refusal, first.opening) == (RefusalCode.DAY_NOT_OPEN, Opening(days=1, at=at(10, 480)))


def test_a_house_that_is_closed_for_a_day_off_says_which_and_until_when() -> None:
    resting = with_calendar(with_hours(MONDAY_MORNING, Hours(weekday=1, opens=480, closes=600)), off(9))
    branch = Branch(id=BranchId("CN01"), configuration=resting)
    for live in (True, False):
        first = closing(service_offers(branch, VIETNAMESE, EIGHT, live=live))
        assert first is not None
        assert (first.refusal, first.opening) == (RefusalCode.DAY_NOT_OPEN, Opening(days=1, at=at(10, 480)))
    assert [day_off(branch, language, EIGHT) for language in (VIETNAMESE, ENGLISH)] == [
        "Ngày Văn hóa Việt Nam",
        "Vietnam Culture Day",
    ]
    assert day_off(branch, VIETNAMESE, EIGHT + timedelta(days=1)) == ""
    assert day_off(Branch(id=BranchId("CN01")), VIETNAMESE, EIGHT) == ""


def test_only_the_priority_classes_of_today_are_offered() -> None:
    branch = office().branch
    (offer,) = priority_offers(branch, ENGLISH, EIGHT)
    assert (offer.code, offer.name, offer.basis, offer.icon) == (ELDERLY, "Aged 75 or over", "Nội quy", "elderly")
    ended = replace(OFFICE, classes=tuple(replace(cls, active_to=date(2026, 3, 8)) for cls in OFFICE.classes))
    assert priority_offers(replace(branch, configuration=ended), ENGLISH, EIGHT) == ()
