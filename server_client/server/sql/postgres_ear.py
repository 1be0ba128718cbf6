"""The one line on which a process hears what the others tell; it comes back by itself and never says what it missed."""

import asyncio
from collections.abc import Awaitable, Callable

import asyncpg

from server_client.server.sql.channels import Channels

_AGAIN_S = (0.1, 0.5, 2.0)
_STILL_THERE_S = 10.0


class PostgresEar:
    """Listens to the channels that somebody in this process hears, from the first on."""

    def __init__(self, connect: Callable[[], Awaitable[asyncpg.Connection]], channels: Channels) -> None:
        """Prepare to listen by a line of its own."""
        self._connect = connect
        self._channels = channels
        self._news = asyncio.Event()
        self._listened: set[str] = set()
        self._task: asyncio.Task[None] | None = None

    def listen(self, channel: str, hear: Callable[[str], None]) -> None:
        """Hear the channel, soon; `hear` gets an empty text then."""
        if channel in self._listened:
            asyncio.get_running_loop().call_soon(hear, "")
        self._news.set()
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run())

    async def close(self) -> None:
        """Hear nothing more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _run(self) -> None:
        tries = 0
        while True:
            try:
                await self._stay()
                tries = 0
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                # Whoever asks the database for something learns what is wrong; here there is nobody to tell.
                tries += 1
            await asyncio.sleep(_AGAIN_S[min(tries, len(_AGAIN_S) - 1)])

    async def _stay(self) -> None:
        """Listen until the line is lost."""
        connection = await self._connect()
        try:
            connection.add_termination_listener(lambda _: self._news.set())
            while not connection.is_closed():
                self._news.clear()
                for channel in set(self._channels.names) - self._listened:
                    await connection.add_listener(channel, self._hear)
                    self._listened.add(channel)
                    self._channels.tell(channel, "")
                try:
                    async with asyncio.timeout(_STILL_THERE_S):
                        await self._news.wait()
                except TimeoutError:
                    await connection.execute("SELECT 1", timeout=_STILL_THERE_S)
        finally:
            self._listened.clear()
            connection.terminate()

    def _hear(self, connection: object, sender: int, channel: str, text: str) -> None:
        self._channels.tell(channel, text)
