"""What the pages of finding a procedure show: what was found, what it takes, and the dossiers made ready so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.most_found import MOST_FOUND
from kiosk.offering import ServiceOffer
from kiosk.visiting.finding import ChosenDossier
from kiosk.visiting.step import Step
from kiosk.visiting.visit import Visit
from server_client.dossier_model.checklist import Checklist, PaperState, missing_mandatory
from server_client.dossier_model.preregistration import MOST_DOSSIERS
from server_client.dossier_model.procedure import Channel, Procedure, TimeUnit
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import Language, ServiceCode

if TYPE_CHECKING:
    from kiosk.guide import Guide

_STEPS = frozenset(
    {
        Step.SEARCH,
        Step.PROCEDURE,
        Step.PAPERS,
        Step.MISSING,
        Step.LISTING,
        Step.LISTED,
        Step.DOSSIERS,
        Step.SERVICE,
        Step.CONFIRM,
    }
)
_LONGEST_TIME = 40
"""Letters of a published time that a row of the list has room for; a longer one is told with the procedure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """How long something takes, as briefly as it may be told: so many of a unit, or in words of the catalogue."""

    value: int = 0
    unit: str = ""
    words: str = ""


NOT_PROMISED = Duration()
"""Nothing may be promised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureRow:
    """A procedure in the list of those found, at its place there."""

    place: int
    code: str
    name: str
    field: str
    duration: Duration = NOT_PROMISED
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
    """A dossier that was made ready; `line` is the service that receives it, None if the branch names none."""

    place: int
    name: str
    missing: int
    line: ServiceOffer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedurePage:
    """One procedure as the person looks at it; texts that may not be promised are empty.

    `official_name` is empty where it is no other than `name`. `case` is None until one of the `cases` is chosen;
    `has_papers` says whether the papers are known.
    """

    code: str = ""
    name: str = ""
    official_name: str = ""
    authority: str = ""
    line: ServiceOffer | None = None
    time: str = ""
    fee: str = ""
    online_fee: str = ""
    online_only: str = ""
    cases: tuple[str, ...] = ()
    case: int | None = None
    has_papers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingScreen:
    """The facts of all these pages; `is_ready` says whether the procedures have been read.

    `notice` goes with each of them, and `is_sample` says that they are not a centre's own.

    `has_more` says that not all that was found is shown, `others` how many dossiers are ready beside the one looked at,
    `further_lines` which services come with the same number after the first.
    """

    is_ready: bool = False
    notice: str = ""
    is_sample: bool = False
    query: str = ""
    found: tuple[ProcedureRow, ...] = ()
    has_more: bool = False
    procedure: ProcedurePage = ProcedurePage()
    papers: tuple[PaperRow, ...] = ()
    missing: tuple[PaperRow, ...] = ()
    list_failed: bool = False
    dossiers: tuple[DossierRow, ...] = ()
    others: int = 0
    further_lines: tuple[str, ...] = ()
    may_add: bool = True


NOTHING_FOUND = FindingScreen()


def finding_screen(visit: Visit, guide: "Guide | None", offers: Sequence[ServiceOffer]) -> FindingScreen:
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
        is_sample=guide is not None and guide.is_sample,
        query=finding.query,
        found=tuple(_procedure_row(place, one, language) for place, one in enumerate(found[:MOST_FOUND])),
        has_more=len(found) > MOST_FOUND,
        procedure=_procedure_page(visit, offers),
        papers=papers,
        missing=tuple(row for row, paper in zip(papers, finding.papers, strict=True) if id(paper.document) in missing),
        list_failed=finding.list_failed,
        dossiers=tuple(_dossier_row(place, one, offers, language) for place, one in enumerate(visit.dossiers)),
        others=len(visit.dossiers) - (finding.place is not None),
        further_lines=tuple(offer.name for code in visit.needs[1:] for offer in offers if offer.code == code),
        may_add=len(visit.dossiers) < MOST_DOSSIERS,
    )


def procedure_name(procedure: Procedure, language: Language) -> str:
    """Return the name by which people know it, in their language where there is one."""
    if language != VIETNAMESE and procedure.english_name:
        return procedure.english_name
    return procedure.short_name or procedure.official_name


def _procedure_row(place: int, procedure: Procedure, language: Language) -> ProcedureRow:
    return ProcedureRow(
        place=place,
        code=procedure.code,
        name=procedure_name(procedure, language),
        field=procedure.field,
        duration=_duration(procedure),
        online_only=bool(procedure.online_only),
    )


def _duration(procedure: Procedure) -> Duration:
    time = procedure.promised_time
    if time is None:
        return NOT_PROMISED
    if time.unit is not None and (time.value or time.unit is TimeUnit.SAME_DAY):
        return Duration(value=time.value or 0, unit=time.unit.value)
    return Duration(words=time.text if len(time.text) <= _LONGEST_TIME else "")


def _procedure_page(visit: Visit, offers: Sequence[ServiceOffer]) -> ProcedurePage:
    procedure = visit.finding.procedure
    if procedure is None:
        return ProcedurePage()
    name = procedure_name(procedure, visit.language)
    direct, online = procedure.promised_fee(Channel.DIRECT), procedure.promised_fee(Channel.ONLINE)
    return ProcedurePage(
        code=procedure.code,
        name=name,
        official_name=procedure.official_name if _plain(procedure.official_name) != _plain(name) else "",
        authority=procedure.authority,
        line=_offer(visit.finding.service, offers),
        time=procedure.promised_time.text if procedure.promised_time else "",
        fee=direct.text if direct else "",
        online_fee=online.text if online is not None and online != direct else "",
        online_only=procedure.online_only,
        cases=tuple(case.name for case in procedure.cases) if len(procedure.cases) > 1 else (),
        case=visit.finding.case,
        has_papers=any(case.documents for case in procedure.cases),
    )


def _plain(name: str) -> str:
    return name.casefold().removeprefix("thủ tục").strip()


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


def _dossier_row(place: int, dossier: ChosenDossier, offers: Sequence[ServiceOffer], language: Language) -> DossierRow:
    return DossierRow(
        place=place,
        name=procedure_name(dossier.procedure, language),
        missing=len(missing_mandatory(dossier.papers)),
        line=_offer(dossier.service, offers),
    )


def _offer(code: ServiceCode | None, offers: Sequence[ServiceOffer]) -> ServiceOffer | None:
    return next((offer for offer in offers if offer.code == code), None)
