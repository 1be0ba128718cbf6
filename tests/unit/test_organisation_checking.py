"""Faults of a city's document: each is told in words that name the thing and the next step."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files

import pytest

from server_client.organisation_model.checking import faults
from server_client.organisation_model.city import City, CityNotice, NoticeCode, Site, SiteDevice, Travel, UnitCode
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId, CounterId, ProfileCode, ServiceCode
from server_client.wire.organisation import decode_city
from tests.fakes.city import CITY, CN01, CN02, POINT, TODAY
from tests.fakes.office import LAND, ONLY_LAND


def with_site(**changes: object) -> City:
    """Return the city with something else at its first branch."""
    changed: Site = replace(CITY.sites[0], **changes)  # type: ignore[arg-type]  # fields of a site
    return replace(CITY, sites=(changed, *CITY.sites[1:]))


def with_unit(index: int, **changes: object) -> City:
    """Return the city with one office changed."""
    units = list(CITY.units)
    units[index] = replace(units[index], **changes)  # type: ignore[arg-type]  # fields of a unit
    return replace(CITY, units=tuple(units))


def with_ways(*ways: Travel) -> City:
    """Return the city with these ways between its branches."""
    return replace(CITY, travel=ways)


def test_a_way_leads_there_and_back_unless_it_is_said_to_be_one_way() -> None:
    city = with_ways(
        Travel(start=CN01, end=CN02, minutes=10),
        Travel(start=CN01, end=POINT, minutes=5, one_way=True),
    )

    assert faults(city, TODAY) == ()
    assert (city.travel_minutes(CN01, CN02), city.travel_minutes(CN02, CN01)) == (10, 10)
    assert (city.travel_minutes(CN01, POINT), city.travel_minutes(POINT, CN01)) == (5, None)
    assert city.travel_minutes(CN02, POINT) is None


def test_two_ways_of_different_length_are_told_one_by_one() -> None:
    there = Travel(start=CN01, end=CN02, minutes=10, one_way=True)
    back = Travel(start=CN02, end=CN01, minutes=14, one_way=True)

    assert faults(with_ways(there, back), TODAY) == ()
    assert with_ways(there, back).travel_minutes(CN02, CN01) == 14


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ((Travel(start=CN01, end=CN01, minutes=5),), "The way from CN01 to CN01 leads nowhere; name two branches"),
        ((Travel(start=CN01, end=BranchId("XX"), minutes=5),), "The way from CN01 to XX names XX, which has no queue"),
        ((Travel(start=CN01, end=CN02, minutes=0),), "The way from CN01 to CN02 takes 0 minutes; give 1 to 180"),
        ((Travel(start=CN01, end=CN02, minutes=181),), "takes 181 minutes; give 1 to 180, or take it out"),
        (
            (Travel(start=CN01, end=CN02, minutes=5), Travel(start=CN02, end=CN01, minutes=6, one_way=True)),
            "The way from CN02 to CN01 is listed 2 times; list it once, or make each one_way",
        ),
    ],
)
def test_a_way_that_makes_no_sense_is_told(ways: tuple[Travel, ...], said: str) -> None:
    assert any(said in fault for fault in faults(with_ways(*ways), TODAY))


def test_a_sound_city_has_no_faults_and_the_starter_is_one() -> None:
    assert faults(CITY, TODAY) == ()
    assert faults(decode_city((files("assets") / "starter" / "city.json").read_bytes()), TODAY) == ()


@pytest.mark.parametrize(
    ("city", "said"),
    [
        (lambda: replace(CITY, units=(*CITY.units, CITY.units[1])), "The office CN01 is listed 2 times; list it once"),
        (lambda: with_unit(1, parent=None), "have 2 at the top (HN, CN01); let one have no parent"),
        (lambda: with_unit(1, parent=UnitCode("XX")), "Office CN01 belongs to the unknown office XX; add that"),
        (lambda: with_unit(1, parent=UnitCode("CN01-A")), "Office CN01 belongs to itself by way of its parents"),
        (lambda: with_unit(1, kind=CITY.units[0].kind), "Office CN01 is a centre and has a queue; make it a branch"),
        (
            lambda: with_unit(1, from_day=TODAY, to_day=TODAY - timedelta(days=1)),
            "Office CN01 ends on 2026-03-08, before it begins on 2026-03-09; exchange the days",
        ),
        (lambda: with_unit(1, names={}), "Office CN01 has no Vietnamese name; give it one under 'vi'"),
        (lambda: replace(CITY, units=CITY.units[:2]), "Branch CN02 has a queue, and there is no such office; add it"),
        (lambda: replace(CITY, groups=CITY.groups[:1]), "Service land is of the unknown group land; add that group"),
        (lambda: replace(CITY, services=CITY.services[:1]), "Branch CN01 offers the unknown service land; add it"),
        (lambda: with_site(profiles=(ProfileCode("x"),)), "Branch CN01 uses the unknown work profile x; add it"),
        (
            lambda: with_site(services=CITY.sites[0].services[:1], profiles=(ONLY_LAND,), own_profiles=()),
            "Branch CN01 uses work profile only_land and offers none of its services; take it out",
        ),
        (
            lambda: with_site(services=CITY.sites[0].services[:1]),
            "Work profile own of branch CN01 names the service land, which is not offered there; take it out",
        ),
        (
            lambda: with_site(counters=CITY.sites[0].counters[1:]),
            "Device panel-1 of branch CN01 stands at the unknown counter c01; name another, or none",
        ),
        (lambda: with_site(staff=("A", "A")), "The person of branch CN01: A is listed 2 times; list it once"),
        (
            lambda: replace(CITY, notices=(replace(CITY.notices[0], units=(UnitCode("XX"),)),)),
            "Notice all is for the unknown office XX; add that office, or take it out of the list",
        ),
        (
            lambda: replace(CITY, notices=(CityNotice(code=NoticeCode("long"), texts={VIETNAMESE: "a" * 301}),)),
            "Notice long has 301 characters in 'vi'; use at most 300",
        ),
        (
            lambda: replace(CITY, calendar=(CITY.calendar[0], CITY.calendar[0])),
            "The calendar day 2026-04-30 (everywhere) is listed 2 times; list it once",
        ),
        (lambda: replace(CITY, policies=()), "Branch CN01: There is no calling policy; add one"),
        (
            lambda: with_site(profiles=(ProfileCode("x"),), own_profiles=()),
            "Branch CN01: No work profile fits, so no counter can open",
        ),
    ],
)
def test_each_fault_is_told(city: Callable[[], City], said: str) -> None:
    found = faults(city(), TODAY)
    assert any(said in fault for fault in found), found


def test_a_fault_of_a_later_day_is_told_with_that_day_and_once() -> None:
    site = CITY.sites[0]
    twice = replace(site.counters[0], id=CounterId("c09"), from_day=date(2026, 4, 1))
    city = with_site(counters=(*site.counters, twice))

    assert faults(city, TODAY) == (
        "Branch CN01 from 2026-04-01 on: The counter number 1 is used 2 times; each must be used once",
    )


def test_an_unknown_service_of_a_profile_is_no_fault_where_it_is_not_offered() -> None:
    land = tuple(one for one in CITY.sites[0].services if one.service == LAND)
    assert faults(with_site(services=land), TODAY) == ()
    assert ServiceCode("civil") not in {one.service for one in land}
    assert isinstance(CITY.sites[0].devices[0], SiteDevice)
    assert CITY.sites[0].branch == CN01
