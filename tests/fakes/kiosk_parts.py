"""The neighbours of the kiosk's issuing and session, in memory: the post, the press, the screen, the clock."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from itertools import count

from kiosk.issuing import Issuing, Means
from kiosk.printing.errors import PrinterUnavailable
from kiosk.printing.paper_list_face import PaperListFace
from kiosk.printing.printer_status import PrinterFault
from kiosk.printing.ticket_face import TicketFace
from kiosk.printing.ticket_press import PrintResult
from kiosk.screen import Screen, Surroundings, page_address
from kiosk.session import KioskSession, View
from kiosk.visiting.happening import Happening
from kiosk.visiting.patience import Patience
from kiosk.working.press import ListPress
from kiosk.working.work import World
from server_client.client.connection import ConnectionState
from server_client.client.errors import OfficeRefused, OutboxUnavailable, Rejected, ServerUnavailable, TooManyMisses
from server_client.dossier_model.booking import Booking, BookingsFound
from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.dossier_status import DossierFound, DossierStatus
from server_client.dossier_model.phone_number import PhoneNumber
from server_client.dossier_model.preregistration_code import PreregistrationCode, new_preregistration_code
from server_client.dossier_model.preregistration_order import PreregistrationDocument, PreregistrationOrder
from server_client.queue_model.commands import Command
from server_client.queue_model.configuration import VIETNAMESE, Configuration
from server_client.queue_model.ids import BookingCode, CommandId, DeviceId, Token, VisitId
from server_client.queue_model.refusals import Refused
from server_client.wire.answers import Settled, problem
from tests.fakes.branch_server import FakeBranchServer
from tests.fakes.client_pauses import Pauses
from tests.fakes.office import OFFICE, office

PUBLIC = "https://hcc.example"
USUAL = Patience()
KIOSK = DeviceId("K1")


class FakePost:
    """Keeps commands in order as the outbox does; `carry` takes what waits to the branch."""

    def __init__(self, server: FakeBranchServer) -> None:
        self.kept: dict[str, Command] = {}
        self.disk_is_full = False
        self.is_rejected = False
        self.rejected_as = "forbidden"
        self.loses_answers = False
        self._server = server

    @property
    def waiting(self) -> tuple[Command, ...]:
        return tuple(self.kept.values())

    async def keep(self, command: Command) -> None:
        if self.disk_is_full:
            raise OutboxUnavailable("The disk is full")
        self.kept.setdefault(command.id, command)

    async def deliver(self, command: Command) -> Settled:
        await self.keep(command)
        if self.is_rejected:
            del self.kept[command.id]
            raise Rejected(problem(self.rejected_as, "Forbidden", 403, "not for a kiosk"))
        while True:
            oldest = next(iter(self.kept.values()))
            settled = await self._settle(oldest)
            if oldest.id == command.id:
                return settled

    async def carry(self) -> None:
        """Take everything that waits to the branch, as the outbox does when the line is back."""
        for command in self.waiting:
            await self._settle(command)

    async def _settle(self, command: Command) -> Settled:
        try:
            settled = await self._server.send(command)
        except Refused:
            del self.kept[command.id]
            raise
        if self.loses_answers:
            raise ServerUnavailable("The answer was lost")
        del self.kept[command.id]
        return settled


class FakePress(ListPress):
    """Prints on nothing; `fault` makes it fail."""

    def __init__(self) -> None:
        self.faces: list[TicketFace] = []
        self.lists: list[PaperListFace] = []
        self.prepared: list[str] = []
        self.fault: PrinterFault | None = None

    async def print_ticket(self, face: TicketFace) -> PrintResult:
        await asyncio.sleep(0)
        self.faces.append(face)
        if self.fault is not None:
            raise PrinterUnavailable("virtual", self.fault)
        return PrintResult(
            number=face.number, job_bytes=1, confirmed=True, paper_low=False, begun_at=0, first_byte_at=0, done_at=0
        )

    async def print_list(self, face: PaperListFace) -> PrintResult:
        await asyncio.sleep(0)
        self.lists.append(face)
        if self.fault is not None:
            raise PrinterUnavailable("virtual", self.fault)
        return PrintResult(
            number="", job_bytes=1, confirmed=True, paper_low=False, begun_at=0, first_byte_at=0, done_at=0
        )

    async def prepare(self, tracking_url: str) -> None:
        self.prepared.append(tracking_url)


class FakeOffice:
    """Knows the bookings and dossiers that it is given, and answers unless it `is_away` or `keeps_silent`."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.known_bookings: list[Booking] = []
        self.booked_by: dict[BookingCode, PhoneNumber] = {}
        self.known_dossiers: dict[str, DossierStatus] = {}
        self.known_slips: dict[str, PreregistrationDocument] = {}
        self.kept: dict[CommandId, PreregistrationOrder] = {}
        self.withdrawn: set[CommandId] = set()
        self.office_refuses: OfficeRefused | Rejected | None = None
        self.loses_answers = False
        self.is_away = False
        self.keeps_silent = False
        self.has_heard_too_many = False
        self._clock = clock

    async def bookings(self, wanted: BookingCode | PhoneNumber) -> BookingsFound:
        await self._answer()
        return BookingsFound(
            bookings=tuple(
                booking for booking in self.known_bookings if wanted in {booking.code, self.booked_by.get(booking.code)}
            ),
            at=self._clock(),
            earliest=timedelta(hours=1),
            delivered_at=self._clock() if self.known_bookings else None,
        )

    async def dossier(self, code: DossierCode) -> DossierFound:
        await self._answer()
        return DossierFound(
            status=self.known_dossiers.get(code.text),
            at=self._clock(),
            stale_after=timedelta(days=1),
            delivered_at=self._clock() if self.known_dossiers else None,
        )

    async def preregister(self, order: PreregistrationOrder) -> PreregistrationCode:
        if self.office_refuses is not None:
            raise self.office_refuses
        await self._answer()
        if order.id in self.withdrawn:
            raise OfficeRefused("withdrawn", {}, "The pre-registration was withdrawn")
        self.kept.setdefault(order.id, order)
        if self.loses_answers:
            raise ServerUnavailable("The answer was lost")
        return self.code_of(order.id)

    async def withdraw(self, which: CommandId) -> None:
        await self._answer()
        self.withdrawn.add(which)
        self.kept.pop(which, None)

    def code_of(self, order: CommandId) -> PreregistrationCode:
        """The code of an order, always the same."""
        return new_preregistration_code(order.encode()[-16:].rjust(16, b"0"))

    def kept_for(self, visit: VisitId) -> PreregistrationOrder | None:
        """What a clerk finds by the visit of a ticket."""
        return next((order for order in self.kept.values() if order.visit == visit), None)

    async def preregistration(self, code: PreregistrationCode) -> PreregistrationDocument | None:
        await self._answer()
        return self.known_slips.get(code)

    async def _answer(self) -> None:
        if self.keeps_silent:
            await asyncio.Event().wait()
        if self.has_heard_too_many:
            raise TooManyMisses("Too many wrong codes")
        if self.is_away:
            raise ServerUnavailable("The server did not answer in time")


class FakeView:
    """Remembers every screen it was shown, and passes it on if there is a window."""

    def __init__(self) -> None:
        self.shown: list[Screen] = []
        self.window: View | None = None

    def show(self, screen: Screen) -> None:
        self.shown.append(screen)
        if self.window is not None:
            self.window.show(screen)


class KioskHall:
    """A kiosk on line in a branch that has just opened, with a clock that goes on when it is told to."""

    def __init__(
        self, configuration: Configuration = OFFICE, *, answer_within_s: float = 8, patience: Patience = USUAL
    ) -> None:
        self.office = office(configuration)
        self.server = FakeBranchServer(self.office.branch, self.office.clock)
        self.post = FakePost(self.server)
        self.press = FakePress()
        self.pauses = Pauses()
        self.view = FakeView()
        self.monotonic = 0.0
        self.tasks: list[Coroutine[None, None, None]] = []
        tokens = count()
        self.means = Means(
            new_id=self.office.new_id,
            new_token=lambda: Token(f"token-{next(tokens)}"),
            pause=self.pauses,
            answer_within_s=answer_within_s,
        )
        self.issuing = Issuing(self.post, self.press, self.means, page_of=lambda token: page_address(PUBLIC, token))
        self.records = FakeOffice(self.office.clock)
        self.world = World(
            monotonic=lambda: self.monotonic,
            now=self.office.clock,
            begin=self.tasks.append,
            desk=self._desk,
            office=self._records,
            post=self._post,
            press=self._press,
            new_id=self.office.new_id,
            pause=self.pauses,
            device=KIOSK,
        )
        around = Surroundings(
            branch=self.server.branch,
            line=ConnectionState.ONLINE,
            ever_live=True,
            public_url=PUBLIC,
            patience=patience,
        )
        self.session = KioskSession(self.view, self.world, around, VIETNAMESE)

    def wait(self, seconds: float) -> None:
        """Let time go by."""
        self.monotonic += seconds
        self.office.now += timedelta(seconds=seconds)

    def touch(self, *taps: Happening) -> None:
        """Let a person touch these, one after the other, a second apart."""
        for tap in taps:
            self.wait(1)
            self.session.happen(tap)

    async def work(self) -> None:
        """Do all that was begun, and what that begins."""
        while self.tasks:
            await self.tasks.pop(0)

    def follow(self) -> None:
        """Let the kiosk hear what has happened in the branch."""
        self.session.show_branch(self.server.branch, ())

    @property
    def screen(self) -> Screen:
        """What was shown last."""
        return self.view.shown[-1]

    def a_token(self) -> Token:
        """A token that was never used."""
        return self.means.new_token()

    async def _post(self) -> FakePost:
        return self.post

    async def _records(self) -> FakeOffice:
        return self.records

    async def _press(self) -> FakePress:
        return self.press

    async def _desk(self) -> Issuing:
        return self.issuing
