"""The one writer of a branch: it decides, makes durable, and only then answers; a round gathers while one commits."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.ids import CommandId
from server_client.server.errors import LogDamaged, StoreBroken, StoreUnavailable, Unavailable
from server_client.server.hosting.revival import went_on
from server_client.server.hosting.round import Round
from server_client.server.store.log_store import Added, Anew, LogStore, Proposal
from server_client.server.store.store import Answer, Group, Head, Snapshot
from server_client.wire.chain import Entry
from server_client.wire.documents import encode_branch

# A snapshot is due when a start would replay this many entries; it waits for a quiet second, but no longer than until a
# start would replay that many, which takes about one.
_SNAPSHOT_DUE = 5_000
_SNAPSHOT_OVERDUE = 20_000
_QUIET_S = 1.0
_PORTION = 500
_NOTHING_NEW = Added(before={}, took_s=0.0)

_Waiting = tuple[Command, "asyncio.Future[Sequence[Entry]]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """One group that is on disk: the state after it, its entries, and what the commit took (seconds).

    What another process has written comes as a group too, of no commands.
    """

    branch: Branch
    head: Head
    entries: Sequence[Entry]
    commands: int = 0
    commit_s: float = 0.0


class Writer:
    """Owns a branch's state and log; everyone else sees what it has committed.

    Rules run on the event loop, so that no two threads fight over the interpreter; only the disk has a thread. While it
    commits one round the next gathers: each command is decided as it comes, on the state that the round before will
    leave. Should that round fail, those gathered on top of it are decided anew; nothing of them has been told.

    Where other processes host the branch too, one of them may have written first. Then what it wrote is taken in, and
    the round and those gathered on top of it are decided anew behind that.
    """

    def __init__(
        self,
        log: LogStore,
        branch: Branch,
        head: Head,
        *,
        now: Callable[[], datetime],
        committed: Callable[[Committed], None],
    ) -> None:
        """Prepare to write; `committed` is called before the answers of its round are given."""
        self._log = log
        self._branch = branch
        self._head = head
        self._now = now
        self._committed = committed
        self._gathering = Round(branch, head, {})
        self._waiting: list[_Waiting] = []
        self._arrived = asyncio.Event()
        self._stopping = False
        self._may_have_moved = False
        self._snapshot_seq = head.seq
        self._broken: Unavailable | None = None

    @property
    def fault(self) -> str | None:
        """Return why this process writes no more, if that is so."""
        return str(self._broken) if self._broken else None

    async def settle(self, command: Command) -> Sequence[Entry]:
        """Return the entries that the command has brought about, once they are on disk.

        Raises Refused or Unavailable. Settled before, it gets the same answer again.
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
            if self._may_have_moved:
                await self._catch_up()
            while self._waiting:
                await self._commit()
                await self._keep_snapshot(_SNAPSHOT_OVERDUE)
        await self._keep_snapshot(1)
        await self._log.close()

    def look(self) -> None:
        """Take in what other processes have written, soon."""
        self._may_have_moved = True
        self._arrived.set()

    def stop(self) -> None:
        """Let `run` end when it has settled what waits."""
        self._stopping = True
        self._arrived.set()

    async def _commit(self) -> None:
        round_, group = self._gathering, self._waiting
        self._gathering, self._waiting = Round(round_.branch, round_.head, {}), []

        def anew(entries: Sequence[Entry]) -> Proposal:
            nonlocal round_
            self._take_in(entries)
            round_ = self._decided(group, Round(self._branch, self._head, round_.answered))
            self._gathering = self._decided(self._waiting, Round(round_.branch, round_.head, {}))
            return _proposal(round_)

        try:
            added = await self._add(_proposal(round_), anew)
        except Unavailable as unavailable:
            self._gather_anew([], {})
            for _, answer in group:
                _give(answer, unavailable)
            return
        if added.before:
            # Some were settled before: nothing was written, and the rest is decided without them.
            self._gather_anew(group, {**round_.answered, **added.before})
            return
        self._branch, self._head = round_.branch, round_.head
        self._committed(
            Committed(
                branch=self._branch,
                head=self._head,
                entries=round_.entries,
                commands=len(group),
                commit_s=added.took_s,
            )
        )
        for command, answer in group:
            _give(answer, round_.answers[command.id])

    async def _add(self, proposal: Proposal, anew: Anew) -> Added:
        if self._broken:
            raise self._broken
        if not proposal.news:
            return _NOTHING_NEW
        try:
            return await self._log.add(proposal, anew)
        except (StoreBroken, LogDamaged) as broken:
            self._broken = broken
            raise

    def _gather_anew(self, group: list[_Waiting], answered: Mapping[CommandId, Answer]) -> None:
        self._waiting = group + self._waiting
        self._gathering = self._decided(self._waiting, Round(self._branch, self._head, answered))

    def _decided(self, group: list[_Waiting], round_: Round) -> Round:
        for command, _ in group:
            round_.settle(command, self._now())
        return round_

    async def _catch_up(self) -> None:
        self._may_have_moved = False
        try:
            while not self._waiting and (entries := await self._log.read(self._head.seq, _PORTION)):
                self._take_in(entries)
                self._gather_anew([], self._gathering.answered)
        except LogDamaged as damaged:
            self._broken = damaged
        except Unavailable:
            # Nobody asked: who sends the next command learns what is wrong.
            return

    def _take_in(self, entries: Sequence[Entry]) -> None:
        self._branch, self._head = went_on(self._branch, self._head, entries)
        self._committed(Committed(branch=self._branch, head=self._head, entries=entries))

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
            await self._log.keep_snapshot(snapshot)
        except StoreBroken as broken:
            self._broken = broken
        except StoreUnavailable:
            # A snapshot only saves time at the next start; whoever sends the next command learns what is wrong.
            return


def _proposal(round_: Round) -> Proposal:
    group = Group(entries=round_.entries, refusals=round_.refusals)
    return Proposal(group=group, after=round_.start, news=round_.news)


def _give(answer: "asyncio.Future[Sequence[Entry]]", given: Answer | Exception) -> None:
    if answer.cancelled():
        return
    if isinstance(given, Exception):
        answer.set_exception(given)
    else:
        answer.set_result(given)
