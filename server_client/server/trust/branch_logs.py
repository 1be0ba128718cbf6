"""Where the logs are whose days are told: in the database of a centre, or beside a node."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from server_client.queue_model.ids import BranchId
from server_client.server.following.log_reader import LogReader
from server_client.server.hosting.hosted_branch import HostedBranch
from server_client.server.sql.sql import Sql
from server_client.server.stored_time import time_of
from server_client.server.trust.digest_maker import LogEnd, ReadableLog


@dataclass(frozen=True, slots=True)
class CentreLogs:
    """All logs that a centre writes or holds verified copies of."""

    sql: Sql

    async def ends(self) -> Sequence[LogEnd]:
        """Return all branches."""
        found = await self.sql.rows("SELECT branch, seq, hosted, heard_ms FROM branches ORDER BY branch")
        rows = cast("list[tuple[BranchId, int, bool, int | None]]", found)
        return [
            LogEnd(
                branch=branch,
                seq=seq,
                heard=None if hosted else time_of(heard_ms or 0),
            )
            for branch, seq, hosted, heard_ms in rows
        ]

    def log(self, branch: BranchId) -> ReadableLog:
        """Return the log of one of them."""
        return LogReader(self.sql, branch)


@dataclass(frozen=True, slots=True)
class NodeLogs:
    """The only log of a node."""

    hosted: HostedBranch

    async def ends(self) -> Sequence[LogEnd]:
        """Return the branch."""
        return [LogEnd(branch=self.hosted.state.id, seq=self.hosted.head.seq, heard=None)]

    def log(self, branch: BranchId) -> ReadableLog:
        """Return its log."""
        return self.hosted
