"""Commands on their way to the branch, safe on disk before the first attempt; it never changes or judges a command.

Did it reach the server? When no answer comes nobody can tell, so the command stays and the same id is sent again:

1. It never arrived, or the server fell before it was on disk there. Sent again it is decided for the first time.
2. It arrived and was carried out, but the answer was lost. Sent again it changes nothing, for the server knows the id,
   and gets the answer that was lost.
3. It arrived and was refused, but the answer was lost. Sent again it gets the same no, for the server remembers its
   refusals. A node that has taken over knows none of them and decides anew: refused once more, or carried out because
   the queue has moved on. Whoever gave it to us was told only that the server is out of reach, which fits both.
4. It arrived, the answer came, but this machine fell before it had noted the outcome. After the restart it is
   still in the outbox and is sent again: as in case 2 if it was carried out. A refusal is noted before anyone hears
   of it, so nobody was told no for a command that goes through later.

A try that is still on its way when the next one starts is no fifth case: one writer takes them one after the other.
All is sent in the order of writing, so a withdrawal never overtakes its issue.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from server_client.client.backoff import Backoff
from server_client.client.errors import OutboxUnavailable, Rejected, ServerUnavailable
from server_client.client.journal import Journal
from server_client.queue_model.commands import Command
from server_client.queue_model.ids import CommandId
from server_client.queue_model.refusals import Refused
from server_client.wire.answers import Problem, Settled, decode_problem, encode_problem, refusal_of, refusal_problem
from server_client.wire.errors import Malformed
from server_client.wire.messages import decode_command, encode_command

T = TypeVar("T")

# Answers about the credential or the address, not about the command: staff put them right, and nothing is lost.
_ABOUT_US = (401, 404)

_WAITING = b"waiting"
_PARKED = b"parked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parked:
    """A command that the server said no to when nobody waited for the answer; staff see to it and dismiss it."""

    command: Command
    problem: Problem


@dataclass(slots=True, eq=False)
class _Item:
    command: Command
    written: asyncio.Future[None] | None = None
    listeners: int = 0
    outcome: Settled | Refused | Rejected | None = None


class Outbox:
    """Sends commands in the order in which they were given, each until the server has said yes or no to it.

    Use: `open`, then `deliver` and `keep` at will beside one `run`, then `close`. Cancelling a `deliver` does not
    recall its command. File work is done in a thread named `outbox`.
    """

    def __init__(
        self,
        folder: Path,
        *,
        send: Callable[[Command], Awaitable[Settled]],
        pause: Callable[[float], Awaitable[None]],
        random: Callable[[], float],
        sync: Callable[[int], None] = os.fdatasync,
    ) -> None:
        """Name the folder, which is this outbox's alone.

        `send` is `BranchApi.send`; `pause` waits for some seconds; `random` returns a float from 0 up to 1; `sync`
        makes a written file durable.
        """
        self._journal = Journal(folder, sync)
        self._send = send
        self._pause = pause
        self._backoff = Backoff(random)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="outbox")
        self._writing: dict[CommandId, _Item] = {}
        self._waiting: dict[CommandId, _Item] = {}
        self._parked: dict[CommandId, Parked] = {}
        self._unreadable = 0
        self._sending = asyncio.Lock()
        self._failures = 0
        self._filled = asyncio.Event()

    @property
    def waiting(self) -> tuple[Command, ...]:
        """Return what the server has not yet answered, oldest first."""
        return tuple(item.command for item in self._waiting.values())

    @property
    def parked(self) -> tuple[Parked, ...]:
        """Return what the server said no to and nobody has dismissed, oldest first."""
        return tuple(self._parked.values())

    @property
    def unreadable(self) -> int:
        """Return how many entries this program is too old to read; they stay on disk for a newer one."""
        return self._unreadable

    @property
    def damaged(self) -> tuple[Path, ...]:
        """Return the files that were put aside because something had altered them."""
        return self._journal.damaged

    async def open(self) -> None:
        """Take up what an earlier run left; OutboxUnavailable if the disk does not allow it or another has it."""
        for value in (await self._on_disk(self._journal.open)).values():
            kind, _, rest = value.partition(b" ")
            problem, _, body = rest.rpartition(b"\t")
            try:
                command = decode_command(body)
                if kind == _PARKED:
                    self._parked[command.id] = Parked(command=command, problem=decode_problem(problem))
                else:
                    self._wait(_Item(command))
            except Malformed:
                self._unreadable += 1

    async def close(self) -> None:
        """Finish what is being written and leave the folder; nothing that waits is lost."""
        await self._on_disk(self._journal.close)
        self._thread.shutdown()

    async def keep(self, command: Command) -> None:
        """Put the command on disk and let `run` send it; OutboxUnavailable if it could not be kept."""
        await _kept(self._item_of(command))

    async def deliver(self, command: Command) -> Settled:
        """Put the command on disk, send it after all that is older, and return the answer.

        OutboxUnavailable: it is not kept and was not sent. ServerUnavailable: it stays, and `run` sends it; the same
        command may be delivered again meanwhile. Refused or Rejected: that is the end of it.
        """
        parked = self._parked.get(command.id)
        if parked is not None:
            await self.dismiss(command.id)
            raise refusal_of(parked.problem) or Rejected(parked.problem)
        item = self._item_of(command)
        item.listeners += 1
        try:
            await _kept(item)
            outcome = await self._outcome_of(item)
        finally:
            item.listeners -= 1
        if isinstance(outcome, Settled):
            return outcome
        raise outcome

    async def dismiss(self, command: CommandId) -> None:
        """Take a parked command off the list, since staff have dealt with it; OutboxUnavailable if that is not kept."""
        if self._parked.pop(command, None) is not None:
            await self._on_disk(partial(self._journal.drop, command))

    async def run(self) -> None:
        """Send what waits, until cancelled; after a failure it backs off, and a `deliver` in between tries at once."""
        while True:
            await self._filled.wait()
            try:
                async with self._sending:
                    if self._waiting:
                        await self._send_oldest()
            except ServerUnavailable:
                await self._pause(self._backoff.delay())

    async def _outcome_of(self, item: _Item) -> Settled | Refused | Rejected:
        failures = self._failures
        async with self._sending:
            # A try that failed while this one waited for its turn has shown what a further one would.
            if item.outcome is None and self._failures != failures:
                raise ServerUnavailable("The server did not answer just now; the command stays in the outbox")
            while item.outcome is None:
                await self._send_oldest()
            return item.outcome

    def _item_of(self, command: Command) -> _Item:
        known = self._waiting.get(command.id) or self._writing.get(command.id)
        if known is not None:
            return known
        item = self._writing[command.id] = _Item(command)
        value = b"%b \t%b" % (_WAITING, encode_command(command))
        item.written = self._begin(partial(self._journal.put, command.id, value))
        item.written.add_done_callback(partial(self._written, item))
        return item

    def _written(self, item: _Item, written: asyncio.Future[None]) -> None:
        # Called when the disk is done, even if nobody waits for it any more: so what is in the file is in `waiting`.
        del self._writing[item.command.id]
        if written.exception() is None:
            self._wait(item)

    def _wait(self, item: _Item) -> None:
        self._waiting[item.command.id] = item
        self._filled.set()

    async def _send_oldest(self) -> None:
        item = next(iter(self._waiting.values()))
        try:
            await self._settle(item)
        except ServerUnavailable:
            self._failures += 1
            raise
        self._backoff.reset()

    async def _settle(self, item: _Item) -> None:
        try:
            outcome: Settled | Refused | Rejected = await self._send(item.command)
        except Refused as refused:
            outcome = refused
        except Rejected as rejected:
            if rejected.problem.status in _ABOUT_US:
                raise ServerUnavailable(f"The server does not let this device in: {rejected}") from rejected
            outcome = rejected
        item.outcome = outcome
        del self._waiting[item.command.id]
        if not self._waiting:
            self._filled.clear()
        if isinstance(outcome, Settled):
            # The answer need not wait for the disk: if the note is lost, the server gives the same answer (case 4).
            _ = self._begin(partial(self._journal.drop, item.command.id))
            return
        # The journal holds on to the outcome until the disk takes it; the next command will tell of the disk's trouble.
        with suppress(OutboxUnavailable):
            if item.listeners:
                await self._on_disk(partial(self._journal.drop, item.command.id))
            else:
                await self._park(item.command, outcome)

    async def _park(self, command: Command, outcome: Refused | Rejected) -> None:
        problem = refusal_problem(outcome) if isinstance(outcome, Refused) else outcome.problem
        self._parked[command.id] = Parked(command=command, problem=problem)
        value = b"%b %b\t%b" % (_PARKED, encode_problem(problem), encode_command(command))
        await self._on_disk(partial(self._journal.put, command.id, value))

    async def _on_disk(self, work: Callable[[], T]) -> T:
        return await asyncio.shield(self._begin(work))

    def _begin(self, work: Callable[[], T]) -> asyncio.Future[T]:
        begun = asyncio.get_running_loop().run_in_executor(self._thread, work)
        begun.add_done_callback(_heard)
        return begun


async def _kept(item: _Item) -> None:
    if item.written is not None:
        await asyncio.shield(item.written)


def _heard(done: asyncio.Future[T]) -> None:
    # Whoever still waits gets the exception; if nobody does, the journal writes it with the next change and asyncio
    # need not complain.
    done.exception()
