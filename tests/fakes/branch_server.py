"""A branch's server in memory: the real `decide` and `apply` behind the interface of the client; it keeps no disk."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from datetime import datetime

from server_client.client.errors import ServerUnavailable
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.decide import decide
from server_client.queue_model.events import Event, TicketIssued
from server_client.wire.answers import Settled
from server_client.wire.forecasts import BoardMessage


class FakeBranchServer:
    """Stands in for `BranchApi`: loads, follows, sends. `cut` and `mend` are the line's state."""

    def __init__(self, branch: Branch, clock: Callable[[], datetime]) -> None:
        self.branch = branch
        self.sent: list[Command] = []
        self.is_cut = False
        self._clock = clock
        self._log: list[Event] = []
        self._answers: dict[str, Settled] = {}
        self._changed = asyncio.Event()
        self._board: BoardMessage | None = None

    def cut(self) -> None:
        """Let nothing through any more; those who follow notice."""
        self.is_cut = True
        self._changed.set()

    def mend(self) -> None:
        """Let everything through again."""
        self.is_cut = False

    def do(self, command: Command) -> Settled:
        """Carry out a command from anywhere in the branch; raises Refused."""
        if command.id in self._answers:
            return self._answers[command.id]
        events = decide(self.branch, command, self._clock())
        for event in events:
            self.branch = apply(self.branch, event)
            self._log.append(event)
        self._changed.set()
        settled = self._answers[command.id] = Settled(seq=self.branch.seq, events=events)
        return settled

    def foretell(self, board: BoardMessage) -> None:
        """Let all who follow hear of foretold waits."""
        self._board = board
        self._changed.set()

    def issued(self) -> list[TicketIssued]:
        """Return all tickets that were ever given out, in the log's order."""
        return [event.data for event in self._log if isinstance(event.data, TicketIssued)]

    async def load(self) -> Branch:
        """Return the branch as it stands."""
        self._reach()
        return self.branch

    async def send(self, command: Command) -> Settled:
        """Carry out a command that came over the line."""
        self._reach()
        self.sent.append(command)
        await asyncio.sleep(0)
        return self.do(command)

    async def events(
        self,
        after: int,
        *,
        opened: Callable[[], None],
        foretold: Callable[[BoardMessage], None] | None = None,
    ) -> AsyncGenerator[Event, None]:
        """Go through the events after `after` until the line is cut, with each forecast between them."""
        self._reach()
        opened()
        told: BoardMessage | None = None
        while True:
            if foretold is not None and self._board is not None and self._board is not told:
                told = self._board
                foretold(told)
            for event in [event for event in self._log if event.seq > after]:
                after = event.seq
                yield event
            self._changed.clear()
            self._reach()
            has_heard = foretold is None or self._board is told
            if has_heard and (not self._log or self._log[-1].seq <= after):
                await self._changed.wait()
            self._reach()

    async def probe(self) -> datetime | None:
        """Give a sign of life, and the time."""
        self._reach()
        return self._clock()

    def _reach(self) -> None:
        if self.is_cut:
            raise ServerUnavailable("The line is cut")
