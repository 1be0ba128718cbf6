"""Sends the forecasts that a centre has to who follows a branch there; who made them does not matter."""

import asyncio
from collections.abc import Callable, Mapping
from time import monotonic

from server_client.queue_model.ids import BranchId
from server_client.server import logs
from server_client.server.errors import Unavailable
from server_client.server.forecasting.shared_forecasts import CHANNEL, SharedForecasts
from server_client.server.forecasting.standing_board import StandingBoard
from server_client.server.hosting.feed import Feed
from server_client.wire.forecasts import encode_board

_log = logs.logger(__name__)


class FeedForecasts:
    """Hears which branches have a new board; `feeds` are those that somebody may listen to, by branch."""

    def __init__(self, forecasts: SharedForecasts, feeds: Callable[[], Mapping[BranchId, Feed]]) -> None:
        """Prepare; nothing is read before `run`."""
        self._forecasts = forecasts
        self._feeds = feeds
        self._named: set[BranchId] = set()
        self._news = asyncio.Event()

    async def run(self) -> None:
        """Send each board once, until cancelled."""
        leave = self._forecasts.sql.heard(CHANNEL, self._hear)
        try:
            while True:
                await self._news.wait()
                self._news.clear()
                await self.step()
        finally:
            leave()

    async def step(self) -> None:
        """Send what was heard of."""
        named, self._named = self._named, set()
        feeds = {branch: feed for branch, feed in self._feeds().items() if branch in named}
        try:
            boards = await self._forecasts.forecasts_of(feeds)
        except Unavailable as failed:
            _log.warning("forecasts not told", why=str(failed))
            return
        for branch, board in boards.items():
            feeds[branch].foretell(StandingBoard(encode_board(board), monotonic, board.age_s).sent)

    def _hear(self, branch: str) -> None:
        # Without a name: anything may have been told before.
        self._named |= {BranchId(branch)} if branch else set(self._feeds())
        if self._named:
            self._news.set()
