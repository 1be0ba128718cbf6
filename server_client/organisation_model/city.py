"""The document of a city: its offices as a tree with days, what all of them share, and what each queue has of its own.

A branch or point that has a queue is a `Site`; what its queue works by on a day is made of all this by `compiling`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from server_client.organisation_model.dated import Dated
from server_client.queue_model.configuration import (
    CalendarDay,
    CallingClass,
    CallingPolicy,
    Hours,
    Names,
    Outcome,
    Reason,
    WorkProfile,
)
from server_client.queue_model.ids import BranchId, ClerkId, CounterId, DeviceId, ProfileCode, ServiceCode

# A branch's code in the tree of offices is the name of its queue too.
UnitCode = NewType("UnitCode", str)
GroupCode = NewType("GroupCode", str)
NoticeCode = NewType("NoticeCode", str)


class UnitKind(StrEnum):
    """What an office is: the whole centre, a department without a queue, a branch, or a point of one."""

    CENTRE = "centre"
    DEPARTMENT = "department"
    BRANCH = "branch"
    POINT = "point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Dated):
    """One office; `parent` is the one that it belongs to, None for the centre itself."""

    code: UnitCode
    kind: UnitKind
    names: Names
    parent: UnitCode | None = None
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceGroup:
    """Services of one authority, as the police's: their weekly hours, and how many numbers a day each gives out."""

    code: GroupCode
    names: Names
    hours: tuple[Hours, ...] = ()
    daily_quota: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CityService(Dated):
    """A service as it is everywhere in the city; the fields mean what they do in the queue's `Service`."""

    code: ServiceCode
    group: GroupCode
    prefix: str
    names: Names
    promise_s: int
    nominal_s: int
    icon: str = "ticket"
    fields: tuple[str, ...] = ()
    returns_results: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteService(Dated):
    """A service that a site offers; None for hours or quota: as its group has them."""

    service: ServiceCode
    hours: tuple[Hours, ...] | None = None
    daily_quota: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCounter(Dated):
    """A counter of a site."""

    id: CounterId
    number: int
    names: Names


class DeviceKind(StrEnum):
    """What a device is for."""

    KIOSK = "kiosk"
    LOBBY = "lobby"
    CONSOLE = "console"
    PANEL = "panel"
    LED = "led"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteDevice(Dated):
    """A device of a site, by the name of its credential; `counter` is where one of a counter stands."""

    id: DeviceId
    kind: DeviceKind
    names: Names
    counter: CounterId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """By which voices a hall calls, by the names that its lobby knows them by, and whether always in both languages."""

    packs: tuple[str, ...] = ()
    both_languages: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CityDay(CalendarDay):
    """A day of the calendar, in these units and all below them; everywhere if none is named."""

    units: tuple[UnitCode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CityNotice(Dated):
    """What is to be read in the halls of these units and all below them; everywhere if none is named."""

    code: NoticeCode
    texts: Names
    units: tuple[UnitCode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A branch or point with a queue of its own.

    `profiles` are the city's work profiles that it uses (none: all that fit its services), `own_profiles` those that
    it alone has. Staff are named by their ids only: who they are is known at their branch.
    """

    branch: BranchId
    services: tuple[SiteService, ...]
    counters: tuple[SiteCounter, ...]
    profiles: tuple[ProfileCode, ...] = ()
    own_profiles: tuple[WorkProfile, ...] = ()
    devices: tuple[SiteDevice, ...] = ()
    voice: Voice | None = None
    staff: tuple[ClerkId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """How long people take from one branch to another, and back unless it is `one_way`.

    Whole minutes from door to door, by what most people there go by.
    """

    start: BranchId
    end: BranchId
    minutes: int
    one_way: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """All that a city's queues are set up with."""

    names: Names
    units: tuple[Unit, ...]
    groups: tuple[ServiceGroup, ...]
    services: tuple[CityService, ...]
    sites: tuple[Site, ...]
    profiles: tuple[WorkProfile, ...]
    classes: tuple[CallingClass, ...]
    policies: tuple[CallingPolicy, ...]
    outcomes: tuple[Outcome, ...]
    pause_reasons: tuple[Reason, ...]
    call_reasons: tuple[Reason, ...]
    hold_reasons: tuple[Reason, ...]
    cancel_reasons: tuple[Reason, ...]
    rating_levels: int = 3
    rating_reasons: tuple[Reason, ...] = ()
    calendar: tuple[CityDay, ...] = ()
    notices: tuple[CityNotice, ...] = ()
    voice: Voice = Voice()
    travel: tuple[Travel, ...] = ()

    def travel_minutes(self, start: BranchId, end: BranchId) -> int | None:
        """Return how long people take from one branch to another; None if the document does not say."""
        for way in self.travel:
            if (way.start, way.end) == (start, end) or (not way.one_way and (way.end, way.start) == (start, end)):
                return way.minutes
        return None

    def unit(self, code: str | None) -> Unit | None:
        """Return the office of that code, if there is one."""
        return next((unit for unit in self.units if unit.code == code), None)

    def site(self, branch: BranchId) -> Site | None:
        """Return the site of that branch, if it has a queue."""
        return next((site for site in self.sites if site.branch == branch), None)

    def service(self, code: ServiceCode) -> CityService | None:
        """Return the service of that code, if there is one."""
        return next((service for service in self.services if service.code == code), None)

    def group(self, code: GroupCode) -> ServiceGroup | None:
        """Return the group of that code, if there is one."""
        return next((group for group in self.groups if group.code == code), None)

    def way_up(self, code: str) -> tuple[Unit, ...]:
        """Return the office of that code and all above it; it ends where the tree goes round or a parent is missing."""
        way: list[Unit] = []
        unit = self.unit(code)
        while unit is not None and unit not in way:
            way.append(unit)
            unit = self.unit(unit.parent)
        return tuple(way)

    def in_force(self, branch: BranchId, day: date) -> bool:
        """Say whether the branch and all offices above it are in force on `day`."""
        way = self.way_up(branch)
        return bool(way) and all(unit.holds_on(day) for unit in way)

    def branches_on(self, day: date) -> tuple[BranchId, ...]:
        """Return the branches that have a queue on `day`, in the order of the document."""
        return tuple(site.branch for site in self.sites if self.in_force(site.branch, day))

    def turning_days(self, branch: BranchId) -> tuple[date, ...]:
        """Return the days on which something of the branch begins, or first is over."""
        return tuple(sorted({day for one in self._dated(branch) for day in _turns(one)}))

    def _dated(self, branch: BranchId) -> Iterator[Dated]:
        yield from self.way_up(branch)
        site = self.site(branch)
        if site is None:
            return
        yield from (*site.services, *site.counters, *site.devices)
        offered = {one.service for one in site.services}
        yield from (service for service in self.services if service.code in offered)


def _turns(dated: Dated) -> Iterator[date]:
    if dated.from_day is not None:
        yield dated.from_day
    if dated.to_day is not None and dated.to_day < date.max:
        yield date.fromordinal(dated.to_day.toordinal() + 1)
