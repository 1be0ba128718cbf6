"""Files of dossier statuses: read as offices write them, and every fault named with its row and column."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from server_client.dossier_model.dossier_status import DossierStatus, NationalStatus
from server_client.office_files.dossier_file import FORM, dossiers_of
from server_client.office_files.rows import Rows, read_rows
from tests.fakes.workbook import workbook

NOON = datetime(2026, 3, 9, 5, 0, tzinfo=UTC)
CODE = "H26.001.01-260305-0001"


def read(data: bytes | str, suffix: str = ".csv") -> tuple[Sequence[DossierStatus], Rows]:
    """Return the statuses of a file as of noon, and all that is to be said about it."""
    rows = read_rows(data.encode() if isinstance(data, str) else data, suffix, FORM)
    return dossiers_of(rows, NOON), rows


@pytest.mark.parametrize(
    "data",
    [
        f"code,status,due_at,place\n{CODE},4,2026-03-10T16:30:00+07:00,CN01\n",
        f"Mã hồ sơ;Trạng thái;Ngày hẹn trả;Nơi trả kết quả\n {CODE.lower()};Đang xử lý;10/03/2026 16:30;CN01\n",
        f"MaHoSo,TrangThaiHoSo,NgayHenTra,place\n{CODE},4,20260310163000,CN01\n",
    ],
)
def test_a_table_is_read_as_offices_write_it(data: str) -> None:
    (status,), rows = read(data)

    assert (status.code.text, status.status, status.place) == (CODE, NationalStatus.PROCESSING, "CN01")
    assert (status.due_at, status.updated_at) == (datetime(2026, 3, 10, 9, 30, tzinfo=UTC), NOON)
    assert rows.notes.found == []


def test_a_workbook_holds_the_status_as_a_number() -> None:
    (status,), _ = read(workbook([["code", "status", "updated_at"], [CODE, 9, "2026-03-09 08:00"]]), ".xlsx")

    assert (status.status, status.updated_at) == (NationalStatus.FINISHED, datetime(2026, 3, 9, 1, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Mới đăng ký", 1),
        ("Được tiếp nhận", 2),
        ("Không được tiếp nhận", 3),
        ("ĐANG XỬ LÝ", 4),
        ("Yêu cầu bổ sung giấy tờ", 5),
        ("Yêu cầu thực hiện nghĩa vụ tài chính", 6),
        ("Công dân yêu cầu rút hồ sơ", 7),
        ("Dừng xử lý", 8),
        ("Đã xử lý xong", 9),
        ("đã trả kết quả", 10),
    ],
)
def test_a_status_is_its_number_or_the_national_portals_words(words: str, status: int) -> None:
    assert [one.status.value for one in read(f"code,status\n{CODE},{words}\n")[0]] == [status]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",4,", "row 3, column code: is empty"),
        (f"{'A' * 65},4,", "row 3, column code:"),
        ("H26-2,,", "row 3, column status: is empty"),
        ("H26-2,11,", 'row 3, column status: "11" is no status of the national portal'),
        ("H26-2,xong,", "row 3, column status:"),
        ("H26-2,4,2026-03-10", 'row 3, column due_at: "2026-03-10" is no time'),
        ("H26-2,4,,2026-03-09 12:01", "row 3, column updated_at: lies in the future"),
        (f"H26-2,4,,,{'x' * 401}", "row 3, column place: has 401 characters"),
        ("h26-1,9,", 'row 3, column code: "H26-1" is in row 2 already'),
    ],
)
def test_a_fault_is_named_with_its_row_and_column(row: str, said: str) -> None:
    _, rows = read(f"code,status,due_at,updated_at,place\nH26-1,4,\n{row}\n")

    assert [str(note)[: len(said)] for note in rows.faults] == [said]
