"""The time of a simulated day: it goes on when it is told to, and whoever sleeps until then wakes in order."""

import asyncio
import heapq
from datetime import datetime, timedelta

# So many turns of the loop are enough for whoever woke to do what it does and sleep again.
_TURNS = 3


class SimTime:
    """A clock, seconds that never jump, and sleep."""

    def __init__(self, begins: datetime) -> None:
        self._begins = begins
        self._now = begins
        self._sleepers: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self._came = 0

    def now(self) -> datetime:
        """Return the time of day."""
        return self._now

    def elapsed(self) -> float:
        """Return the seconds since the day began."""
        return (self._now - self._begins).total_seconds()

    async def sleep(self, seconds: float) -> None:
        """Return when so many seconds of the day have passed."""
        woken = asyncio.get_running_loop().create_future()
        self._came += 1
        heapq.heappush(self._sleepers, (self._now + timedelta(seconds=seconds), self._came, woken))
        await woken

    async def go_on_until(self, then: datetime) -> None:
        """Let time pass."""
        while self._sleepers and self._sleepers[0][0] <= then:
            self._now, _, woken = heapq.heappop(self._sleepers)
            if not woken.done():
                woken.set_result(None)
            await _settled()
        self._now = max(self._now, then)


async def _settled() -> None:
    for _ in range(_TURNS):
        await asyncio.sleep(0)
