"""A line of the city's network to one program, or to equal ones, that can be cut and healed; it reads nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

_CHUNK = 1 << 16


class Line:
    """Passes on what comes to `port` of this machine: each connection to the next of the `targets` that takes it."""

    def __init__(self, *targets: int) -> None:
        """Name the ports to pass on to; the list may change while it is in use."""
        self.port = 0
        self.targets = list(targets)
        self._is_cut = False
        self._open: set[asyncio.StreamWriter] = set()

    @property
    def url(self) -> str:
        """Return the address of the near end."""
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Break all connections, and take no new ones."""
        self._is_cut = True
        for end in tuple(self._open):
            end.transport.abort()

    def heal(self) -> None:
        """Take connections again."""
        self._is_cut = False

    async def carry(self, near_reader: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        """Carry one connection until either side ends it."""
        self._open.add(near)
        far: asyncio.StreamWriter | None = None
        try:
            reached = None if self._is_cut else await self._reach()
            if reached is not None:
                far_reader, far = reached
                self._open.add(far)
                async with asyncio.TaskGroup() as both:
                    both.create_task(_copy(near_reader, far))
                    both.create_task(_copy(far_reader, near))
        finally:
            for end in (near, far):
                if end is not None:
                    self._open.discard(end)
                    end.transport.abort()

    async def _reach(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        for target in tuple(self.targets):
            # The next connection begins with the one after it.
            self.targets.append(self.targets.pop(0))
            with suppress(OSError):
                return await asyncio.open_connection("127.0.0.1", target)
        return None


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
        line.cut()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(_CHUNK):
            writer.write(data)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()
        return
    writer.transport.abort()
