"""Whether a city's document makes sense as a whole, now and on every later day that changes it; it mends nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from server_client.organisation_model.city import City, Site, Travel, UnitCode, UnitKind
from server_client.organisation_model.compiling import branch_configuration
from server_client.organisation_model.dated import Dated
from server_client.queue_model.configuration import VIETNAMESE, Names
from server_client.queue_model.configuration_check import faults as queue_faults
from server_client.queue_model.ids import BranchId

# More than that nobody reads from a chair; the lobby shows no longer one.
LONGEST_NOTICE = 300
# Whoever is on the way for longer has lost the morning; such a pair is better left out.
LONGEST_TRAVEL_MIN = 180
_WITH_QUEUE = frozenset({UnitKind.BRANCH, UnitKind.POINT})


def faults(city: City, on: date) -> tuple[str, ...]:
    """Return one sentence for each fault, naming the thing and what to do; empty if it can be published.

    Every branch is looked at as it is on the day `on` and on each later day on which something of it begins or ends.
    """
    return (
        *_repetitions(city),
        *_tree_faults(city),
        *_name_faults(city),
        *_day_faults(city),
        *_scope_faults(city),
        *_travel_faults(city),
        *(fault for site in city.sites for fault in _site_faults(city, site)),
        *(fault for site in city.sites for fault in _queue_faults(city, site.branch, on)),
    )


def _repetitions(city: City) -> Iterator[str]:
    yield from _repeated("office", (unit.code for unit in city.units))
    yield from _repeated("service group", (group.code for group in city.groups))
    yield from _repeated("service", (service.code for service in city.services))
    yield from _repeated("site", (site.branch for site in city.sites))
    yield from _repeated("work profile", (profile.code for profile in city.profiles))
    yield from _repeated("notice", (notice.code for notice in city.notices))
    scopes = ((day.day, unit) for day in city.calendar for unit in (day.units or ("everywhere",)))
    yield from _repeated("calendar day", (f"{day} ({unit})" for day, unit in scopes))
    for site in city.sites:
        of = f"of branch {site.branch}"
        yield from _repeated(f"device {of}:", (device.id for device in site.devices))
        yield from _repeated(f"person {of}:", site.staff)


def _repeated(what: str, values: Iterable[str]) -> Iterator[str]:
    for value, times in Counter(values).items():
        if times > 1:
            yield f"The {what} {value} is listed {times} times; list it once"


def _tree_faults(city: City) -> Iterator[str]:
    roots = [unit.code for unit in city.units if unit.parent is None]
    if len(roots) != 1:
        yield f"The offices have {len(roots)} at the top ({', '.join(roots) or 'none'}); let one have no parent"
    for unit in city.units:
        if unit.parent is not None and city.unit(unit.parent) is None:
            yield f"Office {unit.code} belongs to the unknown office {unit.parent}; add that, or name another parent"
        elif unit.parent is not None and city.way_up(unit.code)[-1].parent is not None:
            yield f"Office {unit.code} belongs to itself by way of its parents; name another parent"
    for service in city.services:
        if city.group(service.group) is None:
            yield f"Service {service.code} is of the unknown group {service.group}; add that group, or name another"


def _name_faults(city: City) -> Iterator[str]:
    for what, names in _named(city):
        if not names.get(VIETNAMESE, "").strip():
            yield f"{what} has no Vietnamese name; give it one under {VIETNAMESE!r}"
    for notice in city.notices:
        for language, text in notice.texts.items():
            if len(text) > LONGEST_NOTICE:
                yield f"Notice {notice.code} has {len(text)} characters in {language!r}; use at most {LONGEST_NOTICE}"


def _named(city: City) -> Iterator[tuple[str, Names]]:
    yield "The city", city.names
    yield from ((f"Office {unit.code}", unit.names) for unit in city.units)
    yield from ((f"Service group {group.code}", group.names) for group in city.groups)
    yield from ((f"Service {service.code}", service.names) for service in city.services)
    yield from ((f"Work profile {profile.code}", profile.names) for profile in city.profiles)
    yield from ((f"Class {known.code}", known.names) for known in city.classes)
    yield from ((f"Notice {notice.code}", notice.texts) for notice in city.notices)
    yield from ((f"The calendar's {known.day}", known.names) for known in city.calendar)
    for site in city.sites:
        yield from ((f"Counter {one.id} of branch {site.branch}", one.names) for one in site.counters)
        yield from ((f"Device {one.id} of branch {site.branch}", one.names) for one in site.devices)
        yield from ((f"Work profile {one.code} of branch {site.branch}", one.names) for one in site.own_profiles)


def _day_faults(city: City) -> Iterator[str]:
    for what, dated in _dated(city):
        if dated.from_day is not None and dated.to_day is not None and dated.to_day < dated.from_day:
            yield f"{what} ends on {dated.to_day}, before it begins on {dated.from_day}; exchange the days"


def _dated(city: City) -> Iterator[tuple[str, Dated]]:
    yield from ((f"Office {unit.code}", unit) for unit in city.units)
    yield from ((f"Service {service.code}", service) for service in city.services)
    yield from ((f"Notice {notice.code}", notice) for notice in city.notices)
    for site in city.sites:
        of = f"of branch {site.branch}"
        yield from ((f"Service {one.service} {of}", one) for one in site.services)
        yield from ((f"Counter {one.id} {of}", one) for one in site.counters)
        yield from ((f"Device {one.id} {of}", one) for one in site.devices)


def _scope_faults(city: City) -> Iterator[str]:
    yield from _unknown_units(city, ((f"Notice {notice.code}", notice.units) for notice in city.notices))
    yield from _unknown_units(city, ((f"The calendar's {known.day}", known.units) for known in city.calendar))


def _travel_faults(city: City) -> Iterator[str]:
    for way in city.travel:
        name = f"The way from {way.start} to {way.end}"
        if way.start == way.end:
            yield f"{name} leads nowhere; name two branches, or take it out"
        for branch in (way.start, way.end):
            if city.site(branch) is None:
                yield f"{name} names {branch}, which has no queue; name a branch of the sites, or take it out"
        if not 1 <= way.minutes <= LONGEST_TRAVEL_MIN:
            yield f"{name} takes {way.minutes} minutes; give 1 to {LONGEST_TRAVEL_MIN}, or take it out"
    for (start, end), times in Counter(pair for way in city.travel for pair in _pairs(way)).items():
        if times > 1:
            yield f"The way from {start} to {end} is listed {times} times; list it once, or make each one_way"


def _pairs(way: Travel) -> tuple[tuple[BranchId, BranchId], ...]:
    return ((way.start, way.end),) if way.one_way else ((way.start, way.end), (way.end, way.start))


def _unknown_units(city: City, scopes: Iterable[tuple[str, tuple[UnitCode, ...]]]) -> Iterator[str]:
    for what, units in scopes:
        for unit in units:
            if city.unit(unit) is None:
                yield f"{what} is for the unknown office {unit}; add that office, or take it out of the list"


def _site_faults(city: City, site: Site) -> Iterator[str]:
    unit = city.unit(site.branch)
    if unit is None:
        yield f"Branch {site.branch} has a queue, and there is no such office; add it to the units"
    elif unit.kind not in _WITH_QUEUE:
        yield f"Office {site.branch} is a {unit.kind} and has a queue; make it a branch or a point"
    for offered in site.services:
        if city.service(offered.service) is None:
            yield f"Branch {site.branch} offers the unknown service {offered.service}; add it to the city's services"
    yield from _profile_faults(city, site)
    counters = {one.id for one in site.counters}
    for device in site.devices:
        if device.counter is not None and device.counter not in counters:
            yield (
                f"Device {device.id} of branch {site.branch} stands at the unknown counter {device.counter}; name "
                "another, or none"
            )


def _profile_faults(city: City, site: Site) -> Iterator[str]:
    services = {offered.service for offered in site.services}
    for code in site.profiles:
        profile = next((one for one in city.profiles if one.code == code), None)
        if profile is None:
            yield f"Branch {site.branch} uses the unknown work profile {code}; add it to the city's profiles"
        elif not any(entry.service in services for entry in profile.entries):
            yield f"Branch {site.branch} uses work profile {code} and offers none of its services; take it out"
    for own in site.own_profiles:
        for entry in own.entries:
            if entry.service not in services:
                yield (
                    f"Work profile {own.code} of branch {site.branch} names the service {entry.service}, which is not "
                    "offered there; take it out"
                )


def _queue_faults(city: City, branch: BranchId, on: date) -> Iterator[str]:
    known: set[str] = set()
    for day in (on, *(later for later in city.turning_days(branch) if later > on)):
        if city.site(branch) is None or not city.in_force(branch, day):
            continue
        configuration = branch_configuration(city, branch, day)
        found = list(queue_faults(configuration))
        if not configuration.profiles:
            found.append("No work profile fits, so no counter can open; use a profile with one of its services")
        for fault in found:
            if fault not in known:
                known.add(fault)
                yield f"Branch {branch}{'' if day == on else f' from {day} on'}: {fault}"
