"""What one branch's queue works by on a day, made of the city's document; the same document gives the same, always."""

from collections.abc import Iterator
from datetime import date

from server_client.organisation_model.city import City, CityDay, CityService, DeviceKind, Site, SiteService, UnitCode
from server_client.queue_model.configuration import (
    CalendarDay,
    Configuration,
    CounterPlace,
    KioskPlace,
    Notice,
    ProfileEntry,
    Service,
    WorkProfile,
)
from server_client.queue_model.ids import BranchId, ServiceCode


class NoQueue(Exception):
    """The branch has no queue on that day; the message says why, and what to do."""


def branch_configuration(city: City, branch: BranchId, on: date, *, version: int = 1) -> Configuration:
    """Return what the branch works by on the day `on`, with this version; NoQueue if it has no queue then.

    What names something that is not there is left out; `checking` tells of it.
    """
    site, unit = city.site(branch), city.unit(branch)
    if site is None or unit is None:
        raise NoQueue(f"Branch {branch} has no queue in this document; add it to units and sites")
    if not city.in_force(branch, on):
        raise NoQueue(f"Branch {branch}, or an office above it, is not in force on {on}; see their days")
    services = tuple(_services(city, site, on))
    way = tuple(above.code for above in city.way_up(branch))
    return Configuration(
        version=version,
        office=city.names,
        branch=unit.names,
        services=services,
        counters=tuple(
            CounterPlace(id=one.id, number=one.number, names=one.names) for one in site.counters if one.holds_on(on)
        ),
        profiles=tuple(_profiles(city, site, {service.code for service in services})),
        classes=city.classes,
        policies=city.policies,
        outcomes=city.outcomes,
        pause_reasons=city.pause_reasons,
        call_reasons=city.call_reasons,
        hold_reasons=city.hold_reasons,
        cancel_reasons=city.cancel_reasons,
        rating_levels=city.rating_levels,
        rating_reasons=city.rating_reasons,
        kiosks=tuple(
            KioskPlace(id=one.id, names=one.names)
            for one in site.devices
            if one.kind is DeviceKind.KIOSK and one.holds_on(on)
        ),
        calendar=tuple(_calendar(city, way)),
        notices=tuple(_notices(city, way)),
    )


def _services(city: City, site: Site, on: date) -> Iterator[Service]:
    for offered in site.services:
        known = city.service(offered.service)
        if known is not None and known.holds_on(on) and offered.holds_on(on):
            yield _service(city, known, offered)


def _service(city: City, known: CityService, offered: SiteService) -> Service:
    group = city.group(known.group)
    hours, quota = offered.hours, offered.daily_quota
    if group is not None:
        hours = group.hours if hours is None else hours
        quota = group.daily_quota if quota is None else quota
    return Service(
        code=known.code,
        prefix=known.prefix,
        names=known.names,
        promise_s=known.promise_s,
        nominal_s=known.nominal_s,
        icon=known.icon,
        hours=hours or (),
        daily_quota=quota,
        fields=known.fields,
        returns_results=known.returns_results,
    )


def _profiles(city: City, site: Site, offered: set[ServiceCode]) -> Iterator[WorkProfile]:
    used = [profile for profile in city.profiles if not site.profiles or profile.code in site.profiles]
    for profile in (*used, *site.own_profiles):
        entries: tuple[ProfileEntry, ...] = tuple(entry for entry in profile.entries if entry.service in offered)
        if entries:
            yield WorkProfile(code=profile.code, names=profile.names, entries=entries)


def _calendar(city: City, way: tuple[UnitCode, ...]) -> Iterator[CalendarDay]:
    """Go through the days in order; of two for one day the one of the nearer office holds."""
    nearest: dict[date, tuple[int, CityDay]] = {}
    for known in city.calendar:
        distance = _distance(way, known.units)
        if distance is None:
            continue
        if known.day not in nearest or distance < nearest[known.day][0]:
            nearest[known.day] = (distance, known)
    for day in sorted(nearest):
        known = nearest[day][1]
        yield CalendarDay(day=known.day, kind=known.kind, names=known.names, hours_of=known.hours_of, basis=known.basis)


def _notices(city: City, way: tuple[UnitCode, ...]) -> Iterator[Notice]:
    for notice in city.notices:
        if _distance(way, notice.units) is not None:
            yield Notice(texts=notice.texts, from_day=notice.from_day, to_day=notice.to_day)


def _distance(way: tuple[UnitCode, ...], units: tuple[UnitCode, ...]) -> int | None:
    """Return how far up the way the nearest of the units is; its end if none is named, None if none is on it."""
    if not units:
        return len(way)
    return min((way.index(unit) for unit in units if unit in way), default=None)
