"""The pages of the monitor: all branches, one in depth, alarms, statistics, indicators; for who is signed in."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from server_client.queue_model.ids import BranchId
from server_client.queue_model.local_time import local_day
from server_client.server.administration.administrator import Administrator, CenterRole
from server_client.server.administration.session import form_of, signed_in
from server_client.server.audit.trail import Deed
from server_client.server.errors import Unavailable
from server_client.server.monitor import alarms
from server_client.server.monitor.alarm_rules import MOST, AlarmKind, AlarmRule, set_rule
from server_client.server.monitor.judging import Matter
from server_client.server.pages.bilingual import in_language, language_of
from server_client.server.pages.frame import Asked, page
from server_client.server.pages.moments import moment_text
from server_client.server.pages.monitor.advice_words import ADVICE_WORDS
from server_client.server.pages.monitor.alarms_page import HISTORY_PAGE, alarm_rows, rule_rows
from server_client.server.pages.monitor.branch_page import branch_depth, curve
from server_client.server.pages.monitor.city_page import Wish, city_board
from server_client.server.pages.monitor.elsewhere_lines import elsewhere_lines
from server_client.server.pages.monitor.monitor_words import ALARM_WORDS, MONITOR_WORDS
from server_client.server.pages.monitor.shown_advice import shown_advice
from server_client.server.pages.monitor.shown_waits import LongestWaits
from server_client.server.pages.web_files import WebFiles
from server_client.server.routes.desk import center_of, desks_of, served
from server_client.server.statistics.statistics_book import GroupBy, Question
from server_client.server.stored_time import time_of
from server_client.wire.advising import Said

HERE = "/monitor"
WORDS = dict(MONITOR_WORDS) | dict(ALARM_WORDS) | dict(ADVICE_WORDS)
FILES = WebFiles(
    folder="/web/monitor",
    uplot_style="web/vendor/uplot.min.css",
    style="web/monitor/monitor.css",
    uplot="web/vendor/uplot.min.js",
    plots="web/monitor/plots.js",
)
_MAY_SET_RULES = (CenterRole.ADMINISTRATOR, CenterRole.DIRECTOR)


def monitor_routes() -> list[BaseRoute]:
    """Return the calls of these pages."""
    return [
        Route("/web/monitor/{name}", FILES.get),
        Route(HERE, CityPage().get),
        Route("/monitor/alarms", get_alarms),
        Route("/monitor/alarms", post_acknowledgement, methods=["POST"]),
        Route("/monitor/branches/{branch}/advice", post_answer, methods=["POST"]),
        Route("/monitor/rules", get_rules),
        Route("/monitor/rules", post_rule, methods=["POST"]),
        Route("/monitor/branches/{branch}", get_branch_in_depth),
    ]


def words_for(request: Request, texts: Mapping[str, tuple[str, str]] | None = None) -> dict[str, str]:
    """Return the words of a page in the language of who asks."""
    language = language_of(request)
    return in_language(WORDS | dict(texts or {}), language) | {"language": language}


class CityPage:
    """The page of all branches."""

    def __init__(self) -> None:
        """Begin with no wait looked up."""
        self._waits = LongestWaits()

    async def get(self, request: Request) -> Response:
        """Return all branches as the process holds them, or with `part=board` only what changes."""
        who = await signed_in(request)
        center, now = center_of(request), desks_of(request).now()
        board = city_board(
            center.ranking.ranked(now),
            Wish.of(request.query_params),
            words_for(request),
            who=who,
            now=center.board.shown.at or now,
            fault=center.board.shown.fault,
        )
        # The centre's own count too.
        board = replace(board, alarms=sum(who.sees(one.matter.branch) for one in center.board.shown.alarms))
        shown = [BranchId(row.branch) for row in board.rows]
        waits = await self._waits.of(center.forecasts, shown, language_of(request))
        part = request.query_params.get("part") == "board"
        served_by = desks_of(request).certificate
        ends = None
        if served_by is not None and served_by.notice is not None:
            ends = moment_text(served_by.present.ends_at, now)
        template = "city_board" if part else "city"
        return _page(request, who, template, board=board, waits=waits, tab="city", certificate_ends=ends)


async def get_branch_in_depth(request: Request) -> Response:
    """Return one branch in depth, or with `part=now` only what changes."""
    who = await signed_in(request)
    desks, center, branch = desks_of(request), center_of(request), BranchId(request.path_params["branch"])
    line = center.board.shown.lines.get(branch)
    if line is None or not who.sees(branch) or not desks.knows(branch):
        return _page(request, who, "unknown_branch", status=404, tab="city")
    now, words = desks.now(), words_for(request)
    at = await served(desks, branch)
    shown = center.board.shown
    here = [alarm for alarm in shown.alarms if alarm.matter.branch == branch]
    part = request.query_params.get("part") == "now"
    plot = {} if part else await _curve(request, branch, now, words)
    board = await desks.board(branch)
    return _page(
        request,
        who,
        "branch_now" if part else "branch",
        tab="city",
        row=city_board(
            [one for one in center.ranking.ranked(now) if one.sums.line.branch == branch],
            Wish(),
            words,
            who=who,
            now=now,
            fault=shown.fault,
        ),
        branch=branch,
        depth=branch_depth(line, at.state, words, now, board),
        elsewhere=await elsewhere_lines(center.elsewhere, line, language_of(request)),
        advice=shown_advice(board, line.configuration, words, now),
        may_answer=branch in desks.hosted,
        alarms=alarm_rows(here, shown, words, now),
        plot=plot,
    )


async def _curve(request: Request, branch: BranchId, now: datetime, words: Mapping[str, str]) -> dict[str, object]:
    today = local_day(now)
    question = Question(begin=today, end=today, by=GroupBy.HALF_HOUR, branches=(branch,))
    answer = await center_of(request).statistics.answer(question)
    return curve(answer.groups, words)


async def get_alarms(request: Request) -> Response:
    """Return the alarms that go on, and those that have ended."""
    who = await signed_in(request)
    return await _alarms(request, who)


async def post_acknowledgement(request: Request) -> Response:
    """Take an alarm on, with a note."""
    who = await signed_in(request)
    said = await form_of(request, who)
    center, branch = center_of(request), BranchId(said.get("branch", ""))
    if said.get("kind") not in set(AlarmKind) or not who.sees(branch):
        return await _alarms(request, who, message="acknowledged_meanwhile", status=409)
    matter = Matter(branch, AlarmKind(said["kind"]), said.get("subject", ""))
    note = said.get("note", "").strip()
    async with center.sql.transaction() as session:
        is_first = await alarms.acknowledge(session, matter, who.name, note, desks_of(request).now())
        if is_first:
            deed = Deed(who=who.name, what="alarm_taken_on", about=branch, detail=matter.kind.value)
            await center.trail.record_within(session, deed)
    await center.board.alarms_changed()
    if not is_first:
        return await _alarms(request, who, message="acknowledged_meanwhile", status=409)
    return RedirectResponse("/monitor/alarms", 303)


async def post_answer(request: Request) -> Response:
    """Take down what becomes of an advice to a point that is hosted here; a node's own supervisor says it there."""
    who = await signed_in(request)
    said = await form_of(request, who)
    desks, center, branch = desks_of(request), center_of(request), BranchId(request.path_params["branch"])
    if not who.sees(branch) or branch not in desks.hosted or said.get("said") not in set(Said):
        return _page(request, who, "unknown_branch", status=404, tab="city")
    advice, answer = said.get("advice", ""), Said(said["said"])
    # What another process keeps stays unanswered on the page, and can be answered again.
    with suppress(Unavailable):
        if desks.forecasting is not None and await desks.forecasting.say(branch, advice, answer):
            deed = Deed(who=who.name, what="advice_answered", about=branch, detail=f"{advice} {answer}")
            async with center.sql.transaction() as session:
                await center.trail.record_within(session, deed)
    return RedirectResponse(f"/monitor/branches/{branch}", 303)


async def _alarms(request: Request, who: Administrator, *, message: str = "", status: int = 200) -> Response:
    center, now, words = center_of(request), desks_of(request).now(), words_for(request)
    shown = center.board.shown
    before = request.query_params.get("before", "")
    ended = await alarms.history(
        center.sql,
        before=time_of(int(before)) if before.isascii() and before.isdecimal() and len(before) < 15 else now,
        most=HISTORY_PAGE,
    )
    is_whole = len(ended) < HISTORY_PAGE
    return _page(
        request,
        who,
        "alarms",
        status=status,
        tab="alarms",
        message=message,
        going_on=alarm_rows([one for one in shown.alarms if who.sees(one.matter.branch)], shown, words, now),
        history=alarm_rows([one for one in ended if who.sees(one.matter.branch)], shown, words, now),
        older=None if is_whole else int(ended[-1].raised.timestamp() * 1000),
    )


async def get_rules(request: Request) -> Response:
    """Return the rules by which alarms are raised."""
    who = await signed_in(request)
    return _rules(request, who, "saved" if "saved" in request.query_params else "")


async def post_rule(request: Request) -> Response:
    """Let another rule hold."""
    who = await signed_in(request, *_MAY_SET_RULES)
    rule = _rule_of(await form_of(request, who))
    if rule is None:
        return _rules(request, who, "bad_rule", status=400)
    center = center_of(request)
    async with center.sql.transaction() as session:
        await set_rule(session, rule)
        detail = f"on={rule.is_on} {rule.threshold} {rule.raise_after_s} {rule.clear_after_s}"
        await center.trail.record_within(
            session, Deed(who=who.name, what="alarm_rule_set", about=rule.kind.value, detail=detail)
        )
    await center.board.alarms_changed()
    return RedirectResponse("/monitor/rules?saved", 303)


def _rules(request: Request, who: Administrator, message: str, *, status: int = 200) -> Response:
    shown = center_of(request).board.shown
    return _page(
        request,
        who,
        "rules",
        status=status,
        tab="rules",
        message=message,
        rules=rule_rows(shown.rules, words_for(request)),
        may_set=who.role in _MAY_SET_RULES,
    )


def _rule_of(said: Mapping[str, str]) -> AlarmRule | None:
    numbers = [said.get(name, "") for name in ("threshold", "raise_after_s", "clear_after_s")]
    if said.get("kind") not in set(AlarmKind):
        return None
    if not all(text.isascii() and text.isdecimal() and len(text) < 7 and int(text) <= MOST for text in numbers):
        return None
    threshold, raise_after_s, clear_after_s = map(int, numbers)
    return AlarmRule(
        kind=AlarmKind(said["kind"]),
        is_on="is_on" in said,
        threshold=threshold,
        raise_after_s=raise_after_s,
        clear_after_s=clear_after_s,
    )


def _page(request: Request, who: Administrator, template: str, *, status: int = 200, **shown: object) -> Response:
    asked = Asked(request=request, who=who, here=HERE)
    return page(asked, f"monitor/{template}.html", WORDS, status=status, own=FILES.address, **shown)
