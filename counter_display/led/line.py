"""What the panels' cable offers, whatever it is; it holds none and imports no driver."""

from collections.abc import Awaitable, Callable
from typing import Protocol


class LedLine(Protocol):
    """An open line to the panels; every method but `close` may raise LedUnavailable."""

    async def send(self, data: bytes) -> None:
        """Hand over all of `data`; forget what came before."""

    async def receive(self, seconds: float) -> bytes:
        """Return what a panel says within `seconds`, empty after a silence."""

    def close(self) -> None:
        """Let the line go."""


OpenLine = Callable[[], Awaitable[LedLine]]
"""Opens the line; LedUnavailable."""
