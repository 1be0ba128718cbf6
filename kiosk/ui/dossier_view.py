"""The pages of those who ask about a dossier as QML sees them: facts to show, and slots that say what was touched."""

from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import Property, QDateTime, QEnum, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from assets.wall_time import wall_time
from kiosk.offering import Opening
from kiosk.screens.looking_up import NO_DOSSIER, DossierScreen, NextStep
from kiosk.ui.offer_rows import UNKNOWN
from kiosk.visiting.asking import InquiryBegun, Purpose, ReceiptTyped, ReceiptWanted
from kiosk.visiting.taking_number import ServiceChosen, ServicesWanted
from server_client.queue_model.local_time import VIETNAM

QML_IMPORT_NAME = "Kiosk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class DossierView(QObject):
    """Holds what these pages last showed. `touched` carries each `Happening` that the person brings about."""

    @QEnum
    class Next(IntEnum):
        """What is sensible to do now, for QML."""

        GoHome = NextStep.GO_HOME.value
        Collect = NextStep.COLLECT.value
        Ask = NextStep.ASK.value
        HandIn = NextStep.HAND_IN.value
        Correct = NextStep.CORRECT.value
        TryAgain = NextStep.TRY_AGAIN.value

    touched = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._screen = NO_DOSSIER

    def show(self, screen: DossierScreen) -> None:
        """Show these facts; only a change is told to QML."""
        before, self._screen = self._screen, screen
        if screen != before:
            self.factsChanged.emit()

    factsChanged = Signal()

    @Property(bool, notify=factsChanged)
    def collecting(self) -> bool:
        """Whether the person comes for a result, and not only to ask."""
        return self._screen.purpose is Purpose.COLLECT

    @Property(str, notify=factsChanged)
    def wanted(self) -> str:
        """What was typed or scanned."""
        return self._screen.wanted

    @Property(int, notify=factsChanged)
    def answer(self) -> int:
        """What the look-up has come to, of `BookingView.Answer`."""
        return self._screen.lookup.value

    @Property(str, notify=factsChanged)
    def verdict(self) -> str:
        """How the dossier stands, as a verdict's code; empty before that is known."""
        return self._screen.verdict.value if self._screen.verdict is not None else ""

    @Property(int, notify=factsChanged)
    def nextStep(self) -> int:
        """What is sensible to do now, of `Next`."""
        return self._screen.next_step.value

    @Property(str, notify=factsChanged)
    def place(self) -> str:
        """Where the result is collected; empty if that was not told."""
        return self._screen.place

    @Property(bool, notify=factsChanged)
    def hasDue(self) -> bool:
        """Whether it was told when the result is due."""
        return self._screen.due_at is not None

    @Property(bool, notify=factsChanged)
    def hasReady(self) -> bool:
        """Whether it was told since when the result is ready."""
        return self._screen.ready_at is not None

    @Property(bool, notify=factsChanged)
    def hasNews(self) -> bool:
        """Whether anything was told of this dossier."""
        return self._screen.updated_at is not None

    @Property(QDateTime, notify=factsChanged)
    def dueAt(self) -> QDateTime:
        """When the result is due; invalid if that was not told."""
        return _time(self._screen.due_at)

    @Property(QDateTime, notify=factsChanged)
    def readyAt(self) -> QDateTime:
        """When the result was ready; invalid if that was not told."""
        return _time(self._screen.ready_at)

    @Property(QDateTime, notify=factsChanged)
    def updatedAt(self) -> QDateTime:
        """When this was told; invalid if nothing was."""
        return _time(self._screen.updated_at)

    @Property(bool, notify=factsChanged)
    def stale(self) -> bool:
        """Whether the news are too old to be told as if they were of today."""
        return self._screen.is_stale

    @Property(int, notify=factsChanged)
    def ageDays(self) -> int:
        """How many days ago this was told."""
        return self._screen.age_days

    @Property(str, notify=factsChanged)
    def refusal(self) -> str:
        """Why there are no numbers for results now, as a refusal's code; empty if there are, or no line for them."""
        results = self._screen.results
        return results.refusal.value if results is not None and results.refusal is not None else ""

    @Property(int, notify=factsChanged)
    def opensInDays(self) -> int:
        """In how many days there are numbers for results again; -1 if that is not known."""
        return UNKNOWN if self._opening is None else self._opening.days

    @Property(QDateTime, notify=factsChanged)
    def opensAt(self) -> QDateTime:
        """When that is; invalid if it is not known."""
        return _time(None if self._opening is None else self._opening.at)

    @Property(bool, notify=factsChanged)
    def opensTimed(self) -> bool:
        """Whether the time of that day is known, too."""
        return self._opening is not None and self._opening.is_timed

    @property
    def _opening(self) -> Opening | None:
        return self._screen.results.opening if self._screen.results is not None else None

    @Slot()
    def beginCollecting(self) -> None:
        """The person comes for a result."""
        self.touched.emit(InquiryBegun(purpose=Purpose.COLLECT))

    @Slot()
    def beginAsking(self) -> None:
        """The person asks where their dossier is."""
        self.touched.emit(InquiryBegun(purpose=Purpose.ASK))

    @Slot(str)
    def write(self, text: str) -> None:
        """The dossier's code is this now."""
        self.touched.emit(ReceiptTyped(text=text))

    @Slot()
    def lookUp(self) -> None:
        """What was typed is complete."""
        self.touched.emit(ReceiptWanted())

    @Slot()
    def takeNumber(self) -> None:
        """The person takes a number in the line of results, or chooses another where there is none."""
        line = self._screen.results_line
        self.touched.emit(ServiceChosen(service=line) if line is not None else ServicesWanted())

    @Slot()
    def chooseService(self) -> None:
        """The person takes a number in a line of their choice."""
        self.touched.emit(ServicesWanted())


def _time(at: datetime | None) -> QDateTime:
    return QDateTime() if at is None else wall_time(at, VIETNAM)
