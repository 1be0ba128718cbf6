"""Receptions of a birth registration: two papers to bring, one that a database answers for, and who brings them."""

from dataclasses import replace
from datetime import datetime

from server_client.dossier_model.applicant import ApplicantId
from server_client.dossier_model.dossier_code import DossierCode, read_dossier_code
from server_client.dossier_model.procedure import (
    Case,
    Confidence,
    Document,
    Procedure,
    ProcedureCode,
    ProcessingTime,
    TimeUnit,
)
from server_client.dossier_model.reception import Reception, ReceptionId, papers_of_case
from server_client.queue_model.ids import ClerkId, CounterId, TicketId, VisitId
from server_client.queue_model.local_time import VIETNAM
from tests.fakes.office import COUNTER_5, LAN
from tests.fakes.preregistrations import applicant

AT = datetime(2026, 3, 9, 9, 30, tzinfo=VIETNAM)
FORM = Document(name="Tờ khai", originals=1, copies=0)
PROOF = Document(name="Giấy chứng sinh", originals=1, copies=2, note="bản chính")
CARD = Document(name="Căn cước", originals=0, copies=1, replaced_by_data=True)
BIRTH_CASE = Case(name="Đúng hạn", documents=(FORM, PROOF, CARD))
LATE_CASE = Case(name="Quá hạn", documents=(FORM,))
VISIT = VisitId("visit-1")
PROCEDURE = Procedure(
    code=ProcedureCode("1.001193"),
    official_name="Thủ tục đăng ký khai sinh",
    short_name="Đăng ký khai sinh",
    field="Hộ tịch",
    cases=(BIRTH_CASE, LATE_CASE),
    time=ProcessingTime(value=3, unit=TimeUnit.WORKING_DAY, text="03 ngày làm việc", confidence=Confidence.HIGH),
)


def a_code(text: str = "H26.001.01-260309-0001") -> DossierCode:
    """Return a dossier's code."""
    code = read_dossier_code(text)
    assert code is not None
    return code


def reception(*, visit: VisitId = VISIT, counter: CounterId = COUNTER_5, clerk: ClerkId = LAN) -> Reception:
    """Return an open reception of which nothing was handed in yet."""
    return Reception(
        id=ReceptionId(f"{visit}.1"),
        visit=visit,
        ticket=TicketId("ticket-1"),
        counter=counter,
        clerk=clerk,
        procedure=PROCEDURE.code,
        name=PROCEDURE.short_name,
        opened_at=AT,
        case=BIRTH_CASE.name,
        papers=papers_of_case(BIRTH_CASE),
        applicant=replace(applicant(), id=ApplicantId(f"applicant-{visit}.1")),
        place=0,
    )
