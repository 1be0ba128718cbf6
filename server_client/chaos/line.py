"""A line of the network that can be cut, go dumb, or be slow, and can be laid to another end; it reads nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from enum import StrEnum

_CHUNK = 1 << 14
_LOOKS_S = 0.05
_MANY = 256


class Way(StrEnum):
    """How a line is: open; cut, so that both ends notice; dumb, as a pulled cable, which nobody notices; slow."""

    OPEN = "open"
    CUT = "cut"
    DUMB = "dumb"
    SLOW = "slow"


class Line:
    """Passes on what comes to `port` of this machine, each connection to the next of the `targets` that takes it."""

    def __init__(self, *targets: int) -> None:
        """Name the ports to pass on to; `lay` changes them."""
        self.port = 0
        self.slow_s = 0.0
        self._targets = list(targets)
        self._way = Way.OPEN
        self._open: set[asyncio.StreamWriter] = set()

    @property
    def url(self) -> str:
        """Return the address of the near end."""
        return f"http://127.0.0.1:{self.port}"

    def set(self, way: Way, *, slow_s: float = 0.0) -> None:
        """Let the line be so; `slow_s` is how long each piece waits on a slow one."""
        self._way, self.slow_s = way, slow_s
        if way is Way.CUT:
            self._break()

    def lay(self, *targets: int) -> None:
        """Lay it to other ends; whoever spoke to one that is left is cut off."""
        gone = set(self._targets) - set(targets)
        self._targets = list(targets)
        if gone:
            self._break()

    async def carry(self, near_reader: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        """Carry one connection until either side ends it."""
        self._open.add(near)
        far: asyncio.StreamWriter | None = None
        try:
            reached = None if self._way is Way.CUT else await self._reach()
            if reached is not None:
                far_reader, far = reached
                self._open.add(far)
                async with asyncio.TaskGroup() as both:
                    both.create_task(self._copy(near_reader, far))
                    both.create_task(self._copy(far_reader, near))
        finally:
            for end in (near, far):
                if end is not None:
                    self._open.discard(end)
                    end.transport.abort()

    def _break(self) -> None:
        for end in tuple(self._open):
            end.transport.abort()

    async def _reach(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        for target in tuple(self._targets):
            # The next connection begins with the one after it.
            self._targets.append(self._targets.pop(0))
            with suppress(OSError):
                return await asyncio.open_connection("127.0.0.1", target)
        return None

    async def _copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(_CHUNK):
                while self._way is Way.DUMB:  # noqa: ASYNC110 - rare, and nobody waits for it
                    await asyncio.sleep(_LOOKS_S)
                if self._way is Way.SLOW:
                    await self._trickle(data, writer)
                else:
                    writer.write(data)
                    await writer.drain()
            if writer.can_write_eof():
                writer.write_eof()
            return
        writer.transport.abort()

    async def _trickle(self, data: bytes, writer: asyncio.StreamWriter) -> None:
        for start in range(0, len(data), _MANY):
            # The first piece waits, the others come after it.
            await asyncio.sleep(self.slow_s if start == 0 else self.slow_s / 20)
            writer.write(data[start : start + _MANY])
            await writer.drain()


@asynccontextmanager
async def line_to(*targets: int) -> AsyncIterator[Line]:
    """Lay a line for as long as the block goes on."""
    line = Line(*targets)
    server = await asyncio.start_server(line.carry, "127.0.0.1", 0)
    line.port = server.sockets[0].getsockname()[1]
    try:
        yield line
    finally:
        server.close()
        line.set(Way.CUT)
