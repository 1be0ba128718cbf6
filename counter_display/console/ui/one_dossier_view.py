"""The dossier in front as QML reads it; an empty one once its ticket has left."""

from PySide6.QtCore import Property, QDateTime, QObject, Signal
from PySide6.QtQml import QmlElement

from assets.wall_time import wall_time
from counter_display.console.ui.dossier_rows import case_rows, clash_rows, paper_rows
from counter_display.serving.dossier_picture import OnePicture
from counter_display.serving.dossiers import ApplicantWords, FormFate
from server_client.queue_model.local_time import VIETNAM

QML_IMPORT_NAME = "Console.Model"
QML_IMPORT_MAJOR_VERSION = 1

_NOTHING = OnePicture(
    key="",
    name="",
    code="",
    case="",
    cases=(),
    official="",
    time="",
    fee="",
    asked=None,
    sets=1,
    collected_at="",
    applicant=ApplicantWords(),
    number="",
    born="",
    papers=(),
    gaps=0,
    dossier_code="",
    city="",
    end="",
    reasons=(),
    due_at=None,
    fate=FormFate.NONE,
    said="",
    unsent=False,
    ending_now=False,
    clashes=(),
)


@QmlElement
class OneDossierView(QObject):
    """One dossier; `key` is empty if there is none."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._one = _NOTHING
        self._papers = paper_rows()
        self._cases = case_rows()
        self._clashes = clash_rows()

    def show(self, one: OnePicture | None) -> None:
        """Show the dossier, or none."""
        before, self._one = self._one, one or _NOTHING
        self._papers.show(self._one.papers)
        self._cases.show(self._one.cases)
        self._clashes.show(self._one.clashes)
        if self._one != before:
            self.changed.emit()

    @Property(QObject, constant=True)
    def papers(self) -> QObject:
        return self._papers

    @Property(QObject, constant=True)
    def cases(self) -> QObject:
        return self._cases

    @Property(QObject, constant=True)
    def clashes(self) -> QObject:
        return self._clashes

    @Property(str, notify=changed)
    def key(self) -> str:
        return self._one.key

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._one.name

    @Property(str, notify=changed)
    def procedure(self) -> str:
        return self._one.code

    @Property(str, notify=changed)
    def caseName(self) -> str:
        return self._one.case

    @Property(bool, notify=changed)
    def hasCases(self) -> bool:
        return bool(self._one.cases)

    @Property(int, notify=changed)
    def paperCount(self) -> int:
        return len(self._one.papers)

    @Property(str, notify=changed)
    def official(self) -> str:
        return self._one.official

    @Property(str, notify=changed)
    def lasting(self) -> str:
        return self._one.time

    @Property(str, notify=changed)
    def fee(self) -> str:
        return self._one.fee

    @Property(float, notify=changed)
    def asked(self) -> float:
        """The fee that the clerk asks for, in dong; -1 while that is not known."""
        return -1.0 if self._one.asked is None else float(self._one.asked)

    @Property(int, notify=changed)
    def sets(self) -> int:
        return self._one.sets

    @Property(str, notify=changed)
    def collectedAt(self) -> str:
        return self._one.collected_at

    @Property(str, notify=changed)
    def applicant(self) -> str:
        return self._one.applicant.name

    @Property(str, notify=changed)
    def address(self) -> str:
        return self._one.applicant.address

    @Property(str, notify=changed)
    def phone(self) -> str:
        return self._one.applicant.phone

    @Property(str, notify=changed)
    def email(self) -> str:
        return self._one.applicant.email

    @Property(str, notify=changed)
    def identity(self) -> str:
        return self._one.number

    @Property(str, notify=changed)
    def born(self) -> str:
        return self._one.born

    @Property(int, notify=changed)
    def gaps(self) -> int:
        return self._one.gaps

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._one.dossier_code

    @Property(str, notify=changed)
    def city(self) -> str:
        return self._one.city

    @Property(str, notify=changed)
    def ending(self) -> str:
        return self._one.end

    @Property(str, notify=changed)
    def formFate(self) -> str:
        return self._one.fate

    @Property(str, notify=changed)
    def formTrouble(self) -> str:
        return self._one.said

    @Property(bool, notify=changed)
    def unsent(self) -> bool:
        return self._one.unsent

    @Property(bool, notify=changed)
    def endingNow(self) -> bool:
        return self._one.ending_now

    @Property(bool, notify=changed)
    def isClashing(self) -> bool:
        return bool(self._one.clashes)

    @Property(QDateTime, notify=changed)
    def dueAt(self) -> QDateTime:
        return wall_time(self._one.due_at, VIETNAM)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stub knows no names of Qt's types
    def reasons(self) -> list[str]:
        return list(self._one.reasons)
