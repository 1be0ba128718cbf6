"""What the pages of finding a procedure show: what was found, what it takes, and the dossiers made ready so far."""

from dataclasses import dataclass

from kiosk.guide import Guide
from kiosk.offering import in_language
from kiosk.visiting.finding import ChosenDossier
from kiosk.visiting.step import Step
from kiosk.visiting.visit import Visit
from server_client.dossier_model.checklist import Checklist, PaperState, missing_mandatory
from server_client.dossier_model.preregistration import MOST_DOSSIERS
from server_client.dossier_model.procedure import Channel, Procedure
from server_client.queue_model.configuration import VIETNAMESE, Configuration
from server_client.queue_model.ids import Language, ServiceCode

_STEPS = frozenset(
    {Step.SEARCH, Step.PROCEDURE, Step.PAPERS, Step.MISSING, Step.LISTING, Step.LISTED, Step.DOSSIERS, Step.CONFIRM}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureRow:
    """A procedure in the list of those found; `time` and `fee` are empty where nothing may be promised."""

    code: str
    name: str
    field: str
    time: str = ""
    online_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A paper of the checklist; `place` is its place in the list."""

    place: int
    name: str
    note: str
    originals: int
    copies: int
    state: PaperState
    mandatory: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRow:
    """A dossier that was made ready; `line` is the service that receives it, empty if the branch names none."""

    place: int
    name: str
    line: str
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedurePage:
    """One procedure as the person looks at it; texts that may not be promised are empty."""

    code: str = ""
    name: str = ""
    official_name: str = ""
    field: str = ""
    authority: str = ""
    line: str = ""
    time: str = ""
    fee: str = ""
    online_fee: str = ""
    online_only: str = ""
    cases: tuple[str, ...] = ()
    case: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingScreen:
    """The facts of all these pages; `is_ready` says whether the procedures have been read, `notice` goes with each."""

    is_ready: bool = False
    notice: str = ""
    query: str = ""
    found: tuple[ProcedureRow, ...] = ()
    procedure: ProcedurePage = ProcedurePage()
    papers: tuple[PaperRow, ...] = ()
    missing: tuple[PaperRow, ...] = ()
    list_failed: bool = False
    dossiers: tuple[DossierRow, ...] = ()
    may_add: bool = True


NOTHING_FOUND = FindingScreen()


def finding_screen(visit: Visit, guide: Guide | None, configuration: Configuration | None) -> FindingScreen:
    """Return what these pages show of the visit; nothing while another page is shown."""
    if visit.step not in _STEPS:
        return NOTHING_FOUND
    finding, language = visit.finding, visit.language
    papers = _paper_rows(finding.papers)
    missing = {id(document) for document in finding.missing}
    found = guide.find(finding.query) if guide is not None and visit.step is Step.SEARCH else ()
    return FindingScreen(
        is_ready=guide is not None,
        notice=guide.notice if guide is not None else "",
        query=finding.query,
        found=tuple(_procedure_row(procedure, language) for procedure in found),
        procedure=_procedure_page(visit, configuration),
        papers=papers,
        missing=tuple(row for row, paper in zip(papers, finding.papers, strict=True) if id(paper.document) in missing),
        list_failed=finding.list_failed,
        dossiers=tuple(_dossier_row(at, one, configuration, language) for at, one in enumerate(visit.dossiers)),
        may_add=len(visit.dossiers) < MOST_DOSSIERS,
    )


def procedure_name(procedure: Procedure, language: Language) -> str:
    """Return the name by which people know it, in their language where there is one."""
    if language != VIETNAMESE and procedure.english_name:
        return procedure.english_name
    return procedure.short_name or procedure.official_name


def _procedure_row(procedure: Procedure, language: Language) -> ProcedureRow:
    return ProcedureRow(
        code=procedure.code,
        name=procedure_name(procedure, language),
        field=procedure.field,
        time=procedure.promised_time.text if procedure.promised_time else "",
        online_only=bool(procedure.online_only),
    )


def _procedure_page(visit: Visit, configuration: Configuration | None) -> ProcedurePage:
    procedure = visit.finding.procedure
    if procedure is None:
        return ProcedurePage()
    direct, online = procedure.promised_fee(Channel.DIRECT), procedure.promised_fee(Channel.ONLINE)
    return ProcedurePage(
        code=procedure.code,
        name=procedure_name(procedure, visit.language),
        official_name=procedure.official_name,
        field=procedure.field,
        authority=procedure.authority,
        line=_line_name(visit.finding.service, configuration, visit.language),
        time=procedure.promised_time.text if procedure.promised_time else "",
        fee=direct.text if direct else "",
        online_fee=online.text if online is not None and online != direct else "",
        online_only=procedure.online_only,
        cases=tuple(case.name for case in procedure.cases) if len(procedure.cases) > 1 else (),
        case=visit.finding.case,
    )


def _paper_rows(papers: Checklist) -> tuple[PaperRow, ...]:
    return tuple(
        PaperRow(
            place=place,
            name=paper.document.name,
            note=paper.document.note,
            originals=paper.document.originals,
            copies=paper.document.copies,
            state=paper.state,
            mandatory=paper.document.mandatory,
        )
        for place, paper in enumerate(papers)
    )


def _dossier_row(
    place: int, dossier: ChosenDossier, configuration: Configuration | None, language: Language
) -> DossierRow:
    return DossierRow(
        place=place,
        name=procedure_name(dossier.procedure, language),
        line=_line_name(dossier.service, configuration, language),
        missing=len(missing_mandatory(dossier.papers)),
    )


def _line_name(code: ServiceCode | None, configuration: Configuration | None, language: Language) -> str:
    service = configuration.service(code) if configuration is not None and code is not None else None
    return in_language(service.names, language) if service is not None else ""
