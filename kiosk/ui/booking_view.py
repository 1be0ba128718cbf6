"""The pages of those who booked a time as QML sees them: facts, and slots that say what was touched or typed."""

from enum import IntEnum

from PySide6.QtCore import Property, QDateTime, QEnum, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from assets.keyed_rows import KeyedRows, fields
from assets.wall_time import wall_time
from kiosk.screens.looking_up import NO_BOOKING, BookingRow, BookingScreen
from kiosk.visiting.checking_in import (
    BookingChosen,
    BookingTyped,
    BookingWanted,
    CheckInBegun,
    Lookup,
    Setback,
    SoughtBy,
    SoughtByChosen,
)
from kiosk.visiting.taking_number import ServiceChosen, ServicesWanted
from server_client.queue_model.ids import BookingCode
from server_client.queue_model.local_time import VIETNAM

QML_IMPORT_NAME = "Kiosk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class BookingView(QObject):
    """Holds what these pages last showed. `touched` carries each `Happening` that the person brings about."""

    @QEnum
    class Answer(IntEnum):
        """What a look-up has come to, for QML."""

        NotAsked = Lookup.NOT_ASKED.value
        Answered = Lookup.ANSWERED.value
        Unreadable = Lookup.UNREADABLE.value
        TooOften = Lookup.TOO_OFTEN.value
        NoAnswer = Lookup.NO_ANSWER.value

    @QEnum
    class Failure(IntEnum):
        """Why a check-in brought no number, for QML."""

        Nothing = 0
        Unanswered = Setback.NO_ANSWER.value
        Changed = Setback.CHANGED.value
        Forbidden = Setback.REFUSED.value

    touched = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._screen = NO_BOOKING
        self._rows = _booking_rows(self)

    def show(self, screen: BookingScreen) -> None:
        """Show these facts; only what has changed is told to QML."""
        before, self._screen = self._screen, screen
        if screen == before:
            return
        self._rows.show(screen.rows)
        self.factsChanged.emit()

    factsChanged = Signal()

    @Property(bool, notify=factsChanged)
    def byPhone(self) -> bool:
        """Whether the booking is looked up by a telephone number."""
        return self._screen.by is SoughtBy.PHONE

    @Property(str, notify=factsChanged)
    def wanted(self) -> str:
        """What was typed or scanned."""
        return self._screen.wanted

    @Property(int, notify=factsChanged)
    def answer(self) -> int:
        """What the look-up has come to, of `Answer`."""
        return self._screen.lookup.value

    @Property(int, notify=factsChanged)
    def count(self) -> int:
        """How many bookings were found."""
        return len(self._screen.rows)

    @Property(bool, notify=factsChanged)
    def neverTold(self) -> bool:
        """Whether no booking of today has reached this branch."""
        return self._screen.never_told

    @Property(str, notify=factsChanged)
    def asked(self) -> str:
        """The booking that the page asks about, by its code; empty if the person has to choose, or there is none."""
        return self._screen.asked.code if self._screen.asked else ""

    @Property(str, notify=factsChanged)
    def askedService(self) -> str:
        """What it is for."""
        return self._screen.asked.service if self._screen.asked else ""

    @Property(QDateTime, notify=factsChanged)
    def askedAt(self) -> QDateTime:
        """When it is for."""
        return wall_time(self._screen.asked.at, VIETNAM) if self._screen.asked else QDateTime()

    @Property(int, notify=factsChanged)
    def openCount(self) -> int:
        """For how many bookings a number is given out now."""
        return sum(row.check_in.is_open for row in self._screen.rows)

    @Property(str, notify=factsChanged)
    def lead(self) -> str:
        """How the first booking stands, as a `CheckIn`; empty if none was found."""
        return self._screen.rows[0].check_in.value if self._screen.rows else ""

    @Property(str, notify=factsChanged)
    def leadNumber(self) -> str:
        """The number that was given out for the first booking already; empty if none was."""
        return self._screen.rows[0].number if self._screen.rows else ""

    @Property(bool, notify=factsChanged)
    def hasWalkIn(self) -> bool:
        """Whether it is known in which line the person stands without the booking."""
        return self._screen.walk_in is not None

    @Property(int, notify=factsChanged)
    def setback(self) -> int:
        """Why the check-in brought no number, of `Failure`."""
        return self._screen.setback.value if self._screen.setback else 0

    @Property(QObject, constant=True)
    def bookings(self) -> QObject:
        """The bookings found, those that may check in first."""
        return self._rows

    @Slot()
    def begin(self) -> None:
        """The person has booked a time."""
        self.touched.emit(CheckInBegun())

    @Slot(bool)
    def seekByPhone(self, by_phone: bool) -> None:
        """A telephone number is to be looked up, or a code again."""
        self.touched.emit(SoughtByChosen(by=SoughtBy.PHONE if by_phone else SoughtBy.CODE))

    @Slot(str)
    def write(self, text: str) -> None:
        """The code or phone number is this now."""
        self.touched.emit(BookingTyped(text=text))

    @Slot()
    def lookUp(self) -> None:
        """What was typed is complete."""
        self.touched.emit(BookingWanted())

    @Slot(str)
    def choose(self, code: str) -> None:
        """This booking is the one."""
        self.touched.emit(BookingChosen(code=BookingCode(code)))

    @Slot()
    def goWithout(self) -> None:
        """The person takes a number without the booking, in its line if that is known."""
        line = self._screen.walk_in
        self.touched.emit(ServiceChosen(service=line) if line is not None else ServicesWanted())


def _booking_rows(parent: QObject) -> KeyedRows[BookingRow]:
    return KeyedRows(
        key=lambda row: row.code,
        roles={
            **fields("code", "service", "number"),
            "sign": lambda row: row.icon,
            "at": lambda row: wall_time(row.at, VIETNAM),
            "opensAt": lambda row: wall_time(row.opens_at, VIETNAM),
            "checkIn": lambda row: row.check_in.value,
            "open": lambda row: row.check_in.is_open,
        },
        parent=parent,
    )
