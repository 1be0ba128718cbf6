"""The pages of statistics and indicators, and their tables as files; for who is signed in at the centre."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from server_client.branch_statistics.ledger import day_begins
from server_client.queue_model.ids import Language
from server_client.queue_model.local_time import local_day
from server_client.server.administration.administrator import Administrator
from server_client.server.administration.session import signed_in
from server_client.server.pages.frame import HEADERS, Asked, page
from server_client.server.pages.monitor.forecast_sheets import SHEET_TEXTS, forecast_sheets
from server_client.server.pages.monitor.indicators_page import Ended, indicators
from server_client.server.pages.monitor.shown_values import named
from server_client.server.pages.monitor.statistics_page import (
    Asking,
    Table,
    asking,
    periods,
    plots_of,
    table_of,
)
from server_client.server.pages.monitor.statistics_words import STATISTICS_WORDS
from server_client.server.routes.desk import center_of, desks_of
from server_client.server.routes.monitor import FILES, HERE, WORDS, words_for
from server_client.server.statistics.statistics_book import Answer, GroupBy

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def statistics_routes() -> list[BaseRoute]:
    """Return the calls of these pages."""
    return [
        Route("/monitor/statistics", get_statistics),
        Route("/monitor/statistics.csv", get_csv),
        Route("/monitor/statistics.xlsx", get_xlsx),
        Route("/monitor/indicators", get_indicators),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answered:
    """A question that somebody asked, with its answer."""

    who: Administrator
    asking: Asking
    answer: Answer
    table: Table
    words: Mapping[str, str]


async def get_statistics(request: Request) -> Response:
    """Return the page of statistics."""
    found = await _answered(request)
    if isinstance(found, Response):
        return found
    language = Language(found.words["language"])
    return _page(
        request,
        found,
        "statistics",
        tab="statistics",
        table=found.table,
        rows=list(zip(found.table.names, found.table.shown(language), strict=True)),
        plots=plots_of(found.answer, found.asking.question, found.table.names[:-1], found.words),
        is_ordered=found.asking.question.by in {GroupBy.HALF_HOUR, GroupBy.DAY},
        grouped=list(GroupBy),
        by=found.asking.question.by,
    )


async def get_csv(request: Request) -> Response:
    """Return the same as CSV."""
    from server_client.server.statistics.table_files import csv_file  # noqa: PLC0415 - slow to load

    found = await _answered(request)
    if isinstance(found, Response):
        return found
    return _file(found, csv_file(found.table.heads, _rows(found.table)), "csv", "text/csv; charset=utf-8")


async def get_xlsx(request: Request) -> Response:
    """Return the same as a workbook, with what was announced in those days behind it."""
    from server_client.server.statistics.table_files import Sheet, xlsx_file  # noqa: PLC0415 - slow to load

    found = await _answered(request)
    if isinstance(found, Response):
        return found
    own = Sheet(found.words["statistics"], found.table.heads, _rows(found.table))
    center = center_of(request)
    words = words_for(request, SHEET_TEXTS)
    announced = await forecast_sheets(center.statistics, found.asking.question, center.board.shown.lines, words)
    content = xlsx_file(own, *announced)
    return _file(found, content, "xlsx", _XLSX)


async def get_indicators(request: Request) -> Response:
    """Return the published indicators."""
    found = await _answered(request)
    if isinstance(found, Response):
        return found
    question, lines = found.asking.question, center_of(request).board.shown.lines
    chosen = [line for branch, line in lines.items() if not question.branches or branch in question.branches]
    shown = indicators(found.answer.total, chosen, await _dossiers(request, found), found.words)
    return _page(request, found, "indicators", tab="indicators", indicators=shown)


async def _answered(request: Request) -> _Answered | Response:
    who = await signed_in(request)
    center, words = center_of(request), words_for(request, STATISTICS_WORDS)
    asked = asking(request.query_params, local_day(desks_of(request).now()), who)
    if asked is None:
        refused = Asked(request=request, who=who, here=HERE)
        return page(refused, "monitor/unknown_branch.html", WORDS, status=404, own=FILES.address, tab="statistics")
    answer = await center.statistics.answer(asked.question)
    table = table_of(answer, asked.question, center.board.shown.lines, words)
    return _Answered(who=who, asking=asked, answer=answer, table=table, words=words)


async def _dossiers(request: Request, found: _Answered) -> list[Ended]:
    """Return the dossiers that ended in those days at points that are hosted here."""
    question = found.asking.question
    begin, end = day_begins(question.begin), day_begins(question.end + timedelta(days=1))
    ended: list[Ended] = []
    for branch, desk in desks_of(request).hosted.items():
        if found.who.sees(branch) and (not question.branches or branch in question.branches):
            ended += await desk.records.dossiers_ended(begin, end)
    return ended


def _page(request: Request, found: _Answered, template: str, **shown: object) -> Response:
    language, lines = Language(found.words["language"]), center_of(request).board.shown.lines
    branches = sorted((line.name(language), branch) for branch, line in lines.items() if found.who.sees(branch))
    question = found.asking.question
    own = lines.get(question.branches[0]) if len(question.branches) == 1 else None
    configuration = None if own is None else own.configuration
    services = () if configuration is None else configuration.services
    return page(
        Asked(request=request, who=found.who, here=HERE),
        f"monitor/{template}.html",
        WORDS | dict(STATISTICS_WORDS),
        status=200,
        own=FILES.address,
        asking=found.asking,
        question=question,
        branches=branches,
        services=[(named(one.names, language, one.code), one.code) for one in services],
        periods=periods(local_day(desks_of(request).now())),
        **shown,
    )


def _rows(table: Table) -> list[list[str | int | float | None]]:
    return [[name, *row] for name, row in zip(table.names, table.rows, strict=True)]


def _file(found: _Answered, content: bytes, ending: str, media_type: str) -> Response:
    asked = found.asking.question
    name = f"motcua-{asked.by}-{asked.begin}-{asked.end}.{ending}"
    headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, headers=headers, media_type=media_type)
