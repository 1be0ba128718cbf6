"""What is different between two documents: by branch, from when, and in words of both languages."""

from dataclasses import replace
from datetime import date

import pytest

from server_client.organisation_model import editing
from server_client.organisation_model.change_words import change_text
from server_client.organisation_model.city import City, Voice
from server_client.organisation_model.compiling import branch_configuration
from server_client.organisation_model.difference import changes_at, configuration_changes, difference
from server_client.organisation_model.shown import value_text, week
from server_client.queue_model.configuration import VIETNAMESE, CallingPolicy, DayKind, Hours, ProfileEntry
from server_client.queue_model.ids import BranchId, ClassCode, ClerkId, CounterId, Language
from tests.fakes.city import CITY, CN01, CN02, MORNING, POINT, TODAY
from tests.fakes.office import CIVIL, ENGLISH, LAND

APRIL = date(2026, 4, 1)


def told(new: City, branch: BranchId = CN01, language: Language = ENGLISH, old: City | None = CITY) -> list[str]:
    """Return the changes at a branch in words."""
    return [change_text(change, language) for change in changes_at(old, new, branch, TODAY).changes]


def test_nothing_is_different_from_the_same() -> None:
    assert difference(CITY, CITY, TODAY) == ()


def test_a_quota_and_hours_are_told_where_they_change_and_nowhere_else() -> None:
    changed = editing.with_service(CITY, CN01, CIVIL, hours=MORNING[:2], daily_quota=None)

    (only,) = difference(CITY, changed, TODAY)
    assert only.branch == CN01
    assert told(changed) == [
        (
            "Service civil (Civil status) changed: "
            "hours: Mon Tue Wed Thu Fri 08:00-12:00 → Mon Tue 08:00-12:00; daily quota: 100 → none"
        )
    ]
    assert told(changed, language=VIETNAMESE) == [
        (
            "Sửa lĩnh vực civil (Hộ tịch): giờ phát số: T2 T3 T4 T5 T6 08:00-12:00 → T2 T3 08:00-12:00; "
            "số lượng mỗi ngày: 100 → không có"
        )
    ]


def test_what_a_group_has_is_told_at_each_branch_that_has_it_from_there() -> None:
    groups = (replace(CITY.groups[0], hours=MORNING[:1]), *CITY.groups[1:])

    assert [one.branch for one in difference(CITY, replace(CITY, groups=groups), TODAY)] == [CN01, POINT, CN02]


def test_what_begins_later_is_told_with_its_day() -> None:
    counter = replace(CITY.sites[0].counters[0], id=CounterId("c09"), number=9, from_day=APRIL)

    assert told(editing.with_counter(CITY, CN01, counter)) == ["From 2026-04-01 on: Counter c09 (Counter 1) added"]


def test_a_branch_that_is_new_or_gone_is_told_as_such() -> None:
    assert told(CITY, CN01, old=None) == ["Branch CN01 (Office CN01) added"]
    assert told(CITY, CN02, old=None) == ["From 2026-04-01 on: Branch CN02 (Office CN02) added"]
    without = replace(CITY, sites=CITY.sites[1:])
    (gone,) = difference(CITY, without, TODAY)
    assert [change_text(change, VIETNAMESE) for change in gone.changes] == ["Bỏ chi nhánh CN01 (Chi nhánh số 1)"]


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (editing.without_counter(CITY, CN01, CounterId("c03")), "Counter c03 (Counter 3) taken out"),
        (replace(CITY, rating_levels=5), "Levels of rating changed: Levels of rating: 3 → 5"),
        (replace(CITY, voice=Voice(both_languages=True)), "Voice changed: always in both languages: no → yes"),
        (
            replace(CITY, policies=(*CITY.policies, CallingPolicy(from_day=APRIL, slopes={}))),
            "Calling policy from 2026-04-01 added: from: none → 2026-04-01",
        ),
        (replace(CITY, notices=CITY.notices[1:]), "Notice Trung tâm Phục vụ hành chính công taken out"),
        (
            replace(CITY, services=CITY.services[::-1], sites=(CITY.sites[0],)),
            "",
        ),
        (
            replace(CITY, sites=(replace(CITY.sites[0], services=CITY.sites[0].services[::-1]), *CITY.sites[1:])),
            "Order of Service changed",
        ),
        (
            replace(CITY, sites=(replace(CITY.sites[0], staff=(ClerkId("MINH02"),)), *CITY.sites[1:])),
            "Staff changed: Staff: LAN01 → MINH02",
        ),
        (
            replace(CITY, sites=(replace(CITY.sites[0], devices=CITY.sites[0].devices[:1]), *CITY.sites[1:])),
            "Device panel-1 (Branch No. 1) taken out",
        ),
        (
            replace(CITY, calendar=(replace(CITY.calendar[0], kind=DayKind.WORK, hours_of=0), CITY.calendar[1])),
            "Day 2026-04-30 (Branch No. 1) changed: kind: off → work; hours of weekday: none → 0",
        ),
    ],
)
def test_each_kind_of_change_is_told(new: City, said: str) -> None:
    assert told(new) == ([said] if said else [])


def test_two_configurations_are_compared_but_for_their_versions() -> None:
    old = branch_configuration(CITY, CN01, TODAY, version=3)

    assert configuration_changes(old, replace(old, version=4)) == ()
    (change,) = configuration_changes(old, replace(old, kiosks=()))
    assert change_text(change, Language("xx")) == "Bỏ ki-ốt K1 (Chi nhánh số 1)"


def test_values_are_shown_as_people_read_them() -> None:
    assert week((), VIETNAMESE) == "không có"
    assert week((Hours(weekday=6, opens=1200, closes=1440),), VIETNAMESE) == "CN 20:00-24:00"
    entry = ProfileEntry(service=LAND, classes=(ClassCode("elderly"),), after_wait_s=600)
    assert value_text((entry,), VIETNAMESE) == "land (elderly) (chờ từ 10 phút)"
    assert value_text(entry, ENGLISH) == "land (elderly) (≥ 10 min)"
    assert value_text({"vi": "Có", "en": None}, ENGLISH) == "vi: Có; en: none"
