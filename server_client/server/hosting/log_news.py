"""Tells a process that logs in the shared database have gone on: woken up by who wrote, and by a look each second.

The wake-up may be lost with the process that would have told it; the look is what makes that no more than a second.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import cast

from server_client.queue_model.ids import BranchId
from server_client.server.errors import Unavailable
from server_client.server.sql.dialects import numbered
from server_client.server.sql.sql import Sql
from server_client.server.store.sql_store import CHANNEL
from server_client.server.store.store import Head

_LOOK_S = 1.0
_BRANCHES_A_STATEMENT = 512


class LogNews:
    """Looks after the heads of those logs that somebody watches, all in one question."""

    def __init__(self, sql: Sql) -> None:
        """Prepare to look into the database."""
        self._sql = sql
        self._watched: dict[BranchId, Callable[[Head], None]] = {}
        self._named: set[BranchId] = set()
        self._woken = asyncio.Event()

    def watch(self, branch: BranchId, moved: Callable[[Head], None]) -> None:
        """Call `moved` with the head of the branch's log whenever it may have gone on."""
        self._watched[branch] = moved

    async def run(self) -> None:
        """Look until cancelled."""
        leave = self._sql.heard(CHANNEL, self._hear)
        try:
            while True:
                await self._look()
        finally:
            leave()

    def _hear(self, text: str) -> None:
        self._named |= {BranchId(text)} & self._watched.keys() if text else self._watched.keys()
        if self._named:
            self._woken.set()

    async def _look(self) -> None:
        try:
            async with asyncio.timeout(_LOOK_S):
                await self._woken.wait()
        except TimeoutError:
            self._named |= self._watched.keys()
        self._woken.clear()
        named, self._named = sorted(self._named), set()
        try:
            for start in range(0, len(named), _BRANCHES_A_STATEMENT):
                for branch, head in await self._heads(named[start : start + _BRANCHES_A_STATEMENT]):
                    self._watched[branch](head)
        except Unavailable:
            # Whoever sends a command learns that the database is away; the next look finds what was missed.
            return

    async def _heads(self, branches: Sequence[BranchId]) -> list[tuple[BranchId, Head]]:
        found = await self._sql.rows(
            f"SELECT branch, seq, hash FROM branches WHERE branch IN ({numbered(len(branches))})",  # noqa: S608
            *branches,
        )
        return [(branch, Head(seq, digest)) for branch, seq, digest in cast("list[tuple[BranchId, int, str]]", found)]
