"""Pre-registrations as they are ordered, kept and shown, as JSON and back; strict with what comes from outside."""

from datetime import date, datetime
from typing import Annotated

import msgspec

from server_client.dossier_model.applicant import Applicant, ApplicantId, MaskedApplicant
from server_client.dossier_model.checklist import Paper, PaperState
from server_client.dossier_model.preregistration import PreparedDossier, Preregistration, PreregistrationState
from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.dossier_model.preregistration_order import PreregistrationDocument, PreregistrationOrder
from server_client.dossier_model.procedure import Document, ProcedureCode
from server_client.queue_model.ids import BranchId, ClerkId, CommandId, Language, ServiceCode, VisitId
from server_client.wire.applicants import ApplicantForm, applicant_form, applicant_of
from server_client.wire.reading import read
from server_client.wire.strict import CODE, LANGUAGE, TEXT, UUID7

_Sheets = Annotated[int, msgspec.Meta(ge=0, le=1000)]
_Procedure = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class PaperForm(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One paper as the citizen was shown it and ticked it; what is left out is usual."""

    name: TEXT
    state: PaperState
    originals: _Sheets = 1
    copies: _Sheets = 0
    note: TEXT = ""
    replaced_by_data: bool = False
    mandatory: bool = True


class DossierForm(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One dossier to be."""

    procedure: _Procedure
    effective_from: date | None = None
    case: TEXT = ""
    papers: Annotated[tuple[PaperForm, ...], msgspec.Meta(max_length=200)] = ()


class PreregistrationForm(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What a citizen has confirmed; `visit` is the id of the IssueTicket command that follows."""

    id: UUID7
    branch: CODE
    visit: UUID7
    needs: Annotated[tuple[CODE, ...], msgspec.Meta(min_length=1, max_length=50)]
    language: LANGUAGE
    dossiers: Annotated[tuple[DossierForm, ...], msgspec.Meta(max_length=100)]
    applicant: ApplicantForm | None = None

    def __repr__(self) -> str:
        return "<PreregistrationForm: hidden>"


class PreregistrationKept(msgspec.Struct, kw_only=True):
    """The answer to an order: the code for the slip, and how many dossiers it stands for."""

    code: PreregistrationCode
    dossiers: int


class PreregistrationShown(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A pre-registration as it is shown, and without the applicant as the vault seals it."""

    id: CommandId
    code: PreregistrationCode
    state: PreregistrationState
    needs: tuple[ServiceCode, ...]
    language: Language
    begun_at: datetime
    dossiers: tuple[DossierForm, ...]
    visit: VisitId | None = None
    confirmed_at: datetime | None = None
    taken_at: datetime | None = None
    taken_by: ClerkId | None = None
    applicant: ApplicantForm | None = None
    masked: MaskedApplicant | None = None
    withheld: bool = False

    def __repr__(self) -> str:
        return "<PreregistrationShown: hidden>"


class Taking(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Which clerk takes a pre-registration on."""

    clerk: CODE


FORMS = (PreregistrationForm, Taking)
ANSWERS = (PreregistrationKept, PreregistrationShown)

_encoder = msgspec.json.Encoder()
_orders = msgspec.json.Decoder(PreregistrationForm)
_kept = msgspec.json.Decoder(PreregistrationKept)
_shown = msgspec.json.Decoder(PreregistrationShown)
_takings = msgspec.json.Decoder(Taking)
_applicants = msgspec.json.Decoder(ApplicantForm)


def applicant_id(preregistration: CommandId) -> ApplicantId:
    """Return the id of a pre-registration's applicant."""
    return ApplicantId(f"applicant-{preregistration}")


def encode_order(order: PreregistrationOrder) -> bytes:
    """Return the order as it is sent."""
    return _encoder.encode(
        PreregistrationForm(
            id=order.id,
            branch=order.branch,
            visit=order.visit,
            needs=order.needs,
            language=order.language,
            dossiers=tuple(map(_dossier_form, order.dossiers)),
            applicant=None if order.applicant is None else applicant_form(order.applicant),
        )
    )


def decode_order(body: bytes) -> PreregistrationOrder:
    """Return the order that the body holds; Malformed says what is wrong with it."""
    form = read(_orders, body)
    order = CommandId(form.id)
    return PreregistrationOrder(
        id=order,
        branch=BranchId(form.branch),
        visit=VisitId(form.visit),
        needs=tuple(map(ServiceCode, form.needs)),
        language=Language(form.language),
        dossiers=tuple(map(_dossier, form.dossiers)),
        applicant=None if form.applicant is None else applicant_of(form.applicant, applicant_id(order)),
    )


def encode_kept(code: PreregistrationCode, dossiers: int) -> bytes:
    """Return the answer to an order."""
    return _encoder.encode(PreregistrationKept(code=code, dossiers=dossiers))


def decode_kept(body: bytes) -> PreregistrationCode:
    """Return the code in the answer to an order; Malformed if there is none."""
    return read(_kept, body, "This is not an answer to a pre-registration: ").code


def encode_document(document: PreregistrationDocument) -> bytes:
    """Return the document as it is sent, or sealed."""
    plan = document.plan
    return _encoder.encode(
        PreregistrationShown(
            id=document.id,
            code=plan.code,
            state=plan.state,
            needs=document.needs,
            language=document.language,
            begun_at=plan.begun_at,
            dossiers=tuple(map(_dossier_form, plan.dossiers)),
            visit=plan.visit,
            confirmed_at=plan.confirmed_at,
            taken_at=plan.taken_at,
            taken_by=plan.taken_by,
            applicant=None if document.applicant is None else applicant_form(document.applicant),
            masked=document.masked,
            withheld=document.is_withheld,
        )
    )


def decode_document(body: bytes) -> PreregistrationDocument:
    """Return the document that the body holds; Malformed if it holds none."""
    shown = read(_shown, body, "This is not a pre-registration: ")
    is_anonymous = shown.applicant is None and shown.masked is None and not shown.withheld
    plan = Preregistration(
        code=shown.code,
        begun_at=shown.begun_at,
        state=shown.state,
        dossiers=tuple(map(_dossier, shown.dossiers)),
        applicant=None if is_anonymous else applicant_id(shown.id),
        visit=shown.visit,
        confirmed_at=shown.confirmed_at,
        taken_at=shown.taken_at,
        taken_by=shown.taken_by,
    )
    return PreregistrationDocument(
        id=shown.id,
        plan=plan,
        needs=shown.needs,
        language=shown.language,
        applicant=None if shown.applicant is None else applicant_of(shown.applicant, applicant_id(shown.id)),
        masked=shown.masked,
        is_withheld=shown.withheld,
    )


def encode_applicant(applicant: Applicant) -> bytes:
    """Return an applicant alone, as the vault seals them."""
    return _encoder.encode(applicant_form(applicant))


def decode_applicant(body: bytes, applicant: ApplicantId) -> Applicant:
    """Return the applicant of that id; Malformed if the body holds none."""
    return applicant_of(read(_applicants, body, "This is not an applicant: "), applicant)


def encode_taking(clerk: ClerkId) -> bytes:
    """Return who takes a pre-registration on, as it is sent."""
    return _encoder.encode(Taking(clerk=clerk))


def decode_taking(body: bytes) -> ClerkId:
    """Return who takes a pre-registration on; Malformed says what is wrong."""
    return ClerkId(read(_takings, body).clerk)


def _dossier_form(dossier: PreparedDossier) -> DossierForm:
    return DossierForm(
        procedure=dossier.procedure,
        effective_from=dossier.effective_from,
        case=dossier.case,
        papers=tuple(map(_paper_form, dossier.papers)),
    )


def _paper_form(paper: Paper) -> PaperForm:
    document = paper.document
    return PaperForm(
        name=document.name,
        state=paper.state,
        originals=document.originals,
        copies=document.copies,
        note=document.note,
        replaced_by_data=document.replaced_by_data,
        mandatory=document.mandatory,
    )


def _dossier(form: DossierForm) -> PreparedDossier:
    return PreparedDossier(
        procedure=ProcedureCode(form.procedure),
        effective_from=form.effective_from,
        case=form.case,
        papers=tuple(map(_paper, form.papers)),
    )


def _paper(form: PaperForm) -> Paper:
    document = Document(
        name=form.name,
        originals=form.originals,
        copies=form.copies,
        note=form.note,
        replaced_by_data=form.replaced_by_data,
        mandatory=form.mandatory,
    )
    return Paper(document=document, state=form.state)
