"""All branches of a centre as they are now, kept in the process: who looks at them asks no database.

What is heard of a log is read within a second; every few seconds all is looked at whatever was heard, since a node
that has nothing new to say is heard in the table only. Alarms are judged at each such look.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from server_client.branch_picture.picture import Picture
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import BranchId
from server_client.server import logs
from server_client.server.errors import Unavailable
from server_client.server.forecasting.shared_forecasts import SharedForecasts
from server_client.server.heard_within import heard_within
from server_client.server.monitor import alarms
from server_client.server.monitor.alarm_rules import BEGINNING, AlarmKind, Rules, rules_in
from server_client.server.monitor.alarm_watch import AlarmWatch
from server_client.server.monitor.alarms import Alarm
from server_client.server.monitor.branch_line import BranchLine
from server_client.server.monitor.judging import CENTER, Matter, matters
from server_client.server.replication import stored_rows
from server_client.server.sql.sql import Sql, Value
from server_client.server.statistics import statistics_tables
from server_client.server.stored_time import time_of, time_or_none
from server_client.wire.errors import Malformed
from server_client.wire.overview import BranchFault
from server_client.wire.pictures import decode_picture, shown_part
from server_client.wire.webhooks import WebhookState

# A branch is drawn at most once a second however much is heard of it, and drawing takes a fifth of the time at most.
_GAP_S = 1.0
_RESTS = 4
_LOOK_S = 5.0
_PORTION = 500
_CHANNELS = ("log", "picture")
_log = logs.logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The board at a moment: all branches by code, and the alarms that go on."""

    at: datetime | None = None
    lines: Mapping[BranchId, BranchLine]
    alarms: Sequence[Alarm] = ()
    rules: Rules
    fault: str | None = None
    """Why it is not as of now, if the database could not be asked."""


class Board:
    """Keeps the board up; reading `shown` costs nothing."""

    def __init__(self, sql: Sql, now: Callable[[], datetime]) -> None:
        """Begin with nothing; `run` or `look` fills it."""
        self._sql = sql
        self._now = now
        self.shown = Shown(lines={}, rules=BEGINNING)
        self._seqs: dict[BranchId, int] = {}
        self._heard: set[BranchId] = set()
        self._news = asyncio.Event()
        self._watch = AlarmWatch()

    async def run(self) -> None:
        """Keep it up, until cancelled."""
        leaves = [self._sql.heard(channel, self._hear) for channel in _CHANNELS]
        loop = asyncio.get_running_loop()
        looked = loop.time() - _LOOK_S
        try:
            while True:
                began = loop.time()
                looks = began - looked >= _LOOK_S
                looked = began if looks else looked
                await self._tried(looks=looks)
                await asyncio.sleep(max(_GAP_S, (loop.time() - began) * _RESTS))
                await heard_within(self._news, max(0.0, looked + _LOOK_S - loop.time()))
        finally:
            for leave in leaves:
                leave()

    async def look(self) -> None:
        """Look at all branches, and judge them; Unavailable if the database cannot be asked."""
        self._heard.clear()
        rows = await self._rows(None)
        self._seqs = {branch: seq for branch, seq in self._seqs.items() if branch in rows}
        faults, risks = await self._faults(), await SharedForecasts(self._sql, self._now).at_risk()
        lines = await self._drawn(
            {
                branch: replace(line, faults=faults.get(branch, ()), risk_percent=risks.get(branch, 0))
                for branch, line in rows.items()
            }
        )
        await self._judge(lines)

    async def catch_up(self) -> None:
        """Look at the branches that were heard of; else as `look`."""
        heard, self._heard = sorted(self._heard), set()
        try:
            for start in range(0, len(heard), _PORTION):
                rows = await self._rows(heard[start : start + _PORTION])
                known = self.shown.lines
                rows = {
                    b: replace(line, faults=known[b].faults, risk_percent=known[b].risk_percent) if b in known else line
                    for b, line in rows.items()
                }
                lines = dict(known) | await self._drawn(rows)
                self.shown = replace(self.shown, at=self._now(), lines=lines, fault=None)
        except BaseException:
            self._heard.update(heard)
            raise

    async def alarms_changed(self) -> None:
        """Show the alarms and rules as they are kept now; Unavailable if the database cannot be asked."""
        self.shown = replace(self.shown, alarms=await alarms.going_on(self._sql), rules=await rules_in(self._sql))

    async def _tried(self, *, looks: bool) -> None:
        try:
            await (self.look() if looks else self.catch_up())
        except Unavailable as failed:
            if self.shown.fault is None:
                _log.warning("the board is not up to date", why=str(failed))
            self.shown = replace(self.shown, fault=str(failed))

    def _hear(self, branch: str) -> None:
        if branch:
            self._heard.add(BranchId(branch))
            self._news.set()

    async def _rows(self, branches: Sequence[BranchId] | None) -> dict[BranchId, BranchLine]:
        """Return the rows of these branches, or of all, each with the picture that is known of it."""
        where, values = _among(branches)
        found = await self._sql.rows(f"SELECT branch, hosted, heard_ms FROM branches {where}", *values)  # noqa: S608
        known = self.shown.lines
        lines = {}
        for branch, hosted, heard_ms in cast("list[tuple[BranchId, bool, int | None]]", found):
            line = known.get(branch)
            lines[branch] = BranchLine(
                branch=branch,
                hosted=bool(hosted),
                heard=time_or_none(heard_ms),
                picture=None if line is None else line.picture,
                configuration=None if line is None else line.configuration,
            )
        return lines

    async def _drawn(self, lines: Mapping[BranchId, BranchLine]) -> dict[BranchId, BranchLine]:
        """Return the lines with those pictures read anew that have gone on."""
        stale = await self._stale(sorted(lines))
        drawn = dict(lines)
        for start in range(0, len(stale), _PORTION):
            some = stale[start : start + _PORTION]
            for branch, document in (await stored_rows.documents(self._sql, some)).items():
                picture = _picture(document)
                if picture is not None:
                    self._seqs[branch] = picture.seq
                    drawn[branch] = replace(drawn[branch], picture=picture)
            # Thousands of them at the start: others have their turn in between.
            await asyncio.sleep(0)
        configured = await self._configured(drawn)
        return drawn | {branch: replace(drawn[branch], configuration=one) for branch, one in configured.items()}

    async def _stale(self, branches: Sequence[BranchId]) -> list[BranchId]:
        if not branches:
            return []
        where, values = _among(branches if len(branches) <= _PORTION else None)
        found = await self._sql.rows(f"SELECT branch, seq FROM pictures {where}", *values)  # noqa: S608
        seqs = cast("list[tuple[BranchId, int]]", found)
        wanted = set(branches)
        return [branch for branch, seq in seqs if branch in wanted and self._seqs.get(branch) != seq]

    async def _configured(self, lines: Mapping[BranchId, BranchLine]) -> Mapping[BranchId, Configuration]:
        lacking = [line.branch for line in lines.values() if _lacks_configuration(line)]
        found: dict[BranchId, Configuration] = {}
        for start in range(0, len(lacking), _PORTION):
            found |= await statistics_tables.configurations(self._sql, lacking[start : start + _PORTION])
        return found

    async def _faults(self) -> Mapping[BranchId, list[BranchFault]]:
        found = await self._sql.rows("SELECT branch, kind, since_ms, detail FROM faults ORDER BY branch, since_ms")
        faults: dict[BranchId, list[BranchFault]] = {}
        for branch, kind, since_ms, detail in cast("list[tuple[BranchId, str, int, str]]", found):
            faults.setdefault(branch, []).append(BranchFault(kind=kind, since=time_of(since_ms), detail=detail))
        return faults

    async def _judge(self, lines: Mapping[BranchId, BranchLine]) -> None:
        now = self._now()
        rules, known = await rules_in(self._sql), await alarms.going_on(self._sql)
        going_on = {alarm.matter for alarm in known}
        found = dict(_all_matters(lines.values(), now, rules, going_on)) | await self._of_center(rules)
        raised, cleared = self._watch.step(found, going_on, rules, now)
        if raised or cleared:
            async with self._sql.transaction() as session:
                await alarms.raise_all(session, {matter: found[matter] for matter in raised}, now)
                await alarms.clear_all(session, cleared, now)
            known = await alarms.going_on(self._sql)
        self.shown = Shown(at=now, lines=lines, alarms=known, rules=rules)

    async def _of_center(self, rules: Rules) -> dict[Matter, str]:
        if not rules[AlarmKind.WEBHOOK].is_on:
            return {}
        parked = await self._sql.rows("SELECT id, fault FROM webhooks WHERE state = $1", WebhookState.PARKED.value)
        typed = cast("list[tuple[str, str]]", parked)
        return {Matter(CENTER, AlarmKind.WEBHOOK, id_): fault for id_, fault in typed}


def _among(branches: Sequence[BranchId] | None) -> tuple[str, list[Value]]:
    if branches is None:
        return "", []
    marks, values = stored_rows.any_of(branches)
    return f"WHERE branch IN ({marks})", values


async def known_lines(sql: Sql) -> Mapping[BranchId, BranchLine]:
    """Return the branches with what they work by, without their pictures; Unavailable if that cannot be asked."""
    found = await sql.rows("SELECT branch, hosted FROM branches ORDER BY branch")
    hosted = dict(cast("list[tuple[BranchId, bool]]", found))
    configured: dict[BranchId, Configuration] = {}
    branches = list(hosted)
    for start in range(0, len(branches), _PORTION):
        configured |= await statistics_tables.configurations(sql, branches[start : start + _PORTION])
    return {
        branch: BranchLine(
            branch=branch,
            hosted=bool(is_hosted),
            heard=None,
            picture=None,
            configuration=configured.get(branch),
        )
        for branch, is_hosted in hosted.items()
    }


def _all_matters(
    lines: Iterable[BranchLine], now: datetime, rules: Rules, going_on: set[Matter]
) -> Iterable[tuple[Matter, str]]:
    for line in lines:
        yield from matters(line, now, rules, going_on)


def _lacks_configuration(line: BranchLine) -> bool:
    version = None if line.picture is None else line.picture.configuration
    return version is not None and (line.configuration is None or line.configuration.version != version)


def _picture(document: bytes) -> Picture | None:
    try:
        part = shown_part(document)
        return None if part is None else decode_picture(part)
    except Malformed:
        return None  # of an older form; it is being made anew
