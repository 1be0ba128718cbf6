"""What QML sees of the staff's pages: facts, and slots that say what was touched; no PIN, and nothing scanned."""

from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import Property, QDateTime, QEnum, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from assets.keyed_rows import KeyedRows, fields
from assets.wall_time import wall_time
from kiosk.closing import ClosingWords
from kiosk.staff import happening
from kiosk.staff.page import StaffPage
from kiosk.staff.parts import PartState
from kiosk.staff.screen import CopyRow, Installation, StaffScreen, closed_screen
from kiosk.staff.staff_visit import Progress
from server_client.queue_model.ids import DeviceId, VisitId
from server_client.queue_model.local_time import VIETNAM

QML_IMPORT_NAME = "Kiosk.Model"
QML_IMPORT_MAJOR_VERSION = 1

_NOWHERE = Installation(device=DeviceId(""), version="")


@QmlElement
class StaffView(QObject):
    """Holds the staff's screen last shown. `touched` carries each `StaffHappening` that is brought about."""

    @QEnum
    class Page(IntEnum):
        """The staff's pages, for QML."""

        Closed = StaffPage.CLOSED.value
        Pin = StaffPage.PIN.value
        Menu = StaffPage.MENU.value
        State = StaffPage.STATE.value
        Copies = StaffPage.COPIES.value
        Trials = StaffPage.TRIALS.value
        Volume = StaffPage.VOLUME.value
        Closing = StaffPage.CLOSING.value
        Ending = StaffPage.ENDING.value

    @QEnum
    class Work(IntEnum):
        """How far something has come, for QML."""

        Nothing = Progress.NONE.value
        UnderWay = Progress.UNDER_WAY.value
        Done = Progress.DONE.value
        Failed = Progress.FAILED.value

    touched = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._screen = closed_screen(_NOWHERE, has_pin=False)
        self._parts: KeyedRows[PartState] = KeyedRows(
            key=lambda row: row.part, roles=fields("part", "level", "says"), parent=self
        )
        self._copies: KeyedRows[CopyRow] = KeyedRows(
            key=lambda row: row.visit,
            roles={
                **fields("visit", "number", "line", "prints", "fault"),
                "issuedAt": lambda row: wall_time(row.issued_at, VIETNAM),
            },
            parent=self,
        )

    def show(self, screen: StaffScreen) -> None:
        """Show this screen; QML is told what has changed."""
        before, self._screen = self._screen, screen
        self._parts.show(screen.parts)
        self._copies.show(screen.copies)
        # The lists tell of themselves.
        if replace(screen, parts=(), copies=()) != replace(before, parts=(), copies=()):
            self.shownChanged.emit()
        if screen.page is not before.page:
            self.pageChanged.emit()

    pageChanged = Signal()

    @Property(int, notify=pageChanged)
    def page(self) -> int:
        """The page, of `Page`."""
        return self._screen.page.value

    @Property(bool, notify=pageChanged)
    def open(self) -> bool:
        """Whether staff have the screen."""
        return self._screen.page is not StaffPage.CLOSED

    shownChanged = Signal()

    @Property(str, notify=shownChanged)
    def device(self) -> str:
        """The kiosk's name."""
        return self._screen.installation.device

    @Property(str, notify=shownChanged)
    def version(self) -> str:
        """The program's version."""
        return self._screen.installation.version

    @Property(bool, notify=shownChanged)
    def supervised(self) -> bool:
        """Whether the program is started again when it ends."""
        return self._screen.installation.is_supervised

    @Property(bool, notify=shownChanged)
    def hasPin(self) -> bool:
        """Whether a PIN has been set at all."""
        return self._screen.has_pin

    @Property(bool, notify=shownChanged)
    def known(self) -> bool:
        """Whether whoever stands here has given the PIN."""
        return self._screen.is_known

    @Property(int, notify=shownChanged)
    def figures(self) -> int:
        """How many figures of the PIN are entered."""
        return self._screen.figures

    @Property(bool, notify=shownChanged)
    def checking(self) -> bool:
        """Whether the PIN is being looked at."""
        return self._screen.is_checking

    @Property(bool, notify=shownChanged)
    def wrong(self) -> bool:
        """Whether the last PIN was wrong."""
        return self._screen.was_wrong

    @Property(int, notify=shownChanged)
    def pauseSeconds(self) -> int:
        """For how many seconds no PIN is taken."""
        return self._screen.pause_s

    @Property(QObject, constant=True)
    def parts(self) -> QObject:
        """The parts of the kiosk with their states."""
        return self._parts

    @Property(QObject, constant=True)
    def copies(self) -> QObject:
        """The numbers that may be printed once more, the newest first."""
        return self._copies

    @Property(int, notify=shownChanged)
    def copyCount(self) -> int:
        """How many they are."""
        return len(self._screen.copies)

    @Property(int, notify=shownChanged)
    def paper(self) -> int:
        """How far the paper has come, of `Work`."""
        return self._screen.paper.value

    @Property(str, notify=shownChanged)
    def copy(self) -> str:
        """The visit that the paper is of; empty for the trial slip."""
        return self._screen.copy

    @Property(str, notify=shownChanged)
    def fault(self) -> str:
        """Why the paper did not come out."""
        return self._screen.fault

    @Property(str, notify=shownChanged)
    def scanned(self) -> str:
        """The kind of the last code; empty if none was presented."""
        return self._screen.scanned

    @Property(int, notify=shownChanged)
    def scans(self) -> int:
        """How many codes were presented since the page came."""
        return self._screen.scans

    @Property(int, notify=shownChanged)
    def volume(self) -> int:
        """How loud the kiosk is, in per cent."""
        return self._screen.volume

    @Property(bool, notify=shownChanged)
    def canTurn(self) -> bool:
        """Whether there is a sound device to be turned up and down."""
        return self._screen.can_turn

    @Property(int, notify=shownChanged)
    def sound(self) -> int:
        """How far the last sound has come, of `Work`."""
        return self._screen.sound.value

    @Property(bool, notify=shownChanged)
    def shut(self) -> bool:
        """Whether citizens find this kiosk closed."""
        return self._screen.closing is not None

    @Property(str, notify=shownChanged)
    def shutBy(self) -> str:
        """Who closed it, as a `ClosedBy`'s name."""
        return self._screen.closing.source if self._screen.closing else ""

    @Property(QDateTime, notify=shownChanged)
    def shutSince(self) -> QDateTime:
        """Since when."""
        return wall_time(self._screen.closing.since if self._screen.closing else None, VIETNAM)

    @Property(bool, notify=shownChanged)
    def ownWords(self) -> bool:
        """Whether the office has words of its own for a closed kiosk."""
        return self._screen.installation.has_own_words

    @Slot()
    def ask(self) -> None:
        """The gesture was made that opens these pages."""
        self.touched.emit(happening.Asked())

    @Slot()
    def stayAwake(self) -> None:
        """The screen was touched, wherever."""
        if self._screen.page is not StaffPage.CLOSED:
            self.touched.emit(happening.Touched())

    @Slot(str)
    def typeFigure(self, figure: str) -> None:
        """A figure of the PIN."""
        self.touched.emit(happening.FigureTyped(figure=figure))

    @Slot()
    def takeFigureBack(self) -> None:
        """The last figure was wrong."""
        self.touched.emit(happening.FigureTakenBack())

    @Slot()
    def givePin(self) -> None:
        """The PIN is complete."""
        self.touched.emit(happening.PinGiven())

    @Slot(int)
    def goTo(self, page: int) -> None:
        """A page of `Page` was chosen."""
        self.touched.emit(happening.WentTo(page=StaffPage(page)))

    @Slot()
    def goBack(self) -> None:
        """One step back."""
        self.touched.emit(happening.WentBack())

    @Slot()
    def leave(self) -> None:
        """Staff are done."""
        self.touched.emit(happening.Left())

    @Slot(str)
    def printCopy(self, visit: str) -> None:
        """A number is to be printed once more."""
        self.touched.emit(happening.CopyWanted(visit=VisitId(visit)))

    @Slot()
    def printTrial(self) -> None:
        """The trial slip is wanted."""
        self.touched.emit(happening.TrialWanted())

    @Slot(int)
    def turnVolume(self, level: int) -> None:
        """The kiosk is to be that loud."""
        self.touched.emit(happening.VolumeTurned(level=level))

    @Slot()
    def chime(self) -> None:
        """The loudspeaker is to be heard."""
        self.touched.emit(happening.ChimeWanted())

    @Slot(str)
    def shutWith(self, words: str) -> None:
        """Citizens are to find the kiosk closed with these words, a `ClosingWords`' name."""
        self.touched.emit(happening.ClosingWanted(words=ClosingWords(words)))

    @Slot()
    def reopen(self) -> None:
        """Citizens may use the kiosk again."""
        self.touched.emit(happening.OpeningWanted())

    @Slot()
    def end(self) -> None:
        """The program is to end."""
        self.touched.emit(happening.EndWanted())
