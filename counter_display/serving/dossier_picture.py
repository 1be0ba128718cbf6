"""What the console shows of a visit's dossiers; who it is about is in it only while the ticket is at the counter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from counter_display.serving.dossier_ending import EndDraft, EndTrouble, trouble_of
from counter_display.serving.dossier_merge import Clash
from counter_display.serving.dossier_terms import TermsWords
from counter_display.serving.dossiers import ApplicantWords, Dossier, FormFate, words_of
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.procedure import Channel, Procedure
from server_client.dossier_model.reception import CityNews, PaperAtDesk, Reception, ReceptionEnd


class Access(StrEnum):
    """How the dossiers of the ticket at the counter stand."""

    NONE = ""
    """Nobody is at the counter."""
    OPENING = "opening"
    EMPTY = "empty"
    """Nobody has prepared any, and the clerk has opened none."""
    OPEN = "open"
    AWAY = "away"
    """They cannot be had now; it is tried again by itself."""
    REFUSED = "refused"
    """The server does not give them to this counter."""


class DossierSheet(StrEnum):
    """What lies over the page until it is put away."""

    APPLICANT = "applicant"
    PROCEDURE = "procedure"
    ADD = "add"
    CASE = "case"
    TERMS = "terms"
    END = "end"
    CLASH = "clash"
    NOTE = "note"


class Told(StrEnum):
    """What the clerk has to be told of the dossier that is in front."""

    NONE = ""
    WAITING_FOR_LINE = "waiting_for_line"
    """What was typed is here and goes to the server as soon as that answers."""
    REFUSED = "refused"
    OTHER_CLERK = "other_clerk"
    NOT_OURS = "not_ours"
    UNKNOWN_PROCEDURE = "unknown_procedure"


@dataclass(frozen=True, slots=True, kw_only=True)
class TabRow:
    """A dossier among the visit's."""

    key: str
    title: str
    number: int
    gaps: int
    end: str
    current: bool
    unsent: bool
    clashes: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PaperRow(Personal):
    """A paper of the list: what is wanted of it, and what was handed in."""

    key: str
    place: int
    name: str
    note: str
    state: str
    gap: bool
    needed: bool
    shown: bool
    wanted_originals: int
    wanted_copies: int
    originals: int
    certified: int
    photocopies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRow:
    """A gap as it is asked for in a supplement."""

    place: int
    name: str
    asked: bool
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case of the procedure."""

    name: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    """A procedure that was found."""

    code: str
    title: str
    subtitle: str
    time: str
    online_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftForm:
    """A form of a ticket that has gone, which was not printed; it names nobody."""

    number: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What is known of the next before their call: how many dossiers, how many papers lack in them, and a note."""

    dossiers: int = 0
    gaps: int = 0
    note: str = ""
    noted_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EndPicture(Personal):
    """The end that the clerk is about to give."""

    ending: str
    papers: tuple[AskedRow, ...]
    words: str
    code: str
    trouble: EndTrouble
    gaps: int
    counts_late: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OnePicture(Personal):
    """The dossier in front; `unsent` says that the server lacks something of it, `ending_now` that its end is sent.

    `fee` is what the catalogue publishes, `asked` the dong that the clerk asks for, if that is known.
    """

    key: str
    name: str
    code: str
    case: str
    cases: tuple[CaseRow, ...]
    official: str
    time: str
    fee: str
    asked: int | None
    sets: int
    collected_at: str
    applicant: ApplicantWords
    number: str
    born: str
    papers: tuple[PaperRow, ...]
    gaps: int
    dossier_code: str
    city: str
    end: str
    reasons: tuple[str, ...]
    due_at: datetime | None
    fate: FormFate
    said: str
    unsent: bool
    ending_now: bool
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DossierPicture(Personal):
    """All that the pane shows; `fee_due` is what the visit's dossiers cost together, in dong."""

    access: Access = Access.NONE
    ahead: Ahead | None = None
    tabs: tuple[TabRow, ...] = ()
    one: OnePicture | None = None
    sheet: DossierSheet | None = None
    end: EndPicture | None = None
    words: ApplicantWords = field(default_factory=ApplicantWords)
    terms: TermsWords = field(default_factory=TermsWords)
    fee_due: int = 0
    found: tuple[FoundRow, ...] = ()
    sought: str = ""
    note: str = ""
    noted_by: str = ""
    note_draft: str = ""
    told: Told = Told.NONE
    said: str = ""
    proposal: str = ""
    proposal_name: str = ""
    left: LeftForm | None = None
    left_said: str = ""
    has_printer: bool = False


def tab_rows(dossiers: Sequence[Dossier], current: int) -> tuple[TabRow, ...]:
    """Return the tabs of a visit's dossiers."""
    return tuple(
        TabRow(
            key=one.kept.id,
            title=one.draft.name,
            number=number,
            gaps=len(one.draft.gaps),
            end=one.kept.ending or "",
            current=number == current + 1,
            unsent=one.is_dirty,
            clashes=one.theirs is not None,
        )
        for number, one in enumerate(dossiers, start=1)
    )


def one_picture(dossier: Dossier, procedure: Procedure | None, *, ending_now: bool) -> OnePicture:
    """Return the picture of the dossier in front; `procedure` is what the catalogue has on it."""
    draft = dossier.draft
    person = draft.applicant
    return OnePicture(
        key=draft.id,
        name=draft.name,
        code=draft.procedure,
        case=draft.case,
        cases=_case_rows(draft, procedure),
        official="" if procedure is None else procedure.official_name,
        time=_time(procedure),
        fee=_fee(procedure),
        asked=draft.fee,
        sets=draft.sets,
        collected_at=draft.collected_at,
        applicant=words_of(draft),
        number="" if person is None else person.identity_number or person.passport_number or "",
        born="" if person is None or person.born is None else str(person.born.year),
        papers=tuple(_paper_row(draft, place) for place in dossier.order),
        gaps=len(draft.gaps),
        dossier_code="" if draft.code is None else draft.code.text,
        city="" if draft.city is CityNews.NOTHING else draft.city,
        end=dossier.kept.ending or "",
        reasons=dossier.kept.reasons,
        due_at=dossier.kept.due_at,
        fate=dossier.fate,
        said=dossier.said,
        unsent=dossier.is_dirty,
        ending_now=ending_now,
        clashes=dossier.clashes,
    )


def end_picture(dossier: Dossier, end: EndDraft) -> EndPicture:
    """Return the picture of the end that is about to be given."""
    papers = dossier.draft.papers
    return EndPicture(
        ending=end.ending,
        papers=tuple(
            AskedRow(place=one.place, name=papers[one.place].document.name, asked=one.asked, fault=one.fault)
            for one in end.papers
            if one.place < len(papers)
        ),
        words=end.words,
        code=end.code,
        trouble=trouble_of(dossier, end),
        gaps=len(dossier.draft.gaps),
        counts_late=end.ending is ReceptionEnd.SUPPLEMENT and dossier.draft.counts_late,
    )


def found_rows(procedures: Iterable[Procedure]) -> tuple[FoundRow, ...]:
    """Return the list of procedures that were found."""
    return tuple(
        FoundRow(
            code=one.code,
            title=one.short_name or one.official_name,
            subtitle=" · ".join(filter(None, (one.code, one.field))),
            time=_time(one),
            online_only=bool(one.online_only),
        )
        for one in procedures
    )


def _case_rows(draft: Reception, procedure: Procedure | None) -> tuple[CaseRow, ...]:
    if procedure is None or len(procedure.cases) < 2:
        return ()
    return tuple(CaseRow(name=case.name, current=case.name == draft.case) for case in procedure.cases)


def _time(procedure: Procedure | None) -> str:
    time = None if procedure is None else procedure.promised_time
    return "" if time is None else time.text


def _fee(procedure: Procedure | None) -> str:
    fee = None if procedure is None else procedure.promised_fee(Channel.DIRECT)
    return "" if fee is None else fee.text


def _paper_row(draft: Reception, place: int) -> PaperRow:
    paper: PaperAtDesk = draft.papers[place]
    document = paper.document
    return PaperRow(
        key=f"{draft.id}/{document.name}/{place}",
        place=place,
        name=document.name,
        note=document.note,
        state=paper.state,
        gap=paper.is_gap,
        needed=document.mandatory,
        shown=document.only_shown,
        wanted_originals=document.originals,
        wanted_copies=document.copies,
        originals=paper.originals,
        certified=paper.certified,
        photocopies=paper.photocopies,
    )
