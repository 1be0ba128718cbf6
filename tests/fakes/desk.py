"""A clerk's desk with a branch's server in memory behind it, for tests of the flow and of the screen."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from counter_display.console.desk import Desk
from counter_display.console.dispatch import CommandSender
from counter_display.console.sign_in_desk import StaffDoor
from counter_display.serving.console_state import ConsoleState
from counter_display.serving.deeds import NewNames
from counter_display.serving.signing_in import Colleague, LastSeat
from server_client.client.connection import ConnectionState
from server_client.client.errors import LockedOut, PinWeak, ServerUnavailable, WrongPin
from server_client.queue_model.commands import Command
from server_client.queue_model.ids import ClerkId, Language, Token
from server_client.wire.answers import Settled
from server_client.wire.staff import SignedIn, StaffMember
from tests.fakes.branch_server import FakeBranchServer
from tests.fakes.office import COUNTER_5, ENGLISH, LAN, MINH, Office

HOA = ClerkId("HOA03")
PINS = {LAN: "480271", MINH: "5839", HOA: "90417263"}
STAFF = (
    Colleague(clerk=LAN, name="Nguyễn Thị Lan"),
    Colleague(clerk=MINH, name="Trần Văn Minh"),
    Colleague(clerk=HOA, name="Lê Thị Hoa", supervisor=True),
)


class FakeMemory:
    """Remembers the last seat, and who calls alone, as long as the test runs."""

    def __init__(self, seat: LastSeat | None = None, *, alone: Iterable[ClerkId] = ()) -> None:
        self.seat = seat or LastSeat(counter=COUNTER_5)
        self.alone = set(alone)

    def last_seat(self) -> LastSeat:
        return self.seat

    def remember(self, seat: LastSeat) -> None:
        self.seat = seat

    def calls_alone(self, clerk: ClerkId) -> bool:
        return clerk in self.alone

    def remember_calling(self, clerk: ClerkId, alone: bool) -> None:
        (self.alone.add if alone else self.alone.discard)(clerk)


class FakeDoor:
    """Lets the staff in as the server does: with the right PIN, until midnight; three wrong ones lock a clerk out."""

    def __init__(self, place: Office, *, initial: bool = False, wrong_before: int = 0) -> None:
        self.place = place
        self.pins = dict(PINS)
        self.members: tuple[Colleague, ...] = STAFF
        self.is_cut = False
        self.initial = initial
        self.wrong_before = wrong_before
        self._left = dict.fromkeys(PINS, 2)

    @property
    def until(self) -> datetime:
        """When a session of now ends."""
        return self.place.now.replace(hour=17, minute=0, second=0) + timedelta(days=int(self.place.now.hour >= 17))

    async def staff(self) -> tuple[StaffMember, ...]:
        self._reach()
        return tuple(
            StaffMember(clerk=one.clerk, role="supervisor" if one.supervisor else "clerk", name=one.name)
            for one in self.members
        )

    async def sign_in(self, clerk: ClerkId, pin: str) -> SignedIn:
        self._reach()
        if self._left[clerk] < 0:
            raise LockedOut(self.place.now + timedelta(minutes=1), "locked")
        if self.pins[clerk] != pin:
            self._left[clerk] -= 1
            if self._left[clerk] < 0:
                raise LockedOut(self.place.now + timedelta(minutes=1), "locked")
            raise WrongPin(self._left[clerk], "wrong")
        return self._session(clerk)

    async def change_pin(self, clerk: ClerkId, pin: str, new_pin: str) -> SignedIn:
        await self.sign_in(clerk, pin)
        if new_pin == "1234":
            raise PinWeak("a row")
        self.pins[clerk] = new_pin
        self.initial = False
        return self._session(clerk)

    def _session(self, clerk: ClerkId) -> SignedIn:
        one = next(one for one in STAFF if one.clerk == clerk)
        return SignedIn(
            clerk=clerk,
            name=one.name,
            role="supervisor" if one.supervisor else "clerk",
            session=f"session of {clerk}",
            until=self.until,
            pin_is_initial=self.initial,
            wrong_before=self.wrong_before,
        )

    def _reach(self) -> None:
        if self.is_cut:
            raise ServerUnavailable("The line is cut")


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
        staff: Iterable[Colleague] = (),
    ) -> None:
        self.place = place
        self.server = FakeBranchServer(place.branch, place.clock)
        self.memory = memory or FakeMemory()
        self.state = ConsoleState(now=place.now)
        self.session = ""
        self._show_too = show
        self._staff = staff
        self.desk = Desk(
            language=language,
            memory=self.memory,
            clock=place.clock,
            new_names=self._new_names,
            show=self._show,
            use_session=self._use_session,
            public_url="https://hcc.example",
        )

    def _new_names(self) -> NewNames:
        id_ = self.place.new_id()
        return NewNames(id=id_, token=Token(f"token-{id_}"))

    def _use_session(self, session: str) -> None:
        self.session = session

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
        self.desk.know_staff(self._staff)
        self.feed()

    def cut(self) -> None:
        """Cut the line."""
        self.server.cut()
        self.desk.connection_is(ConnectionState.CONNECTING, "")
        self.desk.connection_is(ConnectionState.OFFLINE, "no answer")

    async def settle(
        self, *, sender: CommandSender | None = None, door: StaffDoor | None = None, feed: bool = True
    ) -> None:
        """Let everything that was done be sent and answered, and the feed bring what came of it."""
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self.desk.run(sender or self.server))]
            if door is not None:
                tasks.append(group.create_task(self.desk.door.run(door)))
            for _ in range(10):
                await asyncio.sleep(0)
            for task in tasks:
                task.cancel()
        if feed:
            self.feed()
