"""The pages of the days: which branches and days there are, what a day came to, with the way to check it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId, ClassCode, Language, ServiceCode
from server_client.queue_model.local_time import local_day
from server_client.server.pages.bilingual import ENGLISH, in_language
from server_client.server.pages.open_frame import language_asked, named, open_frame_routes, open_page
from server_client.server.pages.trust.open_words import OPEN_WORDS
from server_client.server.routes.desk import desks_of, served
from server_client.server.routes.trust import day_in, trust_of
from server_client.server.trust.digest_table import KeptDigest
from server_client.wire.chain import GENESIS
from server_client.wire.digests import SEVERAL, Digest, DigestForecasts, DigestRow

_DAYS_LISTED = 62


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A row of a digest with its names."""

    service: str
    class_name: str
    row: DigestRow


def open_page_routes() -> list[BaseRoute]:
    """Return the calls of the open pages about days."""
    return [
        Route("/open", get_branches_page),
        Route("/open/{branch}", get_branch_page),
        Route("/open/{branch}/{day}", get_day_page),
        *open_frame_routes(),
    ]


async def get_branches_page(request: Request) -> Response:
    """Return the page of all branches that have published a day."""
    language = language_asked(request)
    found = await trust_of(request).digests.branches()
    states = {branch: desk.hosted.state for branch, desk in desks_of(request).hosted.items()}
    center = desks_of(request).center
    states |= {} if center is None else {one.state.id: one.state for one in center.following.alive()}
    lines = [(one, branch_name(states.get(one), language, one), written(day, language)) for one, day in found]
    return open_page(request, "open_branches.html", OPEN_WORDS, {"branches": lines}, language=language)


async def get_branch_page(request: Request) -> Response:
    """Return the page of one branch: its days and months, and a way to ask about today's calls."""
    language, branch = language_asked(request), BranchId(request.path_params["branch"])
    if not desks_of(request).knows(branch):
        return unknown_page(request)
    days = await trust_of(request).digests.days(branch)
    state = (await served(desks_of(request), branch)).state
    months = dict.fromkeys(day.isoformat()[:7] for day in days)
    shown = {
        "branch": branch,
        "name": branch_name(state, language, branch),
        "days": [(day.isoformat(), written(day, language)) for day in days[:_DAYS_LISTED]],
        "months": list(months),
        "today": local_day(desks_of(request).now()).isoformat(),
    }
    return open_page(request, "open_branch.html", OPEN_WORDS, shown, language=language)


async def get_day_page(request: Request) -> Response:
    """Return the page of one day, or one that says that it is not over."""
    language, branch = language_asked(request), BranchId(request.path_params["branch"])
    day = day_in(request.path_params["day"])
    if day is None or not desks_of(request).knows(branch):
        return unknown_page(request)
    digests = trust_of(request).digests
    kept = await digests.of_day(branch, day)
    if kept is None and day != local_day(desks_of(request).now()):
        return unknown_page(request)
    state = (await served(desks_of(request), branch)).state
    before = await digests.before(branch, day)
    shown = {
        "branch": branch,
        "name": branch_name(state, language, branch),
        "day": day.isoformat(),
        "title": in_language(OPEN_WORDS, language)["day_title"].format(day=written(day, language)),
        "before": None if before is None else before.sealed.digest.day.isoformat(),
        **_shown(kept, state, language),
    }
    return open_page(request, "open_day.html", OPEN_WORDS, shown, language=language)


def unknown_page(request: Request) -> Response:
    """Return the page that says that there is no such page."""
    return open_page(request, "open_unknown.html", OPEN_WORDS, {}, language=language_asked(request), status=404)


def written(day: date, language: Language) -> str:
    """Return the day as people write it."""
    return f"{day.day} {day:%B %Y}" if language == ENGLISH else f"{day:%d/%m/%Y}"


def branch_name(state: Branch | None, language: Language, otherwise: str) -> str:
    """Return what the branch is called."""
    configuration = None if state is None else state.configuration
    return otherwise if configuration is None else named(configuration.branch, language, otherwise)


def _shown(kept: KeptDigest | None, state: Branch, language: Language) -> Mapping[str, object]:
    if kept is None:
        return {"digest": None, "total": None, "rows": [], "within": "", "foretold": "", "hash": "", "is_first": False}
    digest = kept.sealed.digest
    total = digest.total
    return {
        "digest": digest,
        "total": total,
        "rows": [_row(row, state, language) for row in digest.rows],
        "within": "" if total is None else f"{100 * total.within_promise // total.called}%",
        "foretold": _foretold(digest),
        "hash": kept.sealed.hash,
        "is_first": digest.prev == GENESIS,
    }


def _foretold(digest: Digest) -> str:
    told = digest.forecasts
    return f"{100 * told.held // told.known}%" if isinstance(told, DigestForecasts) else ""


def _row(row: DigestRow, state: Branch, language: Language) -> ShownRow:
    words, configuration = in_language(OPEN_WORDS, language), state.configuration
    service = configuration.service(ServiceCode(row.service)) if configuration else None
    calling_class = configuration.calling_class(ClassCode(row.class_code)) if configuration else None
    return ShownRow(
        service=words["other_services"]
        if row.service == SEVERAL
        else named(service.names if service else {}, language, row.service),
        class_name=words["all_classes"]
        if row.class_code == SEVERAL
        else named(calling_class.names if calling_class else {}, language, row.class_code),
        row=row,
    )
