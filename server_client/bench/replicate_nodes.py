"""Nodes as cheap as they can be: each an open connection that sends ready-made runs and waits for each answer."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from time import perf_counter

from server_client.bench.load import post
from server_client.queue_model.ids import BranchId

# As the product's nodes do it: the centre closes idle connections after 5 s.
_KEPT_S = 4.0


class Node:
    """The connection of one branch to its centre."""

    def __init__(self, branch: BranchId, port: int, secret: str) -> None:
        """Name both ends; nothing is connected yet."""
        self.branch = branch
        self._port = port
        self._secret = secret
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._used_at = 0.0
        self.is_busy = False
        self.sent_again = 0

    async def send(self, run: bytes) -> None:
        """Send a run, which must be taken."""
        self.is_busy = True
        was_kept = self._writer is not None
        try:
            await self._sent(run)
        except (ConnectionError, asyncio.IncompleteReadError):
            # Whoever takes up a line that was kept may find it just closed: then a node takes another, as all do.
            if not was_kept:
                raise
            self.close()
            self.sent_again += 1
            await self._sent(run)
        self.is_busy = False

    async def _sent(self, run: bytes) -> None:
        loop = asyncio.get_running_loop()
        if self._writer is None or self._writer.is_closing() or loop.time() - self._used_at > _KEPT_S:
            self.close()
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._reader, self._writer
        if reader is None:
            raise RuntimeError(f"{self.branch} has no connection")
        writer.write(post(f"/v1/replication/{self.branch}", "127.0.0.1", self._secret, run))
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        body = await reader.readexactly(length)
        self._used_at = loop.time()
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(body.decode())

    def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.transport.abort()
            self._reader = self._writer = None


async def all_sent(work: Iterable[tuple[Node, bytes]], connections: int) -> float:
    """Send each node's run, so many at once; return how long that took, in seconds."""
    left = iter(list(work))
    began = perf_counter()

    async def one_after_the_other() -> None:
        for node, run in left:
            await node.send(run)
            node.close()

    await asyncio.gather(*(one_after_the_other() for _ in range(connections)))
    return perf_counter() - began


async def paced(work: AsyncIterator[Callable[[float], Awaitable[None]]], a_second: float) -> float:
    """Begin each piece of work at its time, of which it is told (s), whatever becomes of those before.

    Return how late one was begun at most (s): what comes late is measured from when it was due.
    """
    began, latest, number = perf_counter(), 0.0, 0
    async with asyncio.TaskGroup() as tasks:
        async for begin in work:
            due = began + number / a_second
            number += 1
            if due > perf_counter():
                await asyncio.sleep(due - perf_counter())
            latest = max(latest, perf_counter() - due)
            tasks.create_task(_awaited(begin, due))
    return latest


async def _awaited(begin: Callable[[float], Awaitable[None]], due: float) -> None:
    await begin(due)
