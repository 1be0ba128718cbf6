"""Does for the centre's database what it needs from time to time, beside everything else; nothing waits for it."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from server_client.server import logs
from server_client.server.errors import Unavailable

_AGAIN_S = 6 * 3600.0
_log = logs.logger(__name__)


class Kept(Protocol):
    """What can be looked after."""

    async def keep(self, now: datetime) -> list[str]:
        """Do what is needed from time to time; return what was made."""


class DatabaseKeeper:
    """Looks after a database for as long as its process is there; several processes may do so at once."""

    def __init__(self, sql: Kept, now: Callable[[], datetime]) -> None:
        """Prepare to look after it."""
        self._sql = sql
        self._now = now

    async def run(self) -> None:
        """Go on until cancelled."""
        while True:
            await self.keep()
            await asyncio.sleep(_AGAIN_S)

    async def keep(self) -> None:
        """Do what is due now; what fails is told in the log, and done the next time."""
        try:
            done = await self._sql.keep(self._now())
        except Unavailable as failed:
            _log.warning("database not looked after", why=str(failed))
            return
        if done:
            _log.info("database looked after", made=done)
