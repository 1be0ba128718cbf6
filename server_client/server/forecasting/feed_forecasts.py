"""Sends the forecasts that a centre has to who follows a branch there, with where else people would be served sooner.

Who made them does not matter.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from time import monotonic

from server_client.queue_model.ids import BranchId, ServiceCode
from server_client.server import logs
from server_client.server.errors import Unavailable
from server_client.server.forecasting.shared_forecasts import CHANNEL, SharedForecasts
from server_client.server.forecasting.standing_board import StandingBoard
from server_client.server.hosting.feed import Feed
from server_client.wire.elsewhere import ElsewherePlace
from server_client.wire.forecasts import BoardMessage, SaidElsewhere, encode_board, with_elsewhere

_log = logs.logger(__name__)
SoonerElsewhere = Callable[[BranchId, BoardMessage], Awaitable[Mapping[ServiceCode, ElsewherePlace]]]


class FeedForecasts:
    """Hears which branches have a new board; `feeds` are those that somebody may listen to, by branch.

    `elsewhere` says by service where newcomers of a branch would be served sooner; Unavailable.
    """

    def __init__(
        self, forecasts: SharedForecasts, feeds: Callable[[], Mapping[BranchId, Feed]], elsewhere: SoonerElsewhere
    ) -> None:
        """Prepare; nothing is read before `run`."""
        self._forecasts = forecasts
        self._elsewhere = elsewhere
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
            told = [(branch, await self._beside(branch, board)) for branch, board in boards.items()]
        except Unavailable as failed:
            _log.warning("forecasts not told", why=str(failed))
            return
        for branch, board in told:
            feeds[branch].foretell(StandingBoard(encode_board(board), monotonic, board.age_s).sent)

    async def _beside(self, branch: BranchId, board: BoardMessage) -> BoardMessage:
        places = await self._elsewhere(branch, board)
        return with_elsewhere(board, {service: SaidElsewhere(place=place) for service, place in places.items()})

    def _hear(self, branch: str) -> None:
        # Without a name: anything may have been told before.
        self._named |= {BranchId(branch)} if branch else set(self._feeds())
        if self._named:
            self._news.set()
