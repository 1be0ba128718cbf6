"""Ways between branches and groups of services as an administrator types them: checked, published, taken away."""

import pytest

from server_client.organisation_model.city import Travel
from server_client.organisation_model.editing import NotThere
from server_client.organisation_model.ways import Way, WayChange, changed_ways, ways_from, with_ways
from server_client.queue_model.ids import BranchId
from tests.fakes.city import CITY, CN01, CN02, POINT
from tests.integration.test_configuration_pages import HERE, Office, office, running, visitor

__all__ = ["office", "running", "visitor"]


def test_a_way_takes_as_long_back_unless_it_is_said_otherwise() -> None:
    found = with_ways(CITY, CN01, {CN02: Way(there=15, back=15), POINT: Way(there=5, back=8)})
    assert found.travel == (
        Travel(start=CN01, end=CN02, minutes=15),
        Travel(start=CN01, end=POINT, minutes=5, one_way=True),
        Travel(start=POINT, end=CN01, minutes=8, one_way=True),
    )
    assert ways_from(found, POINT) == {CN01: Way(there=8, back=5), CN02: Way(there=None, back=None)}
    assert list(changed_ways(CITY, found, CN02)) == [WayChange(end=CN01, before=None, after=15)]


def test_a_way_that_is_not_touched_stays_where_it_is_and_one_that_is_empty_goes() -> None:
    found = with_ways(CITY, CN01, {CN02: Way(there=15, back=15), POINT: Way(there=5, back=None)})
    assert with_ways(found, CN02, {CN01: Way(there=15, back=15)}) == found
    assert with_ways(found, CN02, {CN01: Way(there=None, back=None)}).travel == found.travel[1:]
    with pytest.raises(NotThere):
        with_ways(CITY, CN01, {BranchId("CN99"): Way(there=5, back=5)})


def test_the_form_keeps_what_is_typed_and_the_version_says_what_is_different(office: Office) -> None:
    office.send(f"/versions/{office.seen().partition('.')[0]}/publish", branch=[str(CN01)])
    here = f"/travel?from={CN01}"
    assert "như lượt đi" in office.text(here)
    answer = office.send("/travel", **{"from": CN01, f"there.{CN02}": "15", f"back.{CN02}": "", f"there.{POINT}": "0"})
    assert answer.headers["location"] == f"{HERE}/travel?from={CN01}&done=saved"
    assert office.city().travel == (Travel(start=CN01, end=CN02, minutes=15),)
    assert f'name="there.{CN02}" value="15"' in office.text(here)
    version = office.seen().partition(".")[0]
    assert "15 phút (trước: không gợi ý)" in office.text(f"/versions/{version}")

    office.send("/travel", **{"from": CN02, f"there.{CN01}": "15", f"back.{CN01}": "20"})
    assert office.city().travel_minutes(CN01, CN02) == 20
    assert f'name="back.{CN02}" value="15"' in office.text(here)


@pytest.mark.parametrize("minutes", ["181", "-1", "1.5", "many"])
def test_minutes_that_cannot_be_are_refused_and_stay_in_their_field(office: Office, minutes: str) -> None:
    answer = office.send("/travel", **{"from": CN01, f"there.{CN02}": minutes})
    assert (answer.status_code, "Con số chưa đúng" in answer.text) == (400, True)
    assert f'value="{minutes}"' in answer.text
    assert office.city() == CITY


def test_a_branch_that_is_not_there_has_no_ways(office: Office) -> None:
    assert office.visitor.get(f"{HERE}/travel?from=CN99").status_code == 404
    assert office.send("/travel", **{"from": CN01, "there.CN99": "5"}).status_code == 400
    assert office.city() == CITY


def test_hours_and_quota_of_a_group_are_typed_for_all_its_services(office: Office) -> None:
    group = CITY.groups[0]
    typed = {"group": group.code, "name_vi": "Công an", "name_en": "", "quota": "40", "day1": "8:00-11:30"}
    assert office.send("/groups", **typed).headers["location"] == f"{HERE}/groups?done=saved"
    changed = office.city().groups[0]
    assert (changed.daily_quota, [(one.weekday, one.opens, one.closes) for one in changed.hours]) == (
        40,
        [(1, 480, 690)],
    )
    assert "T3 08:00-11:30" in office.text("/groups")
    assert "Giờ chưa đúng" in office.send("/groups", **{**typed, "day1": "8-12"}).text
    assert office.send("/groups", **{**typed, "group": "nobody"}).status_code == 400
    assert office.city().groups[0] == changed
