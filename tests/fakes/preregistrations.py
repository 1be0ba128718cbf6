"""Orders for pre-registrations, of people who are told apart by a number; each order and visit is new."""

from datetime import date

from server_client.dossier_model.applicant import Applicant, ApplicantId, ApplicantSource
from server_client.dossier_model.birth_date import BirthDate
from server_client.dossier_model.checklist import new_checklist, ticked
from server_client.dossier_model.identity_number import Sex
from server_client.dossier_model.phone_number import PhoneNumber
from server_client.dossier_model.preregistration import PreparedDossier
from server_client.dossier_model.preregistration_order import PreregistrationOrder
from server_client.dossier_model.procedure import Case, Document, ProcedureCode
from server_client.dossier_model.tax_code import TaxCode, TaxCodeKind
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import ServiceCode, VisitId
from tests.fakes.log_entries import CN01, an_id
from tests.fakes.office import CIVIL

NAME = "Nguyễn Thị Thử Nghiệm"
ADDRESS = "Số 12, ngõ 34 Giả Định, Phường Không Có, Hà Nội"
PHONE = "0912345678"
TAX_CODE = "0100109106"
FORM = Document(name="Tờ khai đăng ký khai sinh", originals=1, copies=0)
BIRTH = PreparedDossier(
    procedure=ProcedureCode("1.001193"),
    effective_from=date(2025, 7, 1),
    case="Trẻ sinh tại cơ sở y tế",
    papers=ticked(
        new_checklist(
            Case(
                name="",
                documents=(
                    FORM,
                    Document(name="Giấy chứng sinh", originals=1, copies=2, note="bản chính", mandatory=False),
                    Document(name="Căn cước", originals=0, copies=0, replaced_by_data=True),
                ),
            )
        ),
        0,
        is_held=True,
    ),
)
COPY = PreparedDossier(procedure=ProcedureCode("2.000815"))


def number_of(person: int) -> str:
    """Return the identity number of that person."""
    return f"0011990{person:05}"


def applicant(person: int = 1) -> Applicant:
    """Return a person of whom everything is known."""
    return Applicant(
        id=ApplicantId(f"person-{person}"),
        source=ApplicantSource.CARD,
        name=NAME,
        identity_number=number_of(person),
        former_number="012345678",
        issued_on=date(2021, 8, 15),
        born=BirthDate(year=1999, month=2, day=3),
        sex=Sex.FEMALE,
        address=ADDRESS,
        tax_code=TaxCode(text=TAX_CODE, kind=TaxCodeKind.ORGANISATION),
        phone=PhoneNumber(text=PHONE),
    )


def order(
    person: int | None = 1, *needs: ServiceCode, visit: VisitId | None = None, dossiers: int = 1
) -> PreregistrationOrder:
    """Return what that person, or somebody who leaves themselves out, has confirmed."""
    return PreregistrationOrder(
        id=an_id(),
        branch=CN01,
        visit=visit or VisitId(an_id()),
        needs=needs or (CIVIL,),
        language=VIETNAMESE,
        dossiers=(BIRTH, *[COPY] * (dossiers - 1)),
        applicant=None if person is None else applicant(person),
    )
