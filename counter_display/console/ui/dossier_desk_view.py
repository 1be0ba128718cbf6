"""The dossiers of the ticket at the counter as QML reads them, and what the clerk does to them as signals."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from counter_display.console.ui.dossier_rows import asked_rows, found_rows, tab_rows
from counter_display.console.ui.one_dossier_view import OneDossierView
from counter_display.serving.dossier_picture import DossierPicture
from counter_display.serving.dossiers import CountOf

QML_IMPORT_NAME = "Console.Model"
QML_IMPORT_MAJOR_VERSION = 1

_STEPS = {"+": 1, "=": 1, "-": -1}


@QmlElement
class DossierDeskView(QObject):
    """The dossier pane with its sheets; it keeps nothing of a ticket that has left."""

    wentTo = Signal(int)
    wentBy = Signal(int)
    ticked = Signal(int)
    counted = Signal(int, str, int)
    needed = Signal(int)
    caseChosen = Signal(str)
    codeWritten = Signal(str)
    laidOut = Signal(str)
    wordWritten = Signal(str, str)
    wordsKept = Signal()
    termsKept = Signal()
    sought = Signal(str)
    picked = Signal(str)
    endBegun = Signal(str)
    askedFor = Signal(int, bool)
    faultTurned = Signal(int)
    reasonWritten = Signal(str)
    endCodeWritten = Signal(str)
    endConfirmed = Signal(bool)
    settled = Signal(bool)
    noteWritten = Signal(str)
    noteKept = Signal()
    retried = Signal()
    printed = Signal()
    leftPrinted = Signal()
    leftForgotten = Signal()
    finished = Signal()

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._picture = DossierPicture()
        self._one = OneDossierView(self)
        self._tabs = tab_rows()
        self._found = found_rows()
        self._asked = asked_rows()

    def show(self, picture: DossierPicture) -> None:
        """Show the picture."""
        self._picture = picture
        self._tabs.show(picture.tabs)
        self._found.show(picture.found)
        self._asked.show(picture.end.papers if picture.end is not None else ())
        self._one.show(picture.one)
        self.changed.emit()

    @Property(OneDossierView, constant=True)
    def one(self) -> OneDossierView:
        return self._one

    @Property(QObject, constant=True)
    def tabs(self) -> QObject:
        return self._tabs

    @Property(QObject, constant=True)
    def found(self) -> QObject:
        return self._found

    @Property(QObject, constant=True)
    def asked(self) -> QObject:
        return self._asked

    @Property(str, notify=changed)
    def access(self) -> str:
        return self._picture.access

    @Property(str, notify=changed)
    def sheet(self) -> str:
        return self._picture.sheet or ""

    @Property(str, notify=changed)
    def told(self) -> str:
        return self._picture.told

    @Property(str, notify=changed)
    def said(self) -> str:
        return self._picture.said

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._picture.tabs)

    @Property(bool, notify=changed)
    def isAhead(self) -> bool:
        return self._picture.ahead is not None

    @Property(int, notify=changed)
    def aheadDossiers(self) -> int:
        return self._picture.ahead.dossiers if self._picture.ahead else 0

    @Property(int, notify=changed)
    def aheadGaps(self) -> int:
        return self._picture.ahead.gaps if self._picture.ahead else 0

    @Property(str, notify=changed)
    def aheadNote(self) -> str:
        return self._picture.ahead.note if self._picture.ahead else ""

    @Property(str, notify=changed)
    def aheadNotedBy(self) -> str:
        return self._picture.ahead.noted_by if self._picture.ahead else ""

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._picture.note

    @Property(str, notify=changed)
    def notedBy(self) -> str:
        return self._picture.noted_by

    @Property(str, notify=changed)
    def noteDraft(self) -> str:
        return self._picture.note_draft

    @Property(str, notify=changed)
    def soughtText(self) -> str:
        return self._picture.sought

    @Property(str, notify=changed)
    def nameWord(self) -> str:
        return self._picture.words.name

    @Property(str, notify=changed)
    def addressWord(self) -> str:
        return self._picture.words.address

    @Property(str, notify=changed)
    def phoneWord(self) -> str:
        return self._picture.words.phone

    @Property(str, notify=changed)
    def emailWord(self) -> str:
        return self._picture.words.email

    @Property(bool, notify=changed)
    def phoneIsOdd(self) -> bool:
        return self._picture.words.has_odd_phone

    @Property(str, notify=changed)
    def setsWord(self) -> str:
        return self._picture.terms.sets

    @Property(str, notify=changed)
    def feeWord(self) -> str:
        return self._picture.terms.fee

    @Property(str, notify=changed)
    def collectedWord(self) -> str:
        return self._picture.terms.collected_at

    @Property(bool, notify=changed)
    def setsAreOdd(self) -> bool:
        return self._picture.terms.set_count is None

    @Property(bool, notify=changed)
    def feeIsOdd(self) -> bool:
        return self._picture.terms.has_odd_fee

    @Property(str, notify=changed)
    def ending(self) -> str:
        return self._picture.end.ending if self._picture.end else ""

    @Property(str, notify=changed)
    def endWords(self) -> str:
        return self._picture.end.words if self._picture.end else ""

    @Property(str, notify=changed)
    def endCode(self) -> str:
        return self._picture.end.code if self._picture.end else ""

    @Property(str, notify=changed)
    def endTrouble(self) -> str:
        return self._picture.end.trouble if self._picture.end else ""

    @Property(int, notify=changed)
    def endGaps(self) -> int:
        return self._picture.end.gaps if self._picture.end else 0

    @Property(bool, notify=changed)
    def countsLate(self) -> bool:
        return self._picture.end is not None and self._picture.end.counts_late

    @Property(str, notify=changed)
    def proposal(self) -> str:
        return self._picture.proposal

    @Property(str, notify=changed)
    def proposalName(self) -> str:
        return self._picture.proposal_name

    @Property(int, notify=changed)
    def leftForms(self) -> int:
        return self._picture.left.count if self._picture.left else 0

    @Property(str, notify=changed)
    def leftNumber(self) -> str:
        return self._picture.left.number if self._picture.left else ""

    @Property(str, notify=changed)
    def leftTrouble(self) -> str:
        return self._picture.left_said

    @Property(bool, notify=changed)
    def hasPrinter(self) -> bool:
        return self._picture.has_printer

    @Slot(int)
    def goTo(self, place: int) -> None:
        self.wentTo.emit(place)

    @Slot(int)
    def goBy(self, steps: int) -> None:
        self.wentBy.emit(steps)

    @Slot(int)
    def tick(self, place: int) -> None:
        self.ticked.emit(place)

    @Slot(int, str, int)
    def setCount(self, place: int, what: str, count: int) -> None:
        self.counted.emit(place, what, count)

    @Slot(int)
    def need(self, place: int) -> None:
        self.needed.emit(place)

    @Slot(str)
    def chooseCase(self, name: str) -> None:
        self.caseChosen.emit(name)

    @Slot(str)
    def writeCode(self, text: str) -> None:
        self.codeWritten.emit(text)

    @Slot(str)
    def layOut(self, sheet: str) -> None:
        self.laidOut.emit(sheet)

    @Slot(str, str)
    def writeWord(self, what: str, text: str) -> None:
        self.wordWritten.emit(what, text)

    @Slot()
    def keepWords(self) -> None:
        self.wordsKept.emit()

    @Slot()
    def keepTerms(self) -> None:
        self.termsKept.emit()

    @Slot(str)
    def seek(self, text: str) -> None:
        self.sought.emit(text)

    @Slot(str)
    def pick(self, code: str) -> None:
        self.picked.emit(code)

    @Slot(str)
    def beginEnd(self, ending: str) -> None:
        self.endBegun.emit(ending)

    @Slot(int, bool)
    def askFor(self, place: int, asked: bool) -> None:
        self.askedFor.emit(place, asked)

    @Slot(int)
    def turnFault(self, place: int) -> None:
        self.faultTurned.emit(place)

    @Slot(str)
    def writeReason(self, text: str) -> None:
        self.reasonWritten.emit(text)

    @Slot(str)
    def writeEndCode(self, text: str) -> None:
        self.endCodeWritten.emit(text)

    @Slot(bool)
    def confirmEnd(self, despite_gaps: bool) -> None:
        self.endConfirmed.emit(despite_gaps)

    @Slot(bool)
    def settle(self, mine: bool) -> None:
        self.settled.emit(mine)

    @Slot(str)
    def writeNote(self, text: str) -> None:
        self.noteWritten.emit(text)

    @Slot()
    def keepNote(self) -> None:
        self.noteKept.emit()

    @Slot()
    def retry(self) -> None:
        self.retried.emit()

    @Slot()
    def printForm(self) -> None:
        self.printed.emit()

    @Slot()
    def printLeft(self) -> None:
        self.leftPrinted.emit()

    @Slot()
    def forgetLeft(self) -> None:
        self.leftForgotten.emit()

    @Slot()
    def finish(self) -> None:
        self.finished.emit()

    @Slot(str, int, int, result=bool)
    def typeAt(self, text: str, place: int, column: int) -> bool:
        """Take what is typed on a paper: figures, + and - count in a column (from 1), K says that it is not needed."""
        row = next((one for one in self._picture.one.papers if one.place == place), None) if self._picture.one else None
        if row is None:
            return False
        at = max(0, column - 1)
        before = (row.originals, row.certified, row.photocopies)[at]
        if text in _STEPS:
            self.counted.emit(place, list(CountOf)[at], before + _STEPS[text])
        elif text.isdecimal() and column > 0:
            self.counted.emit(place, list(CountOf)[at], int(text))
        elif text.casefold() == "k":
            self.needed.emit(place)
        return text in _STEPS or text.isdecimal() or text.casefold() == "k"
