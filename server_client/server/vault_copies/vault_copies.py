"""What a centre keeps of its branches' vaults: sealed rows under marks, each until it is due; it has no key.

A row goes when the branch says so, and at its moment whether the branch can be heard or not. Whoever takes the copy
out is in the audit trail.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import cast

from server_client.queue_model.ids import BranchId
from server_client.server import logs
from server_client.server.audit.trail import Deed, Trail
from server_client.server.errors import Unavailable
from server_client.server.replication.epoch_grants import StoredGrants
from server_client.server.sql.sql import Sql, SqlSession
from server_client.server.stored_time import stored
from server_client.wire.vault_copies import CopiedPortion, CopiedRow

_PURGE_S = 20.0
_PAGE = 200
# Nothing of a vault is kept longer than a year and a day; a clock that is wrong must not make it for ever.
_LONGEST = timedelta(days=400)
_log = logs.logger(__name__)


class StaleCopy(Exception):
    """A portion that was sent before one that is kept; `stamp` is that one's."""

    def __init__(self, stamp: int) -> None:
        """Keep the stamp."""
        super().__init__(f"A later portion, of {stamp}, is kept already: send what is so now, under a later stamp")
        self.stamp = stamp


class OldNode(Exception):
    """A portion of a node that another has taken the branch over from; `epoch` is the one that may go on."""

    def __init__(self, epoch: int) -> None:
        """Keep the epoch."""
        super().__init__(f"The branch is in epoch {epoch}: this node's vault is copied no more")
        self.epoch = epoch


class VaultCopies:
    """The copies in the centre's database; errors as of `Sql`."""

    def __init__(self, sql: Sql, trail: Trail, now: Callable[[], datetime]) -> None:
        """Keep them there."""
        self._sql = sql
        self._trail = trail
        self._now = now

    async def keep(self, branch: BranchId, portion: CopiedPortion) -> None:
        """Keep rows as they are now, and forget those that are gone; StaleCopy or OldNode if that is no longer so."""
        latest_ms = stored(self._now() + _LONGEST)
        kept = [
            (branch, row.mark, row.key, min(row.due_ms, latest_ms), row.body)
            for row in portion.rows
            if row.body is not None
        ]
        async with self._sql.transaction() as session:
            await self._is_of_present_node(session, branch, portion.epoch)
            await self._stamped(session, branch, portion.stamp)
            await session.change_each(
                "DELETE FROM vault_copies WHERE branch = $1 AND mark = $2",
                [(branch, row.mark) for row in portion.rows if row.body is None],
            )
            await session.change_each(
                "INSERT INTO vault_copies (branch, mark, key, due_ms, body) VALUES ($1, $2, $3, $4, $5)"
                " ON CONFLICT (branch, mark) DO UPDATE SET key = excluded.key, due_ms = excluded.due_ms,"
                " body = excluded.body",
                kept,
            )

    async def page(self, branch: BranchId, after: str, *, by: str) -> CopiedPortion:
        """Return the rows that are not due, by their marks, behind one; none at the end. The first is in the trail."""
        now_ms = stored(self._now())
        if not after:
            await self._trail.record(Deed(who=by, what="vault_copy_given", about=branch))
        found = await self._sql.rows(
            f"SELECT mark, key, due_ms, body FROM vault_copies WHERE branch = $1 AND mark > $2 AND due_ms > $3"  # noqa: S608
            f" ORDER BY mark LIMIT {_PAGE}",
            branch,
            after,
            now_ms,
        )
        rows = cast("list[tuple[str, str, int, bytes]]", found)
        return CopiedPortion(
            rows=[CopiedRow(mark=mark, key=key, due_ms=due, body=body) for mark, key, due, body in rows]
        )

    async def forget_due(self) -> int:
        """Forget what is due, and return how much that was."""
        return await self._sql.change("DELETE FROM vault_copies WHERE due_ms <= $1", stored(self._now()))

    async def run(self) -> None:
        """Forget by the clock, until cancelled."""
        while True:
            try:
                forgotten = await self.forget_due()
                if forgotten:
                    _log.info("rows of vault copies forgotten", count=forgotten)
            except Unavailable as failed:
                _log.warning("vault copies not looked at", why=str(failed))
            await asyncio.sleep(_PURGE_S)

    async def _is_of_present_node(self, session: SqlSession, branch: BranchId, epoch: int) -> None:
        found = await session.rows("SELECT epoch FROM branches WHERE branch = $1", branch)
        held = cast("int", found[0][0] or 1) if found else 1
        newest = max(held, (await StoredGrants().newest(session, [branch])).get(branch, 1))
        if epoch < newest:
            raise OldNode(newest)

    async def _stamped(self, session: SqlSession, branch: BranchId, stamp: int) -> None:
        await session.change(
            "INSERT INTO vault_copy_stamps (branch, stamp) VALUES ($1, -1) ON CONFLICT DO NOTHING", branch
        )
        found = await session.rows("SELECT stamp FROM vault_copy_stamps WHERE branch = $1 {lock}", branch)
        held = cast("int", found[0][0])
        if stamp <= held:
            raise StaleCopy(held)
        await session.change("UPDATE vault_copy_stamps SET stamp = $2 WHERE branch = $1", branch, stamp)
