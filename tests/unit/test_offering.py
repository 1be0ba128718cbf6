"""What the kiosk offers: open and closed services, the next opening, the priority classes of the day."""

from dataclasses import replace
from datetime import date, timedelta

from kiosk.offering import Opening, closing, next_opening, priority_offers, refusal_for, service_offers
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE, Configuration, Hours
from server_client.queue_model.ids import BranchId, Language
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
    assert (first.refusal, first.opening) == (RefusalCode.DAY_NOT_OPEN, None)
    assert closing(service_offers(one_shut, VIETNAMESE, EIGHT, live=True)) is None


def test_a_service_opens_again_later_today() -> None:
    service = with_hours(MONDAY_MORNING, MONDAY_AFTERNOON).services[0]
    noon = EIGHT + timedelta(hours=4)
    assert next_opening(service, noon) == Opening(days=0, weekday=0, minute=810)


def test_a_service_opens_again_next_week_if_this_was_its_only_day() -> None:
    service = with_hours(MONDAY_MORNING).services[0]
    assert next_opening(service, EIGHT + timedelta(hours=4)) == Opening(days=7, weekday=0, minute=450)


def test_a_service_opens_again_on_another_weekday() -> None:
    service = with_hours(MONDAY_MORNING, Hours(weekday=3, opens=480, closes=600)).services[0]
    assert next_opening(service, EIGHT + timedelta(hours=4)) == Opening(days=3, weekday=3, minute=480)


def test_a_service_without_hours_has_no_opening() -> None:
    assert next_opening(OFFICE.services[0], EIGHT) is None


def test_only_the_priority_classes_of_today_are_offered() -> None:
    branch = office().branch
    (offer,) = priority_offers(branch, ENGLISH, EIGHT)
    assert (offer.code, offer.name, offer.basis, offer.icon) == (ELDERLY, "Aged 75 or over", "Nội quy", "elderly")
    ended = replace(OFFICE, classes=tuple(replace(cls, active_to=date(2026, 3, 8)) for cls in OFFICE.classes))
    assert priority_offers(replace(branch, configuration=ended), ENGLISH, EIGHT) == ()
