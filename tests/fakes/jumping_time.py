"""An event loop whose time jumps to when the next thing is due, so that a test of hours takes a moment."""

import asyncio
import selectors
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


class _NoWaiting(selectors.DefaultSelector):
    def __init__(self, pass_on: Callable[[float], None]) -> None:
        super().__init__()
        self._pass_on = pass_on

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout:
            self._pass_on(timeout)
        return ready


class JumpingLoop(asyncio.SelectorEventLoop):
    """Begins at 0 s; only its timers pass time."""

    def __init__(self) -> None:
        self._seconds = 0.0
        super().__init__(_NoWaiting(self._pass_on))

    def time(self) -> float:
        return self._seconds

    def _pass_on(self, seconds: float) -> None:
        self._seconds += seconds


def run_jumping(work: Callable[[JumpingLoop], Awaitable[T]]) -> T:
    """Return what `work` does in a loop of this kind."""

    async def done(loop: JumpingLoop) -> T:
        return await work(loop)

    with asyncio.Runner(loop_factory=JumpingLoop) as runner:
        loop = runner.get_loop()
        assert isinstance(loop, JumpingLoop)
        return runner.run(done(loop))
