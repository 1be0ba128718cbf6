"""The nodes of a city as the centre meets them: each sends what has happened as it happens, and again if it must."""

import asyncio
from bisect import bisect_right
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from math import inf
from time import perf_counter

from server_client.bench.replicate_nodes import Node
from server_client.bench.year.played_sites import Site
from server_client.wire.chain import GENESIS
from server_client.wire.replication import LONGEST_RUN, encode_run

# A line that comes back is tried as often as a node does it.
_AGAIN_S = 0.5
_LONGEST_S = 0.2


@dataclass(slots=True)
class Playing:
    """The time of the day that is played, `speed` times as fast as it was; `began` is on the machine's own clock."""

    speed: float
    began: float = field(default_factory=perf_counter)

    @property
    def now_s(self) -> float:
        """Return the seconds of the day since the doors were opened."""
        return (perf_counter() - self.began) * self.speed

    def real_s(self, day_s: float) -> float:
        """Return when that moment of the day is, on the machine's own clock."""
        return self.began + day_s / self.speed


@dataclass(frozen=True, slots=True)
class Arrived:
    """A run that the centre has: how many entries, when the answer came, and how late the oldest of them was then."""

    entries: int
    at: float
    late_s: float


class SiteNode:
    """One site's node; `sent` is how many entries the centre has said that it holds."""

    def __init__(self, site: Site, port: int, secret: str) -> None:
        """Name both ends; nothing is connected yet."""
        self.site = site
        self.sent = 0
        self.arrived: list[Arrived] = []
        self.refused = 0
        self._node = Node(site.branch, port, secret)

    @property
    def is_done(self) -> bool:
        """Say whether the centre has everything."""
        return self.sent == len(self.site.entries)

    def abreast_at(self, day_s: float) -> float:
        """Return when the centre had all that had happened by that moment of the day, on the machine's own clock."""
        happened, had, at = bisect_right(self.site.due_s, day_s), 0, 0.0
        for one in self.arrived:
            if had >= happened:
                break
            had, at = had + one.entries, one.at
        return at

    async def play(self, playing: Playing) -> None:
        """Send everything at its time; hang up at the end, and where it is broken off."""
        try:
            while not self.is_done:
                await self._step(playing)
        finally:
            self._node.close()

    async def _step(self, playing: Playing) -> None:
        due = min(bisect_right(self.site.due_s, playing.now_s), self.sent + LONGEST_RUN)
        if due == self.sent:
            wait_s = playing.real_s(self.site.due_s[self.sent]) - perf_counter()
            await asyncio.sleep(max(0.0, min(wait_s, _LONGEST_S)))
            return
        oldest = playing.real_s(self.site.due_s[self.sent])
        try:
            await self._node.send(self._run(due))
        except (OSError, asyncio.IncompleteReadError, RuntimeError):
            # Whether it was taken in is not known; what is held already is passed over.
            self.refused += 1
            self._node.close()
            await asyncio.sleep(_AGAIN_S)
            return
        now = perf_counter()
        self.arrived.append(Arrived(due - self.sent, now, now - oldest))
        self.sent = due

    def _run(self, due: int) -> bytes:
        entries, after = self.site.entries[self.sent : due], self.sent
        prev = self.site.entries[after - 1].hash if after else GENESIS
        return encode_run(entries, epoch=1, after=after, prev=prev, head=due)


async def played(nodes: Sequence[SiteNode], playing: Playing, until_s: float = inf) -> None:
    """Let all nodes play to the end of their day, or to a moment of it; what is on its way then arrives or does not."""
    left_s = None if until_s == inf else max(0.0, playing.real_s(until_s) - perf_counter())
    with suppress(TimeoutError):
        async with asyncio.timeout(left_s), asyncio.TaskGroup() as group:
            for one in nodes:
                group.create_task(one.play(playing))
