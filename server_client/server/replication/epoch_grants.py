"""Which epoch of a branch counts, as taking in has to know it; who grants epochs, and how, is told in `epochs`."""

from collections.abc import Mapping, Sequence
from typing import Protocol, cast

from server_client.queue_model.ids import BranchId
from server_client.server.epochs import granting
from server_client.server.replication.stored_rows import any_of
from server_client.server.sql.sql import SqlSession
from server_client.wire.epochs import EpochState


class EpochGrants(Protocol):
    """The epochs that were granted."""

    async def newest(self, session: SqlSession, branches: Sequence[BranchId]) -> Mapping[BranchId, int]:
        """Return the newest epoch granted of each branch that has had one granted."""

    async def begins(self, session: SqlSession, branch: BranchId, epoch: int) -> bool:
        """Take note that a log has come to an epoch; False if nobody was given that."""


class StoredGrants:
    """What the centre has granted."""

    async def newest(self, session: SqlSession, branches: Sequence[BranchId]) -> Mapping[BranchId, int]:
        """Return the newest epoch of each branch; one that is only reserved fences nobody."""
        marks, values = any_of(branches, first=2)
        found = await session.rows(
            f"SELECT branch, MAX(epoch) FROM epochs WHERE state <> $1 AND branch IN ({marks}) GROUP BY branch",  # noqa: S608
            EpochState.RESERVED.value,
            *values,
        )
        return dict(cast("list[tuple[BranchId, int]]", found))

    async def begins(self, session: SqlSession, branch: BranchId, epoch: int) -> bool:
        """Take note that the epoch has begun."""
        return await granting.begins(session, branch, epoch)
