"""The one writer of a branch: it decides, makes durable, and only then answers; groups form while a commit runs."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from queue import Empty, SimpleQueue
from threading import Thread
from time import perf_counter

from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import CommandId
from server_client.queue_model.refusals import Refused
from server_client.server.errors import StoreBroken, StoreUnavailable, Unavailable
from server_client.server.store.store import Answer, Group, Head, Snapshot, Store
from server_client.wire.chain import Entry, seal_all
from server_client.wire.documents import encode_branch

_LARGEST_GROUP = 512
# A start replays at most about this many entries: well under a second.
_SNAPSHOT_EVERY = 10_000

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
    """Owns a branch's state and store, in a thread of its own; everyone else sees what it has committed."""

    def __init__(
        self,
        store: Store,
        branch: Branch,
        head: Head,
        *,
        now: Callable[[], datetime],
        committed: Callable[[Committed], None],
    ) -> None:
        """Prepare to write; `committed` is called on the event loop, before the answers of its group are given."""
        self._store = store
        self._branch = branch
        self._head = head
        self._now = now
        self._committed = committed
        self._inbox: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._snapshot_seq = head.seq
        self._broken: StoreBroken | None = None
        self._thread = Thread(target=self._run, name="branch-writer")
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def fault(self) -> str | None:
        """Return why this process writes no more, if that is so."""
        return str(self._broken) if self._broken else None

    def start(self) -> None:
        """Begin to write; to be called on the event loop that will ask."""
        self._loop = asyncio.get_running_loop()
        self._thread.start()

    async def settle(self, command: Command) -> Sequence[Entry]:
        """Return the entries that the command has brought about, once they are on disk.

        Raises Refused, StoreUnavailable or StoreBroken. A command that was settled before gets the same answer.
        """
        answer: asyncio.Future[Sequence[Entry]] = asyncio.get_running_loop().create_future()
        self._inbox.put((command, answer))
        return await answer

    async def stop(self) -> None:
        """Settle what waits, keep a snapshot, and let go of the store."""
        self._inbox.put(None)
        await asyncio.to_thread(self._thread.join)

    def _run(self) -> None:
        going_on = True
        while going_on:
            group, going_on = self._next_group()
            if group:
                self._settle(group)
        if self._broken is None:
            self._keep_snapshot(at_least=1)
        self._store.close()

    def _next_group(self) -> tuple[list[_Waiting], bool]:
        group: list[_Waiting] = []
        try:
            while len(group) < _LARGEST_GROUP:
                waiting = self._inbox.get(block=not group)
                if waiting is None:
                    return group, False
                group.append(waiting)
        except Empty:
            pass
        return group, True

    def _settle(self, group: list[_Waiting]) -> None:
        try:
            round_ = _Round(self._branch, self._head, self._now(), self._answered(group))
            for command, _ in group:
                round_.settle(command)
            began = perf_counter()
            self._append(round_)
            commit_s = perf_counter() - began
        except Unavailable as unavailable:
            self._deliver([(answer, unavailable) for _, answer in group], None)
            return
        self._branch, self._head = round_.branch, round_.head
        committed = Committed(
            branch=self._branch,
            head=self._head,
            entries=round_.entries,
            commands=len(group),
            commit_s=commit_s,
        )
        self._deliver([(answer, round_.answers[command.id]) for command, answer in group], committed)
        self._keep_snapshot(at_least=_SNAPSHOT_EVERY)

    def _answered(self, group: list[_Waiting]) -> Mapping[CommandId, Answer]:
        if self._broken:
            raise self._broken
        try:
            return self._store.answers({command.id for command, _ in group})
        except StoreBroken as broken:
            self._broken = broken
            raise

    def _append(self, round_: "_Round") -> None:
        if not round_.entries and not round_.refusals:
            return
        try:
            self._store.append(Group(entries=round_.entries, refusals=round_.refusals))
        except StoreBroken as broken:
            self._broken = broken
            raise

    def _keep_snapshot(self, *, at_least: int) -> None:
        if self._head.seq - self._snapshot_seq < at_least:
            return
        document = encode_branch(self._branch, self._head.hash, with_settled=True)
        try:
            self._store.keep_snapshot(Snapshot(self._head.seq, document))
        except StoreUnavailable:
            # A snapshot only saves time at the next start; the next one will be tried after as many entries again.
            pass
        except StoreBroken as broken:
            self._broken = broken
        self._snapshot_seq = self._head.seq

    def _deliver(
        self,
        answers: list[tuple["asyncio.Future[Sequence[Entry]]", Answer | Exception]],
        committed: Committed | None,
    ) -> None:
        if self._loop is None or self._loop.is_closed():
            return
        self._loop.call_soon_threadsafe(self._answer, answers, committed)

    def _answer(
        self,
        answers: list[tuple["asyncio.Future[Sequence[Entry]]", Answer | Exception]],
        committed: Committed | None,
    ) -> None:
        if committed is not None:
            self._committed(committed)
        for future, answer in answers:
            if future.cancelled():
                continue
            if isinstance(answer, Exception):
                future.set_exception(answer)
            else:
                future.set_result(answer)


class _Round:
    """One group being decided: each command sees what those before it in the group have done."""

    def __init__(self, branch: Branch, head: Head, now: datetime, answered: Mapping[CommandId, Answer]) -> None:
        self.branch = branch
        self.head = head
        self.entries: list[Entry] = []
        self.refusals: dict[CommandId, Refused] = {}
        self.answers: dict[CommandId, Answer | Exception] = dict(answered)
        self._now = now

    def settle(self, command: Command) -> None:
        if command.id in self.answers:
            return
        branch = self.branch
        try:
            events = decide(branch, command, self._now)
            for event in events:
                branch = apply(branch, event)
        except Refused as refused:
            self.refusals[command.id] = refused
            self.answers[command.id] = refused
            return
        except Exception as bug:  # noqa: BLE001 - the writer's top-level hook: a bug in one rule must not stop the branch
            self.answers[command.id] = bug
            return
        entries = seal_all(events, self.head.hash)
        self.branch = branch
        self.head = Head(entries[-1].seq, entries[-1].hash)
        self.entries += entries
        self.answers[command.id] = entries
