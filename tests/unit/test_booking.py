"""Bookings: their codes as people give them, and who may check in when."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.dossier_model.booking import (
    LONGEST,
    Booking,
    BookingOrder,
    BookingsFound,
    CheckIn,
    alike,
    check_in,
    identity_counted_as,
    only_open,
    phone_counted_as,
    read_booking_code,
    standings,
)
from server_client.dossier_model.phone_number import read_phone_number
from server_client.queue_model.ids import BookingCode, ServiceCode

TEN = datetime(2026, 3, 9, 3, 0, tzinfo=UTC)  # 10:00 in Hanoi
HOUR = timedelta(hours=1)


def booking(code: str = "HN-0007", at: datetime = TEN, checked_in: str | None = None) -> Booking:
    """Return a booking for ten o'clock."""
    return Booking(code=BookingCode(code), service=ServiceCode("hotich"), booked_for=at, checked_in=checked_in)


@pytest.mark.parametrize(
    "text",
    [
        "HN-260309-0007",
        " hn-260309-0007\r\n",
        "HN–260309—0007",
        "HN - 260309 - 0007",
        "HN/260309/0007",
        "Mã đặt lịch: HN-260309-0007",
        "Số #HN-260309-0007.",
        "ＨＮ-２６０３０９-０００７",
        "\ufeffHN-260309-0007\u200b",
    ],
)
def test_a_code_is_read_as_people_and_scanners_give_it(text: str) -> None:
    assert read_booking_code(text) == "HN-260309-0007"


@pytest.mark.parametrize("text", ["", "  ", "7", "A?B", "Nguyễn Văn An", "x" * (LONGEST + 1), "--- ---", "a|b|c"])
def test_what_cannot_be_a_code_is_none(text: str) -> None:
    assert read_booking_code(text) is None


@given(st.text())
def test_no_text_crashes_the_reading_and_what_is_read_reads_the_same_again(text: str) -> None:
    code = read_booking_code(text)
    if code is not None:
        assert code.isascii()
        assert 3 <= len(code) <= LONGEST
        assert read_booking_code(code) == code
        assert alike(code)


@given(st.from_regex(r"[A-Z0-9]{2,6}-[0-9]{4,6}-[0-9]{4}", fullmatch=True))
def test_separators_left_out_and_letters_mistaken_for_digits_are_alike(text: str) -> None:
    code = read_booking_code(text)
    assert code is not None
    careless = read_booking_code(text.replace("-", " ").replace("0", "o").replace("1", "l"))
    assert careless is not None
    assert alike(careless) == alike(code)


def test_different_digits_are_not_alike() -> None:
    assert alike(BookingCode("HN-0007")) != alike(BookingCode("HN-0008"))


@pytest.mark.parametrize(
    ("minutes", "verdict", "is_open"),
    [
        (-61, CheckIn.TOO_EARLY, False),
        (-60, CheckIn.ON_TIME, True),
        (0, CheckIn.ON_TIME, True),
        (1, CheckIn.LATE, True),
        (13 * 60 + 59, CheckIn.LATE, True),
        (14 * 60, CheckIn.PAST_DAY, False),
        (-10 * 60, CheckIn.TOO_EARLY, False),
        (-10 * 60 - 1, CheckIn.LATER_DAY, False),
    ],
)
def test_check_in_opens_before_the_booked_time_and_ends_with_the_local_day(
    minutes: int, verdict: CheckIn, is_open: bool
) -> None:
    found = check_in(booking(), TEN + timedelta(minutes=minutes), HOUR)
    assert (found, found.is_open) == (verdict, is_open)


def test_a_booking_that_has_its_number_gets_no_second_one() -> None:
    assert check_in(booking(checked_in="A012"), TEN, HOUR) is CheckIn.DONE


def test_those_who_may_check_in_come_first() -> None:
    later, early, done = booking("C", TEN + HOUR / 2), booking("D", TEN + 3 * HOUR), booking("E", checked_in="A001")
    tomorrow, late = booking("F", TEN + 24 * HOUR), booking("B", TEN - HOUR)
    found = standings((tomorrow, done, early, later, late), TEN, HOUR)
    assert [standing.booking.code for standing in found] == ["B", "C", "D", "E", "F"]
    assert found[2].opens_at == TEN + 2 * HOUR


def test_the_only_one_that_may_check_in_needs_no_choice() -> None:
    one, other, tomorrow = booking("B"), booking("C", TEN + HOUR / 2), booking("D", TEN + 24 * HOUR)
    chosen = only_open(standings((tomorrow, one), TEN, HOUR))
    assert chosen is not None
    assert chosen.booking == one
    assert only_open(standings((one, other), TEN, HOUR)) is None
    assert only_open(standings((tomorrow,), TEN, HOUR)) is None


def test_a_look_up_is_judged_at_the_servers_time() -> None:
    found = BookingsFound(bookings=(booking(),), at=TEN - 2 * HOUR, earliest=HOUR, delivered_at=None)
    assert [standing.check_in for standing in found.standings] == [CheckIn.TOO_EARLY]


def test_whose_a_booking_is_stays_out_of_what_is_printed() -> None:
    phone = read_phone_number("0912 345 678")
    assert phone is not None
    order = BookingOrder(booking=booking(), phone=phone, identity_number="001099012345")
    assert "345" not in repr(order) + str(order)


def test_a_person_counts_the_same_here_as_in_a_pre_registration() -> None:
    phone = read_phone_number("+84 912 345 678")
    assert phone is not None
    assert phone_counted_as(phone) == "phone 0912345678"
    assert identity_counted_as("001099012345") == "identity 001099012345"
