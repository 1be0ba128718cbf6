"""The first page of the configuration: versions, the draft, and how every branch stands; and what is done with them."""

from datetime import datetime
from typing import cast

from starlette.requests import Request
from starlette.responses import Response

from server_client.organisation_model.checking import faults
from server_client.organisation_model.editing import NotThere
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId
from server_client.queue_model.local_time import VIETNAM
from server_client.server.administration.session import form_of
from server_client.server.audit.trail import Deed
from server_client.server.configurations.errors import VersionsRefused
from server_client.server.configurations.standing import standings
from server_client.server.configurations.versions import StoredCity
from server_client.server.pages.bilingual import language_of
from server_client.server.pages.configuration.asking import HERE, Desk, Wrong, desk_at, gone_to, wrong_of
from server_client.server.pages.configuration.typed import TypedWrong
from server_client.server.pages.configuration.upload import uploaded
from server_client.server.pages.frame import HEADERS
from server_client.server.routes.configuration import version_of
from server_client.server.routes.desk import JSON, center_of
from server_client.server.stored_time import time_of
from server_client.wire.errors import Malformed
from server_client.wire.organisation import BranchStanding, decode_city, encode_city

_TONES = {"adopted": "positive", "offered": "accent", "refused": "danger", "other": "caution", "none": ""}


async def get_overview(request: Request) -> Response:
    """Return the page, or with `part=standing` only the list of branches, which changes by itself."""
    return await _overview(await desk_at(request))


async def post_import(request: Request) -> Response:
    """Let a file be the draft."""
    desk = await desk_at(request)
    try:
        city = decode_city(await uploaded(request, desk.who))
        await desk.configurations.versions.keep_draft(city, by=desk.who.name, note="", seen=None)
    except (TypedWrong, VersionsRefused) as wrong:
        return await _overview(desk, wrong_of(wrong))
    except Malformed as wrong:
        return await _overview(desk, Wrong(word="wrong_file", detail=str(wrong)))
    await center_of(request).trail.record(Deed(who=desk.who.name, what="configuration_drafted"))
    return gone_to(HERE, "imported")


async def post_discard(request: Request) -> Response:
    """Take the draft away."""
    desk = await desk_at(request)
    await form_of(request, desk.who)
    await desk.configurations.versions.discard_draft()
    await center_of(request).trail.record(Deed(who=desk.who.name, what="configuration_drafted", detail="discarded"))
    return gone_to(HERE, "discarded")


async def get_file(request: Request) -> Response:
    """Return a version as a file to be kept."""
    desk = await desk_at(request)
    try:
        stored = await desk.configurations.versions.of(version_of(request.path_params["version"]))
    except VersionsRefused as refused:
        return await _overview(desk, wrong_of(refused))
    disposition = f'attachment; filename="motcua-{stored.line.version}.json"'
    return Response(encode_city(stored.city), media_type=JSON, headers={**HEADERS, "Content-Disposition": disposition})


async def _overview(desk: Desk, wrong: Wrong | None = None) -> Response:
    configurations = desk.configurations
    try:
        stored: StoredCity | None = await desk.newest()
    except NotThere:
        stored = None
    city = None if stored is None else stored.city
    lines = await standings(center_of(desk.request).sql, configurations.offers, city)
    now = center_of(desk.request).overview.now()
    if desk.request.query_params.get("part") == "standing":
        return desk.show("standing.html", branches=[_branch_line(line, stored, desk, now) for line in lines])
    return desk.show(
        "overview.html",
        status=400 if wrong else 200,
        wrong=wrong,
        stored=stored,
        faults=() if city is None else faults(city, configurations.today),
        versions=[(line, _when(line.at_ms, now)) for line in await configurations.versions.lines()],
        branches=[_branch_line(line, stored, desk, now) for line in lines],
    )


def _branch_line(line: BranchStanding, stored: StoredCity | None, desk: Desk, now: datetime) -> dict[str, object]:
    language = language_of(desk.request)
    unit = None if stored is None else stored.city.unit(line.branch)
    return {
        "code": line.branch,
        "name": "" if unit is None else unit.names.get(language) or unit.names.get(VIETNAMESE, ""),
        "line": line,
        "tone": _TONES[line.state],
        "since": "" if line.since_ms is None else _when(line.since_ms, now),
        "can_edit": stored is not None and stored.city.site(cast("BranchId", line.branch)) is not None,
    }


def _when(at_ms: int, now: datetime) -> str:
    """Return the local time; of another day with that day."""
    at = time_of(at_ms).astimezone(VIETNAM)
    is_today = at.date() == now.astimezone(VIETNAM).date()
    return at.strftime("%H:%M" if is_today else "%H:%M %d/%m/%Y")
