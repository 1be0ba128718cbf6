"""Which epoch of a branch counts, as taking in has to know it; who grants epochs, and how, is told in `epochs`."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from server_client.queue_model.ids import BranchId
from server_client.server.sql.sql import SqlSession


class EpochGrants(Protocol):
    """The epochs that were granted."""

    async def newest(self, session: SqlSession, branches: Sequence[BranchId]) -> Mapping[BranchId, int]:
        """Return the newest epoch granted of each branch that has had one granted."""


class NoGrants:
    """A centre that keeps no grants: an epoch counts once its beginning has been taken in."""

    async def newest(self, session: SqlSession, branches: Sequence[BranchId]) -> Mapping[BranchId, int]:
        """Return none."""
        return {}
