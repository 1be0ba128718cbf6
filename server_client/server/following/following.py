"""The branches that are followed here: each comes to life when somebody looks, and goes when nobody does any more."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import cast

from server_client.queue_model.ids import BranchId
from server_client.server import logs
from server_client.server.errors import Unavailable
from server_client.server.following.followed_branch import FollowedBranch
from server_client.server.following.log_reader import LogReader
from server_client.server.heard_within import heard_within
from server_client.server.sql.dialects import numbered
from server_client.server.sql.sql import Sql

# How often one looks, whatever was heard.
_LOOK_S = 1.0
_BEAT_S = 15.0
# There are thousands of branches, and a new one is heard of.
_LEARN_S = 10.0
_A_STATEMENT = 256
_IDLE_S = 120.0
_ABOUT_TO_LISTEN_S = 5.0
_AT_ONCE = 8
_log = logs.logger(__name__)


class Following:
    """All followed branches of a centre; `clock` is in seconds from anywhere, `most` how many may live without need."""

    def __init__(self, sql: Sql, clock: Callable[[], float], *, most: int = 400) -> None:
        """Begin with none; `begin` learns which there are."""
        self._sql = sql
        self._clock = clock
        self._most = most
        self._known: set[BranchId] = set()
        self._alive: dict[BranchId, FollowedBranch] = {}
        self._asked: dict[BranchId, float] = {}
        self._behind: set[BranchId] = set()
        self._news = asyncio.Event()
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._beaten = clock()
        self._learned = clock()
        self.fault: str | None = None
        """Why the database could not be asked at the last look, if it could not."""
        self._faults: dict[BranchId, str] = {}

    async def begin(self) -> None:
        """Learn which branches there are, and hear of what comes; Unavailable if the database cannot be asked."""
        self._sql.heard("log", self._hear)
        await self._learn()

    def knows(self, branch: BranchId) -> bool:
        """Say whether the centre has a log of the branch."""
        return branch in self._known

    def alive(self) -> Iterable[FollowedBranch]:
        """Go through the branches that somebody looks at."""
        return tuple(one for one in self._alive.values() if one.is_built)

    async def at(self, branch: BranchId) -> FollowedBranch:
        """Return a branch that is known, as it is now; Unavailable if it cannot be brought to life."""
        followed = self._alive.get(branch)
        if followed is None:
            followed = self._alive[branch] = FollowedBranch(branch, LogReader(self._sql, branch))
        self._asked[branch] = self._clock()
        try:
            await followed.built()
        except Unavailable:
            self._forget(branch)
            raise
        return followed

    async def run(self) -> None:
        """Keep the branches up that somebody looks at, until cancelled."""
        looked = self._clock()
        while True:
            await heard_within(self._news, _LOOK_S)
            # However much is heard: what was told and lost is found by looking.
            looks = self._clock() - looked >= _LOOK_S
            looked = self._clock() if looks else looked
            await self.step(looks=looks)

    async def step(self, *, looks: bool) -> None:
        """Bring up what was heard of, or, if it `looks`, whatever has gone on; let go of what nobody needs."""
        try:
            await self._catch_up(look=looks)
            self.fault = None if looks else self.fault
        except Unavailable as failed:
            if self.fault != str(failed):
                _log.warning("followed branches not looked at", why=str(failed))
            self.fault = str(failed)
        self._drop_idle()
        if self._clock() - self._beaten >= _BEAT_S:
            self._beaten = self._clock()
            for followed in self.alive():
                followed.feed.beat()

    def end(self) -> None:
        """End all feeds."""
        for followed in self._alive.values():
            followed.feed.end()

    def _hear(self, branch: str) -> None:
        if branch:
            self._known.add(BranchId(branch))
            if branch in self._alive:
                self._behind.add(BranchId(branch))
                self._news.set()

    async def _catch_up(self, *, look: bool) -> None:
        behind, self._behind = self._behind, set()
        if look:
            alive = {branch: one for branch, one in self._alive.items() if one.is_built}
            ends = await self._ends(tuple(alive))
            behind |= {branch for branch, one in alive.items() if ends.get(branch) != one.head.hash}
        await asyncio.gather(*(self._brought_up(branch, look=look) for branch in behind))

    async def _ends(self, branches: Sequence[BranchId]) -> dict[BranchId, str]:
        """Return the hash at which each of the logs ends."""
        ends: dict[BranchId, str] = {}
        for start in range(0, len(branches), _A_STATEMENT):
            some = branches[start : start + _A_STATEMENT]
            found = await self._sql.rows(
                f"SELECT branch, hash FROM branches WHERE branch IN ({numbered(len(some))})",  # noqa: S608
                *some,
            )
            ends |= dict(cast("list[tuple[BranchId, str]]", found))
        if self.fault or self._clock() - self._learned >= _LEARN_S:
            await self._learn()
        return ends

    async def _learn(self) -> None:
        self._learned = self._clock()
        self._known.update(cast("BranchId", row[0]) for row in await self._sql.rows("SELECT branch FROM branches"))

    async def _brought_up(self, branch: BranchId, *, look: bool) -> None:
        followed = self._alive.get(branch)
        if followed is None:
            return
        try:
            async with self._turns:
                await (followed.look() if look else followed.catch_up())
            self._faults.pop(branch, None)
        except Unavailable as failed:
            # Told once; who looks at it is told each time.
            if self._faults.get(branch) != str(failed):
                _log.warning("followed branch not brought up", branch=branch, why=str(failed))
            self._faults[branch] = str(failed)

    def _drop_idle(self) -> None:
        unheard = [branch for branch, one in self._alive.items() if not one.feed.listeners]
        unheard.sort(key=lambda branch: self._asked[branch])
        too_many = len(self._alive) - self._most
        for place, branch in enumerate(unheard):
            idle_s = self._clock() - self._asked[branch]
            # Whoever has just asked may be about to listen.
            if idle_s >= _IDLE_S or (place < too_many and idle_s >= _ABOUT_TO_LISTEN_S):
                self._forget(branch)

    def _forget(self, branch: BranchId) -> None:
        self._alive.pop(branch, None)
        self._asked.pop(branch, None)
