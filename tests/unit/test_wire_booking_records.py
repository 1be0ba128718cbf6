"""Bookings on the wire: what is delivered and looked up is read strictly, what is found comes back as it was."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.dossier_model.booking import Booking, BookingOrder, BookingsFound
from server_client.dossier_model.phone_number import PhoneNumber, read_phone_number
from server_client.queue_model.ids import BookingCode, ServiceCode
from server_client.wire.booking_records import (
    BookingsKept,
    DeliveredBookings,
    decode_booking_search,
    decode_bookings,
    decode_bookings_found,
    decode_bookings_kept,
    encode_booking_search,
    encode_bookings,
    encode_bookings_found,
    encode_bookings_kept,
)
from server_client.wire.errors import Malformed

TEN = datetime(2026, 3, 9, 3, 0, tzinfo=UTC)
MONDAY = date(2026, 3, 9)
PHONE = PhoneNumber(text="0912345678")
PLAIN = Booking(code=BookingCode("HN-0007"), service=ServiceCode("hotich"), booked_for=TEN)
FULL = BookingOrder(booking=PLAIN, phone=PHONE, identity_number="001099012345")


def test_a_delivery_comes_back_as_it_was() -> None:
    bare = BookingOrder(booking=Booking(code=BookingCode("HN-0008"), service=ServiceCode("datdai"), booked_for=TEN))

    assert decode_bookings(encode_bookings((FULL, bare)), MONDAY) == DeliveredBookings(orders=(FULL, bare))
    assert decode_bookings(b"[]", MONDAY) == DeliveredBookings(orders=())


def test_codes_numbers_and_times_are_brought_into_one_form() -> None:
    body = (
        b'[{"code":" hn/0007","service":"hotich","booked_for":"2026-03-09T10:00:00.0004+07:00",'
        b'"phone":"+84 912 345 678","identity":"001 099 012 345"}]'
    )

    assert decode_bookings(body, MONDAY).orders == (FULL,)


def test_numbers_that_cannot_be_read_are_counted_and_left_out() -> None:
    body = b'[{"code":"HN-0007","service":"hotich","booked_for":"2026-03-09T03:00:00Z","phone":"none","identity":"1"}]'

    delivered = decode_bookings(body, MONDAY)

    assert delivered.orders == (BookingOrder(booking=PLAIN),)
    assert (delivered.unread_phones, delivered.unread_identities) == (1, 1)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "not JSON"),
        ("{}", "Expected `array`"),
        ('[{"code":"HN-7","service":"hotich"}]', "booked_for"),
        (
            '[{"code":"HN-7","service":"hotich","booked_for":"2026-03-09T03:00:00Z","name":"Lan"}]',
            "unknown field `name`",
        ),
        ('[{"code":"HN-7","service":"hộ tịch","booked_for":"2026-03-09T03:00:00Z"}]', "$[0].service"),
        ('[{"code":"?","service":"hotich","booked_for":"2026-03-09T03:00:00Z"}]', "$[0].code"),
        ('[{"code":"HN-7","service":"hotich","booked_for":"2026-03-09T03:00:00"}]', "timezone"),
        ('[{"code":"HN-7","service":"hotich","booked_for":"2026-03-09T17:00:00Z"}]', "not on 2026-03-09 in Hanoi"),
        ('[{"code":"HN-7","service":"hotich","booked_for":"3500-03-09T03:00:00Z"}]', "outside the years"),
        (
            (
                '[{"code":"HN-7","service":"hotich","booked_for":"2026-03-09T03:00:00Z"},'
                '{"code":"hn-7","service":"datdai","booked_for":"2026-03-09T03:00:00Z"}]'
            ),
            "HN-7 is there twice - at `$[1].code`",
        ),
    ],
)
def test_a_delivery_that_does_not_fit_is_malformed_and_says_where(body: str, said: str) -> None:
    with pytest.raises(Malformed) as malformed:
        decode_bookings(body.encode(), MONDAY)
    assert said in str(malformed.value)


@pytest.mark.parametrize("wanted", [BookingCode("HN-0007"), PHONE])
def test_a_look_up_comes_back_as_it_was(wanted: BookingCode | PhoneNumber) -> None:
    assert decode_booking_search(encode_booking_search(wanted)) == wanted


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"{}", "either"),
        (b'{"code":"HN-7","phone":"0912345678"}', "either"),
        (b'{"phone":"none"}', "$.phone"),
        (b'{"code":"?"}', "$.code"),
        (b'{"name":"Lan"}', "unknown field"),
    ],
)
def test_a_look_up_is_for_one_code_or_one_phone_number(body: bytes, said: str) -> None:
    with pytest.raises(Malformed) as malformed:
        decode_booking_search(body)
    assert said in str(malformed.value)


@pytest.mark.parametrize("delivered_at", [None, TEN])
def test_what_was_found_comes_back_as_it_was(delivered_at: datetime | None) -> None:
    done = Booking(code=BookingCode("HN-1"), service=ServiceCode("datdai"), booked_for=TEN, checked_in="H001")
    found = BookingsFound(bookings=(PLAIN, done), at=TEN, earliest=timedelta(minutes=60), delivered_at=delivered_at)

    assert decode_bookings_found(encode_bookings_found(found)) == found


def test_what_was_kept_comes_back_as_it_was() -> None:
    kept = BookingsKept(day=MONDAY, kept=7, unread_phones=1, unknown_services=(ServiceCode("passports"),))

    assert decode_bookings_kept(encode_bookings_kept(kept)) == kept


def test_the_wire_takes_every_phone_number_that_the_model_reads() -> None:
    phone = read_phone_number("+33 6 12 34 56 78")
    assert phone is not None
    assert decode_booking_search(encode_booking_search(phone)) == phone


@given(st.binary())
def test_no_bytes_crash_the_reading(body: bytes) -> None:
    for read in (lambda: decode_bookings(body, MONDAY), lambda: decode_booking_search(body)):
        with suppress(Malformed):
            read()
