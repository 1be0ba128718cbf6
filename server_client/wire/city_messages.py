"""Messages to the city's system and its answers, by the national portal's field names; it knows no line and no file.

All values are texts, as in the portal; times are Vietnam's, `yyyyMMddHHmmss`. docs/city-system.md is the contract.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import msgspec

from server_client.dossier_model.city_record import DossierProgress, DossierRecord
from server_client.dossier_model.dossier_code import DossierCode, read_dossier_code
from server_client.dossier_model.dossier_status import NationalStatus
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.reception import PaperAtDesk
from server_client.queue_model.local_time import VIETNAM
from server_client.wire.errors import Malformed
from server_client.wire.reading import read

REGISTER = "DongBoHoSoMC"
PROGRESS = "CapNhatTienDoHoSoMC"
SCHEMA = 1
_CITIZEN, _BUSINESS = "1", "2"
_DIRECT = "0"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CityMessage(Personal):
    """One message: its id, which the city's system knows it by again, and one record in the portal's form."""

    id: str
    service: str
    branch: str
    occurred_at: datetime
    record: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CityAnswer:
    """What the city's system says: `error` is empty if all is well, `code` None if it gives none, or none yet."""

    error: str
    code: DossierCode | None = None


class PaperRecord(msgspec.Struct, kw_only=True, rename="pascal"):
    """A paper of a dossier: one entry for each kind of sheet."""

    ten_giay_to: str
    so_luong: str
    loai_giay_to: str


class FeeRecord(msgspec.Struct, kw_only=True, rename="pascal"):
    """What is to be paid, in dong."""

    ten_phi_le_phi: str
    gia: str


class SupplementRecord(msgspec.Struct, kw_only=True, rename="pascal"):
    """What a citizen was asked to bring."""

    nguoi_yeu_cau_bo_sung: str
    noi_dung_bo_sung: str
    ngay_bo_sung: str
    danh_sach_giay_to_bo_sung: list[PaperRecord]


class DossierData(msgspec.Struct, kw_only=True):
    """One record of DongBoHoSoMC."""

    ma_ho_so: str = msgspec.field(name="MaHoSo", default="")
    ma_tthc: str = msgspec.field(name="MaTTHC")
    ten_tthc: str = msgspec.field(name="TenTTHC")
    ma_linh_vuc: str = msgspec.field(name="MaLinhVuc", default="")
    ten_linh_vuc: str = msgspec.field(name="TenLinhVuc")
    so_bien_nhan: str = msgspec.field(name="SoBienNhan")
    chu_ho_so: str = msgspec.field(name="ChuHoSo")
    loai_doi_tuong: str = msgspec.field(name="LoaiDoiTuong")
    ma_doi_tuong: str = msgspec.field(name="MaDoiTuong")
    email: str = msgspec.field(name="Email")
    so_dien_thoai: str = msgspec.field(name="SoDienThoai")
    trich_yeu_ho_so: str = msgspec.field(name="TrichYeuHoSo")
    ngay_tiep_nhan: str = msgspec.field(name="NgayTiepNhan")
    ngay_hen_tra: str = msgspec.field(name="NgayHenTra")
    trang_thai_ho_so: str = msgspec.field(name="TrangThaiHoSo")
    hinh_thuc: str = msgspec.field(name="HinhThuc")
    don_vi_xu_ly: str = msgspec.field(name="DonViXuLy")
    ghi_chu: str = msgspec.field(name="GhiChu")
    danh_sach_tep_dinh_kem_khac: list[PaperRecord] = msgspec.field(name="DanhSachTepDinhKemKhac")
    danh_sach_le_phi: list[FeeRecord] = msgspec.field(name="DanhSachLePhi")
    danh_sach_ho_so_bo_sung: list[SupplementRecord] = msgspec.field(name="DanhSachHoSoBoSung")


class ProgressData(msgspec.Struct, kw_only=True, rename="pascal"):
    """One record of CapNhatTienDoHoSoMC."""

    ma_ho_so: str
    nguoi_xu_ly: str
    thoi_diem_xu_ly: str
    phong_ban_xu_ly: str
    noi_dung_xu_ly: str
    trang_thai: str
    ngay_ket_thuc_theo_quy_dinh: str


class _Request(msgspec.Struct, kw_only=True):
    service: str
    session: str
    madonvi: str
    is_updating: str = msgspec.field(name="isUpdating")
    message_id: str
    branch_code: str
    occurred_at: datetime
    schema: int
    data: list[msgspec.Raw]


class _Given(msgspec.Struct, kw_only=True):
    code: str = msgspec.field(name="MaHoSo", default="")


class _Answer(msgspec.Struct, kw_only=True):
    error_code: int | str
    session: Annotated[str, msgspec.Meta(max_length=4096)] = ""
    data: list[_Given] = []


class _Login(msgspec.Struct, kw_only=True):
    username: str
    password: str


_encoder = msgspec.json.Encoder()
_answers = msgspec.json.Decoder(_Answer)


def encode_record(record: DossierRecord) -> bytes:
    """Return a dossier as the one record of a DongBoHoSoMC."""
    person = record.applicant
    is_business = person is not None and person.tax_code is not None and person.identity_number is None
    data = DossierData(
        ma_tthc=record.procedure,
        ten_tthc=record.procedure_name,
        ten_linh_vuc=record.field,
        so_bien_nhan=record.reference,
        chu_ho_so="" if person is None else person.name,
        loai_doi_tuong=_BUSINESS if is_business else _CITIZEN,
        ma_doi_tuong=_number(record),
        email=record.email,
        so_dien_thoai="" if person is None or person.phone is None else person.phone.text,
        trich_yeu_ho_so=record.summary,
        ngay_tiep_nhan=_moment(record.received_at),
        ngay_hen_tra=_moment(record.due_at),
        trang_thai_ho_so=str(record.status.value),
        hinh_thuc=_DIRECT,
        don_vi_xu_ly=record.unit,
        ghi_chu=record.remark,
        danh_sach_tep_dinh_kem_khac=_papers(record.papers),
        danh_sach_le_phi=[] if record.fee is None else [FeeRecord(ten_phi_le_phi="Phí, lệ phí", gia=str(record.fee))],
        danh_sach_ho_so_bo_sung=_supplements(record),
    )
    return _encoder.encode(data)


def encode_progress(progress: DossierProgress) -> bytes:
    """Return what is new of a dossier as the one record of a CapNhatTienDoHoSoMC."""
    data = ProgressData(
        ma_ho_so=progress.code.text,
        nguoi_xu_ly=progress.clerk,
        thoi_diem_xu_ly=_moment(progress.at),
        phong_ban_xu_ly=progress.unit,
        noi_dung_xu_ly=progress.words,
        trang_thai=str(progress.status.value),
        ngay_ket_thuc_theo_quy_dinh=_moment(progress.due_at),
    )
    return _encoder.encode(data)


def encode_request(message: CityMessage, *, session: str = "", unit: str = "") -> bytes:
    """Return the message as it is sent in a session, or dropped as a file."""
    return _encoder.encode(
        _Request(
            service=message.service,
            session=session,
            madonvi=unit,
            # A code that is there is renewed by its progress; so a whole record is always a new one.
            is_updating="False",
            message_id=message.id,
            branch_code=message.branch,
            occurred_at=message.occurred_at,
            schema=SCHEMA,
            data=[msgspec.Raw(message.record)],
        )
    )


def decode_answer(body: bytes) -> CityAnswer:
    """Return what the city's system says; Malformed, without a word of it, if it says nothing that can be read."""
    answer = _read(body)
    error = _error(answer)
    given = answer.data[0].code.strip() if answer.data and not error else ""
    if len(answer.data) > 1:
        raise Malformed("There are several records in the answer to one")
    code = read_dossier_code(given) if given else None
    if given and code is None:
        raise Malformed("The MaHoSo in the answer is longer than any dossier's code")
    return CityAnswer(error=error, code=code)


def encode_login(username: str, password: str) -> bytes:
    """Return the wish for a session."""
    return _encoder.encode(_Login(username=username, password=password))


def decode_session(body: bytes) -> str | None:
    """Return the session in the answer to a login, None if it was refused; Malformed if it cannot be read."""
    answer = _read(body)
    return None if _error(answer) or not answer.session else answer.session


def _read(body: bytes) -> _Answer:
    try:
        return read(_answers, body)
    except Malformed as wrong:
        # What a decoder says may quote what was sent, and that may be a person's.
        raise Malformed("This is not an answer of the contract (JSON with error_code)") from wrong


def _error(answer: _Answer) -> str:
    text = str(answer.error_code).strip()
    return "" if text and not text.strip("0") else text[:40] or "(empty)"


def _number(record: DossierRecord) -> str:
    person = record.applicant
    if person is None:
        return ""
    tax_code = "" if person.tax_code is None else person.tax_code.text
    return person.identity_number or person.passport_number or tax_code


def _supplements(record: DossierRecord) -> list[SupplementRecord]:
    if record.status is not NationalStatus.SUPPLEMENT_ASKED:
        return []
    return [
        SupplementRecord(
            nguoi_yeu_cau_bo_sung=record.asked_by,
            noi_dung_bo_sung=record.remark,
            ngay_bo_sung=_moment(record.received_at),
            danh_sach_giay_to_bo_sung=[
                PaperRecord(
                    ten_giay_to=paper.document.name,
                    so_luong=str(max(paper.document.originals + paper.document.copies, 1)),
                    loai_giay_to="",
                )
                for paper in record.asked
            ],
        )
    ]


def _papers(papers: tuple[PaperAtDesk, ...]) -> list[PaperRecord]:
    kinds = (
        (paper, count, kind)
        for paper in papers
        for count, kind in (
            (paper.originals, "Bản chính"),
            (paper.certified, "Bản chứng thực"),
            (paper.photocopies, "Bản photo"),
        )
    )
    return [
        PaperRecord(ten_giay_to=paper.document.name, so_luong=str(count), loai_giay_to=kind)
        for paper, count, kind in kinds
        if count
    ]


def _moment(at: datetime | None) -> str:
    return "" if at is None else at.astimezone(VIETNAM).strftime("%Y%m%d%H%M%S")
