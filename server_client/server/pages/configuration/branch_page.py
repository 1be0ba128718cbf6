"""What changes daily at one branch: what it offers and when, its counters and its work profiles, each as a form."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import Response

from server_client.organisation_model import editing
from server_client.organisation_model.city import City, Site, SiteCounter
from server_client.organisation_model.editing import NotThere
from server_client.organisation_model.shown import WEEKDAYS, intervals, week
from server_client.queue_model.configuration import VIETNAMESE, Names, ProfileEntry, WorkProfile
from server_client.queue_model.ids import BranchId, CounterId, ProfileCode, ServiceCode
from server_client.server.administration.session import fields_of
from server_client.server.configurations.errors import VersionsRefused
from server_client.server.configurations.versions import StoredCity
from server_client.server.pages.bilingual import language_of
from server_client.server.pages.configuration import typed
from server_client.server.pages.configuration.asking import (
    HERE,
    Desk,
    Wrong,
    desk_at,
    first,
    gone_to,
    seen_mark,
    wrong_of,
)
from server_client.server.pages.configuration.typed import TypedWrong

Fields: TypeAlias = Mapping[str, list[str]]


async def get_branch_page(request: Request) -> Response:
    """Return the page of a branch."""
    return await _page(await desk_at(request))


async def post_branch(request: Request) -> Response:
    """Do what a form of the page says; its field `deed` names it."""
    desk = await desk_at(request)
    branch = BranchId(request.path_params["branch"])
    fields = await fields_of(request, desk.who)
    change = _DEEDS.get(first(fields, "deed"))
    try:
        if change is None:
            raise NotThere("There is no such form")
        await desk.keep(first(fields, "seen"), lambda city: change(city, branch, fields))
    except (TypedWrong, NotThere, VersionsRefused) as wrong:
        return await _page(desk, wrong_of(wrong))
    return gone_to(f"{HERE}/branches/{branch}", "saved")


def _service(city: City, branch: BranchId, fields: Fields) -> City:
    return editing.with_service(
        city,
        branch,
        ServiceCode(first(fields, "service")),
        hours=typed.a_week(fields) if first(fields, "hours") == "own" else None,
        daily_quota=typed.a_number_or_none(first(fields, "quota")),
    )


def _offering(city: City, branch: BranchId, fields: Fields) -> City:
    return editing.offering(city, branch, tuple(ServiceCode(one) for one in fields.get("service", [])))


def _counter(city: City, branch: BranchId, fields: Fields) -> City:
    counter = SiteCounter(
        id=CounterId(typed.a_code(first(fields, "counter"))),
        number=typed.a_number(first(fields, "number"), least=1),
        names=typed.names_of(first(fields, "name_vi"), first(fields, "name_en")),
        from_day=typed.a_day_or_none(first(fields, "from_day")),
        to_day=typed.a_day_or_none(first(fields, "to_day")),
    )
    return editing.with_counter(city, branch, counter)


def _no_counter(city: City, branch: BranchId, fields: Fields) -> City:
    return editing.without_counter(city, branch, CounterId(first(fields, "counter")))


def _profile(city: City, branch: BranchId, fields: Fields) -> City:
    code = ProfileCode(typed.a_code(first(fields, "profile")))
    site = editing.site_of(city, branch)
    known = next((one for one in site.own_profiles if one.code == code), None)
    entries: tuple[ProfileEntry, ...] = () if known is None else known.entries
    profile = WorkProfile(
        code=code, names=typed.names_of(first(fields, "name_vi"), first(fields, "name_en")), entries=entries
    )
    return editing.with_profile(city, branch, profile, tuple(ServiceCode(one) for one in fields.get("service", [])))


def _no_profile(city: City, branch: BranchId, fields: Fields) -> City:
    return editing.without_profile(city, branch, ProfileCode(first(fields, "profile")))


def _profiles(city: City, branch: BranchId, fields: Fields) -> City:
    return editing.using_profiles(city, branch, tuple(ProfileCode(one) for one in fields.get("profile", [])))


_DEEDS: Mapping[str, Callable[[City, BranchId, Fields], City]] = {
    "service": _service,
    "offering": _offering,
    "counter": _counter,
    "no_counter": _no_counter,
    "profile": _profile,
    "no_profile": _no_profile,
    "profiles": _profiles,
}


async def _page(desk: Desk, wrong: Wrong | None = None) -> Response:
    branch = BranchId(desk.request.path_params["branch"])
    try:
        stored = await desk.newest()
        site = editing.site_of(stored.city, branch)
    except NotThere as missing:
        return desk.show("unknown.html", status=404, wrong=wrong_of(missing))
    return desk.show("branch.html", status=400 if wrong else 200, wrong=wrong, **_shown(desk, stored, site))


def _shown(desk: Desk, stored: StoredCity, site: Site) -> dict[str, object]:
    language = language_of(desk.request)

    def named(names: Names) -> str:
        return names.get(language) or names.get(VIETNAMESE, "")

    city = stored.city
    unit = city.unit(site.branch)
    offered = {one.service for one in site.services}
    services: list[dict[str, object]] = []
    for one in site.services:
        known = city.service(one.service)
        group = None if known is None else city.group(known.group)
        hours = one.hours if one.hours is not None else (() if group is None else group.hours)
        quota = one.daily_quota if one.daily_quota is not None else (None if group is None else group.daily_quota)
        services.append(
            {
                "code": one.service,
                "name": one.service if known is None else named(known.names),
                "group": "" if group is None else named(group.names),
                "is_own": one.hours is not None,
                "week": week(hours, language) if hours else "",
                "days": [intervals(hour for hour in hours if hour.weekday == day) for day in range(7)],
                "quota": one.daily_quota,
                "quota_shown": quota,
            }
        )
    return {
        "stored": stored,
        "seen": seen_mark(stored),
        "site": site,
        "name": site.branch if unit is None else named(unit.names),
        "place": "" if unit is None else unit.address,
        "weekdays": WEEKDAYS[language],
        "services": services,
        "all_services": [(one.code, named(one.names), one.code in offered) for one in city.services],
        "offered": [(one.code, named(one.names)) for one in city.services if one.code in offered],
        "counters": [(one, named(one.names)) for one in site.counters],
        "devices": [(one, named(one.names)) for one in site.devices],
        "profiles": [
            (one.code, named(one.names), one.code in site.profiles)
            for one in city.profiles
            if any(entry.service in offered for entry in one.entries)
        ],
        "own_profiles": [
            (one, named(one.names), {entry.service for entry in one.entries}) for one in site.own_profiles
        ],
    }
