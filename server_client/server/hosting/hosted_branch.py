"""One branch that this process hosts: its writer, its feed and the state that both have reached."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Self

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.ids import BranchId
from server_client.server.announced_waits import AnnouncedWaits
from server_client.server.hosting.feed import Feed
from server_client.server.hosting.log_news import LogNews
from server_client.server.hosting.revival import revived
from server_client.server.hosting.writer import Committed, Writer
from server_client.server.metrics import Metrics
from server_client.server.settings import ServerSettings
from server_client.server.sql.sql import Sql
from server_client.server.store import sql_store
from server_client.server.store.log_store import LogStore
from server_client.server.store.sqlite_store import SqliteReader, SqliteStore
from server_client.server.store.store import Head, Store
from server_client.server.store.threaded_log import ThreadedLog
from server_client.wire.chain import Entry


class HostedBranch:
    """A branch between start and stop; `state` and `head` are what is on disk and has been told."""

    def __init__(
        self, log: LogStore, state: Branch, head: Head, *, metrics: Metrics, now: Callable[[], datetime]
    ) -> None:
        """Take over a log and what it has come to; `in_file` and `in_database` read that."""
        self.state: Branch = state
        self.head: Head = head
        self._metrics = metrics
        self._announced_waits = AnnouncedWaits(metrics.announced_waits)
        self._log = log
        self.feed = Feed(head.seq, log.read)
        self._writer = Writer(log, state, head, now=now, committed=self._take_over)

    @classmethod
    async def in_file(
        cls,
        settings: ServerSettings,
        metrics: Metrics,
        now: Callable[[], datetime],
        open_store: Callable[[Path], Store] = SqliteStore,
    ) -> Self:
        """Return the branch whose log is a file of its own; raises what keeps it from coming back (`errors`)."""
        store = open_store(settings.log_path)
        try:
            log = ThreadedLog(store, SqliteReader(settings.log_path))
        except BaseException:
            store.close()
            raise
        return await cls._revived(log, settings.branch, metrics, now)

    @classmethod
    async def in_database(
        cls, sql: Sql, branch: BranchId, *, metrics: Metrics, now: Callable[[], datetime], news: LogNews
    ) -> Self:
        """Return the branch whose log is in the centre's database, which other processes may write as well.

        What they write comes in by `news`. Raises what keeps the branch from coming back (`errors`).
        """
        hosted = await cls._revived(await sql_store.opened(sql, branch), branch, metrics, now)
        news.watch(branch, hosted.look)
        return hosted

    @classmethod
    async def _revived(cls, log: LogStore, branch: BranchId, metrics: Metrics, now: Callable[[], datetime]) -> Self:
        try:
            state, head = await revived(log, branch)
        except BaseException:
            await log.close()
            raise
        return cls(log, state, head, metrics=metrics, now=now)

    @property
    def fault(self) -> str | None:
        """Return why nothing more is written, if that is so."""
        return self._writer.fault

    async def run(self) -> None:
        """Take commands until `stop` is called; then let go of the log."""
        await self._writer.run()

    async def settle(self, command: Command) -> Sequence[Entry]:
        """Return the entries that the command has brought about; raises as Writer.settle does."""
        return await self._writer.settle(command)

    async def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries after entry `after`, without holding up the loop or the writer."""
        return await self._log.read(after, limit)

    def look(self, head: Head) -> None:
        """Take in, soon, what other processes have written, if the log ends elsewhere than here."""
        if head != self.head:
            self._writer.look()

    def stop(self) -> None:
        """End the feeds, and let `run` settle what waits and end."""
        self.feed.end()
        self._writer.stop()

    def _take_over(self, committed: Committed) -> None:
        self.state = committed.branch
        self.head = committed.head
        self.feed.publish(committed.entries)
        self._announced_waits.take(committed.entries, is_own=committed.commands > 0)
        if committed.commands:
            self._metrics.committed(
                commands=committed.commands, entries=len(committed.entries), commit_s=committed.commit_s
            )
