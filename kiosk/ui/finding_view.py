"""The pages of finding a procedure as QML sees them: facts to show, and slots that say what was touched or typed."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from assets.keyed_rows import KeyedRows, fields
from kiosk.most_found import MOST_FOUND
from kiosk.screens.finding import NOTHING_FOUND, DossierRow, FindingScreen, PaperRow, ProcedureRow
from kiosk.ui.offer_rows import UNKNOWN
from kiosk.visiting.dossiers import AnotherWanted, DossierDropped, DossierOpened, NumberWanted, PutOff
from kiosk.visiting.finding import (
    AllTicked,
    CaseChosen,
    FindingBegun,
    ListWanted,
    PapersAsked,
    PapersGoneThrough,
    PaperTicked,
    ProcedureTouched,
    QueryTyped,
    WentOn,
)
from kiosk.visiting.taking_number import ServicesWanted
from server_client.dossier_model.checklist import PaperState
from server_client.dossier_model.procedure import ProcedureCode

QML_IMPORT_NAME = "Kiosk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FindingView(QObject):
    """Holds what these pages last showed. `touched` carries each `Happening` that the person brings about."""

    touched = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._screen = NOTHING_FOUND
        self._found = _procedure_rows(self)
        self._found.show(_all_rows(()))
        self._papers = _paper_rows(self)
        self._missing = _paper_rows(self)
        self._dossiers = _dossier_rows(self)

    def show(self, screen: FindingScreen) -> None:
        """Show these facts; only what has changed is told to QML."""
        before, self._screen = self._screen, screen
        if screen == before:
            return
        self._found.show(_all_rows(screen.found))
        self._papers.show(screen.papers)
        self._missing.show(screen.missing)
        self._dossiers.show(screen.dossiers)
        if screen.procedure != before.procedure:
            self.procedureChanged.emit()
        self.factsChanged.emit()

    factsChanged = Signal()

    @Property(bool, notify=factsChanged)
    def ready(self) -> bool:
        """Whether the procedures have been read."""
        return self._screen.is_ready

    @Property(str, notify=factsChanged)
    def notice(self) -> str:
        """What has to be said with each procedure, such as that it is sample data."""
        return self._screen.notice

    @Property(bool, notify=factsChanged)
    def sample(self) -> bool:
        """Whether the procedures are sample data."""
        return self._screen.is_sample

    @Property(str, notify=factsChanged)
    def query(self) -> str:
        """What is looked for."""
        return self._screen.query

    @Property(int, notify=factsChanged)
    def foundCount(self) -> int:
        """How many procedures were found."""
        return len(self._screen.found)

    @Property(bool, notify=factsChanged)
    def foundMore(self) -> bool:
        """Whether more were found than are shown."""
        return self._screen.has_more

    @Property(int, notify=factsChanged)
    def dueCount(self) -> int:
        """How many papers of the list have to be brought."""
        return sum(_is_due(paper) for paper in self._screen.papers)

    @Property(int, notify=factsChanged)
    def replacedCount(self) -> int:
        """How many papers of the list nobody need bring."""
        return sum(paper.state is PaperState.REPLACED for paper in self._screen.papers)

    @Property(int, notify=factsChanged)
    def missingCount(self) -> int:
        """How many papers have to be brought and are not ticked."""
        return len(self._screen.missing)

    @Property(bool, notify=factsChanged)
    def listFailed(self) -> bool:
        """Whether the list of missing papers could not be printed."""
        return self._screen.list_failed

    @Property(int, notify=factsChanged)
    def dossierCount(self) -> int:
        """How many dossiers have been made ready."""
        return len(self._screen.dossiers)

    @Property(int, notify=factsChanged)
    def otherCount(self) -> int:
        """How many dossiers are ready beside the one that is looked at."""
        return self._screen.others

    @Property(str, notify=factsChanged)
    def furtherLines(self) -> str:
        """The lines that come with the same number after the first; empty if none do."""
        return ", ".join(self._screen.further_lines)

    @Property(bool, notify=factsChanged)
    def mayAdd(self) -> bool:
        """Whether another dossier may be added."""
        return self._screen.may_add

    @Property(QObject, constant=True)
    def found(self) -> QObject:
        """The procedures found."""
        return self._found

    @Property(QObject, constant=True)
    def papers(self) -> QObject:
        """The papers of the chosen case."""
        return self._papers

    @Property(QObject, constant=True)
    def missing(self) -> QObject:
        """The papers that are missing."""
        return self._missing

    @Property(QObject, constant=True)
    def dossiers(self) -> QObject:
        """The dossiers made ready."""
        return self._dossiers

    procedureChanged = Signal()

    @Property(str, notify=procedureChanged)
    def procedureCode(self) -> str:
        """The procedure's code."""
        return self._screen.procedure.code

    @Property(str, notify=procedureChanged)
    def procedureName(self) -> str:
        """The procedure's name as people know it."""
        return self._screen.procedure.name

    @Property(str, notify=procedureChanged)
    def officialName(self) -> str:
        """The procedure's name in the law; empty where it is no other."""
        return self._screen.procedure.official_name

    @Property(str, notify=procedureChanged)
    def authority(self) -> str:
        """Who decides."""
        return self._screen.procedure.authority

    @Property(str, notify=procedureChanged)
    def line(self) -> str:
        """The service that receives it here; empty if the branch names none."""
        line = self._screen.procedure.line
        return line.name if line is not None else ""

    @Property(int, notify=procedureChanged)
    def lineWaiting(self) -> int:
        """How many wait for that service; -1 when that is not known."""
        line = self._screen.procedure.line
        return UNKNOWN if line is None or line.waiting is None else line.waiting

    @Property(str, notify=procedureChanged)
    def lineRefusal(self) -> str:
        """Why that service gives out no numbers, as a refusal's code; empty when it does."""
        line = self._screen.procedure.line
        return line.refusal.value if line is not None and line.refusal is not None else ""

    @Property(str, notify=procedureChanged)
    def time(self) -> str:
        """How long it takes; empty where nothing may be promised."""
        return self._screen.procedure.time

    @Property(str, notify=procedureChanged)
    def fee(self) -> str:
        """What it costs at the counter; empty where nothing may be promised."""
        return self._screen.procedure.fee

    @Property(str, notify=procedureChanged)
    def onlineFee(self) -> str:
        """What it costs online, where that differs."""
        return self._screen.procedure.online_fee

    @Property(str, notify=procedureChanged)
    def onlineOnly(self) -> str:
        """Where to turn if no paper is accepted; empty otherwise."""
        return self._screen.procedure.online_only

    @Property("QStringList", notify=procedureChanged)  # type: ignore[arg-type]  # Qt takes names of types too
    def cases(self) -> list[str]:
        """The cases to choose from; none where there is only one."""
        return list(self._screen.procedure.cases)

    @Property(int, notify=procedureChanged)
    def caseChosen(self) -> int:
        """The case that was chosen, from 0; -1 until one is."""
        case = self._screen.procedure.case
        return UNKNOWN if case is None else case

    @Property(bool, notify=procedureChanged)
    def papersKnown(self) -> bool:
        """Whether the catalogue names the papers."""
        return self._screen.procedure.has_papers

    @Slot()
    def begin(self) -> None:
        """The person wants to find a procedure."""
        self.touched.emit(FindingBegun())

    @Slot(str)
    def search(self, text: str) -> None:
        """The search's text is this now."""
        self.touched.emit(QueryTyped(text=text))

    @Slot()
    def chooseField(self) -> None:
        """The person wants a number by the field of their matter."""
        self.touched.emit(ServicesWanted())

    @Slot(str)
    def choose(self, code: str) -> None:
        """A procedure was touched."""
        self.touched.emit(ProcedureTouched(code=ProcedureCode(code)))

    @Slot(int)
    def chooseCase(self, place: int) -> None:
        """A case was touched."""
        self.touched.emit(CaseChosen(place=place))

    @Slot()
    def askPapers(self) -> None:
        """The person wants to go through the papers."""
        self.touched.emit(PapersAsked())

    @Slot(int, bool)
    def tick(self, place: int, held: bool) -> None:
        """A paper is at hand, or is not."""
        self.touched.emit(PaperTicked(place=place, is_held=held))

    @Slot(bool)
    def tickAll(self, held: bool) -> None:
        """All that must be brought is at hand, or is not."""
        self.touched.emit(AllTicked(is_held=held))

    @Slot()
    def papersDone(self) -> None:
        """All papers have been gone through."""
        self.touched.emit(PapersGoneThrough())

    @Slot()
    def printList(self) -> None:
        """The person wants the list of missing papers on paper."""
        self.touched.emit(ListWanted())

    @Slot()
    def goOn(self) -> None:
        """The person goes on although papers are missing."""
        self.touched.emit(WentOn())

    @Slot()
    def putOff(self) -> None:
        """The person leaves this procedure for another day and goes on with the others."""
        self.touched.emit(PutOff())

    @Slot()
    def addAnother(self) -> None:
        """The person has another dossier."""
        self.touched.emit(AnotherWanted())

    @Slot(int)
    def openDossier(self, place: int) -> None:
        """The person wants to go through the papers of a dossier once more."""
        self.touched.emit(DossierOpened(place=place))

    @Slot(int)
    def dropDossier(self, place: int) -> None:
        """A dossier is not to be handed in after all."""
        self.touched.emit(DossierDropped(place=place))

    @Slot()
    def wantNumber(self) -> None:
        """The dossiers are complete."""
        self.touched.emit(NumberWanted())


def _all_rows(found: tuple[ProcedureRow, ...]) -> tuple[ProcedureRow, ...]:
    """Return as many rows whatever was found, the last of them empty: none is built or thrown away as one types."""
    return (*found, *(ProcedureRow(place=place, code="", name="", field="") for place in range(len(found), MOST_FOUND)))


def _procedure_rows(parent: QObject) -> KeyedRows[ProcedureRow]:
    return KeyedRows(
        key=lambda row: str(row.place),
        roles={
            **fields("code", "name", "field"),
            "days": lambda row: row.duration.value,
            "unit": lambda row: row.duration.unit,
            "timeWords": lambda row: row.duration.words,
            "onlineOnly": lambda row: row.online_only,
        },
        parent=parent,
    )


def _paper_rows(parent: QObject) -> KeyedRows[PaperRow]:
    return KeyedRows(
        key=lambda row: str(row.place),
        roles={
            **fields("place", "name", "originals", "copies", "mandatory"),
            "remark": lambda row: row.note,
            "held": lambda row: row.state is PaperState.HELD,
            "replaced": lambda row: row.state is PaperState.REPLACED,
        },
        parent=parent,
    )


def _dossier_rows(parent: QObject) -> KeyedRows[DossierRow]:
    return KeyedRows(
        key=lambda row: str(row.place),
        roles={
            **fields("place", "name"),
            "missingCount": lambda row: row.missing,
            "line": lambda row: row.line.name if row.line is not None else "",
            "refusal": lambda row: row.line.refusal.value if row.line is not None and row.line.refusal else "",
        },
        parent=parent,
    )


def _is_due(paper: PaperRow) -> bool:
    return paper.mandatory and paper.state is not PaperState.REPLACED
