"""What a kiosk knows of waits at any moment of a simulated week: the newest board that came by its feed."""

import asyncio
from collections.abc import Awaitable, Callable

from server_client.client.api import BranchApi
from server_client.demo.errors import NotSeen
from server_client.demo.week.week_clock import WeekClock
from server_client.queue_model.ids import ClassCode, ServiceCode
from server_client.queue_model.ticket import AnnouncedWait
from server_client.wire.forecasts import BoardMessage

_COMES_WITHIN_S = 30.0
_ASKED = 10


class ForetoldWaits:
    """Listens to the feed; `refresh` lets the server foretell, and waits for what comes of it."""

    def __init__(self, api: BranchApi, clock: WeekClock, foretell: Callable[[], Awaitable[None]]) -> None:
        """Know nothing yet; `foretell` has the server make its forecast anew."""
        self._api = api
        self._clock = clock
        self._foretell = foretell
        self._came = asyncio.Event()
        self.board: BoardMessage | None = None

    async def run(self) -> None:
        """Listen, until cancelled or the server ends."""
        async for _ in self._api.events((await self._api.load()).seq, foretold=self._hear):
            pass

    async def refresh(self) -> None:
        """Return when a board of this moment has come, made after the asking; NotSeen if none does."""
        for _ in range(_ASKED):
            self._came.clear()
            # On a busy machine the server may give a forecast up; a branch goes on without, and here time stands.
            await self._foretell()
            try:
                async with asyncio.timeout(_COMES_WITHIN_S):
                    return await self._heard()
            except TimeoutError:
                continue
        raise NotSeen(f"No forecast of {self._clock.now()} came within {_ASKED * _COMES_WITHIN_S:g} s")

    async def _heard(self) -> None:
        await self._came.wait()
        # What came first may be what was on its way before.
        while self.board is None or self.board.at < self._clock.now():
            self._came.clear()
            await self._came.wait()

    def announced(self, service: ServiceCode, class_code: ClassCode) -> AnnouncedWait | None:
        """Return what somebody who takes a number now is shown of their wait, as a kiosk does."""
        wait = None if self.board is None else self.board.for_newcomer(service, class_code)
        return None if wait is None else wait.announced

    def _hear(self, board: BoardMessage) -> None:
        self.board = board
        self._came.set()
