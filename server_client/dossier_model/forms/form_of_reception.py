"""The form with which a reception ends, filled in from what the clerk recorded; what was not recorded is left open."""

from dataclasses import dataclass
from datetime import date

from server_client.dossier_model.applicant import Applicant
from server_client.dossier_model.forms.filled_in import FormHead, Office, PaperRow, Submitter
from server_client.dossier_model.forms.form_kind import FormPurpose
from server_client.dossier_model.forms.prescribed_forms import form_for
from server_client.dossier_model.forms.receipt_form import ReceiptForm
from server_client.dossier_model.forms.refusal_form import RefusalForm
from server_client.dossier_model.forms.supplement_form import SupplementForm
from server_client.dossier_model.forms.wording import length_in_words
from server_client.dossier_model.procedure import Procedure
from server_client.dossier_model.reception import PaperAtDesk, Reception, ReceptionEnd
from server_client.queue_model.local_time import local_day

EndingForm = ReceiptForm | SupplementForm | RefusalForm

_PURPOSES = {
    ReceptionEnd.RECEIVED: FormPurpose.RECEIPT,
    ReceptionEnd.SUPPLEMENT: FormPurpose.SUPPLEMENT,
    ReceptionEnd.REFUSED: FormPurpose.REFUSAL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What a form needs beyond the reception: the office, the clerk's name as it is signed, and the office's numbers.

    `number` is the form's own, `volume` and `entry` the place in the register; all may be left to be written by hand.
    """

    office: Office
    clerk_name: str
    number: str = ""
    volume: str = ""
    entry: str = ""


def form_of(reception: Reception, procedure: Procedure | None, issue: Issue) -> EndingForm | None:
    """Return the form of an ended reception; None for one that is open or ended with advice, which take none.

    The form is that of the procedure's field on the day of the end; without `procedure` that of most fields.
    """
    purpose = None if reception.ending is None else _PURPOSES.get(reception.ending)
    if purpose is None or reception.ended_at is None:
        return None
    head = _head(reception, procedure, issue, purpose, local_day(reception.ended_at))
    submitter, request = _submitter(reception.applicant, reception.email), _request(reception, procedure)
    if reception.ending is ReceptionEnd.SUPPLEMENT:
        return SupplementForm(
            head=head,
            submitter=submitter,
            request=request,
            papers=tuple(_wanted(paper) for paper in reception.gaps),
            reasons=reception.reasons,
            adviser=issue.clerk_name,
        )
    handed_in = tuple(row for row in map(_handed_in, reception.papers) if row is not None)
    if reception.ending is ReceptionEnd.REFUSED:
        return RefusalForm(
            head=head,
            submitter=submitter,
            request=request,
            reasons=reception.reasons,
            receiver=issue.clerk_name,
            papers=handed_in,
        )
    return ReceiptForm(
        head=head,
        submitter=submitter,
        request=request,
        papers=handed_in,
        received_at=reception.ended_at,
        due_at=reception.due_at,
        lasts=length_in_words(None if procedure is None else procedure.promised_time),
        collected_at=reception.collected_at or issue.office.name,
        receiver=issue.clerk_name,
        sets=reception.sets,
        volume=issue.volume,
        entry=issue.entry,
    )


def _head(reception: Reception, procedure: Procedure | None, issue: Issue, purpose: FormPurpose, day: date) -> FormHead:
    return FormHead(
        kind=form_for(purpose, "" if procedure is None else procedure.field, day),
        office=issue.office,
        dated=day,
        reference=reception.id,
        number=issue.number,
        code=reception.code,
    )


def _submitter(applicant: Applicant | None, email: str) -> Submitter:
    if applicant is None:
        return Submitter(name="", email=email)
    phone = "" if applicant.phone is None else applicant.phone.text
    return Submitter(name=applicant.name, address=applicant.address, phone=phone, email=email)


def _request(reception: Reception, procedure: Procedure | None) -> str:
    name = reception.name if procedure is None else procedure.official_name
    return f"{name} ({reception.case})" if reception.case else name


def _handed_in(paper: PaperAtDesk) -> PaperRow | None:
    """Nothing for a paper of which none was handed in, as one that was only shown."""
    if not (paper.originals or paper.certified or paper.photocopies):
        return None
    return PaperRow(
        name=paper.document.name,
        originals=paper.originals,
        certified=paper.certified,
        photocopies=paper.photocopies,
    )


def _wanted(paper: PaperAtDesk) -> PaperRow:
    document = paper.document
    note = f" ({document.note})" if document.note else ""
    return PaperRow(name=document.name + note, originals=document.originals, photocopies=document.copies)
