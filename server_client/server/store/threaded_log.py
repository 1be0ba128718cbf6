"""A log on a disk, used from the loop: one thread writes, another reads beside it; the log has no other writer."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from typing import Protocol, TypeVar

from server_client.server.store.log_store import Added, Anew, Proposal
from server_client.server.store.store import Head, Snapshot, Store
from server_client.wire.chain import Entry

T = TypeVar("T")


class LogReader(Protocol):
    """Reads a log beside its writer."""

    def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries that follow entry `after`, in order."""

    def close(self) -> None:
        """Let go of the log."""


class ThreadedLog:
    """A store and its reader, each in a thread of its own."""

    def __init__(self, store: Store, reader: LogReader | None = None) -> None:
        """Take both over; with no reader the store itself reads, between its writings."""
        self._store = store
        self._reader = reader
        self._writing = ThreadPoolExecutor(1, "branch-writer")
        self._reading = ThreadPoolExecutor(1, "log-reader") if reader else self._writing
        self._read = reader.read if reader else store.read

    async def add(self, proposal: Proposal, anew: Anew) -> Added:
        """Add the proposal; nobody else ever writes here, so `anew` is not asked."""
        return await _in(self._writing, lambda: self._add(proposal))

    async def head(self) -> Head:
        """Return where the log ends."""
        return await _in(self._writing, self._store.head)

    async def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries after entry `after`, without holding up the loop or the writer."""
        return await asyncio.get_running_loop().run_in_executor(self._reading, self._read, after, limit)

    async def snapshots(self) -> list[Snapshot]:
        """Return the snapshots kept, the newest first."""
        return await _in(self._writing, self._store.snapshots)

    async def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot, and forget all but the few newest."""
        await _in(self._writing, lambda: self._store.keep_snapshot(snapshot))

    async def close(self) -> None:
        """Let go of the log, and of the right to write it."""
        await _in(self._writing, self._store.close)
        self._writing.shutdown()
        if self._reader:
            self._reading.shutdown()
            self._reader.close()

    def _add(self, proposal: Proposal) -> Added:
        began = perf_counter()
        before = self._store.answers(proposal.news)
        if not before:
            self._store.append(proposal.group)
        return Added(before=before, took_s=perf_counter() - began)


async def _in(thread: ThreadPoolExecutor, work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(thread, work)
