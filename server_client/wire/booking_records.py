"""Bookings as they are delivered, looked up and found; strict with what comes from outside.

No name travels here. A phone or identity number comes in, to be hashed, and never goes out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated

import msgspec

from server_client.dossier_model.booking import Booking, BookingOrder, BookingsFound, read_booking_code
from server_client.dossier_model.identity_number import read_identity_number
from server_client.dossier_model.phone_number import PhoneNumber, read_phone_number
from server_client.queue_model.ids import BookingCode, ServiceCode
from server_client.queue_model.local_time import local_day
from server_client.wire.errors import Malformed
from server_client.wire.reading import read
from server_client.wire.strict import CODE, TIME, in_utc

BookingWanted = BookingCode | PhoneNumber

_Code = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
_Number = Annotated[str, msgspec.Meta(max_length=40)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredBookings:
    """All bookings of a local day, and how many phone and identity numbers in them could not be read."""

    orders: tuple[BookingOrder, ...]
    unread_phones: int = 0
    unread_identities: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingsKept:
    """The answer to a delivery; `unknown_services` are codes that the branch has no line for.

    `by_code_only`: the vault is closed, so whose they are was not kept, and no phone number finds them.
    """

    day: date
    kept: int
    unread_phones: int = 0
    unread_identities: int = 0
    unknown_services: tuple[ServiceCode, ...] = ()
    by_code_only: bool = False


class BookingDelivery(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One booking of a delivery."""

    code: _Code
    service: CODE
    booked_for: TIME
    phone: _Number | None = None
    identity: _Number | None = None


class BookingSearch(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A look-up by the booking's code or by the phone number that it was made with: one of the two."""

    code: _Code | None = None
    phone: _Number | None = None


class BookingAnswer(msgspec.Struct, kw_only=True):
    """What a look-up found at `at`; check-in opens `earliest_s` before the booked time.

    `delivered_at` is when the bookings of that day were last delivered, null if they never were.
    """

    at: datetime
    earliest_s: int
    delivered_at: datetime | None
    bookings: tuple[Booking, ...]


_encoder = msgspec.json.Encoder()
_deliveries = msgspec.json.Decoder(list[BookingDelivery])
_searches = msgspec.json.Decoder(BookingSearch)
_answers = msgspec.json.Decoder(BookingAnswer)
_kept = msgspec.json.Decoder(BookingsKept)


def encode_bookings(orders: Iterable[BookingOrder]) -> bytes:
    """Return a delivery as it is sent."""
    return _encoder.encode(
        [
            BookingDelivery(
                code=order.booking.code,
                service=order.booking.service,
                booked_for=order.booking.booked_for,
                phone=None if order.phone is None else order.phone.text,
                identity=order.identity_number,
            )
            for order in orders
        ]
    )


def decode_bookings(body: bytes, day: date) -> DeliveredBookings:
    """Return a delivery of all bookings of a local day; Malformed names the booking that does not fit.

    A number that cannot be read is counted and left out: the booking can still be found by its code.
    """
    orders: dict[BookingCode, BookingOrder] = {}
    phones = identities = 0
    deliveries = read(_deliveries, body)
    for place, delivery in enumerate(deliveries):
        order = _order(delivery, f"$[{place}]", day)
        if order.booking.code in orders:
            raise Malformed(f"The booking {order.booking.code} is there twice - at `$[{place}].code`")
        orders[order.booking.code] = order
        phones += bool(delivery.phone) and order.phone is None
        identities += bool(delivery.identity) and order.identity_number is None
    return DeliveredBookings(orders=tuple(orders.values()), unread_phones=phones, unread_identities=identities)


def encode_booking_search(wanted: BookingWanted) -> bytes:
    """Return a look-up as it is sent."""
    search = BookingSearch(phone=wanted.text) if isinstance(wanted, PhoneNumber) else BookingSearch(code=wanted)
    return _encoder.encode(search)


def decode_booking_search(body: bytes) -> BookingWanted:
    """Return what is looked up; Malformed if it is neither a code nor a phone number, or both."""
    search = read(_searches, body)
    if search.code is not None and search.phone is None:
        return _code(search.code, "$.code")
    if search.phone is None or search.code is not None:
        raise Malformed("Give either a `code` or a `phone`")
    phone = read_phone_number(search.phone)
    if phone is None:
        raise Malformed("This is no phone number - at `$.phone`")
    return phone


def encode_bookings_found(found: BookingsFound) -> bytes:
    """Return the answer to a look-up."""
    return _encoder.encode(
        BookingAnswer(
            at=found.at,
            earliest_s=int(found.earliest.total_seconds()),
            delivered_at=found.delivered_at,
            bookings=found.bookings,
        )
    )


def decode_bookings_found(body: bytes) -> BookingsFound:
    """Return what a look-up found; Malformed if the body does not say."""
    answer = read(_answers, body, "This is not an answer about bookings: ")
    return BookingsFound(
        bookings=answer.bookings,
        at=answer.at,
        earliest=timedelta(seconds=answer.earliest_s),
        delivered_at=answer.delivered_at,
    )


def encode_bookings_kept(kept: BookingsKept) -> bytes:
    """Return the answer to a delivery."""
    return _encoder.encode(kept)


def decode_bookings_kept(body: bytes) -> BookingsKept:
    """Return the answer to a delivery; Malformed if the body is none."""
    return read(_kept, body, "This is not an answer to a delivery of bookings: ")


def _order(delivery: BookingDelivery, where: str, day: date) -> BookingOrder:
    booked_for = in_utc(delivery.booked_for)
    if local_day(booked_for) != day:
        raise Malformed(f"The booked time is not on {day} in Hanoi - at `{where}.booked_for`")
    return BookingOrder(
        booking=Booking(
            code=_code(delivery.code, f"{where}.code"), service=ServiceCode(delivery.service), booked_for=booked_for
        ),
        phone=read_phone_number(delivery.phone or ""),
        identity_number=read_identity_number(delivery.identity or ""),
    )


def _code(text: str, where: str) -> BookingCode:
    code = read_booking_code(text)
    if code is None:
        raise Malformed(f"This is no code of a booking: 3 to 64 letters, digits, hyphens, dots - at `{where}`")
    return code
