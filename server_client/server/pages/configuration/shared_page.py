"""What changes daily for the city or some offices of it: days of the calendar, and notices, each as a form."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import Response

from server_client.organisation_model import editing
from server_client.organisation_model.city import City, CityDay, CityNotice, NoticeCode, UnitCode
from server_client.organisation_model.editing import NotThere
from server_client.organisation_model.shown import WEEKDAYS
from server_client.queue_model.configuration import VIETNAMESE, DayKind, Names
from server_client.server.administration.session import fields_of
from server_client.server.configurations.errors import VersionsRefused
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


async def get_shared_page(request: Request) -> Response:
    """Return the page."""
    return await _page(await desk_at(request))


async def post_shared(request: Request) -> Response:
    """Do what a form of the page says; its field `deed` names it."""
    desk = await desk_at(request)
    fields = await fields_of(request, desk.who)
    change = _DEEDS.get(first(fields, "deed"))
    try:
        if change is None:
            raise NotThere("There is no such form")
        await desk.keep(first(fields, "seen"), lambda city: change(city, fields))
    except (TypedWrong, NotThere, VersionsRefused) as wrong:
        return await _page(desk, wrong_of(wrong))
    return gone_to(f"{HERE}/shared", "saved")


def _units(city: City, fields: Fields) -> tuple[UnitCode, ...]:
    units = tuple(UnitCode(one) for one in fields.get("unit", []) if one)
    for unit in units:
        if city.unit(unit) is None:
            raise NotThere(f"There is no office {unit}")
    return units


def _day(city: City, fields: Fields) -> City:
    kind = DayKind.WORK if first(fields, "kind") == DayKind.WORK else DayKind.OFF
    weekday = typed.a_number_or_none(first(fields, "hours_of")) if kind is DayKind.WORK else None
    day = CityDay(
        day=typed.a_day(first(fields, "day")),
        kind=kind,
        names=typed.names_of(first(fields, "name_vi"), first(fields, "name_en")),
        hours_of=weekday,
        basis=first(fields, "basis")[:400],
        units=_units(city, fields),
    )
    return editing.with_day(city, day)


def _no_day(city: City, fields: Fields) -> City:
    return editing.without_day(city, typed.a_day(first(fields, "day")), _units(city, fields))


def _notice(city: City, fields: Fields) -> City:
    notice = CityNotice(
        code=NoticeCode(typed.a_code(first(fields, "notice"))),
        texts=typed.names_of(first(fields, "text_vi"), first(fields, "text_en")),
        from_day=typed.a_day_or_none(first(fields, "from_day")),
        to_day=typed.a_day_or_none(first(fields, "to_day")),
        units=_units(city, fields),
    )
    return editing.with_notice(city, notice)


def _no_notice(city: City, fields: Fields) -> City:
    return editing.without_notice(city, NoticeCode(first(fields, "notice")))


_DEEDS: Mapping[str, Callable[[City, Fields], City]] = {
    "day": _day,
    "no_day": _no_day,
    "notice": _notice,
    "no_notice": _no_notice,
}


async def _page(desk: Desk, wrong: Wrong | None = None) -> Response:
    try:
        stored = await desk.newest()
    except NotThere as missing:
        return desk.show("unknown.html", status=404, wrong=wrong_of(missing))
    language = language_of(desk.request)

    def named(names: Names) -> str:
        return names.get(language) or names.get(VIETNAMESE, "")

    city, today = stored.city, desk.configurations.today
    offices = {unit.code: named(unit.names) for unit in city.units}

    def places(units: tuple[UnitCode, ...]) -> str:
        return ", ".join(offices.get(unit, unit) for unit in units)

    return desk.show(
        "shared.html",
        status=400 if wrong else 200,
        wrong=wrong,
        stored=stored,
        seen=seen_mark(stored),
        weekdays=WEEKDAYS[language],
        offices=offices,
        days=[(one, named(one.names), places(one.units)) for one in city.calendar if one.day >= today],
        notices=[
            (one, named(one.texts), places(one.units))
            for one in city.notices
            if one.to_day is None or one.to_day >= today
        ],
    )
