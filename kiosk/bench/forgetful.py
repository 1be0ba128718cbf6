"""Stands around a kiosk at a measure: a branch, an office and a printer that answer at once and remember nothing.

Branch and printer are well until they are told otherwise.
"""

import itertools
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

from kiosk.printing.errors import PrinterUnavailable
from kiosk.printing.printer_status import PrinterFault, PrinterStatus
from server_client.client.errors import OfficeRefused, Rejected, ServerUnavailable
from server_client.dossier_model.booking import Booking, BookingsFound
from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.dossier_status import DossierFound, DossierStatus, NationalStatus
from server_client.dossier_model.phone_number import PhoneNumber
from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.dossier_model.preregistration_order import PreregistrationDocument, PreregistrationOrder
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import CheckInBooking, Command, IssueTicket
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.events import Event, TicketIssued
from server_client.queue_model.ids import BookingCode, CommandId, ServiceCode, TicketId, VisitId
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.ticket import TicketOrigin
from server_client.wire.answers import Problem, Settled


def utc_now() -> datetime:
    """The machine's time."""
    return datetime.now(UTC)  # noqa: TID251 - a measure is a process of its own


class Mood(Enum):
    """How the branch takes the next order."""

    WELL = auto()
    REFUSING = auto()
    REJECTING = auto()
    CHANGED = auto()
    """A booking is not as it was looked up."""


class PaperlessPrinter:
    """Takes every ticket and forgets it, unless it has a fault."""

    address = "none:"
    width = 576
    fault: PrinterFault | None = None

    def print(self, job: bytes) -> bool:
        """Forget the ticket's bytes; PrinterUnavailable."""
        blocking = self.status().blocking
        if blocking is not None:
            raise PrinterUnavailable(self.address, blocking)
        return bool(job)

    def status(self) -> PrinterStatus:
        """The fault that it is said to have."""
        return PrinterStatus(faults=frozenset() if self.fault is None else frozenset({self.fault}))

    def close(self) -> None:
        """Nothing is open."""


class ForgetfulPost:
    """A branch that gives out numbers from A001 to A999 over and over, and remembers none."""

    waiting: tuple[Command, ...] = ()
    mood = Mood.WELL

    def __init__(self, branch: Branch) -> None:
        self._branch = branch
        # No cycle of the numbers: it would keep those that it has given, and the bench watches memory.
        self._ordinals = (1 + given % 999 for given in itertools.count())

    async def keep(self, command: Command) -> None:
        """Nothing is kept."""

    async def deliver(self, command: Command) -> Settled:
        """Give out the next number; whatever else is said is taken note of at once and forgotten. As Outbox."""
        if not isinstance(command, IssueTicket | CheckInBooking):
            return Settled(seq=self._branch.seq, events=())
        match self.mood:
            case Mood.REFUSING:
                raise Refused(RefusalCode.DAY_NOT_OPEN, branch=self._branch.id)
            case Mood.REJECTING | Mood.CHANGED as mood:
                raise _rejected("booking_differs" if mood is Mood.CHANGED else "")
            case Mood.WELL:
                return self._number(command)

    def _number(self, command: IssueTicket | CheckInBooking) -> Settled:
        ordinal, now = next(self._ordinals), utc_now()
        ticket = TicketIssued(
            visit=VisitId(command.id),
            ticket=TicketId(command.id),
            number=f"A{ordinal:03d}",
            series="A",
            ordinal=ordinal,
            token=command.token,
            language=command.language,
            needs=command.needs if isinstance(command, IssueTicket) else (command.service,),
            class_code=WALK_IN,
            clock=now,
            issued_at=now,
            origin=TicketOrigin.COUNTED,
            ahead=ordinal % 40,
        )
        event = Event(
            branch=self._branch.id, epoch=1, seq=self._branch.seq + 2, at=now, command_id=command.id, data=ticket
        )
        return Settled(seq=event.seq, events=(event,))


def _rejected(code: str) -> Rejected:
    return Rejected(Problem(type="about:blank", title="Not now", status=403, detail="A whim", code=code))


class ForgetfulOffice:
    """Answers look-ups in turn: found, not found, and no answer at all; it remembers nobody."""

    def __init__(self) -> None:
        self._turns = itertools.cycle(range(3))

    async def bookings(self, wanted: BookingCode | PhoneNumber) -> BookingsFound:
        """One booking for now, none, or no answer."""
        now, found = utc_now(), self._found()
        booking = Booking(code=BookingCode("HN-0001"), service=ServiceCode("hotich"), booked_for=now)
        return BookingsFound(
            bookings=(booking,) if found else (), at=now, earliest=timedelta(hours=1), delivered_at=now
        )

    async def dossier(self, code: DossierCode) -> DossierFound:
        """One whose result is ready, none, or no answer."""
        now, found = utc_now(), self._found()
        status = DossierStatus(code=code, status=NationalStatus.FINISHED, updated_at=now) if found else None
        return DossierFound(status=status, at=now, stale_after=timedelta(days=1), delivered_at=now)

    async def preregister(self, order: PreregistrationOrder) -> PreregistrationCode:
        """A code, a refusal, or no answer."""
        if self._found():
            return PreregistrationCode("K7MA-4TXC-9HE2")
        raise OfficeRefused("limit_per_day", {"limit": 2}, "Enough for today")

    async def withdraw(self, which: CommandId) -> None:
        """There is nothing to take back."""

    async def preregistration(self, code: PreregistrationCode) -> PreregistrationDocument | None:
        """None, or no answer."""
        self._found()
        return None

    def _found(self) -> bool:
        turn = next(self._turns)
        if turn == 2:
            raise ServerUnavailable("Every third question gets no answer")
        return turn == 0
