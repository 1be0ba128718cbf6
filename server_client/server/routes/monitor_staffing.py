"""The page of counters for a day to come: asked for, followed, read and taken as a file; for who sees the branch."""

from collections.abc import Mapping
from datetime import date

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from server_client.policy_lab.day_staffing import StaffingAsk, working_days
from server_client.policy_lab.staffing_files import ASKS
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import BranchId, Language
from server_client.queue_model.local_time import local_day
from server_client.server.administration.administrator import Administrator
from server_client.server.administration.session import form_of, signed_in
from server_client.server.pages.frame import HEADERS, Asked, page
from server_client.server.pages.monitor.staffing_page import (
    SHARES,
    StaffingTable,
    day_name,
    past_plans,
    read_plan,
    share_typed,
)
from server_client.server.pages.monitor.staffing_words import STAFFING_WORDS
from server_client.server.pages.monitor.statistics_words import STATISTICS_WORDS
from server_client.server.routes.desk import center_of, desks_of
from server_client.server.routes.monitor import FILES, WORDS, words_for
from server_client.server.staffing.plan_table import KeptPlan
from server_client.server.staffing.plans import AskedPlan

HERE = "/monitor/staffing"
_TEXTS = dict(STATISTICS_WORDS) | dict(STAFFING_WORDS)


def staffing_routes() -> list[BaseRoute]:
    """Return the calls of this page."""
    return [
        Route(HERE, get_staffing),
        Route(HERE, post_ask, methods=["POST"]),
        Route(f"{HERE}.csv", get_csv),
    ]


async def get_staffing(request: Request) -> Response:
    """Return a day's counters at a branch, or with `part=progress` only how far they are worked out."""
    who = await signed_in(request)
    branch = BranchId(request.query_params.get("branch", "")[:64])
    setup = _setup(request, who, branch)
    if branch and setup is None:
        return _page(request, who, "unknown_branch", status=404)
    words = words_for(request, _TEXTS)
    days = [] if setup is None else working_days(setup, _today(request))
    kept = [] if setup is None else await center_of(request).staffing.of_branch(branch)
    day = _day(request.query_params.get("day", "")) or (days[0] if days else None)
    newest = next((one for one in kept if one.day == day), None)
    if request.query_params.get("part") == "progress":
        answer = _page(request, who, "staffing_progress", plan=newest)
        if newest is None or newest.state.is_over:
            # What came of it is another page: let the browser ask for it as a whole.
            answer.headers["HX-Refresh"] = "true"
        return answer
    read = None if newest is None else read_plan(newest)
    return _page(
        request,
        who,
        "staffing",
        branches=_branches(request, who, Language(words["language"])),
        branch=branch,
        day=day,
        day_name="" if day is None else day_name(day, words),
        days=[(one, day_name(one, words)) for one in _choices(days, day)],
        may_ask=day in days,
        shares=SHARES,
        ask=StaffingAsk(day=day or _today(request)) if newest is None else ASKS.read(newest.ask),
        plan=newest,
        table=None if read is None else StaffingTable(read, words),
        past=past_plans(kept, words),
    )


async def post_ask(request: Request) -> Response:
    """Let a day's counters be worked out, and lead to the page that follows it."""
    who = await signed_in(request)
    typed = await form_of(request, who)
    branch, day = BranchId(typed.get("branch", "")[:64]), _day(typed.get("day", ""))
    setup = _setup(request, who, branch)
    if setup is None or day not in working_days(setup, _today(request)):
        return _page(request, who, "unknown_branch", status=404)
    plans = center_of(request).staffing
    goes_on = any(one.day == day and not one.state.is_over for one in await plans.of_branch(branch))
    if not goes_on:
        ask = StaffingAsk(day=day, share=share_typed(typed.get("share", "")), is_free="is_free" in typed)
        await plans.ask(AskedPlan(branch=branch, ask=ask, by=who.name))
    return RedirectResponse(f"{HERE}?branch={branch}&day={day}", 303)


async def get_csv(request: Request) -> Response:
    """Return a day's counters as CSV."""
    from server_client.server.statistics.table_files import csv_file  # noqa: PLC0415 - slow to load

    who = await signed_in(request)
    branch, day = BranchId(request.query_params.get("branch", "")[:64]), _day(request.query_params.get("day", ""))
    kept: list[KeptPlan] = []
    if _setup(request, who, branch) is not None:
        kept = await center_of(request).staffing.of_branch(branch)
    read = next((found for one in kept if one.day == day and (found := read_plan(one)) is not None), None)
    if read is None:
        return Response(status_code=404)
    heads, rows = StaffingTable(read, words_for(request, _TEXTS)).in_file()
    headers = {**HEADERS, "Content-Disposition": f'attachment; filename="motcua-counters-{branch}-{day}.csv"'}
    return Response(csv_file(heads, rows), headers=headers, media_type="text/csv; charset=utf-8")


def _today(request: Request) -> date:
    return local_day(desks_of(request).now())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _choices(days: list[date], day: date | None) -> list[date]:
    return days if day is None or day in days else [day, *days]


def _setup(request: Request, who: Administrator, branch: BranchId) -> Configuration | None:
    line = center_of(request).board.shown.lines.get(branch)
    return None if line is None or not who.sees(branch) else line.configuration


def _branches(request: Request, who: Administrator, language: Language) -> list[tuple[str, BranchId]]:
    lines = center_of(request).board.shown.lines
    return sorted((line.name(language), code) for code, line in lines.items() if who.sees(code) and line.configuration)


def _page(request: Request, who: Administrator, template: str, *, status: int = 200, **shown: object) -> Response:
    asked = Asked(request=request, who=who, here="/monitor")
    words: Mapping[str, tuple[str, str]] = WORDS | _TEXTS
    return page(asked, f"monitor/{template}.html", words, status=status, own=FILES.address, tab="staffing", **shown)
