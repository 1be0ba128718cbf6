"""Which form is used when, and what stands on each, before it is drawn."""

from datetime import date, datetime

import pytest

from server_client.dossier_model.forms.filled_in import numbered, paper_table
from server_client.dossier_model.forms.form_kind import FormPurpose, Sheet
from server_client.dossier_model.forms.page import Form, Line, SideBySide, Table
from server_client.dossier_model.forms.prescribed_forms import (
    IDENTITY,
    RESIDENCE,
    SETS,
    NoSuchForm,
    form_for,
    form_set_for,
)
from server_client.dossier_model.forms.wording import (
    count,
    day_in_words,
    length_in_words,
    moment_in_words,
    short_moment,
)
from server_client.dossier_model.procedure import Confidence, ProcessingTime, TimeUnit
from server_client.queue_model.local_time import VIETNAM
from tests.fakes.forms import (
    CODE,
    apology,
    control,
    every_form,
    receipt,
    refusal,
    register,
    stop,
    supplement,
)

TODAY = date(2026, 11, 23)


def lines(form: Form) -> dict[str, str]:
    """Return what is filled in, by its label."""
    found: dict[str, str] = {}
    for block in form.document().pages[0].blocks:
        if isinstance(block, SideBySide):
            found |= {block.left.label: block.left.value, block.right.label: block.right.value}
        if isinstance(block, Line):
            found[block.label] = block.value
    return found


def table(form: Form) -> Table:
    """Return the form's table."""
    return next(block for block in form.document().pages[0].blocks if isinstance(block, Table))


@pytest.mark.parametrize(
    ("purpose", "field", "day", "symbol"),
    [
        (FormPurpose.RECEIPT, "Hộ tịch", TODAY, "01"),
        (FormPurpose.SUPPLEMENT, "Hộ tịch", TODAY, "02"),
        (FormPurpose.REFUSAL, "Đất đai", TODAY, "03"),
        (FormPurpose.APOLOGY, "Đất đai", TODAY, "04"),
        (FormPurpose.STOP, "Đất đai", TODAY, "05"),
        (FormPurpose.CONTROL, "Đất đai", TODAY, "06"),
        (FormPurpose.REGISTER, "Đất đai", TODAY, "07"),
        (FormPurpose.RECEIPT, RESIDENCE, TODAY, "CT04"),
        (FormPurpose.SUPPLEMENT, RESIDENCE, TODAY, "CT05"),
        (FormPurpose.REFUSAL, RESIDENCE, TODAY, "CT06"),
        (FormPurpose.STOP, RESIDENCE, TODAY, "05"),
        (FormPurpose.RECEIPT, IDENTITY, TODAY, "CC02"),
        (FormPurpose.SUPPLEMENT, IDENTITY, TODAY, "02"),
        (FormPurpose.REFUSAL, IDENTITY, TODAY, "CC03"),
        (FormPurpose.CONTROL, "Hộ tịch", date(2025, 9, 14), "05"),
        (FormPurpose.REGISTER, "Hộ tịch", date(2025, 9, 14), "06"),
        (FormPurpose.REGISTER, "Hộ tịch", date(2025, 9, 15), "07"),
        (FormPurpose.RECEIPT, RESIDENCE, date(2023, 12, 31), "01"),
    ],
)
def test_the_form_follows_field_and_day(purpose: FormPurpose, field: str, day: date, symbol: str) -> None:
    assert form_for(purpose, field, day).symbol == symbol


def test_a_dossier_keeps_the_set_of_its_receipt() -> None:
    assert form_set_for("Hộ tịch", date(2025, 9, 14)).code == "TT01-2018"
    assert form_set_for("Hộ tịch", TODAY).code == "TT03-2025"
    assert form_set_for(RESIDENCE, TODAY).code == "CT-2024"


def test_before_there_was_a_notice_of_stopping_none_is_made_up() -> None:
    with pytest.raises(NoSuchForm, match="no form for stop"):
        form_for(FormPurpose.STOP, "Hộ tịch", date(2025, 9, 14))


def test_the_sets_of_one_field_follow_one_another() -> None:
    general = [forms for forms in SETS if not forms.fields]
    for day in (date(2018, 1, 1), date(2025, 9, 14), date(2025, 9, 15), date(2030, 1, 1)):
        assert len([forms for forms in general if forms.in_force(day)]) == 1


def test_forms_of_the_counter_are_a5_and_the_register_a4() -> None:
    sheets = {name: form.document().sheet for name, form in every_form().items()}
    assert {name for name, sheet in sheets.items() if sheet is not Sheet.A5} == {"06", "07"}
    assert sheets["07"].media == "A4"


def test_a_receipt_has_two_copies_and_all_its_lines() -> None:
    form = receipt()
    assert [page.copy for page in form.document().pages] == ["Lưu", "Giao khách hàng"]
    assert lines(form) == {
        "Bộ phận tiếp nhận và trả kết quả:": "Chi nhánh số 1",
        "Tiếp nhận hồ sơ của:": "Nguyễn Thị Phương Thảo",
        "Địa chỉ:": "Số 12, ngõ 34 đường Võ Chí Công, phường Tây Hồ, thành phố Hà Nội",
        "Số điện thoại:": "0912345678",
        "Email:": "thao.nguyen@example.vn",
        "Nội dung yêu cầu giải quyết:": "Đăng ký khai sinh",
        "Số lượng hồ sơ:": "01 (bộ)",
        "Thời gian giải quyết hồ sơ theo quy định là:": "03 ngày làm việc",
        "Thời gian nhận hồ sơ:": "08 giờ 45 phút, ngày 23 tháng 11 năm 2026",
        "Thời gian trả kết quả giải quyết hồ sơ:": "17 giờ 00 phút, ngày 27 tháng 11 năm 2026",
        "Đăng ký nhận kết quả tại:": "Chi nhánh số 1 - Bộ phận trả kết quả, 657 Lạc Long Quân",
        "Vào Sổ theo dõi hồ sơ, Quyển số:": "03/2026",
        "Số thứ tự:": "1.204",
    }
    assert table(form).rows[2] == ("3", "Giấy chứng nhận kết hôn của cha mẹ trẻ", "", "01", "")


@pytest.mark.parametrize(
    ("form", "number"),
    [
        (receipt(), "Số: 0125/TNHS"),
        (supplement(), "Số: 0125/HDHS"),
        (refusal(), "Số: ………"),
        (apology(), "Số: 0125/PXL"),
        (stop(), "Số: 0125"),
        (control(), ""),
        (register(), ""),
    ],
)
def test_each_form_has_its_number(form: Form, number: str) -> None:
    letterhead = form.document().pages[0].letterhead
    assert letterhead.number == number
    assert letterhead.place_and_day == "Hà Nội, ngày 23 tháng 11 năm 2026"


def test_a_supplement_says_everything_at_once_and_whom_to_ask() -> None:
    form = supplement()
    assert lines(form)["Lý do:"] == (
        "(1) Thiếu Giấy chứng sinh; (2) Người nộp không phải cha, mẹ và chưa có văn bản ủy quyền."
    )
    assert len(table(form).rows) == 2


def test_a_control_form_has_room_for_more_hand_overs_and_names_nobody() -> None:
    form = control()
    assert len(table(form).rows) == 4
    assert table(form).rows[0][0] == "1. Giao: Bộ phận tiếp nhận và trả kết quả\n2. Nhận: Phòng Tư pháp"
    assert lines(form)["Thời hạn giải quyết theo quy định:"] == "03 ngày làm việc (24 giờ)"


def test_a_form_is_named_for_the_dossier_or_the_reception_and_never_for_a_person() -> None:
    assert receipt().document().name == f"01_{CODE}"
    assert supplement().document().name == "02_019ab1c2-7000-7000-8000-00000000d055"
    for form in every_form().values():
        assert "Nguy" not in form.document().name
        assert "Nguy" not in repr(form) + repr(form.document()) + str(form.document().pages[0].blocks)


def test_without_papers_there_is_room_to_write() -> None:
    assert paper_table(()).rows == (("1", "", "", "", ""), ("2", "", "", "", ""), ("3", "", "", "", ""))


def test_one_reason_stands_as_it_is() -> None:
    assert (numbered(()), numbered(("Thiếu giấy.",)), numbered(("A.", "B"))) == ("", "Thiếu giấy.", "(1) A; (2) B.")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 15), "ngày 15 tháng 3 năm 2026"),
        (date(2026, 11, 23), "ngày 23 tháng 11 năm 2026"),
    ],
)
def test_small_days_and_the_first_months_have_a_nought(day: date, words: str) -> None:
    assert day_in_words(day) == words


def test_moments_are_written_in_vietnamese_wall_time() -> None:
    at = datetime(2026, 1, 2, 8, 5, tzinfo=VIETNAM)
    assert moment_in_words(at) == "08 giờ 05 phút, ngày 02 tháng 01 năm 2026"
    assert moment_in_words(None) == "…… giờ …… phút, ngày …… tháng …… năm ………"
    assert (short_moment(at), short_moment(None), count(0), count(12)) == ("08:05 02/01/2026", "", "", "12")


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (3, TimeUnit.WORKING_DAY, "03 ngày làm việc"),
        (4, TimeUnit.WORKING_HOUR, "04 giờ làm việc"),
        (30, TimeUnit.CALENDAR_DAY, "30 ngày"),
        (1, TimeUnit.MONTH, "01 tháng"),
        (0, TimeUnit.SAME_DAY, "trong ngày làm việc"),
        (0, TimeUnit.WORKING_DAY, "trong ngày làm việc"),
        (None, None, "theo thông báo"),
    ],
)
def test_a_published_time_is_told_in_words(value: int | None, unit: TimeUnit | None, words: str) -> None:
    time = ProcessingTime(value=value, unit=unit, text="theo thông báo", confidence=Confidence.HIGH)
    assert length_in_words(time) == words
    assert length_in_words(None) == ""
