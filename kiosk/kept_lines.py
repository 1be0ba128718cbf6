"""A journal with a thread of its own, for what a kiosk must remember over a power cut; it knows no meaning."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from server_client.client.journal import Journal

T = TypeVar("T")


class Lines(Protocol):
    """What remembers lines by key; `KeptLines` is the real one. Use: `open`, then the rest at will, then `close`.

    `open`, `put` and `close` may raise OutboxUnavailable.
    """

    async def open(self) -> dict[str, bytes]:
        """Return what an earlier run left."""

    async def close(self) -> None:
        """Finish what is being written."""

    async def put(self, key: str, value: bytes) -> None:
        """Keep the value under the key; it is on disk when this returns."""

    def put_soon(self, key: str, value: bytes) -> None:
        """Keep the value as soon as the disk does it; if it does not, the next change that it takes brings it along."""

    def drop_soon(self, key: str) -> None:
        """Forget the key, in the same way."""


class KeptLines:
    """Lines by key in a folder that is theirs alone. Cancelling a call does not stop its writing."""

    def __init__(self, folder: Path, *, sync: Callable[[int], None] = os.fdatasync) -> None:
        """Name the folder; `sync` makes a written file durable."""
        self._journal = Journal(folder, sync)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=folder.name)

    async def open(self) -> dict[str, bytes]:
        return await self._done(self._journal.open)

    async def close(self) -> None:
        await self._done(self._journal.close)
        self._thread.shutdown()

    async def put(self, key: str, value: bytes) -> None:
        await self._done(partial(self._journal.put, key, value))

    def put_soon(self, key: str, value: bytes) -> None:
        self._thread.submit(self._journal.put, key, value).add_done_callback(_heard)

    def drop_soon(self, key: str) -> None:
        self._thread.submit(self._journal.drop, key).add_done_callback(_heard)

    async def _done(self, work: Callable[[], T]) -> T:
        begun = asyncio.get_running_loop().run_in_executor(self._thread, work)
        begun.add_done_callback(_heard)
        return await asyncio.shield(begun)


def _heard(done: "Future[T] | asyncio.Future[T]") -> None:
    # Whoever still waits gets the exception; else the journal's next change tells of the trouble.
    if not done.cancelled():
        done.exception()
