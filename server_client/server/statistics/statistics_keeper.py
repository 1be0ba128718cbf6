"""Counts what the logs hold, branch by branch, beside the work that goes on and never in its way.

How far a branch has been counted stands in the same transaction as its sums, so every event counts once, whichever
process of a centre does it; a log that is not the one that was counted is counted anew from its beginning.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from server_client.branch_statistics.folding import fold
from server_client.branch_statistics.ledger import Cells, Ledger
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.events import ConfigurationAdopted
from server_client.queue_model.ids import BranchId
from server_client.server import logs
from server_client.server.announced_waits import AnnouncedWaitMeasures
from server_client.server.errors import Unavailable
from server_client.server.following.log_reader import LogReader
from server_client.server.replication import stored_rows
from server_client.server.sql.sql import Sql, SqlSession
from server_client.server.statistics import statistics_tables
from server_client.server.statistics.statistics_tables import Counted
from server_client.wire.chain import GENESIS, Entry
from server_client.wire.errors import Malformed
from server_client.wire.run_entries import stored_entry
from server_client.wire.statistics import decode_cells, decode_ledger, encode_ledger

_LOOK_S = 10.0
# Some milliseconds of counting; then others have their turn: for as long again, or, while much comes in, for thirty
# times as long. Sums may lag behind a backlog; who works may not.
_PORTION = 200
_RESTS = 1
_RESTS_WHILE_BUSY = 30
_LONG_PORTION = 5_000
_log = logs.logger(__name__)


@dataclass(slots=True)
class _Work:
    """A branch's ledger with what is to be written of it."""

    ledger: Ledger
    ended: list[tuple[date, Cells]]
    adopted: Configuration | None = None

    def take(self, entries: list[Entry]) -> None:
        for entry in map(stored_entry, entries):
            ended = fold(self.ledger, entry.data, epoch=entry.epoch, seq=entry.seq, at=entry.at)
            self.ended.extend(ended)
            self.ledger.head = entry.hash
            if type(entry.data) is ConfigurationAdopted:
                self.adopted = entry.data.configuration


class StatisticsKeeper:
    """Keeps the sums up; `clock` is in seconds from anywhere."""

    def __init__(self, sql: Sql, clock: Callable[[], float], *, is_busy: Callable[[], bool] = lambda: False) -> None:
        """Prepare; nothing is counted before `run`, or `bring_up`. While `is_busy` all else goes first."""
        self._sql = sql
        self._clock = clock
        self._is_busy = is_busy
        self._told: dict[BranchId, str] = {}
        self.measures = AnnouncedWaitMeasures("motcua_city_")

    async def run(self) -> None:
        """Count what comes, until cancelled."""
        while True:
            try:
                await self.look()
            except Unavailable as failed:
                _log.warning("nothing was counted", why=str(failed))
            await asyncio.sleep(_LOOK_S)

    async def look(self) -> None:
        """Count what has come since the last look, at half the speed that would be possible or less."""
        for branch in await statistics_tables.behind(self._sql):
            began = self._clock()
            try:
                while not await self.portion(branch):
                    await self._rest(began)
                    began = self._clock()
            except Malformed as broken:
                if self._told.get(branch) != str(broken):
                    _log.warning("a branch was not counted", branch=branch, why=str(broken))
                self._told[branch] = str(broken)
            await self._rest(began)

    async def bring_up(self, branch: BranchId) -> int:
        """Count all that a branch's log holds; return its last event. Unavailable, or Malformed if it is unreadable."""
        while not await self.portion(branch, _LONG_PORTION):
            pass
        return (await LogReader(self._sql, branch).head()).seq

    async def rebuild(self, branch: BranchId) -> int:
        """Forget what was counted and do it anew; else as `bring_up`."""
        async with self._sql.transaction() as session:
            await statistics_tables.forget(session, branch)
        return await self.bring_up(branch)

    async def portion(self, branch: BranchId, entries: int = _PORTION) -> bool:
        """Count up to so many entries; return whether that was all."""
        async with self._sql.transaction() as session:
            work, log = await self._begun(session, branch), LogReader(session, branch)
            found = await log.read(work.ledger.seq, entries)
            work.take(found)
            is_all = not found or work.ledger.seq >= (await log.head()).seq
            if found:
                await _write(session, work, is_all=is_all)
        self.measures.add(work.ledger.foretold)
        return is_all

    async def _begun(self, session: SqlSession, branch: BranchId) -> _Work:
        counted = await statistics_tables.locked_cursor(session, branch)
        ledger = await _ledger(session, branch, counted)
        if ledger is None:
            await statistics_tables.forget(session, branch)
            await statistics_tables.locked_cursor(session, branch)
            ledger = Ledger(branch, head=GENESIS)
        return _Work(ledger, [])

    async def _rest(self, began: float) -> None:
        rests = _RESTS_WHILE_BUSY if self._is_busy() else _RESTS
        await asyncio.sleep(max(0.0, self._clock() - began) * rests)


async def _ledger(session: SqlSession, branch: BranchId, counted: Counted) -> Ledger | None:
    """Return the ledger of what was counted; None if that was of another form, or of another log."""
    if counted.document is None:
        return Ledger(branch, head=GENESIS)
    held = await stored_rows.hashes(session, branch, counted.seq, counted.seq)
    if held.get(counted.seq) != counted.hash:
        return None
    try:
        ledger = decode_ledger(counted.document, {})
        if ledger.day is not None:
            cells = await statistics_tables.cells_of(session, branch, ledger.day)
            ledger.cells = decode_cells(cells) if cells is not None else {}
    except Malformed:
        return None
    return ledger


async def _write(session: SqlSession, work: _Work, *, is_all: bool) -> None:
    """Write what was counted; while there is more, what is put together of the day that goes on can wait for it."""
    ledger = work.ledger
    for day, cells in work.ended:
        await statistics_tables.keep_day(session, ledger.branch, day, cells)
    if ledger.day is not None:
        keep = statistics_tables.keep_day if is_all else statistics_tables.keep_cells
        await keep(session, ledger.branch, ledger.day, ledger.cells)
    counted = Counted(seq=ledger.seq, hash=ledger.head, document=encode_ledger(ledger))
    await statistics_tables.keep_cursor(session, ledger.branch, counted, work.adopted)
