"""A node that was away for a day: its log on disk, sent by the product's own shipper, until the centre holds it all."""

import asyncio
from pathlib import Path
from time import perf_counter

from server_client.bench.replicate_logs import BranchLog, Day
from server_client.queue_model.branch import BEFORE_ALL, Branch
from server_client.queue_model.ids import BranchId
from server_client.server.hosting.feed import Feed
from server_client.server.metrics import Metrics, ServerMetrics
from server_client.server.replication.centre_line import CentreAddress
from server_client.server.replication.http_centre import HttpCentre
from server_client.server.replication.shipping import Shipper
from server_client.server.store.sqlite_store import SqliteReader, SqliteStore
from server_client.server.store.store import Group, Head
from server_client.server.store.threaded_log import ThreadedLog
from server_client.wire.chain import Entry

_LONGEST_S = 120.0


class Backlog:
    """A branch as its shipper sees it, at rest."""

    def __init__(self, path: Path, branch: BranchId, entries: list[Entry]) -> None:
        """Write the log."""
        store = SqliteStore(path)
        store.append(Group(entries=entries))
        self.log = ThreadedLog(store, SqliteReader(path))
        self.state = Branch(id=branch)
        self.head = Head(entries[-1].seq, entries[-1].hash)
        self.feed = Feed(self.head.seq, self.log.read)

    async def read(self, after: int, limit: int) -> list[Entry]:
        """Return entries from the disk."""
        return await self.log.read(after, limit)


class _Arrival(Metrics):
    """Tells when nothing is missing at the centre any more."""

    def __init__(self, branch: BranchId) -> None:
        super().__init__(ServerMetrics(), branch)
        self.is_there = asyncio.Event()

    def shipping(self, *, linked: bool, lag: int) -> None:
        """Look at the lag."""
        if linked and lag == 0:
            self.is_there.set()


async def catch_up_s(folder: Path, port: int, secret: str, branch: BranchId, *, events: int, day: Day) -> float:
    """Return how long a backlog of so many events takes to its centre, in seconds."""
    kept = folder / "node.secret"
    kept.write_text(secret)
    backlog = Backlog(folder / f"{branch}.sqlite", branch, BranchLog(branch).goes_on(day, events))
    arrival = _Arrival(branch)
    centre = HttpCentre(CentreAddress(url=f"http://127.0.0.1:{port}", credential=kept), branch)
    shipper = Shipper(backlog, centre, arrival, now=lambda: BEFORE_ALL, dice=lambda: 0.0)
    began = perf_counter()
    async with asyncio.timeout(_LONGEST_S), asyncio.TaskGroup() as tasks:
        running = tasks.create_task(shipper.run())
        await arrival.is_there.wait()
        took = perf_counter() - began
        running.cancel()
    await backlog.log.close()
    return took
