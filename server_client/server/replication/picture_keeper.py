"""Keeps the picture of each branch up where taking in does not: made anew from the log, or brought up for hosted ones.

The log is the truth and a picture can be thrown away: one of an older form, or one that lags behind, is made from the
entries again, beside the work that goes on.
"""

import asyncio
from collections.abc import Iterable
from typing import cast

from server_client.branch_picture.counting import change
from server_client.branch_picture.tally import Tally
from server_client.queue_model.ids import BranchId
from server_client.server import logs
from server_client.server.errors import Unavailable
from server_client.server.following.log_reader import LogReader
from server_client.server.replication import stored_rows
from server_client.server.sql.sql import Sql, SqlSession
from server_client.server.stored_time import stored
from server_client.wire.chain import GENESIS
from server_client.wire.entry_columns import RunEntries
from server_client.wire.errors import Malformed
from server_client.wire.pictures import decode_tally, encode_tally
from server_client.wire.run_entries import stored_entry

_LOOK_S = 5.0
_PORTION = 1_000
_log = logs.logger(__name__)


def tally_at(branch: BranchId, document: bytes | None, seq: int, digest: str) -> Tally | None:
    """Return the tally of a document if it is as of entry `seq` with that hash; None if it has to be made anew."""
    if seq == 0:
        return Tally(branch, head=GENESIS)
    tally = _tally(branch, document)
    return tally if (tally.seq, tally.head) == (seq, digest) else None


def draw(tally: Tally, entries: RunEntries) -> None:
    """Bring the tally up to the last of the entries, which follow it."""
    if not entries:
        return
    for data, at in zip(entries.data, entries.at, strict=True):
        change(tally, data, at)
    tally.epoch, tally.seq, tally.at, tally.head = (
        entries.epoch[-1],
        entries.seq[-1],
        entries.at[-1],
        entries.hash[-1],
    )


class PictureKeeper:
    """Brings up the pictures that lag behind their logs, one at a time."""

    def __init__(self, sql: Sql) -> None:
        """Prepare; nothing is done before `run`."""
        self._sql = sql
        self._behind: set[BranchId] = set()
        self._hosted: set[BranchId] = set()
        self._news = asyncio.Event()

    def behind(self, branches: Iterable[BranchId]) -> None:
        """Take note of branches whose picture lags behind."""
        self._behind.update(branches)
        if self._behind:
            self._news.set()

    async def run(self) -> None:
        """Bring up what lags behind, until cancelled."""
        leave = self._sql.heard("log", self._hear)
        try:
            await self._look()
            while True:
                await self._step()
        finally:
            leave()

    async def bring_up(self, branch: BranchId) -> None:
        """Bring the picture of one branch up to its log; Unavailable if the database cannot be asked."""
        log = LogReader(self._sql, branch)
        tally = await self._standing(branch)
        while await self._go_on(log, tally):
            pass
        async with self._sql.transaction() as session:
            await self._finish(session, branch, tally)

    async def _step(self) -> None:
        try:
            while self._behind:
                await self.bring_up(self._behind.pop())
            async with asyncio.timeout(_LOOK_S):
                await self._news.wait()
            self._news.clear()
        except TimeoutError:
            await self._look()
        except (Unavailable, Malformed) as failed:
            _log.warning("a picture was not brought up", why=str(failed))
            await asyncio.sleep(_LOOK_S)

    async def _look(self) -> None:
        try:
            found = await self._sql.rows(
                "SELECT b.branch, b.hosted, b.seq <> COALESCE(p.seq, 0) FROM branches b"
                " LEFT JOIN pictures p ON p.branch = b.branch"
            )
        except Unavailable as failed:
            _log.warning("pictures not looked at", why=str(failed))
            return
        rows = cast("list[tuple[BranchId, bool, bool]]", found)
        self._hosted = {branch for branch, hosted, _ in rows if hosted}
        self.behind(branch for branch, _, lags in rows if lags)

    def _hear(self, branch: str) -> None:
        if branch in self._hosted:
            self.behind([BranchId(branch)])

    async def _standing(self, branch: BranchId) -> Tally:
        tally = _tally(branch, (await stored_rows.documents(self._sql, [branch])).get(branch))
        # A picture of a log that has been put back since is of no use.
        if (
            tally.seq
            and (await stored_rows.hashes(self._sql, branch, tally.seq, tally.seq)).get(tally.seq) != tally.head
        ):
            return Tally(branch, head=GENESIS)
        return tally

    async def _go_on(self, log: LogReader, tally: Tally) -> bool:
        entries = await log.read(tally.seq, _PORTION)
        draw(tally, RunEntries.of(map(stored_entry, entries)))
        return len(entries) == _PORTION

    async def _finish(self, session: SqlSession, branch: BranchId, tally: Tally) -> None:
        cursor = (await stored_rows.locked_cursors(session, [branch])).get(branch)
        if cursor is None:
            return
        log = LogReader(session, branch)
        while await self._go_on(log, tally):
            pass
        if tally.seq == cursor.seq and tally.seq:
            at_ms = stored(tally.at)
            await stored_rows.keep_documents(session, [(branch, tally.seq, encode_tally(tally), at_ms)])
            await session.tell("picture", branch)


def _tally(branch: BranchId, document: bytes | None) -> Tally:
    if document is not None:
        try:
            return decode_tally(document)
        except Malformed:
            pass  # of an older form, which the log makes up for
    return Tally(branch, head=GENESIS)
