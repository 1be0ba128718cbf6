"""The ratings for the calls: kept up with the log in a thread of its own, and told only in blocks of five or more."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from server_client.queue_model.ids import ClerkId
from server_client.server.errors import StoreBroken
from server_client.server.ratings.blocks import Block, blocks, within
from server_client.server.ratings.rating_table import RatingTable, Tally
from server_client.server.ratings.reading import RatingReader
from server_client.wire.chain import Entry

T = TypeVar("T")

_AT_ONCE = 1000
ReadLog = Callable[[int, int], Awaitable[list[Entry]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which ratings are asked for: of whole local days, of one clerk or of all."""

    first: date
    last: date
    clerk: ClerkId | None


class Ratings:
    """A branch's ratings; every method raises Unavailable if their file fails, and the next call tries again."""

    def __init__(self, path: Path) -> None:
        """Name the file; it is opened with the first use."""
        self._path = path
        self._thread = ThreadPoolExecutor(1, "ratings")
        self._table: RatingTable | None = None
        self._reader = RatingReader()
        self._read_to = 0
        self._in_turn = asyncio.Lock()

    async def keep_up(self, read: ReadLog, head: int) -> None:
        """Take in what the log has told up to entry `head`."""
        async with self._in_turn:
            await self._on_disk(lambda: self._opened(head))
            while self._read_to < head and (entries := await read(self._read_to, _AT_ONCE)):
                await self._on_disk(lambda entries=entries: self._take_in(entries))  # type: ignore[misc]  # bound now

    async def results(self, asked: Asked) -> tuple[list[Block], Tally]:
        """Return the blocks that lie wholly in the days, and what they come to; `asked.last` must be over."""

        def work() -> tuple[list[Block], Tally]:
            table = self._opened(self._read_to)
            # Blocks are cut over all days, whatever is asked for: else the question would move their bounds.
            chosen = within(blocks(table.day_counts(asked.last)), asked.first, asked.last, asked.clerk)
            return chosen, table.tally(chosen)

        return await self._on_disk(work)

    async def close(self) -> None:
        """Let go of the file; nothing may be asked afterwards."""
        await self._on_disk(self._let_go)
        self._thread.shutdown()

    def _opened(self, head: int) -> RatingTable:
        if self._table is None:
            self._table = RatingTable(self._path)
            self._reader = RatingReader(self._table.restart(head))
            self._read_to = self._reader.restart
        return self._table

    def _take_in(self, entries: list[Entry]) -> None:
        table = self._opened(entries[-1].seq)
        if entries[0].seq != self._read_to + 1:
            # The file was let go of meanwhile: the log is read from its restart on.
            return
        table.add(list(self._reader.read(entries)), self._reader.restart)
        self._read_to = entries[-1].seq

    def _let_go(self) -> None:
        if self._table is not None:
            self._table.close()
            self._table = None

    async def _on_disk(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._tried, work)

    def _tried(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except StoreBroken:
            # What was half done is undone when the file is opened again.
            self._let_go()
            raise
