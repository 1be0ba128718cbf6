"""Keeps snapshots of followed branches, so that each is quickly brought to life; it works in the background, slowly."""

import asyncio
from collections.abc import Callable
from typing import cast

from server_client.queue_model.ids import BranchId
from server_client.server import logs
from server_client.server.errors import Unavailable
from server_client.server.following.followed_branch import FollowedBranch
from server_client.server.following.log_reader import LogReader
from server_client.server.sql.sql import Sql
from server_client.wire.documents import encode_branch

# About half a second's work for whoever looks first.
_DUE = 5_000
_KEPT = 2
_LOOK_S = 30.0
# It works a tenth of the time.
_REST = 9.0
_CHOICE = 16
_log = logs.logger(__name__)


class SnapshotKeeper:
    """Goes through the branches whose newest snapshot is long ago, one after the other."""

    def __init__(self, sql: Sql, clock: Callable[[], float], dice: Callable[[], float], *, due: int = _DUE) -> None:
        """Prepare; `clock` is in seconds from anywhere, `dice` gives 0 up to 1, so that processes choose apart.

        A snapshot is due when whoever looks would have to replay `due` entries.
        """
        self._sql = sql
        self._clock = clock
        self._dice = dice
        self._due = due

    async def run(self) -> None:
        """Keep what is due, until cancelled."""
        while True:
            began = self._clock()
            try:
                kept = await self.keep_one()
            except Unavailable as failed:
                _log.warning("no snapshot of a followed branch", why=str(failed))
                kept = None
            await asyncio.sleep(_LOOK_S if kept is None else _REST * (self._clock() - began))

    async def keep_one(self) -> BranchId | None:
        """Keep the snapshot of one branch where it is due, and return which; None if none is."""
        found = await self._sql.rows(
            "SELECT b.branch FROM branches b LEFT JOIN"
            " (SELECT branch, MAX(seq) AS seq FROM snapshots GROUP BY branch) s ON s.branch = b.branch"
            " WHERE NOT b.hosted AND b.seq - COALESCE(s.seq, 0) >= $1 ORDER BY b.branch LIMIT $2",
            self._due,
            _CHOICE,
        )
        due = [cast("BranchId", row[0]) for row in found]
        if not due:
            return None
        branch = due[int(self._dice() * len(due))]
        followed = FollowedBranch(branch, LogReader(self._sql, branch))
        await followed.built()
        await self.keep(followed)
        return branch

    async def keep(self, followed: FollowedBranch) -> None:
        """Keep the state of a branch, and forget all but the newest few."""
        branch, seq = followed.state.id, followed.head.seq
        document = encode_branch(followed.state, followed.head.hash, with_settled=True)
        async with self._sql.transaction() as session:
            await session.change(
                "INSERT INTO snapshots (branch, seq, document) VALUES ($1, $2, $3)"
                " ON CONFLICT (branch, seq) DO UPDATE SET document = excluded.document",
                branch,
                seq,
                document,
            )
            await session.change(
                "DELETE FROM snapshots WHERE branch = $1 AND (seq > $2 OR seq NOT IN"
                " (SELECT seq FROM snapshots WHERE branch = $1 AND seq <= $2 ORDER BY seq DESC LIMIT $3))",
                branch,
                seq,
                _KEPT,
            )
