"""One branch that this process hosts: its writer, its feed and the state that both have reached."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.server.hosting.feed import Feed
from server_client.server.hosting.revival import revived
from server_client.server.hosting.writer import Committed, Writer
from server_client.server.metrics import Metrics
from server_client.server.settings import ServerSettings
from server_client.server.store.sqlite_store import SqliteReader, SqliteStore
from server_client.server.store.store import Head, Store
from server_client.wire.chain import Entry


class HostedBranch:
    """A branch between start and stop; `state` and `head` are what is on disk and has been told."""

    def __init__(
        self,
        settings: ServerSettings,
        metrics: Metrics,
        now: Callable[[], datetime],
        open_store: Callable[[Path], Store] = SqliteStore,
    ) -> None:
        """Bring the branch back from its log; raises what keeps that from being done (`errors`)."""
        store = open_store(settings.log_path)
        try:
            state, head = revived(store, settings.branch)
            self._reader = SqliteReader(settings.log_path)
        except BaseException:
            store.close()
            raise
        self.state: Branch = state
        self.head: Head = head
        self._metrics = metrics
        self._reading = ThreadPoolExecutor(1, "log-reader")
        self.feed = Feed(self.head.seq, self.read)
        self._writer = Writer(store, self.state, self.head, now=now, committed=self._take_over)

    @property
    def fault(self) -> str | None:
        """Return why nothing more is written, if that is so."""
        return self._writer.fault

    async def run(self) -> None:
        """Take commands until `stop` is called; then let go of the log."""
        await self._writer.run()
        self._reading.shutdown()
        self._reader.close()

    async def settle(self, command: Command) -> Sequence[Entry]:
        """Return the entries that the command has brought about; raises as Writer.settle does."""
        return await self._writer.settle(command)

    async def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries after entry `after`, without holding up the loop or the writer."""
        return await asyncio.get_running_loop().run_in_executor(self._reading, self._reader.read, after, limit)

    def stop(self) -> None:
        """End the feeds, and let `run` settle what waits and end."""
        self.feed.end()
        self._writer.stop()

    def _take_over(self, committed: Committed) -> None:
        self.state = committed.branch
        self.head = committed.head
        self.feed.publish(committed.entries)
        self._metrics.committed(
            commands=committed.commands, entries=len(committed.entries), commit_s=committed.commit_s
        )
