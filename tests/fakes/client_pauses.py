"""Pauses that take no time: they note how long they should have been and go on when the test says so."""

import asyncio


class Pauses:
    """Passed as `pause`. Open, each lets go at once; `hold` makes the next ones wait until `let_go`."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self._begun = asyncio.Event()
        self._open = asyncio.Event()
        self._open.set()

    async def __call__(self, seconds: float) -> None:
        """Note the pause; wait while held."""
        self.seconds.append(seconds)
        self._begun.set()
        await asyncio.sleep(0)
        await self._open.wait()

    def hold(self) -> None:
        """Keep whoever pauses from now on."""
        self._open.clear()
        self._begun.clear()

    def let_go(self) -> None:
        """Let everyone go on."""
        self._open.set()

    async def begun(self) -> None:
        """Wait until someone pauses, counted from the last `hold`."""
        await self._begun.wait()


def middle() -> float:
    """Stand in for `random`."""
    return 0.5
