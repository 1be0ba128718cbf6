"""A made-up city with a lively branch at each place, and its week's logs; it knows no centre and takes no picture."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from server_client.organisation_model.city import (
    City,
    CityService,
    GroupCode,
    ServiceGroup,
    Site,
    SiteCounter,
    SiteService,
    Unit,
    UnitCode,
    UnitKind,
)
from server_client.queue_model.configuration import VIETNAMESE, Configuration, Names
from server_client.queue_model.ids import BranchId, CounterId
from tests.fakes.city import CITY
from tests.fakes.lively_branch import BUSY_OFFICE, LivelyBranch
from tests.fakes.node_log import NodeLog
from tests.fakes.office import EIGHT, ENGLISH

DAYS = 4
NOW = EIGHT + timedelta(days=DAYS, hours=2, minutes=40)
"""Friday, 10:40 in Hanoi."""
_CENTRE = UnitCode("HN")
_COUNTERS = 5
_GROUP = GroupCode("mot_cua")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One branch: its number, how many come a day, and how long ago the centre heard of it last."""

    number: int
    visits: int
    silent: timedelta = timedelta()

    @property
    def branch(self) -> BranchId:
        """Return its code."""
        return BranchId(f"CN{self.number:02}")

    @property
    def names(self) -> Names:
        """Return what it is called."""
        return {VIETNAMESE: f"Chi nhánh số {self.number}", ENGLISH: f"Branch No. {self.number}"}


# How many come to each in a day; its four clerks have enough to do.
_VISITS = (165, 180, 145, 200, 155, 140, 175, 160, 150, 190, 170, 150)
CUT_OFF = 7
PLACES = tuple(
    Place(number=number, visits=visits, silent=timedelta(minutes=9 if number == CUT_OFF else 0))
    for number, visits in enumerate(_VISITS, 1)
)


def lived_city() -> City:
    """Return the document that all of them work by."""
    return replace(
        CITY,
        names={
            VIETNAMESE: "Trung tâm Phục vụ hành chính công Thành phố Hà Nội",
            ENGLISH: "Hanoi Public Administration Service Center",
        },
        units=(
            Unit(code=_CENTRE, kind=UnitKind.CENTRE, names={VIETNAMESE: "Trung tâm", ENGLISH: "Centre"}),
            *(Unit(code=UnitCode(p.branch), kind=UnitKind.BRANCH, names=p.names, parent=_CENTRE) for p in PLACES),
        ),
        groups=(ServiceGroup(code=_GROUP, names={VIETNAMESE: "Một cửa", ENGLISH: "One stop"}),),
        services=tuple(
            CityService(
                code=one.code,
                group=_GROUP,
                prefix=one.prefix,
                names=one.names,
                promise_s=one.promise_s or 1200,
                nominal_s=one.nominal_s,
            )
            for one in BUSY_OFFICE.services
        ),
        sites=tuple(_site(place) for place in PLACES),
        profiles=BUSY_OFFICE.profiles,
        calendar=(),
        notices=(),
    )


RENEWED = PLACES[:CUT_OFF]
"""Those that are given the renewed document."""


def renewed_city() -> City:
    """Return the same with a limit of numbers a day."""
    city = lived_city()
    return replace(city, groups=tuple(replace(group, daily_quota=250) for group in city.groups))


def lived_week(place: Place, office: Configuration) -> Iterator[NodeLog]:
    """Go through the days of a branch, today until the centre heard of it last; its log is as it is then."""
    branch = LivelyBranch(place.number, visits=place.visits, branch=place.branch, office=office)
    for _ in range(DAYS):
        yield branch.days(1).node
    yield branch.day_until(NOW - place.silent).node


def last_heard(place: Place) -> datetime:
    """Return when the centre hears of it last."""
    return NOW - place.silent


def _site(place: Place) -> Site:
    numbers = range(1, _COUNTERS + 1)
    return Site(
        branch=place.branch,
        services=tuple(SiteService(service=one.code) for one in BUSY_OFFICE.services),
        counters=tuple(
            SiteCounter(
                id=CounterId(f"c{number}"),
                number=number,
                names={VIETNAMESE: f"Quầy {number}", ENGLISH: f"Counter {number}"},
            )
            for number in numbers
        ),
    )
