"""A clerk's desk with a branch's server in memory behind it, for tests of the flow and of the screen."""

import asyncio
from collections.abc import Callable

from counter_display.console.desk import CommandSender, Desk
from counter_display.serving.console_state import ConsoleState
from counter_display.serving.signing_in import LastSeat
from server_client.client.connection import ConnectionState
from server_client.client.errors import ServerUnavailable
from server_client.queue_model.commands import Command
from server_client.queue_model.ids import Language
from server_client.wire.answers import Settled
from tests.fakes.branch_server import FakeBranchServer
from tests.fakes.office import COUNTER_5, ENGLISH, Office


class FakeMemory:
    """Remembers the last seat as long as the test runs."""

    def __init__(self, seat: LastSeat | None = None) -> None:
        self.seat = seat or LastSeat(counter=COUNTER_5)

    def last_seat(self) -> LastSeat:
        return self.seat

    def remember(self, seat: LastSeat) -> None:
        self.seat = seat


class HeldSender:
    """Passes commands on to a server, each only once it is let through."""

    def __init__(self, server: FakeBranchServer) -> None:
        self.server = server
        self.gate = asyncio.Event()

    async def send(self, command: Command) -> Settled:
        await self.gate.wait()
        return await self.server.send(command)


class AnswerLoser:
    """Passes commands on to a server and loses every answer."""

    def __init__(self, server: FakeBranchServer) -> None:
        self.server = server

    async def send(self, command: Command) -> Settled:
        await self.server.send(command)
        raise ServerUnavailable("The answer was lost")


class DeskRig:
    """The desk, its server and the last state that it showed; nothing comes by feed until `feed` is called."""

    def __init__(
        self,
        place: Office,
        *,
        memory: FakeMemory | None = None,
        show: Callable[[ConsoleState], None] | None = None,
        language: Language = ENGLISH,
    ) -> None:
        self.place = place
        self.server = FakeBranchServer(place.branch, place.clock)
        self.memory = memory or FakeMemory()
        self.state = ConsoleState(now=place.now)
        self._show_too = show
        self.desk = Desk(language=language, memory=self.memory, clock=place.clock, new_id=place.new_id, show=self._show)

    def _show(self, state: ConsoleState) -> None:
        self.state = state
        if self._show_too is not None:
            self._show_too(state)

    def feed(self) -> None:
        """Let the desk know the branch as it stands at the server."""
        self.desk.know(self.server.branch)

    def connect(self) -> None:
        """Let the desk reach its server."""
        self.desk.connection_is(ConnectionState.ONLINE, "")
        self.feed()

    def cut(self) -> None:
        """Cut the line."""
        self.server.cut()
        self.desk.connection_is(ConnectionState.CONNECTING, "")
        self.desk.connection_is(ConnectionState.OFFLINE, "no answer")

    async def settle(self, *, sender: CommandSender | None = None, feed: bool = True) -> None:
        """Let everything that was done be sent and answered, and the feed bring what came of it."""
        async with asyncio.TaskGroup() as group:
            task = group.create_task(self.desk.run(sender or self.server))
            for _ in range(10):
                await asyncio.sleep(0)
            task.cancel()
        if feed:
            self.feed()
