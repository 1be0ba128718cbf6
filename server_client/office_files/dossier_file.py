"""Makes dossier statuses of the rows of a file and says which cell keeps one from being made; it sends nothing."""

from collections.abc import Sequence
from datetime import datetime

from server_client.catalogue_files.cells import Row, shown
from server_client.dossier_model.dossier_code import DossierCode, read_dossier_code
from server_client.dossier_model.dossier_status import DossierStatus, NationalStatus
from server_client.dossier_model.search_text import plain
from server_client.office_files.moments import moment
from server_client.office_files.rows import Form, Rows

FORM = Form(
    what="dossiers",
    columns=("code", "status", "updated_at", "due_at", "ready_at", "place"),
    required=("code", "status"),
    headings={
        "ma ho so": "code", "mahoso": "code", "so ho so": "code",
        "trang thai": "status", "trang thai ho so": "status", "trangthaihoso": "status", "tinh trang": "status",
        "cap nhat luc": "updated_at", "ngay cap nhat": "updated_at", "thoi diem cap nhat": "updated_at",
        "ngay hen tra": "due_at", "ngayhentra": "due_at", "hen tra": "due_at", "thoi gian hen tra": "due_at",
        "ngay co ket qua": "ready_at", "ngayketthucxuly": "ready_at", "ngay ket thuc xu ly": "ready_at",
        "noi tra": "place", "noi tra ket qua": "place", "noi nhan ket qua": "place",
    },
)  # fmt: skip
_LONGEST_PLACE = 400
_WORDS = {
    "moi dang ky": NationalStatus.REGISTERED,
    "duoc tiep nhan": NationalStatus.ACCEPTED, "da tiep nhan": NationalStatus.ACCEPTED,
    "khong duoc tiep nhan": NationalStatus.NOT_ACCEPTED, "tu choi tiep nhan": NationalStatus.NOT_ACCEPTED,
    "dang xu ly": NationalStatus.PROCESSING,
    "yeu cau bo sung giay to": NationalStatus.SUPPLEMENT_ASKED, "yeu cau bo sung": NationalStatus.SUPPLEMENT_ASKED,
    "yeu cau thuc hien nghia vu tai chinh": NationalStatus.PAYMENT_ASKED,
    "cong dan yeu cau rut ho so": NationalStatus.WITHDRAWN, "da rut": NationalStatus.WITHDRAWN,
    "dung xu ly": NationalStatus.STOPPED,
    "da xu ly xong": NationalStatus.FINISHED, "da co ket qua": NationalStatus.FINISHED,
    "da tra ket qua": NationalStatus.RETURNED,
}  # fmt: skip
_NUMBERS = {str(status.value): status for status in NationalStatus}


def dossiers_of(rows: Rows, now: datetime) -> Sequence[DossierStatus]:
    """Return the statuses of the rows, those without a time as of `now`; what is wrong is noted."""
    found: dict[str, DossierStatus] = {}
    places: dict[str, str] = {}
    for row in rows.rows:
        status = _status(row, now)
        if status is None:
            continue
        code = status.code.text
        if code in found:
            row.fault("code", f"{shown(code)} is in {places[code]} already; keep one of them")
        found[code], places[code] = status, row.where
    return tuple(found.values())


def _status(row: Row, now: datetime) -> DossierStatus | None:
    code, status = _code(row), _national(row)
    updated_at = moment(row, "updated_at") or now
    if updated_at > now:
        row.fault("updated_at", "lies in the future; write when the one-stop system was asked")
    place = row.text("place")
    if len(place) > _LONGEST_PLACE:
        row.fault("place", f"has {len(place)} characters; at most {_LONGEST_PLACE} are shown")
    due_at, ready_at = moment(row, "due_at"), moment(row, "ready_at")
    if code is None or status is None:
        return None
    return DossierStatus(code=code, status=status, updated_at=updated_at, due_at=due_at, ready_at=ready_at, place=place)


def _code(row: Row) -> DossierCode | None:
    text = row.required("code", "the dossier's code")
    code = read_dossier_code(text)
    if text and code is None:
        row.fault("code", f"{shown(text)} is longer than any code")
    return code


def _national(row: Row) -> NationalStatus | None:
    text = row.required("status", "the number of the status, 1 to 10")
    status = _NUMBERS.get(text) or _WORDS.get(plain(text))
    if text and status is None:
        row.fault("status", f"{shown(text)} is no status of the national portal; write its number, 1 to 10")
    return status
