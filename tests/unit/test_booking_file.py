"""Files of bookings: read as offices write them, and every fault named with its row and column."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.dossier_model.booking import BookingOrder
from server_client.office_files.booking_file import FORM, BranchDay, bookings_by_day
from server_client.office_files.rows import Rows, read_rows
from tests.fakes.office import OFFICE
from tests.fakes.workbook import workbook

MONDAY = date(2026, 3, 9)
HALF_PAST_EIGHT = datetime(2026, 3, 9, 1, 30, tzinfo=UTC)


def read(data: bytes | str, suffix: str = ".csv", day: date | None = None) -> tuple[list[BookingOrder], Rows]:
    """Return the bookings of a file and all that is to be said about it; today is Monday."""
    rows = read_rows(data.encode() if isinstance(data, str) else data, suffix, FORM)
    by_day = bookings_by_day(rows, BranchDay(today=MONDAY, day=day, services=OFFICE.services))
    return [order for orders in by_day.values() for order in orders], rows


def faults(data: bytes | str, suffix: str = ".csv") -> list[str]:
    """Return the faults of a file, in words."""
    return [str(note) for note in read(data, suffix)[1].faults]


def assert_lans(orders: list[BookingOrder]) -> None:
    """Fail unless this is one booking for half past eight with everything in it."""
    (order,) = orders
    booking = order.booking
    assert (booking.code, booking.service, booking.booked_for) == ("HN-0007", "civil", HALF_PAST_EIGHT)
    assert (order.phone and order.phone.text, order.identity_number) == ("0912345678", "001099012345")


HEAD = "code,service,booked_for,phone,identity"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\nHN-0007,civil,2026-03-09T08:30:00+07:00,0912345678,001099012345\n",
        f"{HEAD}\nhn/0007,Hộ tịch,09/03/2026 08:30,+84 912 345 678,001 099 012 345\n",
        "Mã đặt lịch;Lĩnh vực;Giờ hẹn;Số điện thoại;CCCD\nHN-0007;hộ tịch;08:30 09/03/2026;0912345678;001099012345\n",
        f"\ufeff{HEAD}\r\nHN-0007,Civil status,20260309083000,0912345678,001099012345\r\n\r\n",
    ],
)
def test_a_table_is_read_as_offices_write_it(text: str) -> None:
    orders, rows = read(text)

    assert_lans(orders)
    assert rows.notes.found == []


def test_a_workbook_gives_back_the_noughts_that_a_spreadsheet_drops() -> None:
    row: list[str | float | None] = ["HN-0007", "civil", "2026-03-09 08:30", 912345678, 1099012345]

    assert_lans(read(workbook([HEAD.split(","), row]), ".xlsx")[0])


def test_json_is_read_with_or_without_a_head() -> None:
    row = {
        "code": "HN-0007",
        "service": "civil",
        "booked_for": "2026-03-09T01:30:00Z",
        "phone": "0912345678",
        "identity": "001099012345",
    }

    assert_lans(read(json.dumps([row]), ".json")[0])
    orders, rows = read(json.dumps({"sample": True, "bookings": [row]}), ".json")
    assert_lans(orders)
    assert rows.is_sample


@pytest.mark.parametrize("clock", ["08:30", "8h30", "8:30:00", "8 giờ 30", "8g30"])
def test_rows_with_a_clock_time_only_are_of_the_day_that_is_given(clock: str) -> None:
    table = f"code,service,booked_for\nHN-0007,civil,{clock}\n"

    assert read(table, day=MONDAY)[0][0].booking.booked_for == HALF_PAST_EIGHT
    assert "is no time" in faults(table)[0]


def test_bookings_are_sorted_into_their_local_days() -> None:
    table = (
        "code,service,booked_for\nHN-2,civil,2026-03-10T00:10+07:00\nHN-1,land,2026-03-09T23:50+07:00\n"
        "HN-3,land,2026-03-09T17:30Z\n"
    )

    rows = read_rows(table.encode(), ".csv", FORM)
    by_day = bookings_by_day(rows, BranchDay(today=MONDAY, day=None, services=OFFICE.services))

    assert {str(day): [order.booking.code for order in orders] for day, orders in by_day.items()} == {
        "2026-03-09": ["HN-1"],
        "2026-03-10": ["HN-2", "HN-3"],
    }


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",civil,2026-03-09 08:30", "row 3, column code: is empty"),
        ("??,civil,2026-03-09 08:30", 'row 3, column code: "??" is no code'),
        ("HN-2,,2026-03-09 08:30", "row 3, column service: is empty"),
        (
            "HN-2,passports,2026-03-09 08:30",
            'row 3, column service: "passports" is no service here; write one of civil',
        ),
        ("HN-2,civil,", "row 3, column booked_for: is empty"),
        ("HN-2,civil,2026-03-09", 'row 3, column booked_for: "2026-03-09" is no time'),
        ("HN-2,civil,2026-02-30 08:30", "row 3, column booked_for"),
        ("HN-2,civil,tomorrow", "row 3, column booked_for"),
        ("HN-2,civil,9999-03-09 08:30", "row 3, column booked_for"),
        ("HN-2,civil,2026-03-08 08:30", "row 3, column booked_for: is past: bookings before 2026-03-09"),
        ("HN-2,civil,2026-03-09 08:30,none", "row 3, column phone: is no phone number"),
        ("HN-2,civil,2026-03-09 08:30,,123", "row 3, column identity: is no personal number"),
        ("hn/1,land,2026-03-09 10:30", 'row 3, column code: "HN-1" is in row 2 already'),
    ],
)
def test_a_fault_is_named_with_its_row_and_column(row: str, said: str) -> None:
    found = faults(f"{HEAD}\nHN-1,civil,2026-03-09 08:30\n{row}\n")

    assert len(found) == 1
    assert found[0].startswith(said)


def test_a_fault_never_shows_a_number_of_a_person() -> None:
    found = faults(f"{HEAD}\nHN-1,civil,2026-03-09 08:30,09123456789012345,0010990123\n")

    assert len(found) == 2
    assert "0912" not in " ".join(found)
    assert "001099" not in " ".join(found)


@pytest.mark.parametrize(
    ("data", "suffix", "said"),
    [
        ("", ".csv", "the table is empty"),
        ("code,service\nHN-1,civil\n", ".csv", "column booked_for: is missing"),
        ("code,code,service,booked_for\n", ".csv", "is one of several columns for code"),
        (b"\xff\xfe\xff", ".csv", "UTF-8"),
        ("x", ".txt", "the ending '.txt' is not known"),
        ("{", ".json", "the file is no JSON"),
        ('{"rows": []}', ".json", 'write {"bookings": [ … ]}'),
        ("[7]", ".json", "bookings 1: is no object"),
        ('[{"code": ["HN-1"], "service": "civil", "booked_for": "2026-03-09 08:30"}]', ".json", "holds a list"),
        ('[{"code": "HN-1", "service": "civil", "booked_for": "2026-03-09 08:30", "name": "Lan"}]', ".json", '"name"'),
        (b"no workbook", ".xlsx", "the file is no workbook"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(data: bytes | str, suffix: str, said: str) -> None:
    assert said in " ".join(faults(data, suffix))


def test_a_column_that_is_not_read_is_remarked() -> None:
    orders, rows = read("code,service,booked_for,Họ tên\nHN-1,civil,2026-03-09 08:30,Lan\n")

    assert len(orders) == 1
    assert [str(note) for note in rows.notes.found] == ['first row, column "Họ tên": is not read']


@given(st.binary(max_size=200), st.sampled_from([".csv", ".json", ".xlsx"]))
def test_no_bytes_crash_the_reading(data: bytes, suffix: str) -> None:
    orders, rows = read(data, suffix)
    assert orders == [] or rows.rows


@given(st.lists(st.text(max_size=20), min_size=3, max_size=5))
def test_no_cells_crash_the_reading(cells: list[str]) -> None:
    row = dict(zip(FORM.columns, cells, strict=False))
    orders, rows = read(json.dumps([row]), ".json")
    assert len(orders) == 1 or rows.faults
