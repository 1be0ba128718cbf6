"""The form with which a reception ends."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from server_client.dossier_model.applicant import Applicant, ApplicantId, ApplicantSource
from server_client.dossier_model.checklist import PaperState
from server_client.dossier_model.forms.filled_in import PaperRow
from server_client.dossier_model.forms.form_of_reception import EndingForm, Issue, form_of
from server_client.dossier_model.forms.prescribed_forms import RESIDENCE
from server_client.dossier_model.forms.receipt_form import ReceiptForm
from server_client.dossier_model.forms.refusal_form import RefusalForm
from server_client.dossier_model.forms.supplement_form import SupplementForm
from server_client.dossier_model.phone_number import PhoneNumber
from server_client.dossier_model.procedure import (
    Confidence,
    Document,
    Procedure,
    ProcedureCode,
    ProcessingTime,
    TimeUnit,
)
from server_client.dossier_model.reception import PaperAtDesk, Reception, ReceptionEnd, ReceptionId
from server_client.queue_model.ids import ClerkId, CounterId, TicketId, VisitId
from server_client.queue_model.local_time import VIETNAM
from tests.fakes.forms import DUE, OFFICE, code

ENDED = datetime(2026, 11, 23, 9, 30, tzinfo=VIETNAM)
ISSUE = Issue(office=OFFICE, clerk_name="Trần Minh Đức", number="0125")
PROCEDURE = Procedure(
    code=ProcedureCode("1.001193"),
    official_name="Thủ tục đăng ký khai sinh",
    short_name="Đăng ký khai sinh",
    field="Hộ tịch",
    time=ProcessingTime(value=3, unit=TimeUnit.WORKING_DAY, text="", confidence=Confidence.HIGH),
)
RECEPTION = Reception(
    id=ReceptionId("019ab1c2-0000-7000-8000-000000000001"),
    visit=VisitId("v"),
    ticket=TicketId("t"),
    counter=CounterId("q01"),
    clerk=ClerkId("duc"),
    procedure=PROCEDURE.code,
    name=PROCEDURE.short_name,
    opened_at=ENDED,
    case="Đúng hạn",
    papers=(
        PaperAtDesk(document=Document(name="Tờ khai", originals=1, copies=0), state=PaperState.HELD, originals=1),
        PaperAtDesk(
            document=Document(name="Giấy chứng sinh", originals=1, copies=2, note="bản điện tử thay thế"),
            state=PaperState.MISSING,
        ),
        PaperAtDesk(document=Document(name="Căn cước", originals=0, copies=0), state=PaperState.HELD),
    ),
    applicant=Applicant(
        id=ApplicantId("a"),
        source=ApplicantSource.CARD,
        name="Nguyễn Thị Phương Thảo",
        address="Phường Tây Hồ",
        phone=PhoneNumber(text="0912345678"),
    ),
    email="thao@example.vn",
)


def ended(ending: ReceptionEnd, procedure: Procedure | None = PROCEDURE) -> EndingForm | None:
    """Return the form of the reception with this end."""
    reception = replace(
        RECEPTION, ending=ending, ended_at=ENDED, due_at=DUE, reasons=("Thiếu Giấy chứng sinh",), code=code()
    )
    return form_of(reception, procedure, ISSUE)


def test_what_was_received_is_on_the_receipt() -> None:
    form = ended(ReceptionEnd.RECEIVED)
    assert isinstance(form, ReceiptForm)
    assert form.head.kind.symbol == "01"
    assert (form.head.code, form.head.dated, form.received_at, form.due_at) == (code(), date(2026, 11, 23), ENDED, DUE)
    assert (form.request, form.lasts) == ("Thủ tục đăng ký khai sinh (Đúng hạn)", "03 ngày làm việc")
    assert form.collected_at == "Chi nhánh số 1"
    # The card was only shown, and the missing paper is not there.
    assert form.papers == (PaperRow(name="Tờ khai", originals=1),)
    assert (form.submitter.name, form.submitter.phone) == ("Nguyễn Thị Phương Thảo", "0912345678")


def test_a_supplement_asks_for_every_gap_with_its_note() -> None:
    form = ended(ReceptionEnd.SUPPLEMENT)
    assert isinstance(form, SupplementForm)
    assert form.papers == (PaperRow(name="Giấy chứng sinh (bản điện tử thay thế)", originals=1, photocopies=2),)
    assert (form.reasons, form.adviser) == (("Thiếu Giấy chứng sinh",), "Trần Minh Đức")


def test_a_refusal_says_why() -> None:
    form = ended(ReceptionEnd.REFUSED)
    assert isinstance(form, RefusalForm)
    assert (form.reasons, form.head.kind.symbol) == (("Thiếu Giấy chứng sinh",), "03")


def test_the_fields_own_form_is_used() -> None:
    form = ended(ReceptionEnd.RECEIVED, replace(PROCEDURE, field=RESIDENCE))
    assert form is not None
    assert form.head.kind.symbol == "CT04"


def test_a_time_of_low_confidence_is_left_to_the_clerk() -> None:
    unsure = ProcessingTime(value=3, unit=TimeUnit.WORKING_DAY, text="", confidence=Confidence.LOW)
    form = ended(ReceptionEnd.RECEIVED, replace(PROCEDURE, time=unsure))
    assert isinstance(form, ReceiptForm)
    assert form.lasts == ""


def test_without_procedure_and_applicant_the_lines_stay_open() -> None:
    reception = replace(RECEPTION, ending=ReceptionEnd.RECEIVED, ended_at=ENDED, applicant=None)
    form = form_of(reception, None, ISSUE)
    assert isinstance(form, ReceiptForm)
    assert (form.submitter.name, form.request, form.lasts) == ("", "Đăng ký khai sinh (Đúng hạn)", "")


@pytest.mark.parametrize("reception", [RECEPTION, replace(RECEPTION, ending=ReceptionEnd.ADVISED, ended_at=ENDED)])
def test_advice_and_what_is_open_take_no_form(reception: Reception) -> None:
    assert form_of(reception, PROCEDURE, ISSUE) is None
