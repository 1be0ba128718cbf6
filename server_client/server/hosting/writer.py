"""The one writer of a branch: it decides, makes durable, and only then answers; a round gathers while one commits."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter
from typing import TypeVar

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.ids import CommandId
from server_client.server.errors import StoreBroken, StoreUnavailable, Unavailable
from server_client.server.hosting.round import Round
from server_client.server.store.store import Answer, Group, Head, Snapshot, Store
from server_client.wire.chain import Entry
from server_client.wire.documents import encode_branch

# A snapshot is due when a start would replay this many entries; it waits for a quiet second, but no longer than until a
# start would replay that many, which takes about one.
_SNAPSHOT_DUE = 5_000
_SNAPSHOT_OVERDUE = 20_000
_QUIET_S = 1.0

T = TypeVar("T")

_Waiting = tuple[Command, "asyncio.Future[Sequence[Entry]]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """One group that is on disk: the state after it, its entries, and what the commit took (seconds)."""

    branch: Branch
    head: Head
    entries: Sequence[Entry]
    commands: int
    commit_s: float


class Writer:
    """Owns a branch's state and store; everyone else sees what it has committed.

    Rules run on the event loop, so that no two threads fight over the interpreter; only the disk has a thread. While it
    commits one round the next gathers: each command is decided as it comes, on the state that the round before will
    leave. Should that round fail, those gathered on top of it are decided anew; nothing of them has been told.
    """

    def __init__(
        self,
        store: Store,
        branch: Branch,
        head: Head,
        *,
        now: Callable[[], datetime],
        committed: Callable[[Committed], None],
    ) -> None:
        """Prepare to write; `committed` is called before the answers of its round are given."""
        self._store = store
        self._branch = branch
        self._head = head
        self._now = now
        self._committed = committed
        self._gathering = Round(branch, head, {})
        self._waiting: list[_Waiting] = []
        self._arrived = asyncio.Event()
        self._stopping = False
        self._snapshot_seq = head.seq
        self._broken: StoreBroken | None = None
        self._disk = ThreadPoolExecutor(1, "branch-writer")

    @property
    def fault(self) -> str | None:
        """Return why this process writes no more, if that is so."""
        return str(self._broken) if self._broken else None

    async def settle(self, command: Command) -> Sequence[Entry]:
        """Return the entries that the command has brought about, once they are on disk.

        Raises Refused, StoreUnavailable or StoreBroken. A command that was settled before gets the same answer.
        """
        if self._broken:
            raise self._broken
        answer: asyncio.Future[Sequence[Entry]] = asyncio.get_running_loop().create_future()
        self._gathering.settle(command, self._now())
        self._waiting.append((command, answer))
        self._arrived.set()
        return await answer

    async def run(self) -> None:
        """Settle what arrives until `stop` is called; then settle what waits, keep a snapshot and close the store."""
        while not (self._stopping and not self._waiting):
            await self._arrival()
            while self._waiting:
                await self._commit()
                await self._keep_snapshot(_SNAPSHOT_OVERDUE)
        await self._keep_snapshot(1)
        await self._on_disk(self._store.close)
        self._disk.shutdown()

    def stop(self) -> None:
        """Let `run` end when it has settled what waits."""
        self._stopping = True
        self._arrived.set()

    async def _commit(self) -> None:
        round_, group = self._gathering, self._waiting
        self._gathering, self._waiting = Round(round_.branch, round_.head, {}), []
        try:
            found, commit_s = await self._on_disk(lambda: self._append(round_))
        except Unavailable as unavailable:
            self._gather_anew([], {})
            for _, answer in group:
                _give(answer, unavailable)
            return
        if found:
            # Some were settled before: nothing was written, and the rest is decided without them.
            self._gather_anew(group, {**round_.answered, **found})
            return
        self._branch, self._head = round_.branch, round_.head
        self._committed(
            Committed(
                branch=self._branch,
                head=self._head,
                entries=round_.entries,
                commands=len(group),
                commit_s=commit_s,
            )
        )
        for command, answer in group:
            _give(answer, round_.answers[command.id])

    def _gather_anew(self, group: list[_Waiting], answered: Mapping[CommandId, Answer]) -> None:
        self._waiting = group + self._waiting
        self._gathering = Round(self._branch, self._head, answered)
        for command, _ in self._waiting:
            self._gathering.settle(command, self._now())

    def _append(self, round_: Round) -> tuple[Mapping[CommandId, Answer], float]:
        if self._broken:
            raise self._broken
        if not round_.news:
            return {}, 0.0
        began = perf_counter()
        found = self._store.answers(round_.news)
        if not found:
            self._store.append(Group(entries=round_.entries, refusals=round_.refusals))
        return found, perf_counter() - began

    async def _arrival(self) -> None:
        if self._head.seq - self._snapshot_seq >= _SNAPSHOT_DUE:
            try:
                async with asyncio.timeout(_QUIET_S):
                    await self._arrived.wait()
            except TimeoutError:
                await self._keep_snapshot(_SNAPSHOT_DUE)
        await self._arrived.wait()
        self._arrived.clear()

    async def _keep_snapshot(self, due: int) -> None:
        if self._broken or self._head.seq - self._snapshot_seq < due:
            return
        document = encode_branch(self._branch, self._head.hash, with_settled=True)
        snapshot = Snapshot(self._head.seq, document)
        self._snapshot_seq = self._head.seq
        try:
            await self._on_disk(lambda: self._store.keep_snapshot(snapshot))
        except (StoreUnavailable, StoreBroken):
            # A snapshot only saves time at the next start; whoever sends the next command learns what is wrong.
            return

    async def _on_disk(self, work: Callable[[], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._disk, work)
        except StoreBroken as broken:
            self._broken = broken
            raise


def _give(answer: "asyncio.Future[Sequence[Entry]]", given: Answer | Exception) -> None:
    if answer.cancelled():
        return
    if isinstance(given, Exception):
        answer.set_exception(given)
    else:
        answer.set_result(given)
