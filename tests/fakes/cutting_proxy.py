"""A line between two programs that a test can cut, in the middle of an answer too; it reads nothing of it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

_CHUNK = 1 << 16


class CuttingProxy:
    """Passes everything between whoever connects to its `port` and the `target` port of this machine."""

    def __init__(self, target: int) -> None:
        self.port = 0
        self.cuts = 0
        self._target = target
        self._is_cut = False
        self._answers_left: int | None = None
        self._lines: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._ready = Event()

    def cut(self) -> None:
        """Break all connections, and take no new ones."""
        self._loop.call_soon_threadsafe(self._cut)

    def heal(self) -> None:
        """Take connections again."""
        self._loop.call_soon_threadsafe(self._heal)

    def cut_answers_after(self, size: int) -> None:
        """Break the connection on which the answers have come to so many bytes from now on, once."""
        self._answers_left = size

    def _cut(self) -> None:
        self._is_cut = True
        for line in tuple(self._lines):
            line.transport.abort()

    def _heal(self) -> None:
        self._is_cut = False

    def run(self) -> None:
        """Pass until `stop`."""
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._pass, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        self._cut()
        # Each ends by itself, its lines being broken; one that were cancelled would be complained of by the streams.
        if passing := asyncio.all_tasks(self._loop):
            self._loop.run_until_complete(asyncio.wait(passing, timeout=10))
        self._loop.close()

    def stop(self) -> None:
        """End `run`."""
        self._loop.call_soon_threadsafe(self._loop.stop)

    def await_ready(self) -> None:
        """Return once connections are taken."""
        assert self._ready.wait(10)

    async def _pass(self, near_reader: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        if self._is_cut:
            near.transport.abort()
            return
        far_reader, far = await asyncio.open_connection("127.0.0.1", self._target)
        self._lines |= {near, far}
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._copy(near_reader, far, is_answer=False))
                both.create_task(self._copy(far_reader, near, is_answer=True))
        finally:
            for line in (near, far):
                self._lines.discard(line)
                line.transport.abort()

    async def _copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, is_answer: bool) -> None:
        with suppress(OSError):
            while data := await reader.read(_CHUNK):
                if is_answer and self._answers_left is not None:
                    part = data[: self._answers_left]
                    self._answers_left -= len(part)
                    if self._answers_left == 0:
                        self._answers_left = None
                        self.cuts += 1
                        writer.write(part)
                        await writer.drain()
                        break
                writer.write(data)
                await writer.drain()
        writer.transport.abort() if is_answer else writer.close()


@contextmanager
def cutting_proxy(target: int) -> Iterator[CuttingProxy]:
    """Run a proxy before a port of this machine until the block ends."""
    proxy = CuttingProxy(target)
    thread = Thread(target=proxy.run, name="cutting-proxy")
    thread.start()
    proxy.await_ready()
    try:
        yield proxy
    finally:
        proxy.stop()
        thread.join(10)
