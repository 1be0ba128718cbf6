"""What is changed daily in a city's document, as functions from one document to the next; whether it fits is checked
by `checking`, but a thing to be changed must be there.
"""

from dataclasses import replace
from datetime import date

from server_client.organisation_model.city import (
    City,
    CityDay,
    CityNotice,
    NoticeCode,
    ServiceGroup,
    Site,
    SiteCounter,
    SiteService,
    UnitCode,
)
from server_client.queue_model.configuration import Hours, ProfileEntry, WorkProfile
from server_client.queue_model.ids import BranchId, CounterId, ProfileCode, ServiceCode


class NotThere(Exception):
    """What is to be changed is not in the document; the message names it."""


def site_of(city: City, branch: BranchId) -> Site:
    """Return the branch's part of the document; NotThere."""
    site = city.site(branch)
    if site is None:
        raise NotThere(f"Branch {branch} has no queue in this document; see the list of branches")
    return site


def with_service(
    city: City, branch: BranchId, service: ServiceCode, *, hours: tuple[Hours, ...] | None, daily_quota: int | None
) -> City:
    """Give a service of the branch its hours and quota, None as its group has them; NotThere."""
    site = site_of(city, branch)
    if not any(one.service == service for one in site.services):
        raise NotThere(f"Branch {branch} does not offer service {service}; see what it offers")
    services = tuple(
        replace(one, hours=hours, daily_quota=daily_quota) if one.service == service else one for one in site.services
    )
    return _with_site(city, replace(site, services=services))


def offering(city: City, branch: BranchId, services: tuple[ServiceCode, ...]) -> City:
    """Let the branch offer just these services of the city, in the city's order; those it has keep what they have."""
    site = site_of(city, branch)
    known = {one.service: one for one in site.services}
    chosen = (one.code for one in city.services if one.code in services)
    return _with_site(
        city, replace(site, services=tuple(known.get(code) or SiteService(service=code) for code in chosen))
    )


def with_counter(city: City, branch: BranchId, counter: SiteCounter) -> City:
    """Put a counter there, or in the place of the one of the same id; they stand by number."""
    site = site_of(city, branch)
    others = (one for one in site.counters if one.id != counter.id)
    return _with_site(city, replace(site, counters=tuple(sorted((*others, counter), key=lambda one: one.number))))


def without_counter(city: City, branch: BranchId, counter: CounterId) -> City:
    """Take a counter away; devices there stand nowhere then."""
    site = site_of(city, branch)
    devices = tuple(replace(one, counter=None) if one.counter == counter else one for one in site.devices)
    left = tuple(one for one in site.counters if one.id != counter)
    return _with_site(city, replace(site, counters=left, devices=devices))


def with_profile(city: City, branch: BranchId, profile: WorkProfile, services: tuple[ServiceCode, ...]) -> City:
    """Let a work profile of the branch's own serve just these services; what it had of them stays as it was."""
    site = site_of(city, branch)
    known = {entry.service: entry for entry in profile.entries}
    entries = tuple(known.get(code) or ProfileEntry(service=code) for code in services)
    changed = replace(profile, entries=entries)
    others = tuple(one for one in site.own_profiles if one.code != profile.code)
    at = next((index for index, one in enumerate(site.own_profiles) if one.code == profile.code), len(others))
    return _with_site(city, replace(site, own_profiles=(*others[:at], changed, *others[at:])))


def without_profile(city: City, branch: BranchId, profile: ProfileCode) -> City:
    """Take away a work profile of the branch's own."""
    site = site_of(city, branch)
    return _with_site(city, replace(site, own_profiles=tuple(one for one in site.own_profiles if one.code != profile)))


def using_profiles(city: City, branch: BranchId, profiles: tuple[ProfileCode, ...]) -> City:
    """Let the branch use just these of the city's work profiles; all that fit if none is named."""
    chosen = tuple(one.code for one in city.profiles if one.code in profiles)
    return _with_site(city, replace(site_of(city, branch), profiles=chosen))


def with_group(city: City, group: ServiceGroup) -> City:
    """Let a group of services be this; NotThere."""
    if city.group(group.code) is None:
        raise NotThere(f"There is no service group {group.code}; see the list of groups")
    return replace(city, groups=tuple(group if one.code == group.code else one for one in city.groups))


def with_day(city: City, day: CityDay) -> City:
    """Put a day into the calendar, in the place of the one of the same day for the same offices."""
    others = (one for one in city.calendar if (one.day, one.units) != (day.day, day.units))
    return replace(city, calendar=tuple(sorted((*others, day), key=lambda one: (one.day, one.units))))


def without_day(city: City, day: date, units: tuple[UnitCode, ...]) -> City:
    """Take a day out of the calendar."""
    return replace(city, calendar=tuple(one for one in city.calendar if (one.day, one.units) != (day, units)))


def with_notice(city: City, notice: CityNotice) -> City:
    """Put a notice up, in the place of the one of the same code."""
    others = tuple(one for one in city.notices if one.code != notice.code)
    return replace(city, notices=(*others, notice))


def without_notice(city: City, notice: NoticeCode) -> City:
    """Take a notice down."""
    return replace(city, notices=tuple(one for one in city.notices if one.code != notice))


def _with_site(city: City, site: Site) -> City:
    return replace(city, sites=tuple(site if one.branch == site.branch else one for one in city.sites))
