"""What the city's system is told of a reception, and how it is written by the national portal's names."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from server_client.dossier_model.city_record import DossierProgress, DossierRecord, told_of
from server_client.dossier_model.dossier_status import NationalStatus
from server_client.dossier_model.reception import Ending, Reception, ReceptionEnd, ended, ticked
from server_client.wire.city_messages import (
    PROGRESS,
    REGISTER,
    CityMessage,
    decode_answer,
    decode_session,
    encode_login,
    encode_progress,
    encode_record,
    encode_request,
)
from server_client.wire.errors import Malformed
from tests.fakes.preregistrations import NAME, PHONE, TAX_CODE, number_of
from tests.fakes.receptions import AT, PROCEDURE, a_code, reception

UNIT = "Chi nhánh số 1"


def over(ending: ReceptionEnd, one: Reception | None = None, *, coded: bool = False) -> Reception:
    """Return a reception that ended so, an hour after the opening."""
    return ended(
        one or ticked(replace(reception(), email="thu@example.vn", fee=8000), 0, is_held=True),
        Ending(
            ending=ending,
            at=AT + timedelta(hours=1),
            reasons=("Thiếu Giấy chứng sinh",),
            due_at=AT + timedelta(days=3),
            code=a_code() if coded else None,
            despite_gaps=True,
        ),
    )


def record_of(one: Reception) -> dict[str, Any]:
    """Return the record of a dossier that has no code."""
    told = told_of(one, PROCEDURE, UNIT)
    assert isinstance(told, DossierRecord)
    record: dict[str, Any] = json.loads(encode_record(told))
    return record


def test_each_end_is_a_status_of_the_portal_and_advice_is_none() -> None:
    told = {ending: told_of(over(ending), PROCEDURE, UNIT) for ending in ReceptionEnd}

    assert {ending: None if one is None else one.status for ending, one in told.items()} == {
        ReceptionEnd.RECEIVED: NationalStatus.ACCEPTED,
        ReceptionEnd.SUPPLEMENT: NationalStatus.SUPPLEMENT_ASKED,
        ReceptionEnd.REFUSED: NationalStatus.NOT_ACCEPTED,
        ReceptionEnd.ADVISED: None,
    }
    assert told_of(reception(), PROCEDURE, UNIT) is None


def test_a_new_dossier_is_told_whole_by_the_portals_names() -> None:
    assert record_of(over(ReceptionEnd.RECEIVED)) == {
        "MaHoSo": "",
        "MaTTHC": "1.001193",
        "TenTTHC": "Thủ tục đăng ký khai sinh",
        "MaLinhVuc": "",
        "TenLinhVuc": "Hộ tịch",
        "SoBienNhan": "visit-1.1",
        "ChuHoSo": NAME,
        "LoaiDoiTuong": "1",
        "MaDoiTuong": number_of(1),
        "Email": "thu@example.vn",
        "SoDienThoai": PHONE,
        "TrichYeuHoSo": "Đăng ký khai sinh (Đúng hạn)",
        "NgayTiepNhan": "20260309103000",
        "NgayHenTra": "20260312093000",
        "TrangThaiHoSo": "2",
        "HinhThuc": "0",
        "DonViXuLy": UNIT,
        "GhiChu": "Thiếu Giấy chứng sinh",
        "DanhSachTepDinhKemKhac": [{"TenGiayTo": "Tờ khai", "SoLuong": "1", "LoaiGiayTo": "Bản chính"}],
        "DanhSachLePhi": [{"TenPhiLePhi": "Phí, lệ phí", "Gia": "8000"}],
        "DanhSachHoSoBoSung": [],
    }


def test_a_supplement_names_everything_that_lacks_at_once() -> None:
    (asked,) = record_of(over(ReceptionEnd.SUPPLEMENT))["DanhSachHoSoBoSung"]

    assert (asked["NguoiYeuCauBoSung"], asked["NoiDungBoSung"]) == ("LAN01", "Thiếu Giấy chứng sinh")
    assert asked["NgayBoSung"] == "20260309103000"
    assert asked["DanhSachGiayToBoSung"] == [{"TenGiayTo": "Giấy chứng sinh", "SoLuong": "3", "LoaiGiayTo": ""}]


def test_a_business_goes_by_its_tax_code_and_who_says_nothing_by_nothing() -> None:
    whose = reception().applicant
    assert whose is not None
    firm = replace(reception(), applicant=replace(whose, identity_number=None, phone=None))
    nobody = replace(reception(), applicant=None, case="")

    told = record_of(over(ReceptionEnd.REFUSED, firm))
    assert (told["LoaiDoiTuong"], told["MaDoiTuong"], told["SoDienThoai"]) == ("2", TAX_CODE, "")
    told = record_of(over(ReceptionEnd.REFUSED, nobody))
    assert (told["LoaiDoiTuong"], told["ChuHoSo"], told["MaDoiTuong"]) == ("1", "", "")
    assert (told["TrichYeuHoSo"], told["NgayHenTra"], told["DanhSachLePhi"]) == ("Đăng ký khai sinh", "", [])


def test_of_a_procedure_that_the_catalogue_has_lost_the_reception_tells() -> None:
    told = told_of(over(ReceptionEnd.RECEIVED), None, UNIT)

    assert isinstance(told, DossierRecord)
    assert (told.procedure, told.procedure_name, told.field) == ("1.001193", "Đăng ký khai sinh", "")


def test_of_a_dossier_with_a_code_only_the_progress_is_told() -> None:
    told = told_of(over(ReceptionEnd.RECEIVED, coded=True), PROCEDURE, UNIT)

    assert isinstance(told, DossierProgress)
    assert json.loads(encode_progress(told)) == {
        "MaHoSo": "H26.001.01-260309-0001",
        "NguoiXuLy": "LAN01",
        "ThoiDiemXuLy": "20260309103000",
        "PhongBanXuLy": UNIT,
        "NoiDungXuLy": "Thiếu Giấy chứng sinh",
        "TrangThai": "2",
        "NgayKetThucTheoQuyDinh": "20260312093000",
    }
    assert NAME not in repr(told) + repr(told_of(over(ReceptionEnd.RECEIVED), PROCEDURE, UNIT))


def test_a_request_bears_session_unit_and_what_it_is_known_by_again() -> None:
    message = CityMessage(
        id="m-1", service=REGISTER, branch="CN01", occurred_at=datetime(2026, 3, 9, 3, tzinfo=UTC), record=b'{"a":1}'
    )

    assert json.loads(encode_request(message, session="s", unit="000.00.01.H26")) == {
        "service": "DongBoHoSoMC",
        "session": "s",
        "madonvi": "000.00.01.H26",
        "isUpdating": "False",
        "message_id": "m-1",
        "branch_code": "CN01",
        "occurred_at": "2026-03-09T03:00:00Z",
        "schema": 1,
        "data": [{"a": 1}],
    }
    assert PROGRESS == "CapNhatTienDoHoSoMC"
    assert json.loads(encode_login("ai", "gì")) == {"username": "ai", "password": "gì"}


@pytest.mark.parametrize(
    ("body", "error", "code"),
    [
        ('{"error_code":0,"data":[{"MaHoSo":" h26.001.01-260309-0001 "}]}', "", "H26.001.01-260309-0001"),
        ('{"error_code":"00","data":[{}]}', "", None),
        ('{"error_code":"0","unheard":[1]}', "", None),
        ('{"error_code":17,"message":"x","data":[{"MaHoSo":"H26"}]}', "17", None),
        ('{"error_code":""}', "(empty)", None),
    ],
)
def test_an_answer_is_a_code_or_none_yet_or_an_error(body: str, error: str, code: str | None) -> None:
    answer = decode_answer(body.encode())

    assert (answer.error, None if answer.code is None else answer.code.text) == (error, code)


@pytest.mark.parametrize(
    "body",
    [
        f"Xin chào {NAME}",
        f'{{"error_code":null,"name":"{NAME}"}}',
        '{"error_code":0,"data":[{"MaHoSo":"%s"}]}' % ("H" * 65),
        '{"error_code":0,"data":[{},{}]}',
        f'{{"error_code":0,"data":"{NAME}"}}',
    ],
)
def test_an_answer_that_cannot_be_read_is_not_quoted(body: str) -> None:
    with pytest.raises(Malformed) as wrong:
        decode_answer(body.encode())

    assert NAME not in str(wrong.value)


def test_a_session_comes_with_a_good_login_only() -> None:
    assert decode_session(b'{"error_code":0,"session":"abc"}') == "abc"
    assert decode_session(b'{"error_code":0}') is None
    assert decode_session(b'{"error_code":3,"session":"abc"}') is None
