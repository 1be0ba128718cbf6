"""What a server publishes about its branches' days, put together: the digests, their making and the days' courses."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from server_client.server import logs
from server_client.server.errors import StoreUnavailable, Unavailable
from server_client.server.hosting.hosted_branch import HostedBranch
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.server.trust.branch_logs import CentreLogs, NodeLogs
from server_client.server.trust.courses import Courses
from server_client.server.trust.digest_maker import DigestMaker, Logs
from server_client.server.trust.digest_table import DigestTable

_AGAIN_S = 30.0
_log = logs.logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The three parts."""

    digests: DigestTable
    maker: DigestMaker
    courses: Courses

    @classmethod
    def over(cls, logs: Logs, sql: Sql, *, now: Callable[[], datetime], dice: Callable[[], float]) -> Self:
        """Return them over these logs, kept in this database; `dice` gives 0 up to 1."""
        table = DigestTable(sql)
        return cls(digests=table, maker=DigestMaker(logs, table, now=now, dice=dice), courses=Courses(logs, table, now))

    @classmethod
    def at_center(cls, sql: Sql, *, now: Callable[[], datetime], dice: Callable[[], float]) -> Self:
        """Return them over all logs of a centre."""
        return cls.over(CentreLogs(sql), sql, now=now, dice=dice)


class TrustAtNode:
    """The same at a node, in a file of its own; the queue does not depend on it."""

    def __init__(self, hosted: HostedBranch, path: Path, *, now: Callable[[], datetime]) -> None:
        """Name the branch and the file; nothing is opened before `run`."""
        self._hosted = hosted
        self._path = path
        self._now = now
        self._trust: Trust | None = None
        self._fault = "The digests are not open yet: try again in a moment"

    @property
    def trust(self) -> Trust:
        """Return what is there; StoreUnavailable says why nothing is."""
        if self._trust is None:
            raise StoreUnavailable(self._fault)
        return self._trust

    async def run(self) -> None:
        """Open the file as soon as that can be done, and make digests until cancelled."""
        while True:
            try:
                sql = await open_sql(f"sqlite:{self._path}")
            except Unavailable as failed:
                self._fault = str(failed)
                _log.warning("digests cannot be kept", why=str(failed))
                await asyncio.sleep(_AGAIN_S)
                continue
            try:
                self._trust = Trust.over(NodeLogs(self._hosted), sql, now=self._now, dice=lambda: 0.0)
                await self._trust.maker.run()
            finally:
                self._trust = None
                await sql.close()
