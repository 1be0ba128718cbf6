"""A dossier in a clerk's hands: what was handed in, what lacks, and how its reception ended; it sends nothing.

    open ──correct, hand over──▶ open ──end──▶ ended(received | supplement | refused | advised) ──code──▶ ended

Decree 118/2025/NĐ-CP, Article 17 (61/2018/NĐ-CP, Articles 15 and 17): a reception ends with a receipt, with one request
that names everything that lacks, with a refusal and its reason, or with advice alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from server_client.dossier_model.applicant import Applicant
from server_client.dossier_model.checklist import Checklist, Paper, PaperState, missing_mandatory, new_checklist
from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.preregistration import PreparedDossier
from server_client.dossier_model.procedure import Case, Document, Procedure, ProcedureCode
from server_client.queue_model.ids import ClerkId, CounterId, TicketId, VisitId

ReceptionId = NewType("ReceptionId", str)


class ReceptionEnd(StrEnum):
    """How a reception ends; the outcome of the ticket may say less, since one ticket may bring several dossiers."""

    RECEIVED = "received"
    SUPPLEMENT = "supplement"
    REFUSED = "refused"
    ADVISED = "advised"

    @property
    def needs_reasons(self) -> bool:
        """Say whether the citizen is owed a reason in writing."""
        return self in _WITH_REASONS


_WITH_REASONS = frozenset({ReceptionEnd.SUPPLEMENT, ReceptionEnd.REFUSED})


class CityNews(StrEnum):
    """What the city's system knows of an ended reception."""

    NOTHING = "nothing"
    """It is not to be told: the reception is open, ended with advice, or there is no such system."""
    WAITING = "waiting"
    """It is about to be told, or has not given its code yet."""
    TOLD = "told"
    REFUSED = "refused"
    """It does not take it, or gave another code than the clerk: the office's engineer is told."""


class ReceptionRefusal(StrEnum):
    """The stable name of a refusal, by which programs and translations know it."""

    ENDED = "reception_ended"
    CHANGED = "reception_changed"
    PAPERS_MISSING = "papers_missing"
    REASON_MISSING = "reason_missing"
    NO_PAPER = "no_such_paper"
    UNKNOWN_PROCEDURE = "unknown_procedure"
    UNKNOWN_CASE = "unknown_case"
    OTHER_RECEPTION = "other_reception"


_SENTENCES = {
    ReceptionRefusal.ENDED: "This dossier was ended as {ending}; only its code may still be added",
    ReceptionRefusal.CHANGED: "Somebody else has changed this dossier since; look at it as it is now, then go on",
    ReceptionRefusal.PAPERS_MISSING: "{count} papers that have to be brought are missing; ask for them, or tick them",
    ReceptionRefusal.REASON_MISSING: "An end as {ending} needs its reason in writing; say what lacks or why",
    ReceptionRefusal.NO_PAPER: "The list has {count} papers, none at place {place}",
    ReceptionRefusal.UNKNOWN_PROCEDURE: "The catalogue has no procedure {procedure} in force today; choose another",
    ReceptionRefusal.UNKNOWN_CASE: "The procedure {procedure} has no case of that name; choose one that it has",
    ReceptionRefusal.OTHER_RECEPTION: "This id is another reception's; make a new id for a new dossier",
}


class ReceptionRefused(Exception):
    """The rules say no: tell the clerk; nothing has changed."""

    def __init__(self, code: ReceptionRefusal, /, **particulars: str | int) -> None:
        """Refuse by the rule `code`; the particulars fill its sentence."""
        super().__init__(_SENTENCES[code].format(**particulars))
        self.code = code
        self.particulars = particulars


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PaperAtDesk(Personal):
    """One paper as it lies on the desk: how it stands, and how many of each kind were handed in."""

    document: Document
    state: PaperState
    originals: int = 0
    certified: int = 0
    photocopies: int = 0

    @property
    def is_gap(self) -> bool:
        """Say whether a dossier is incomplete for want of it."""
        return self.state is PaperState.MISSING and self.document.must_be_brought


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Reception(Personal):
    """One dossier at one counter; `version` grows with each change that is kept, so that no one's change is lost.

    `reasons` are those of the end, `supplements` how often papers were asked for before: more than once counts as late
    (Decree 61/2018/NĐ-CP, Article 15). `sets` counts sets of papers, `fee` is in dong. `place` is where (from 0) it
    stood in the pre-registration, None if the clerk chose the procedure; `form_set` the code of the forms of its end.
    """

    id: ReceptionId
    visit: VisitId
    ticket: TicketId
    counter: CounterId
    clerk: ClerkId
    procedure: ProcedureCode
    name: str
    opened_at: datetime
    version: int = 1
    effective_from: date | None = None
    case: str = ""
    papers: tuple[PaperAtDesk, ...] = ()
    applicant: Applicant | None = None
    email: str = ""
    collected_at: str = ""
    sets: int = 1
    fee: int | None = None
    supplements: int = 0
    ending: ReceptionEnd | None = None
    reasons: tuple[str, ...] = ()
    ended_at: datetime | None = None
    due_at: datetime | None = None
    code: DossierCode | None = None
    place: int | None = None
    form_set: str = ""
    city: CityNews = CityNews.NOTHING

    @property
    def gaps(self) -> tuple[PaperAtDesk, ...]:
        """Return what lacks, in the order of the list."""
        return tuple(paper for paper in self.papers if paper.is_gap)

    @property
    def gaps_first(self) -> tuple[int, ...]:
        """Return the places of all papers as a clerk goes through them: what lacks, then the rest."""
        return tuple(sorted(range(len(self.papers)), key=lambda place: not self.papers[place].is_gap))

    @property
    def counts_late(self) -> bool:
        """Say whether asking for papers now would be the second time, which scores as late."""
        return self.supplements > 0


def papers_of(papers: Checklist) -> tuple[PaperAtDesk, ...]:
    """Return a citizen's list as it comes to the desk: what they say they hold counts as many as the list asks for."""
    return tuple(_at_desk(paper) for paper in papers)


def papers_of_case(case: Case) -> tuple[PaperAtDesk, ...]:
    """Return the papers of a case that nobody has prepared, none of them handed in."""
    return papers_of(new_checklist(case))


def prepared_gaps(dossier: PreparedDossier) -> tuple[Document, ...]:
    """Return what a prepared dossier will lack, before its person is called."""
    return missing_mandatory(dossier.papers)


def with_paper(reception: Reception, place: int, paper: PaperAtDesk) -> Reception:
    """Return the reception with the paper at `place` (from 0) as the clerk found it."""
    _require_open(reception)
    if not 0 <= place < len(reception.papers):
        raise ReceptionRefused(ReceptionRefusal.NO_PAPER, count=len(reception.papers), place=place)
    papers = (*reception.papers[:place], paper, *reception.papers[place + 1 :])
    return replace(reception, papers=papers)


def ticked(reception: Reception, place: int, *, is_held: bool) -> Reception:
    """Return the reception with the paper at `place` (from 0) handed in as the list asks, or not at all."""
    if not 0 <= place < len(reception.papers):
        raise ReceptionRefused(ReceptionRefusal.NO_PAPER, count=len(reception.papers), place=place)
    document = reception.papers[place].document
    unheld = PaperState.REPLACED if document.replaced_by_data else PaperState.MISSING
    return with_paper(
        reception, place, _at_desk(Paper(document=document, state=PaperState.HELD if is_held else unheld))
    )


def with_procedure(reception: Reception, procedure: Procedure, case: Case | None) -> Reception:
    """Return the reception as one of another procedure or case, whose papers are gone through from the beginning."""
    _require_open(reception)
    return replace(
        reception,
        procedure=procedure.code,
        name=procedure.short_name or procedure.official_name,
        effective_from=procedure.effective_from,
        case=case.name if case else "",
        papers=papers_of_case(case) if case else (),
    )


def with_applicant(reception: Reception, applicant: Applicant | None) -> Reception:
    """Return the reception with whose dossier it is, as the clerk read it from the papers."""
    _require_open(reception)
    return replace(reception, applicant=applicant)


def corrected(kept: Reception, sent: Reception) -> Reception:
    """Return what is kept, as the clerk has corrected it in the whole document; the same again is as once.

    Whose it is, where it is and how it ended are not the clerk's to write; after the end only a code may come.
    """
    content = replace(
        kept,
        procedure=sent.procedure,
        name=sent.name,
        effective_from=sent.effective_from,
        case=sent.case,
        papers=sent.papers,
        applicant=sent.applicant,
        email=sent.email,
        collected_at=sent.collected_at,
        sets=sent.sets,
        fee=sent.fee,
        supplements=sent.supplements,
        code=sent.code,
    )
    if content == kept:
        return kept
    unchanged_since(kept, sent.version)
    if kept.ending is not None and (sent.code is None or content != replace(kept, code=sent.code)):
        raise ReceptionRefused(ReceptionRefusal.ENDED, ending=kept.ending)
    return _changed(content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """Who has a dossier before them: the ticket that called it up, where, and the clerk."""

    ticket: TicketId
    counter: CounterId
    clerk: ClerkId


def handed_over(reception: Reception, hands: Hands) -> Reception:
    """Return an open reception as one of the counter that has its person now; an ended one stays whose it was."""
    if reception.ending is not None:
        return reception
    moved = replace(reception, ticket=hands.ticket, counter=hands.counter, clerk=hands.clerk)
    return reception if moved == reception else _changed(moved)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How the clerk ends a reception; `due_at` only for one that is received, `code` if it has one already."""

    ending: ReceptionEnd
    at: datetime
    reasons: tuple[str, ...] = ()
    due_at: datetime | None = None
    code: DossierCode | None = None
    despite_gaps: bool = False
    form_set: str = ""


def ended(reception: Reception, ending: Ending) -> Reception:
    """Return the reception as ended; it is not received while a paper lacks, unless the clerk says so twice."""
    _require_open(reception)
    if ending.ending is ReceptionEnd.RECEIVED and reception.gaps and not ending.despite_gaps:
        raise ReceptionRefused(ReceptionRefusal.PAPERS_MISSING, count=len(reception.gaps))
    reasons = _written(ending.reasons)
    is_told = reasons or (ending.ending is ReceptionEnd.SUPPLEMENT and reception.gaps)
    if ending.ending.needs_reasons and not is_told:
        raise ReceptionRefused(ReceptionRefusal.REASON_MISSING, ending=ending.ending)
    is_supplement = ending.ending is ReceptionEnd.SUPPLEMENT
    return _changed(
        replace(
            reception,
            ending=ending.ending,
            reasons=reasons,
            ended_at=ending.at,
            due_at=ending.due_at if ending.ending is ReceptionEnd.RECEIVED else None,
            code=ending.code or reception.code,
            supplements=reception.supplements + is_supplement,
            form_set=ending.form_set,
        )
    )


def is_ended_so(reception: Reception, ending: Ending) -> bool:
    """Say whether the reception has ended just so: then the wish has come twice, and its first answer was lost."""
    return (
        reception.ending is ending.ending
        and reception.reasons == _written(ending.reasons)
        and ending.code in {None, reception.code}
    )


def asked_before(others: Iterable[Reception], procedure: ProcedureCode) -> int:
    """Return how often papers of a dossier were asked for today already, by its visit's other receptions."""
    return max((other.supplements for other in others if other.procedure == procedure), default=0)


def with_news(reception: Reception, city: CityNews, code: DossierCode | None = None) -> Reception:
    """Return the reception with what the city's system has come to know, and the code that it gave."""
    told = replace(reception, city=city, code=code or reception.code)
    return reception if told == reception else _changed(told)


def unchanged_since(reception: Reception, version: int) -> Reception:
    """Return the reception if it is still the version that the clerk saw; refuse if somebody has changed it since."""
    if reception.version != version:
        raise ReceptionRefused(ReceptionRefusal.CHANGED)
    return reception


def _require_open(reception: Reception) -> None:
    if reception.ending is not None:
        raise ReceptionRefused(ReceptionRefusal.ENDED, ending=reception.ending)


def _written(reasons: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, (reason.strip() for reason in reasons)))


def _changed(reception: Reception) -> Reception:
    return replace(reception, version=reception.version + 1)


def _at_desk(paper: Paper) -> PaperAtDesk:
    is_held = paper.state is PaperState.HELD
    return PaperAtDesk(
        document=paper.document,
        state=paper.state,
        originals=paper.document.originals if is_held else 0,
        photocopies=paper.document.copies if is_held else 0,
    )
