"""How long people take from one branch to the others, as a form for each branch; there and back alike unless said."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from server_client.organisation_model.checking import LONGEST_TRAVEL_MIN
from server_client.organisation_model.city import City
from server_client.organisation_model.editing import NotThere
from server_client.organisation_model.ways import Way, ways_from, with_ways
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId
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
    seen_mark,
    wrong_of,
)
from server_client.server.pages.configuration.typed import TypedWrong

_THERE, _BACK = "there.", "back."


async def get_travel_page(request: Request) -> Response:
    """Return the ways from one branch, of the first if none is asked for."""
    return await _page(await desk_at(request), BranchId(request.query_params.get("from", "")[:64]))


async def post_travel(request: Request) -> Response:
    """Let a branch have the ways of the form."""
    desk = await desk_at(request)
    fields = await fields_of(request, desk.who)
    branch = BranchId(first(fields, "from")[:64])
    try:
        ways = dict(_typed_ways(fields))
        await desk.keep(first(fields, "seen"), lambda city: with_ways(city, branch, ways))
    except (TypedWrong, NotThere, VersionsRefused) as wrong:
        return await _page(desk, branch, wrong=wrong_of(wrong), fields=fields)
    return RedirectResponse(f"{HERE}/travel?from={branch}&done=saved", 303)


def _typed_ways(fields: Mapping[str, list[str]]) -> list[tuple[BranchId, Way]]:
    """Return the ways that were typed; 0 is none, and an empty way back takes as long as the way there."""
    ends = dict.fromkeys(name.partition(".")[2] for name in fields if name.startswith((_THERE, _BACK)))
    found = []
    for end in ends:
        there, back = _minutes(first(fields, _THERE + end)), first(fields, _BACK + end)
        found.append((BranchId(end), Way(there=there, back=_minutes(back) if back else there)))
    return found


def _minutes(text: str) -> int | None:
    minutes = typed.a_number(text) if text else 0
    if minutes > LONGEST_TRAVEL_MIN:
        raise TypedWrong("number", text)
    return minutes or None


async def _page(
    desk: Desk, branch: BranchId, *, wrong: Wrong | None = None, fields: Mapping[str, list[str]] | None = None
) -> Response:
    try:
        stored = await desk.newest()
        start = branch or next((site.branch for site in stored.city.sites), branch)
        ways = ways_from(stored.city, start)
    except NotThere as missing:
        return desk.show("unknown.html", status=404, wrong=wrong_of(missing))
    names = {site.branch: _name(stored.city, site.branch, desk) for site in stored.city.sites}
    return desk.show(
        "travel.html",
        status=400 if wrong else 200,
        wrong=wrong,
        stored=stored,
        seen=seen_mark(stored),
        start=start,
        names=names,
        longest=LONGEST_TRAVEL_MIN,
        rows=[(end, names[end], *_shown(end, way, fields)) for end, way in ways.items()],
    )


def _shown(end: BranchId, way: Way, fields: Mapping[str, list[str]] | None) -> tuple[str, str]:
    """Return what stands in the fields of a way: what was typed, or what is known."""
    if fields is not None:
        return first(fields, _THERE + end), first(fields, _BACK + end)
    there = "" if way.there is None else f"{way.there}"
    return there, "" if way.back == way.there else f"{way.back or 0}"


def _name(city: City, branch: BranchId, desk: Desk) -> str:
    unit = city.unit(branch)
    names = {} if unit is None else unit.names
    return names.get(language_of(desk.request)) or names.get(VIETNAMESE) or branch
