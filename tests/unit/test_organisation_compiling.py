"""What a branch works by, made of the city's document: what it inherits, what is its own, and from when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.organisation_model.checking import faults
from server_client.organisation_model.city import City, Unit, UnitCode, UnitKind
from server_client.organisation_model.compiling import NoQueue, branch_configuration
from server_client.queue_model.configuration import DayKind
from server_client.queue_model.configuration_check import faults as queue_faults
from server_client.queue_model.ids import BranchId, CounterId, ProfileCode
from server_client.wire.messages import decode_configuration
from server_client.wire.organisation import encode_offer
from tests.fakes.city import CITY, CN01, CN02, MORNING, POINT, TODAY
from tests.fakes.office import ALL, CIVIL, ONLY_LAND

APRIL = date(2026, 4, 1)


def test_a_service_has_its_groups_hours_and_quota_unless_the_branch_has_its_own() -> None:
    civil, land = branch_configuration(CITY, CN01, TODAY).services

    assert (civil.hours, civil.daily_quota) == (MORNING, 100)
    assert (land.hours, land.daily_quota) == (MORNING[:1], 60)


def test_a_branch_has_the_profiles_that_fit_its_services_and_its_own() -> None:
    assert [one.code for one in branch_configuration(CITY, CN01, TODAY).profiles] == [ALL, ONLY_LAND, "own"]

    (only,) = branch_configuration(CITY, POINT, TODAY).profiles
    assert (only.code, [entry.service for entry in only.entries]) == (ALL, [CIVIL])


def test_only_kiosks_go_into_the_queues_configuration() -> None:
    assert [kiosk.id for kiosk in branch_configuration(CITY, CN01, TODAY).kiosks] == ["K1"]


def test_the_day_of_the_nearer_office_holds() -> None:
    (everywhere,) = branch_configuration(CITY, CN01, TODAY).calendar
    (at_the_point,) = branch_configuration(CITY, POINT, TODAY).calendar

    assert (everywhere.kind, at_the_point.kind) == (DayKind.OFF, DayKind.WORK)


def test_a_notice_goes_to_the_offices_that_it_names_and_all_below() -> None:
    assert len(branch_configuration(CITY, CN01, TODAY).notices) == 1
    assert len(branch_configuration(CITY, CN02, APRIL).notices) == 2


def test_a_branch_has_no_queue_before_its_first_day_and_none_that_is_not_listed() -> None:
    assert CITY.branches_on(TODAY) == (CN01, POINT)
    assert CITY.branches_on(APRIL) == (CN01, POINT, CN02)
    with pytest.raises(NoQueue, match="not in force on 2026-03-09"):
        branch_configuration(CITY, CN02, TODAY)
    with pytest.raises(NoQueue, match="Branch CN09 has no queue"):
        branch_configuration(CITY, BranchId("CN09"), TODAY)


def test_a_point_ends_with_the_branch_above_it() -> None:
    ending = replace(
        CITY, units=tuple(replace(unit, to_day=TODAY) if unit.code == UnitCode(CN01) else unit for unit in CITY.units)
    )

    assert ending.in_force(POINT, TODAY)
    assert not ending.in_force(POINT, TODAY + timedelta(days=1))
    assert ending.turning_days(POINT) == (TODAY + timedelta(days=1),)


def test_a_counter_is_there_from_its_first_day_to_its_last() -> None:
    site = CITY.sites[0]
    third = replace(site.counters[2], from_day=APRIL, to_day=APRIL)
    city = replace(CITY, sites=(replace(site, counters=(*site.counters[:2], third)), *CITY.sites[1:]))

    counts = [len(branch_configuration(city, CN01, APRIL + timedelta(days=days)).counters) for days in (-1, 0, 1)]
    assert counts == [2, 3, 2]
    assert city.turning_days(CN01) == (APRIL, APRIL + timedelta(days=1))


def test_what_names_something_unknown_is_left_out() -> None:
    lacking = replace(CITY, services=CITY.services[:1], groups=())

    found = branch_configuration(lacking, CN01, TODAY)
    assert [(one.code, one.hours, one.daily_quota) for one in found.services] == [(CIVIL, (), 100)]


def test_a_tree_that_goes_round_ends_nowhere_and_breaks_nothing() -> None:
    units = tuple(replace(unit, parent=UnitCode(POINT)) if unit.code == UnitCode(CN01) else unit for unit in CITY.units)

    assert {unit.code for unit in replace(CITY, units=units).way_up(POINT)} == {UnitCode(CN01), UnitCode(POINT)}


# Codes that are there, codes that are not, and days around those in the document.
CODES = st.sampled_from(["HN", "CN01", "CN01-A", "CN02", "civil", "land", "all", "c01", "K1", "x"])
DAYS = st.none() | st.dates(date(2026, 2, 1), date(2026, 5, 1))


@st.composite
def cities(draw: st.DrawFn) -> City:
    """Draw a city in which much may be wrong."""

    def some_units() -> st.SearchStrategy[Unit]:
        return st.builds(
            Unit,
            code=CODES.map(UnitCode),
            kind=st.sampled_from(UnitKind),
            names=st.just(CITY.names),
            parent=st.none() | CODES.map(UnitCode),
            from_day=DAYS,
            to_day=DAYS,
        )

    def shaken(site: int) -> st.SearchStrategy[object]:
        known = CITY.sites[site]
        return st.builds(
            replace,
            st.just(known),
            branch=CODES.map(BranchId),
            services=st.lists(st.sampled_from(known.services), max_size=3).map(tuple),
            counters=st.lists(
                st.builds(
                    replace, st.sampled_from(known.counters), id=CODES.map(CounterId), from_day=DAYS, to_day=DAYS
                ),
                max_size=3,
            ).map(tuple),
            profiles=st.lists(CODES.map(ProfileCode), max_size=2).map(tuple),
        )

    sites = draw(st.lists(st.integers(0, 2).flatmap(shaken), max_size=3))
    return replace(
        CITY,
        units=tuple(draw(st.lists(some_units(), max_size=5))),
        services=tuple(draw(st.lists(st.sampled_from(CITY.services), max_size=3))),
        groups=tuple(draw(st.lists(st.sampled_from(CITY.groups), max_size=2))),
        calendar=tuple(draw(st.lists(st.sampled_from(CITY.calendar), max_size=3))),
        sites=tuple(sites),  # type: ignore[arg-type]  # each is a site with other values
    )


@given(cities(), st.dates(date(2026, 2, 1), date(2026, 5, 1)))
def test_whatever_is_in_a_document_it_is_judged_and_compiled_the_same_each_time(city: City, day: date) -> None:
    found = faults(city, day)
    assert found == faults(city, day)
    for branch in city.branches_on(day):
        configuration = branch_configuration(city, branch, day)
        assert encode_offer(configuration) == encode_offer(branch_configuration(city, branch, day))
        assert encode_offer(decode_configuration(encode_offer(configuration))) == encode_offer(configuration)
        # What is published fits every branch.
        assert found or not queue_faults(configuration)
