"""Any log as tests without a loop use it: each call waits until it is done, in a loop of the log's own."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self

from server_client.queue_model.ids import BranchId, CommandId
from server_client.server.sql.opening import open_sql
from server_client.server.store import sql_store
from server_client.server.store.log_store import LogStore, Proposal
from server_client.server.store.sqlite_store import SqliteReader, SqliteStore
from server_client.server.store.store import Answer, Group, Head, Snapshot
from server_client.server.store.threaded_log import ThreadedLog
from server_client.wire.chain import Entry
from tests.fakes.log_entries import CN01
from tests.fakes.memory_store import MemoryDisk, MemoryStore


class WaitedLog:
    """One open log."""

    def __init__(self, open_log: Callable[[], Awaitable[tuple[LogStore, Callable[[], Awaitable[None]]]]]) -> None:
        """Open it by what returns the log, and what is to be closed after it."""
        self._runner = asyncio.Runner()

        async def opened() -> tuple[LogStore, Callable[[], Awaitable[None]]]:
            return await open_log()

        try:
            self._log, self._after = self._runner.run(opened())
        except BaseException:
            self._runner.close()
            raise

    @classmethod
    def in_file(cls, path: Path) -> Self:
        """Open a log in a file of its own."""

        async def opened() -> tuple[LogStore, Callable[[], Awaitable[None]]]:
            return ThreadedLog(SqliteStore(path), SqliteReader(path)), _nothing

        return cls(opened)

    @classmethod
    def in_memory(cls, disk: MemoryDisk) -> Self:
        """Open a log in memory."""

        async def opened() -> tuple[LogStore, Callable[[], Awaitable[None]]]:
            return ThreadedLog(MemoryStore(disk)), _nothing

        return cls(opened)

    @classmethod
    def in_database(cls, address: str, branch: BranchId = CN01) -> Self:
        """Open a log in a centre's database."""

        async def opened() -> tuple[LogStore, Callable[[], Awaitable[None]]]:
            sql = await open_sql(address, connections=2)
            return await sql_store.opened(sql, branch), sql.close

        return cls(opened)

    def head(self) -> Head:
        """Return where the log ends."""
        return self._runner.run(self._log.head())

    def append(self, group: Group) -> None:
        """Add the group behind the log as it is."""
        proposal = Proposal(group=group, after=self.head(), news=())
        assert self._runner.run(self._log.add(proposal, _never)).before == {}

    def propose(self, proposal: Proposal) -> Mapping[CommandId, Answer]:
        """Add the proposal, unless some were answered before."""
        return self._runner.run(self._log.add(proposal, _never)).before

    def answers(self, commands: Iterable[CommandId]) -> Mapping[CommandId, Answer]:
        """Return how those of the commands were answered that have been."""
        return self.propose(Proposal(group=Group(), after=self.head(), news=tuple(commands)))

    def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries that follow entry `after`."""
        return self._runner.run(self._log.read(after, limit))

    def snapshots(self) -> list[Snapshot]:
        """Return the snapshots kept, the newest first."""
        return self._runner.run(self._log.snapshots())

    def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot."""
        self._runner.run(self._log.keep_snapshot(snapshot))

    def close(self) -> None:
        """Let go of the log."""

        async def closed() -> None:
            await self._log.close()
            await self._after()

        self._runner.run(closed())
        self._runner.close()


def _never(entries: Sequence[Entry]) -> Proposal:
    raise AssertionError(f"nobody else writes this log, but {len(entries)} entries have come")


async def _nothing() -> None:
    pass
