"""An outbox with a fake line to a branch in memory behind it, and the loop that a story about it is played in."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from server_client.client.errors import ServerUnavailable
from server_client.client.outbox import Outbox
from server_client.queue_model.commands import Command
from server_client.wire.answers import Settled
from tests.fakes.branch_server import FakeBranchServer
from tests.fakes.client_commands import issue
from tests.fakes.client_pauses import Pauses, middle
from tests.fakes.office import EIGHT, office

ONE, TWO, THREE = issue(1), issue(2), issue(3)


@dataclass
class Line:
    """The way to a branch's server. `losses` befall the next commands: before they arrive, or their answers."""

    server: FakeBranchServer = field(default_factory=lambda: FakeBranchServer(office().branch, lambda: EIGHT))
    losses: deque[str] = field(default_factory=deque)
    answers: deque[Exception] = field(default_factory=deque)
    is_open: asyncio.Event = field(default_factory=asyncio.Event)
    tried: list[Command] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.is_open.set()

    async def send(self, command: Command) -> Settled:
        self.tried.append(command)
        await self.is_open.wait()
        if self.answers:
            raise self.answers.popleft()
        loss = self.losses.popleft() if self.losses else ""
        if loss == "command":
            raise ServerUnavailable("nothing arrived")
        try:
            return await self.server.send(command)
        finally:
            if loss == "answer":
                raise ServerUnavailable("the answer was lost")

    @property
    def numbers(self) -> list[str]:
        """Return the numbers that were given out."""
        return [ticket.number for ticket in self.server.branch.tickets.values()]


def no_sync(_file: int) -> None:
    """Make nothing durable: fast, and no power is cut in these tests."""


@asynccontextmanager
async def outbox(
    folder: Path, line: Line, pauses: Pauses | None = None, sync: Callable[[int], None] = no_sync
) -> AsyncIterator[Outbox]:
    box = Outbox(folder, send=line.send, pause=pauses or Pauses(), random=middle, sync=sync)
    await box.open()
    try:
        yield box
    finally:
        await box.close()


@asynccontextmanager
async def running(box: Outbox) -> AsyncIterator[None]:
    async with asyncio.TaskGroup() as tasks:
        run = tasks.create_task(box.run())
        yield
        run.cancel()


async def until(condition: Callable[[], bool]) -> None:
    while not condition():  # noqa: ASYNC110  # what is waited for says nothing when it changes
        await asyncio.sleep(0)


def play(story: Callable[[], Awaitable[None]]) -> None:
    async def limited() -> None:
        async with asyncio.timeout(20):
            await story()

    asyncio.run(limited())
