"""The page of forecast quality, and its table as files; for who is signed in at the centre."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from server_client.queue_model.ids import Language
from server_client.queue_model.local_time import local_day
from server_client.server.administration.administrator import Administrator
from server_client.server.administration.session import signed_in
from server_client.server.pages.frame import HEADERS, Asked, page
from server_client.server.pages.monitor.forecast_page import (
    Answers,
    ForecastAsking,
    ForecastBy,
    ForecastTable,
    forecast_asking,
    forecast_plots,
    forecast_table,
    sentences,
)
from server_client.server.pages.monitor.forecast_sheets import SHEET_TEXTS, forecast_answers
from server_client.server.pages.monitor.shown_values import named
from server_client.server.pages.monitor.statistics_page import periods
from server_client.server.routes.desk import center_of, desks_of
from server_client.server.routes.monitor import FILES, HERE, WORDS, words_for

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def forecast_routes() -> list[BaseRoute]:
    """Return the calls of this page."""
    return [
        Route("/monitor/forecast", get_forecast),
        Route("/monitor/forecast.csv", get_csv),
        Route("/monitor/forecast.xlsx", get_xlsx),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answered:
    """A question that somebody asked, with its answers."""

    who: Administrator
    asked: ForecastAsking
    answers: Answers
    table: ForecastTable
    words: Mapping[str, str]


async def get_forecast(request: Request) -> Response:
    """Return the page of forecast quality."""
    found = await _answered(request)
    if isinstance(found, Response):
        return found
    language, lines = Language(found.words["language"]), center_of(request).board.shown.lines
    question = found.asked.asking.question
    own = lines.get(question.branches[0]) if len(question.branches) == 1 else None
    services = () if own is None or own.configuration is None else own.configuration.services
    tone, said = sentences(found.answers.total, found.words)
    return page(
        Asked(request=request, who=found.who, here=HERE),
        "monitor/forecast.html",
        WORDS | SHEET_TEXTS,
        status=200,
        own=FILES.address,
        tab="forecast",
        asking=found.asked,
        by=found.asked.by,
        grouped=list(ForecastBy),
        question=question,
        branches=sorted((line.name(language), branch) for branch, line in lines.items() if found.who.sees(branch)),
        services=[(named(one.names, language, one.code), one.code) for one in services],
        periods=periods(local_day(desks_of(request).now())),
        tone=tone,
        said=said,
        plots=forecast_plots(found.answers, found.words),
        heads=found.table.heads(in_file=False),
        rows=found.table.shown(),
    )


async def get_csv(request: Request) -> Response:
    """Return the table as CSV."""
    from server_client.server.statistics.table_files import csv_file  # noqa: PLC0415 - slow to load

    found = await _answered(request)
    if isinstance(found, Response):
        return found
    content = csv_file(found.table.heads(in_file=True), found.table.in_file())
    return _file(found, content, "csv", "text/csv; charset=utf-8")


async def get_xlsx(request: Request) -> Response:
    """Return the table as a workbook."""
    from server_client.server.statistics.table_files import Sheet, xlsx_file  # noqa: PLC0415 - slow to load

    found = await _answered(request)
    if isinstance(found, Response):
        return found
    content = xlsx_file(Sheet(found.words["tab_forecast"], found.table.heads(in_file=True), found.table.in_file()))
    return _file(found, content, "xlsx", _XLSX)


async def _answered(request: Request) -> _Answered | Response:
    who = await signed_in(request)
    center, words = center_of(request), words_for(request, SHEET_TEXTS)
    asked = forecast_asking(request.query_params, local_day(desks_of(request).now()), who)
    if asked is None:
        refused = Asked(request=request, who=who, here=HERE)
        return page(refused, "monitor/unknown_branch.html", WORDS, status=404, own=FILES.address, tab="forecast")
    answers = await forecast_answers(center.statistics, asked.asking.question)
    table = forecast_table(answers, asked, center.board.shown.lines, words)
    return _Answered(who=who, asked=asked, answers=answers, table=table, words=words)


def _file(found: _Answered, content: bytes, ending: str, media_type: str) -> Response:
    asked = found.asked.asking.question
    name = f"motcua-forecast-{found.asked.by}-{asked.begin}-{asked.end}.{ending}"
    headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, headers=headers, media_type=media_type)
