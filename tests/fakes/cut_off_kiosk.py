"""A kiosk with its own series in a world that fails as it is told: disk, line, process, and what the kiosk believes."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

from kiosk.branch_clock import BranchClock
from kiosk.branch_outlook import BranchOutlook
from kiosk.emergency_series import EmergencySeries
from kiosk.issuing import Emergency, GivenNumber, Issuing, Means, Order
from kiosk.machine_marks import MachineMarks
from kiosk.series_right import SeriesRight
from server_client.client.connection import ConnectionState
from server_client.client.errors import OutboxUnavailable, ServerUnavailable
from server_client.queue_model.commands import Command
from server_client.queue_model.configuration import VIETNAMESE, WALK_IN
from server_client.queue_model.ids import DeviceId, Token
from server_client.queue_model.refusals import Refused
from server_client.wire.answers import Settled
from tests.fakes.branch_server import FakeBranchServer
from tests.fakes.kiosk_parts import FakePress
from tests.fakes.office import CIVIL, Office, office

ORDER = Order(needs=(CIVIL,), class_code=WALK_IN, language=VIETNAMESE)
K2 = DeviceId("K2")


class PowerCut(BaseException):
    """Everything of this process ends here."""


class Line(Enum):
    """What becomes of the commands that are sent."""

    UP = auto()
    LOSES_COMMANDS = auto()
    LOSES_ANSWERS = auto()


@dataclass(slots=True)
class World:
    """What outlives the kiosk's process: its disk, the line, the branch; and how far it may go before the power fails.

    `power` counts down with each thing that is written or sent, half before and half after its effect.
    """

    office: Office = field(default_factory=office)
    outbox: dict[str, Command] = field(default_factory=dict)
    lines: dict[str, bytes] = field(default_factory=dict)
    machine: dict[str, bytes] = field(default_factory=lambda: {"machine": b"first here", "right": b"first K2"})
    line: Line = Line.UP
    disk_is_full: bool = False
    power: int | None = None
    parked: list[Command] = field(default_factory=list)
    server: FakeBranchServer = field(init=False)

    def __post_init__(self) -> None:
        self.server = FakeBranchServer(self.office.branch, self.office.clock)

    def write(self) -> None:
        """Stand before a write; OutboxUnavailable."""
        self.go_on()
        if self.disk_is_full:
            raise OutboxUnavailable("No space left on device")

    def go_on(self) -> None:
        """Use up some power."""
        if self.power is not None:
            if self.power == 0:
                raise PowerCut
            self.power -= 1


class SimulatedOutbox:
    """Keeps and sends in order, as `Outbox` does."""

    def __init__(self, world: World) -> None:
        self._world = world

    @property
    def waiting(self) -> tuple[Command, ...]:
        return tuple(self._world.outbox.values())

    async def keep(self, command: Command) -> None:
        self._world.write()
        self._world.outbox.setdefault(command.id, command)
        self._world.go_on()

    async def deliver(self, command: Command) -> Settled:
        await self.keep(command)
        while True:
            oldest = next(iter(self._world.outbox.values()))
            try:
                settled = self._send(oldest)
            except Refused:
                if oldest.id == command.id:
                    raise
                self._world.parked.append(oldest)
            else:
                if oldest.id == command.id:
                    return settled

    def carry(self) -> None:
        """Take what waits to the branch, as long as the line holds."""
        while self._world.outbox:
            oldest = next(iter(self._world.outbox.values()))
            try:
                self._send(oldest)
            except Refused:
                self._world.parked.append(oldest)
            except ServerUnavailable:
                return

    def _send(self, command: Command) -> Settled:
        world = self._world
        world.go_on()
        if world.line is Line.LOSES_COMMANDS:
            raise ServerUnavailable("lost on the way")
        try:
            settled = world.server.do(command)
        except Refused:
            del world.outbox[command.id]
            raise
        world.go_on()
        if world.line is Line.LOSES_ANSWERS:
            raise ServerUnavailable("lost on the way back")
        del world.outbox[command.id]
        world.go_on()
        return settled


class SimulatedLines:
    """Keeps lines on the world's disk, those of the series or those that are given."""

    def __init__(self, world: World, lines: dict[str, bytes] | None = None) -> None:
        self._world = world
        self._lines = world.lines if lines is None else lines

    async def open(self) -> dict[str, bytes]:
        return dict(self._lines)

    async def close(self) -> None:
        """Nothing is held open."""

    async def put(self, key: str, value: bytes) -> None:
        self._world.write()
        self._lines[key] = value
        self._world.go_on()

    def put_soon(self, key: str, value: bytes) -> None:
        if not self._world.disk_is_full:
            self._lines[key] = value

    def drop_soon(self, key: str) -> None:
        self._lines.pop(key, None)


class CutOffKiosk:
    """One run of a kiosk named K2, from its start to its end or a power cut; its branch has confirmed its name before.

    `wall_error` is how far its clock is off; `tries` how often it asks again before the person's patience ends.
    """

    def __init__(self, world: World, *, wall_error: timedelta = timedelta(), tries: int = 0) -> None:
        self.world = world
        self.wall_error = wall_error
        self.tries = tries
        self.clock = BranchClock(self._wall, self._ran)
        self.outlook = BranchOutlook(world.server.branch, self.clock, shut_out=lambda: self.is_shut_out)
        self.is_shut_out = False
        self.post = SimulatedOutbox(world)
        self.press = FakePress()
        self.series = EmergencySeries(K2, SimulatedLines(world))
        self.right = SeriesRight(
            K2,
            SimulatedLines(world, world.machine),
            marks=MachineMarks(installation="here"),
            new_machine=world.office.new_id,
        )
        means = Means(new_id=world.office.new_id, new_token=self._new_token, pause=self._pause, answer_within_s=0.001)
        emergency = Emergency(series=self.series, outlook=self.outlook, right=self.right)
        self.issuing = Issuing(self.post, self.press, means, page_of=str, emergency=emergency)

    async def start(self) -> None:
        """Come up as the process does."""
        await self.right.open()
        await self.series.open()
        await self.issuing.recover()

    def hear(self) -> None:
        """Let the feed bring the branch and its time, and say that the line is there."""
        self.outlook.branch = self.world.server.branch
        self.series.learn_branch(self.outlook.branch, ())
        self.clock.hear(self.world.office.now)
        self.outlook.line = ConnectionState.ONLINE

    def know_it_is_down(self) -> None:
        """Let the feed say that the branch is out of reach."""
        self.outlook.line = ConnectionState.OFFLINE

    async def give(self, order: Order = ORDER) -> GivenNumber:
        """Give a number to somebody."""
        tries, self.tries = self.tries, self.tries
        try:
            return await self.issuing.give_number(order)
        finally:
            self.tries = tries

    def _wall(self) -> datetime:
        return self.world.office.now + self.wall_error

    def _ran(self) -> float:
        return self.world.office.now.timestamp()

    def _new_token(self) -> Token:
        return Token(f"token-{self.world.office.new_id()}")

    async def _pause(self, _seconds: float) -> None:
        if self.tries == 0:
            await asyncio.Event().wait()
        self.tries -= 1
        await asyncio.sleep(0)
