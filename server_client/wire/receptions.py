"""Receptions and notes as they are sent, kept and shown, as JSON and back; strict with what comes from a console."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

import msgspec

from server_client.dossier_model.applicant import ApplicantId
from server_client.dossier_model.checklist import PaperState
from server_client.dossier_model.dossier_code import DossierCode, read_dossier_code
from server_client.dossier_model.procedure import Document, ProcedureCode
from server_client.dossier_model.reception import CityNews, PaperAtDesk, Reception, ReceptionEnd, ReceptionId
from server_client.dossier_model.visit_note import LONGEST_NOTE, VisitNote
from server_client.queue_model.ids import ClerkId, CounterId, TicketId, VisitId
from server_client.wire.applicants import ApplicantForm, applicant_form, applicant_of
from server_client.wire.errors import Malformed
from server_client.wire.reading import read
from server_client.wire.strict import CODE, TEXT, TIME, UUID7, in_utc

_Sheets = Annotated[int, msgspec.Meta(ge=0, le=1000)]
_Count = Annotated[int, msgspec.Meta(ge=0, le=1000)]
_Procedure = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
_Code = Annotated[str, msgspec.Meta(max_length=100)]
_Reason = Annotated[str, msgspec.Meta(max_length=1000)]
_Reasons = Annotated[tuple[_Reason, ...], msgspec.Meta(max_length=50)]


class DocumentForm(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A paper as the list asks for it; what is left out is usual."""

    name: TEXT
    originals: _Sheets = 1
    copies: _Sheets = 0
    note: TEXT = ""
    replaced_by_data: bool = False
    mandatory: bool = True


class PaperAtDeskForm(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A paper as it lies on the desk: how it stands, and how many of each kind were handed in."""

    document: DocumentForm
    state: PaperState
    originals: _Sheets = 0
    certified: _Sheets = 0
    photocopies: _Sheets = 0


class ReceptionForm(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A whole reception; of what a console sends back, only what the clerk may correct is taken."""

    id: CODE
    visit: CODE
    ticket: CODE
    counter: CODE
    clerk: CODE
    procedure: _Procedure
    name: Annotated[str, msgspec.Meta(max_length=2000)]
    opened_at: TIME
    version: Annotated[int, msgspec.Meta(ge=1, le=2**31)]
    place: _Count | None = None
    effective_from: date | None = None
    case: TEXT = ""
    papers: Annotated[tuple[PaperAtDeskForm, ...], msgspec.Meta(max_length=200)] = ()
    applicant: ApplicantForm | None = None
    email: TEXT = ""
    collected_at: TEXT = ""
    sets: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 1
    fee: Annotated[int, msgspec.Meta(ge=0, le=10**12)] | None = None
    supplements: _Count = 0
    ending: ReceptionEnd | None = None
    reasons: _Reasons = ()
    ended_at: TIME | None = None
    due_at: TIME | None = None
    code: _Code | None = None
    form_set: TEXT = ""
    city: CityNews = CityNews.NOTHING

    def __repr__(self) -> str:
        return "<ReceptionForm: hidden>"


class ReceptionsShown(msgspec.Struct, kw_only=True):
    """All receptions of one visit, in the order in which they were opened."""

    receptions: tuple[ReceptionForm, ...]


class OpeningForm(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is to be opened: nothing named, all that the visit has prepared; else a procedure, under a new id."""

    id: UUID7 | None = None
    procedure: _Procedure | None = None
    case: TEXT = ""


class EndingForm(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a clerk ends a reception, seen at `version`."""

    version: Annotated[int, msgspec.Meta(ge=1, le=2**31)]
    ending: ReceptionEnd
    reasons: _Reasons = ()
    code: _Code | None = None
    despite_gaps: bool = False


class NoteForm(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A visit's note; an empty text takes it away."""

    text: Annotated[str, msgspec.Meta(max_length=LONGEST_NOTE)]

    def __repr__(self) -> str:
        return "<NoteForm: hidden>"


class NoteText(msgspec.Struct, kw_only=True):
    """A note, and who left it when."""

    text: str
    clerk: ClerkId
    at: datetime

    def __repr__(self) -> str:
        return "<NoteText: hidden>"


class NoteShown(msgspec.Struct, kw_only=True):
    """A visit's note, or null."""

    note: NoteText | None


RECEPTION_FORMS = (EndingForm, NoteForm, NoteShown, OpeningForm, ReceptionForm, ReceptionsShown)

_encoder = msgspec.json.Encoder()
_receptions = msgspec.json.Decoder(ReceptionForm)
_shown = msgspec.json.Decoder(ReceptionsShown)
_openings = msgspec.json.Decoder(OpeningForm)
_endings = msgspec.json.Decoder(EndingForm)
_notes = msgspec.json.Decoder(NoteForm)
_notes_shown = msgspec.json.Decoder(NoteShown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A procedure that the clerk chose, and the id of the reception to be."""

    id: ReceptionId
    procedure: ProcedureCode
    case: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndWish:
    """How a clerk wishes to end a reception that was seen at `version`."""

    version: int
    ending: ReceptionEnd
    reasons: tuple[str, ...] = ()
    code: DossierCode | None = None
    despite_gaps: bool = False


def encode_reception(reception: Reception) -> bytes:
    """Return the reception as it is sent, or sealed."""
    return _encoder.encode(_form(reception))


def decode_reception(body: bytes) -> Reception:
    """Return the reception that the body holds; Malformed says what is wrong, without a word of what was sent."""
    return _reception(read(_receptions, body, "This is not a reception: "))


def encode_receptions(receptions: Sequence[Reception]) -> bytes:
    """Return a visit's receptions as they are shown."""
    return _encoder.encode(ReceptionsShown(receptions=tuple(map(_form, receptions))))


def decode_receptions(body: bytes) -> tuple[Reception, ...]:
    """Return a visit's receptions; Malformed if the body holds none."""
    return tuple(map(_reception, read(_shown, body, "These are no receptions: ").receptions))


def encode_opening(choice: Choice | None) -> bytes:
    """Return what is to be opened: a procedure, or with None what the visit has prepared."""
    if choice is None:
        return _encoder.encode(OpeningForm())
    return _encoder.encode(OpeningForm(id=choice.id, procedure=choice.procedure, case=choice.case))


def decode_opening(body: bytes) -> Choice | None:
    """Return which procedure is to be opened, None for what is prepared; Malformed says what is wrong."""
    form = read(_openings, body)
    if form.id is None and form.procedure is None and not form.case:
        return None
    if form.id is None or form.procedure is None:
        raise Malformed("A procedure is opened with `id` and `procedure`; without both, what is prepared is opened")
    return Choice(id=ReceptionId(form.id), procedure=ProcedureCode(form.procedure), case=form.case)


def encode_ending(wish: EndWish) -> bytes:
    """Return how a reception is to end, as it is sent."""
    return _encoder.encode(
        EndingForm(
            version=wish.version,
            ending=wish.ending,
            reasons=wish.reasons,
            code=None if wish.code is None else wish.code.text,
            despite_gaps=wish.despite_gaps,
        )
    )


def decode_ending(body: bytes) -> EndWish:
    """Return how a reception is to end; Malformed says what is wrong."""
    form = read(_endings, body)
    return EndWish(
        version=form.version,
        ending=form.ending,
        reasons=form.reasons,
        code=_code(form.code),
        despite_gaps=form.despite_gaps,
    )


def encode_note(text: str) -> bytes:
    """Return a note as it is sent."""
    return _encoder.encode(NoteForm(text=text))


def decode_note(body: bytes) -> str:
    """Return a note's text, empty if it is to be taken away; Malformed says what is wrong."""
    return read(_notes, body).text.strip()


def encode_note_shown(note: VisitNote | None) -> bytes:
    """Return a visit's note as it is shown, or sealed."""
    shown = None if note is None else NoteText(text=note.text, clerk=note.clerk, at=note.at)
    return _encoder.encode(NoteShown(note=shown))


def decode_note_shown(body: bytes) -> VisitNote | None:
    """Return a visit's note, if it has one; Malformed if this does not say."""
    shown = read(_notes_shown, body, "This is not a note: ").note
    return None if shown is None else VisitNote(text=shown.text, clerk=shown.clerk, at=shown.at)


def _form(reception: Reception) -> ReceptionForm:
    return ReceptionForm(
        id=reception.id,
        visit=reception.visit,
        ticket=reception.ticket,
        counter=reception.counter,
        clerk=reception.clerk,
        procedure=reception.procedure,
        name=reception.name,
        opened_at=reception.opened_at,
        version=reception.version,
        place=reception.place,
        effective_from=reception.effective_from,
        case=reception.case,
        papers=tuple(map(_paper_form, reception.papers)),
        applicant=None if reception.applicant is None else applicant_form(reception.applicant),
        email=reception.email,
        collected_at=reception.collected_at,
        sets=reception.sets,
        fee=reception.fee,
        supplements=reception.supplements,
        ending=reception.ending,
        reasons=reception.reasons,
        ended_at=reception.ended_at,
        due_at=reception.due_at,
        code=None if reception.code is None else reception.code.text,
        form_set=reception.form_set,
        city=reception.city,
    )


def _reception(form: ReceptionForm) -> Reception:
    # The id is the reception's business, as a pre-registration's applicant has the pre-registration's.
    applicant = ApplicantId(f"applicant-{form.id}")
    return Reception(
        id=ReceptionId(form.id),
        visit=VisitId(form.visit),
        ticket=TicketId(form.ticket),
        counter=CounterId(form.counter),
        clerk=ClerkId(form.clerk),
        procedure=ProcedureCode(form.procedure),
        name=form.name,
        opened_at=in_utc(form.opened_at),
        version=form.version,
        place=form.place,
        effective_from=form.effective_from,
        case=form.case,
        papers=tuple(map(_paper, form.papers)),
        applicant=None if form.applicant is None else applicant_of(form.applicant, applicant),
        email=form.email,
        collected_at=form.collected_at,
        sets=form.sets,
        fee=form.fee,
        supplements=form.supplements,
        ending=form.ending,
        reasons=form.reasons,
        ended_at=None if form.ended_at is None else in_utc(form.ended_at),
        due_at=None if form.due_at is None else in_utc(form.due_at),
        code=_code(form.code),
        form_set=form.form_set,
        city=form.city,
    )


def _code(text: str | None) -> DossierCode | None:
    code = None if not text or not text.strip() else read_dossier_code(text)
    if text and text.strip() and code is None:
        raise Malformed("This is no dossier's code - at `$.code`")
    return code


def _paper_form(paper: PaperAtDesk) -> PaperAtDeskForm:
    document = paper.document
    return PaperAtDeskForm(
        document=DocumentForm(
            name=document.name,
            originals=document.originals,
            copies=document.copies,
            note=document.note,
            replaced_by_data=document.replaced_by_data,
            mandatory=document.mandatory,
        ),
        state=paper.state,
        originals=paper.originals,
        certified=paper.certified,
        photocopies=paper.photocopies,
    )


def _paper(form: PaperAtDeskForm) -> PaperAtDesk:
    document = Document(
        name=form.document.name,
        originals=form.document.originals,
        copies=form.document.copies,
        note=form.document.note,
        replaced_by_data=form.document.replaced_by_data,
        mandatory=form.document.mandatory,
    )
    return PaperAtDesk(
        document=document,
        state=form.state,
        originals=form.originals,
        certified=form.certified,
        photocopies=form.photocopies,
    )
