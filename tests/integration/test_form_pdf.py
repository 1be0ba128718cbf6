"""Forms as PDF, read by other programs: their text, their pages, their QR code, and what the file says of itself."""

import re
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from assets.qr_code import QUIET_ZONE, qr_code
from counter_display.forms.errors import FormAssetBroken
from counter_display.forms.pdf import render
from counter_display.forms.pdf_type import register_fonts
from server_client.dossier_model.forms.filled_in import PaperRow, Submitter
from server_client.dossier_model.forms.page import Form
from server_client.dossier_model.vietqr import vietqr
from tests.fakes.forms import (
    CODE,
    OFFICE,
    apology,
    control,
    every_form,
    long_receipt,
    receipt,
    register,
    supplement,
)
from tests.fakes.pdf_reader import page_picture, page_size, page_texts, qr_text, told_of_itself

A5_POINTS = (420, 595)
A4_POINTS = (595, 842)


def pages(form: Form) -> list[str]:
    """Return the text of each page."""
    return page_texts(render(form))


def bitmap(text: str, folder: Path) -> Path:
    """Return a file with a QR code of the text, four dots a module, as a screen shows it."""
    code = qr_code(text)
    assert code is not None
    blank = [0] * QUIET_ZONE
    rows = [0] * QUIET_ZONE + list(code.rows) + blank
    modules = [[*blank, *(row >> place & 1 for place in reversed(range(code.side))), *blank] for row in rows]
    dots = [" ".join(str(module) for module in row for _ in range(4)) for row in modules for _ in range(4)]
    path = folder / "code.pbm"
    path.write_text(f"P1 {code.quiet_side * 4} {code.quiet_side * 4}\n" + "\n".join(dots))
    return path


def test_the_receipt_reads_as_the_form_prescribes() -> None:
    keep, hand_out = pages(receipt())
    assert keep == (
        "Mẫu số 01 - Thông tư số 03/2025/TT-VPCP TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG THÀNH PHỐ HÀ NỘI CHI NHÁNH SỐ 1 "
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 0125/TNHS "
        "Hà Nội, ngày 23 tháng 11 năm 2026 GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ Mã hồ sơ: "
        "H26.001.01-261123-100001 (Liên: Lưu) Bộ phận tiếp nhận và trả kết quả: Chi nhánh số 1 "
        "Tiếp nhận hồ sơ của: Nguyễn Thị Phương Thảo "
        "Địa chỉ: Số 12, ngõ 34 đường Võ Chí Công, phường Tây Hồ, thành phố Hà Nội "
        "Số điện thoại: 0912345678 Email: thao.nguyen@example.vn Nội dung yêu cầu giải quyết: Đăng ký khai sinh "
        "Thành phần hồ sơ nộp gồm: TT Thành phần hồ sơ Số lượng Bản chính Bản chứng thực Bản photo "
        "1 Tờ khai đăng ký khai sinh 01 2 Giấy chứng sinh 01 3 Giấy chứng nhận kết hôn của cha mẹ trẻ 01 "
        "4 Căn cước của người đi đăng ký 02 Số lượng hồ sơ: 01 (bộ) "
        "Thời gian giải quyết hồ sơ theo quy định là: 03 ngày làm việc "
        "Thời gian nhận hồ sơ: 08 giờ 45 phút, ngày 23 tháng 11 năm 2026 "
        "Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 27 tháng 11 năm 2026 "
        "Đăng ký nhận kết quả tại: Chi nhánh số 1 - Bộ phận trả kết quả, 657 Lạc Long Quân "
        "Vào Sổ theo dõi hồ sơ, Quyển số: 03/2026 Số thứ tự: 1.204 NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) "
        "NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên) Trần Minh Đức"
    )
    assert hand_out == keep.replace("(Liên: Lưu)", "(Liên: Giao khách hàng)")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("02", "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ"),
        ("03", "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ"),
        ("04", "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT"),
        ("05", "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ"),
        ("06", "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ"),
        ("07", "SỔ THEO DÕI HỒ SƠ"),
        ("CT04", "PHIẾU TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"),
        ("CT05", "PHIẾU HƯỚNG DẪN BỔ SUNG, HOÀN THIỆN HỒ SƠ"),
        ("CT06", "PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ"),
        ("CC02", "GIẤY HẸN TRẢ KẾT QUẢ GIẢI QUYẾT THỦ TỤC VỀ CĂN CƯỚC"),
        ("CC03", "THÔNG BÁO TỪ CHỐI GIẢI QUYẾT THỦ TỤC VỀ CĂN CƯỚC"),
    ],
)
def test_every_form_bears_its_title_under_the_nations_name(name: str, title: str) -> None:
    first = pages(every_form()[name])[0]
    assert title in first
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc" in first


def test_an_apology_says_the_new_time() -> None:
    (page,) = pages(apology())
    assert "Kính gửi: Nguyễn Thị Phương Thảo Ngày 23 tháng 11 năm 2026, Chi nhánh số 1 tiếp nhận hồ sơ" in page
    assert "được gia hạn đến: 17 giờ 00 phút, ngày 02 tháng 12 năm 2026" in page
    assert "THỦ TRƯỞNG CƠ QUAN (Ký, ghi rõ họ tên và đóng dấu) Phạm Quốc Khánh" in page


def test_many_papers_go_on_under_the_same_heading_on_numbered_pages() -> None:
    found = pages(long_receipt())
    assert len(found) == 8
    for number, page in enumerate(found[:4], start=1):
        assert page.endswith(f"{CODE} · Trang {number}/4")
    for page in found[:3]:
        assert "TT Thành phần hồ sơ Số lượng Bản chính Bản chứng thực Bản photo" in page
    assert "Nguyễn Phúc Thiên Hương Giang" in found[0]
    assert re.findall(r"(\d+) Giấy tờ thứ \1:", " ".join(found[:4])) == [str(number) for number in range(1, 25)]
    # Nobody signs a page on which nothing is said.
    assert found[3].startswith("Thời gian trả kết quả giải quyết hồ sơ:")


def test_a_form_of_one_page_has_no_page_number() -> None:
    assert "Trang" not in pages(supplement())[0]


@pytest.mark.parametrize(
    ("form", "size"), [(receipt(), A5_POINTS), (control(), A4_POINTS), (register(2), A4_POINTS[::-1])]
)
def test_each_form_has_its_paper(form: Form, size: tuple[int, int]) -> None:
    assert page_size(render(form)) == size


@pytest.mark.parametrize("page", [0, 1])
def test_another_program_reads_the_dossiers_code(page: int, tmp_path: Path) -> None:
    assert qr_text(page_picture(render(receipt()), tmp_path, page)) == CODE


def test_another_program_reads_the_request_for_a_fee(tmp_path: Path) -> None:
    text = vietqr("970415", "0011001932418", 8_000, CODE)
    assert qr_text(bitmap(text, tmp_path)) == text


def test_without_a_code_there_is_no_qr_code(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        qr_text(page_picture(render(supplement()), tmp_path))


def test_a_file_says_nothing_of_a_person_and_is_the_same_each_time() -> None:
    data = render(receipt())
    assert data == render(receipt())
    told = told_of_itself(data)
    assert (told["Title"], told["Author"]) == ("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Chi nhánh số 1")
    assert not re.search("Thảo|Phương|09123", " ".join(told.values()))


def test_the_letters_are_in_the_file() -> None:
    data = render(receipt())
    assert data.count(b"/FontFile2") == 2
    assert b"BeVietnamPro-Bold" in data


def test_a_font_that_is_not_there_or_damaged_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormAssetBroken, match=r"BeVietnamPro-Regular\.ttf: .*install the program again"):
        register_fonts(tmp_path)
    (tmp_path / "BeVietnamPro-Regular.ttf").write_bytes(b"no font")
    with pytest.raises(FormAssetBroken, match=r"BeVietnamPro-Regular\.ttf"):
        register_fonts(tmp_path)


def test_text_of_any_kind_is_set_as_it_is() -> None:
    odd = Submitter(
        name="Trần <b>Văn</b> & Sons 株式会社 \x07\u200b",
        address="x" * 300,
        email="một.địa.chỉ.rất.dài.không.có.khoảng.trắng.nào.trong.cả.dòng@cơ-quan-có-tên-dài.example.vn",
    )
    papers = (PaperRow(name="Một giấy tờ có tên rất dài. " * 120, originals=1),)
    form = receipt(submitter=odd, papers=papers)
    decomposed = replace(OFFICE, place=unicodedata.normalize("NFD", "Xã Đông Anh"))
    found = " ".join(pages(replace(form, head=replace(form.head, office=decomposed))))
    assert "Trần <b>Văn</b> & Sons" in found
    assert "Xã Đông Anh, ngày 23 tháng 11 năm 2026" in found
    assert found.replace(" ", "").count("x" * 60) > 0
    assert found.count("Một giấy tờ có tên rất dài.") >= 100
