"""The supervisor's part in advice: keeps what is advised and lets the server know what was said; it does no deed."""

import asyncio
from collections.abc import Callable
from typing import Protocol

from counter_display.console.advice_reading import advice_lines
from counter_display.serving.advice_lines import AdviceLine
from counter_display.serving.outlook import Outlook
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.wire.advising import Said
from server_client.wire.forecasts import BoardMessage

_MOST_REMEMBERED = 50


class AdviceCalls(Protocol):
    """The server's call about advice; `StaffApi` is the real one."""

    async def answer_advice(self, advice: str, said: Said, *, session: str = "") -> None:
        """Let the server know what a supervisor says; ServerUnavailable or Rejected."""


class AdviceDesk:
    """What is advised now, and what was said to it here."""

    def __init__(self) -> None:
        """Begin with nothing advised."""
        self._board: BoardMessage | None = None
        self._said: dict[str, Said] = {}
        self._to_tell: asyncio.Queue[tuple[str, Said]] = asyncio.Queue()

    def know(self, board: BoardMessage | None) -> None:
        """Take what is advised now, or that nothing is."""
        self._board = board

    def say(self, advice: str, said: Said) -> None:
        """Take what the supervisor says; it shows at once."""
        self._said[advice] = said
        while len(self._said) > _MOST_REMEMBERED:
            del self._said[next(iter(self._said))]
        self._to_tell.put_nowait((advice, said))

    def lines(self, outlook: Outlook) -> tuple[AdviceLine, ...]:
        """Return the lines to show."""
        return advice_lines(outlook, self._board, self._said.items())

    async def run(self, calls: AdviceCalls, session: Callable[[], str]) -> None:
        """Let the server know, until cancelled; what it does not take is asked again."""
        while True:
            advice, said = await self._to_tell.get()
            try:
                await calls.answer_advice(advice, said, session=session())
            except (ServerUnavailable, Rejected):
                self._said.pop(advice, None)
