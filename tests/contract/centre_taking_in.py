"""A centre's way in on an open database of either kind, and what a test asks of it; no test of its own."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias, cast

import pytest

from server_client.branch_picture.picture import Picture
from server_client.queue_model.epoch_commands import EpochReason
from server_client.queue_model.ids import BranchId
from server_client.server.epochs.granting import Epochs
from server_client.server.replication.picture_keeper import PictureKeeper
from server_client.server.replication.refusing import NotTaken
from server_client.server.replication.taking_in import TakingIn
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.wire.epochs import EpochRequest
from server_client.wire.pictures import decode_picture, shown_part
from server_client.wire.replication import Run
from tests.fakes.node_log import NodeLog, fresh_id
from tests.proof.branches import MORNING

CN01, CN02 = BranchId("CN01"), BranchId("CN02")


@dataclass
class Centre:
    """A centre's way in on an open database."""

    sql: Sql
    taking_in: TakingIn
    pictures: PictureKeeper
    time: datetime = MORNING

    async def log(self, branch: BranchId = CN01) -> list[tuple[int, str]]:
        """Return the entries of a branch as seq and hash."""
        found = await self.sql.rows("SELECT seq, hash FROM entries WHERE branch = $1 ORDER BY seq, epoch", branch)
        return cast("list[tuple[int, str]]", found)

    async def picture(self, branch: BranchId = CN01) -> Picture:
        """Return the picture that is kept of a branch."""
        ((document,),) = await self.sql.rows("SELECT document FROM pictures WHERE branch = $1", branch)
        part = shown_part(cast("bytes", document))
        assert part is not None
        return decode_picture(part)

    async def faults(self) -> list[tuple[object, ...]]:
        """Return what is wrong, as branch and kind."""
        return [*await self.sql.rows("SELECT branch, kind FROM faults ORDER BY branch, kind")]

    async def granted(self, *, reserve: bool = False) -> None:
        """Grant the next epoch to another node."""
        request = EpochRequest(id=fresh_id(), expected=1, reason=EpochReason.REPLACED, reserve=reserve)
        await Epochs(self.sql, lambda: MORNING).grant(CN01, "node-2", request)

    async def refusal(self, run: Run) -> NotTaken:
        """Send a run that must not be taken, and return why."""
        with pytest.raises(NotTaken) as refused:
            await self.taking_in.take(run)
        return refused.value


Work: TypeAlias = Callable[[Centre], Coroutine[Any, Any, None]]

At: TypeAlias = Callable[[Work], None]


def worked(address: str, work: Work) -> None:
    """Open a centre, do the work while it takes in, and close it."""

    async def opened() -> None:
        sql = await open_sql(address)
        pictures = PictureKeeper(sql)
        taking_in = TakingIn(sql, pictures, now=lambda: centre.time)
        centre = Centre(sql, taking_in, pictures)
        try:
            async with asyncio.TaskGroup() as tasks:
                running = tasks.create_task(taking_in.run())
                await work(centre)
                running.cancel()
        finally:
            await sql.close()

    asyncio.run(asyncio.wait_for(opened(), 60))


def whole(node: NodeLog) -> list[tuple[int, str]]:
    """Return the log of a node as it has to be at the centre."""
    return [(entry.seq, entry.hash) for entry in node.entries]
