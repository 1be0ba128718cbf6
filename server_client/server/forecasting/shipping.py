"""Lets a node's centre know what the node foretells, now and then, and hears where else people would be served sooner.

What does not arrive is not sent again; and over a cut line nothing was said.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import Protocol

from server_client.queue_model.ids import ServiceCode
from server_client.server import logs
from server_client.server.errors import Unavailable
from server_client.server.forecasting.standing_board import StandingBoard
from server_client.server.replication.centre_line import CentreRefused
from server_client.server.served_branch import ServedBranch
from server_client.wire.elsewhere import ElsewherePlace
from server_client.wire.forecasts import ToldBoard, encode_told_board

# 3,321 branches at this pace: 220 boards a second at the centre while all are open.
_EVERY_S = 15.0
_log = logs.logger(__name__)


class ForecastLine(Protocol):
    """A way to the centre; raises CentreUnavailable or CentreRefused."""

    async def tell_forecast(self, body: bytes) -> Mapping[ServiceCode, ElsewherePlace]:
        """Let the centre know, and return where newcomers would be served sooner, by service."""

    async def close(self) -> None:
        """Let go of connections."""


class BoardShipper:
    """The way of one branch's boards to the centre; `board` is the newest, if there is one.

    `hear` gets what the centre says of other branches after each, and nothing after one that did not arrive.
    """

    def __init__(
        self,
        branch: ServedBranch,
        board: Callable[[], StandingBoard | None],
        line: ForecastLine,
        *,
        hear: Callable[[Mapping[ServiceCode, ElsewherePlace]], None] = lambda _: None,
        pause_s: float = _EVERY_S,
    ) -> None:
        """Prepare; nothing is sent before `run`."""
        self._branch = branch
        self._board = board
        self._line = line
        self._hear = hear
        self._pause_s = pause_s
        self._sent: StandingBoard | None = None
        self._fault = ""

    async def run(self) -> None:
        """Send what is new, until cancelled."""
        try:
            while True:
                await asyncio.sleep(self._pause_s)
                await self.step()
        finally:
            await self._line.close()

    async def step(self) -> None:
        """Send the newest board, unless it was sent before."""
        board = self._board()
        message = None if board is None or board is self._sent else board.message()
        if message is None:
            return
        try:
            told = encode_told_board(ToldBoard(epoch=self._branch.state.epoch, board=message))
            self._hear(await self._line.tell_forecast(told))
            self._sent, self._fault = board, ""
        except (Unavailable, CentreRefused) as failed:
            self._hear({})
            if str(failed) != self._fault:
                self._fault = str(failed)
                _log.info("forecast not told to the centre", branch=self._branch.state.id, why=str(failed))
