"""The groups of services, as the police's: their names, weekly hours and numbers a day, each group as a form."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from server_client.organisation_model import editing
from server_client.organisation_model.city import City, GroupCode, ServiceGroup
from server_client.organisation_model.editing import NotThere
from server_client.organisation_model.shown import WEEKDAYS, intervals, week
from server_client.queue_model.configuration import VIETNAMESE, Names
from server_client.queue_model.ids import Language
from server_client.server.administration.session import fields_of
from server_client.server.configurations.errors import VersionsRefused
from server_client.server.pages.bilingual import ENGLISH, language_of
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


async def get_groups_page(request: Request) -> Response:
    """Return the page."""
    return await _page(await desk_at(request))


async def post_group(request: Request) -> Response:
    """Let a group be as its form says."""
    desk = await desk_at(request)
    fields = await fields_of(request, desk.who)
    try:
        await desk.keep(first(fields, "seen"), lambda city: editing.with_group(city, _group(fields)))
    except (TypedWrong, NotThere, VersionsRefused) as wrong:
        return await _page(desk, wrong_of(wrong))
    return gone_to(f"{HERE}/groups", "saved")


def _group(fields: Mapping[str, list[str]]) -> ServiceGroup:
    return ServiceGroup(
        code=GroupCode(first(fields, "group")),
        names=typed.names_of(first(fields, "name_vi"), first(fields, "name_en")),
        hours=typed.a_week(fields),
        daily_quota=typed.a_number_or_none(first(fields, "quota")),
    )


async def _page(desk: Desk, wrong: Wrong | None = None) -> Response:
    try:
        stored = await desk.newest()
    except NotThere as missing:
        return desk.show("unknown.html", status=404, wrong=wrong_of(missing))
    language = language_of(desk.request)
    return desk.show(
        "groups.html",
        status=400 if wrong else 200,
        wrong=wrong,
        stored=stored,
        seen=seen_mark(stored),
        weekdays=WEEKDAYS[language],
        groups=[_shown(one, stored.city, language) for one in stored.city.groups],
    )


def _shown(group: ServiceGroup, city: City, language: Language) -> dict[str, object]:
    def named(names: Names) -> str:
        return names.get(language) or names.get(VIETNAMESE, "")

    return {
        "code": group.code,
        "name": named(group.names),
        "name_vi": group.names.get(VIETNAMESE, ""),
        "name_en": group.names.get(ENGLISH, ""),
        "week": week(group.hours, language) if group.hours else "",
        "days": [intervals(one for one in group.hours if one.weekday == day) for day in range(7)],
        "quota": group.daily_quota,
        "services": [named(one.names) for one in city.services if one.group == group.code],
    }
