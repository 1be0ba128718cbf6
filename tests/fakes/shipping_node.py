"""A node as its shipper sees it: a log that grows at will, and what a test waits for; no server is in it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from server_client.queue_model.branch import Branch
from server_client.server.errors import Unavailable
from server_client.server.hosting.feed import Feed
from server_client.server.metrics import Metrics, ServerMetrics
from server_client.server.replication.centre_line import CentreLine
from server_client.server.replication.shipping import Shipper, ShippingState
from server_client.server.store.store import Head
from server_client.wire.chain import Entry
from tests.fakes.node_log import NodeLog
from tests.proof.branches import MORNING


class ShippedLog:
    """The branch of a `NodeLog`, as a server has it."""

    def __init__(self, log: NodeLog) -> None:
        self.log = log
        self.feed = Feed(log.seq, self.read)
        self.is_readable = True

    @property
    def state(self) -> Branch:
        """Return the branch."""
        return self.log.state

    @property
    def head(self) -> Head:
        """Return where the log ends."""
        return Head(self.log.seq, self.log.hash_at(self.log.seq))

    async def read(self, after: int, limit: int) -> list[Entry]:
        """Return entries, unless the disk is at fault."""
        if not self.is_readable:
            raise Unavailable("The disk is at fault")
        return self.log.entries[after : after + limit]

    def take(self, times: int = 1) -> None:
        """Give out numbers, and tell of it."""
        before = self.log.seq
        self.log.take(times)
        self.feed.publish(self.log.entries[before:])


class WatchedMetrics(Metrics):
    """Says whenever the shipper has come to the end of a step."""

    def __init__(self, log: NodeLog) -> None:
        super().__init__(ServerMetrics(), log.branch)
        self.stepped = asyncio.Event()

    def shipping(self, *, linked: bool, lag: int) -> None:
        """Wake up who waits."""
        super().shipping(linked=linked, lag=lag)
        self.stepped.set()


class ShippingNode:
    """A shipper at work on a log."""

    def __init__(self, log: NodeLog, centre: CentreLine) -> None:
        self.branch = ShippedLog(log)
        self.metrics = WatchedMetrics(log)
        self.epochs_heard: list[int] = []
        self.shipper = Shipper(
            self.branch,
            centre,
            self.metrics,
            now=lambda: MORNING,
            dice=lambda: 0.0,
            hear_epoch=self.epochs_heard.append,
        )

    async def until(self, is_so: Callable[[ShippingState], bool]) -> ShippingState:
        """Return the state once it is so."""
        async with asyncio.timeout(20):
            while not is_so(self.shipper.state):
                self.metrics.stepped.clear()
                await self.metrics.stepped.wait()
        return self.shipper.state

    async def until_all_is_there(self) -> ShippingState:
        """Return the state once the centre holds the whole log."""
        return await self.until(lambda state: state.linked and state.held == self.branch.log.seq)


@asynccontextmanager
async def shipping(log: NodeLog, centre: CentreLine) -> AsyncIterator[ShippingNode]:
    """Let a shipper work on a log until the block ends."""
    node = ShippingNode(log, centre)
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(node.shipper.run())
        try:
            yield node
        finally:
            running.cancel()
