"""Forms filled in with invented people and dossiers, for tests and for looking at."""

from datetime import date, datetime

from server_client.dossier_model.dossier_code import DossierCode, read_dossier_code
from server_client.dossier_model.forms.apology_form import ApologyForm
from server_client.dossier_model.forms.control_form import ControlForm, HandOver
from server_client.dossier_model.forms.filled_in import FormHead, Office, PaperRow, Submitter
from server_client.dossier_model.forms.form_kind import FormPurpose
from server_client.dossier_model.forms.page import Form
from server_client.dossier_model.forms.prescribed_forms import IDENTITY, RESIDENCE, form_for
from server_client.dossier_model.forms.receipt_form import ReceiptForm
from server_client.dossier_model.forms.refusal_form import RefusalForm
from server_client.dossier_model.forms.register_form import RegisterForm, RegisterRow
from server_client.dossier_model.forms.stop_form import StopForm
from server_client.dossier_model.forms.supplement_form import SupplementForm
from server_client.queue_model.local_time import VIETNAM

CODE = "H26.001.01-261123-100001"
DAY = date(2026, 11, 23)
RECEIVED = datetime(2026, 11, 23, 8, 45, tzinfo=VIETNAM)
DUE = datetime(2026, 11, 27, 17, 0, tzinfo=VIETNAM)
CIVIL_STATUS = "Hộ tịch"

OFFICE = Office(
    superior="Trung tâm Phục vụ hành chính công Thành phố Hà Nội",
    name="Chi nhánh số 1",
    place="Hà Nội",
    website="dichvucong.gov.vn",
    phone="1900 1009",
)
SUBMITTER = Submitter(
    name="Nguyễn Thị Phương Thảo",
    address="Số 12, ngõ 34 đường Võ Chí Công, phường Tây Hồ, thành phố Hà Nội",
    phone="0912345678",
    email="thao.nguyen@example.vn",
)
REQUEST = "Đăng ký khai sinh"
PAPERS = (
    PaperRow(name="Tờ khai đăng ký khai sinh", originals=1),
    PaperRow(name="Giấy chứng sinh", originals=1),
    PaperRow(name="Giấy chứng nhận kết hôn của cha mẹ trẻ", certified=1),
    PaperRow(name="Căn cước của người đi đăng ký", photocopies=2),
)


def code(text: str = CODE) -> DossierCode:
    """Return a dossier's code."""
    found = read_dossier_code(text)
    assert found is not None
    return found


def head(purpose: FormPurpose, *, field: str = CIVIL_STATUS, has_code: bool = True, number: str = "0125") -> FormHead:
    """Return the head of the form in force."""
    return FormHead(
        kind=form_for(purpose, field, DAY),
        office=OFFICE,
        dated=DAY,
        reference="019ab1c2-7000-7000-8000-00000000d055",
        number=number,
        code=code() if has_code else None,
    )


def receipt(
    *, field: str = CIVIL_STATUS, papers: tuple[PaperRow, ...] = PAPERS, submitter: Submitter = SUBMITTER
) -> ReceiptForm:
    """Return a receipt."""
    return ReceiptForm(
        head=head(FormPurpose.RECEIPT, field=field),
        submitter=submitter,
        request=REQUEST,
        papers=papers,
        received_at=RECEIVED,
        due_at=DUE,
        lasts="03 ngày làm việc",
        collected_at="Chi nhánh số 1 - Bộ phận trả kết quả, 657 Lạc Long Quân",
        receiver="Trần Minh Đức",
        volume="03/2026",
        entry="1.204",
    )


def long_receipt() -> ReceiptForm:
    """Return a receipt with long names and more papers than a page holds."""
    papers = tuple(
        PaperRow(
            name=f"Giấy tờ thứ {number}: văn bản xác nhận của cơ quan có thẩm quyền về nguồn gốc, thời điểm sử dụng "
            "đất và việc không có tranh chấp, kèm theo trích đo địa chính thửa đất",
            originals=number % 2,
            certified=(number + 1) % 2,
            photocopies=number % 3,
        )
        for number in range(1, 25)
    )
    return receipt(
        field="Đất đai",
        papers=papers,
        submitter=Submitter(
            name="Công ty Cổ phần Tư vấn, Đầu tư Xây dựng, Thương mại và Phát triển Hạ tầng Khu công nghiệp Đông Anh - "
            "Chi nhánh Hà Nội (người đại diện: Nguyễn Phúc Thiên Hương Giang)",
            address="Tầng 18, tòa nhà Trung tâm thương mại, số 258 đường Võ Chí Công, phường Phú Thượng, Hà Nội",
        ),
    )


def supplement(*, field: str = CIVIL_STATUS) -> SupplementForm:
    """Return a request for papers, before there is a dossier's code."""
    return SupplementForm(
        head=head(FormPurpose.SUPPLEMENT, field=field, has_code=False),
        submitter=SUBMITTER,
        request=REQUEST,
        papers=(PaperRow(name="Giấy chứng sinh", originals=1), PaperRow(name="Văn bản ủy quyền", originals=1)),
        reasons=("Thiếu Giấy chứng sinh", "Người nộp không phải cha, mẹ và chưa có văn bản ủy quyền"),
        adviser="Trần Minh Đức",
    )


def refusal(*, field: str = CIVIL_STATUS) -> RefusalForm:
    """Return a refusal."""
    return RefusalForm(
        head=head(FormPurpose.REFUSAL, field=field, has_code=False, number=""),
        submitter=Submitter(name="Lê Văn Bình"),
        request="Cấp giấy phép xây dựng nhà ở riêng lẻ",
        reasons=("Thửa đất thuộc hành lang an toàn đê điều, không đủ điều kiện cấp phép theo Điều 91 Luật Xây dựng.",),
        receiver="Trần Minh Đức",
    )


def apology() -> ApologyForm:
    """Return an apology."""
    return ApologyForm(
        head=head(FormPurpose.APOLOGY),
        submitter=SUBMITTER,
        request=REQUEST,
        received_at=RECEIVED,
        due_at=DUE,
        new_due_at=datetime(2026, 12, 2, 17, 0, tzinfo=VIETNAM),
        reasons=("Chưa nhận được kết quả xác minh của cơ quan công an",),
        signer="Phạm Quốc Khánh",
    )


def stop() -> StopForm:
    """Return a notice of stopping."""
    return StopForm(
        head=head(FormPurpose.STOP),
        submitter=SUBMITTER,
        request=REQUEST,
        received_at=RECEIVED,
        stopped_at=datetime(2026, 12, 1, 9, 5, tzinfo=VIETNAM),
        reasons=("Công dân đề nghị rút hồ sơ",),
        collected_at="Quầy số 2, Chi nhánh số 1",
        signer="Phạm Quốc Khánh",
    )


def control() -> ControlForm:
    """Return a control form after the first hand-over."""
    return ControlForm(
        head=head(FormPurpose.CONTROL),
        request=REQUEST,
        authority="Ủy ban nhân dân phường Tây Hồ",
        received_at=RECEIVED,
        due_at=DUE,
        lasts="03 ngày làm việc",
        hours=24,
        hand_overs=(
            HandOver(
                giver="Bộ phận tiếp nhận và trả kết quả",
                receiver="Phòng Tư pháp",
                at=datetime(2026, 11, 23, 14, 30, tzinfo=VIETNAM),
                result="Đúng hạn",
            ),
        ),
    )


def register(rows: int = 30) -> RegisterForm:
    """Return a register over several pages."""
    return RegisterForm(
        head=head(FormPurpose.REGISTER, has_code=False),
        period="Quyển số 03/2026 - Tháng 11 năm 2026",
        rows=tuple(
            RegisterRow(
                code=f"H26.001.01-261123-1{number:05d}",
                procedure="Đăng ký khai sinh có yếu tố nước ngoài",
                name="Nguyễn Thị Phương Thảo",
                contact="Phường Tây Hồ, Hà Nội; 0912345678",
                authority="UBND phường Tây Hồ",
                received_at=RECEIVED,
                due_at=DUE,
                delivery="Trực tiếp",
            )
            for number in range(1, rows + 1)
        ),
    )


def every_form() -> dict[str, Form]:
    """Return one of each form, by a name for files."""
    return {
        "01": receipt(),
        "01_long": long_receipt(),
        "02": supplement(),
        "03": refusal(),
        "04": apology(),
        "05": stop(),
        "06": control(),
        "07": register(),
        "CT04": receipt(field=RESIDENCE),
        "CT05": supplement(field=RESIDENCE),
        "CT06": refusal(field=RESIDENCE),
        "CC02": receipt(field=IDENTITY),
        "CC03": refusal(field=IDENTITY),
    }
