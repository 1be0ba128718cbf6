"""Booking a time and taking a number from afar, as the city's own app asks for it; strict with what comes from outside.

A person's number comes in, to be hashed, and never goes out.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

import msgspec

from server_client.dossier_model.identity_number import read_identity_number
from server_client.dossier_model.personal import Personal
from server_client.queue_model.configuration import VIETNAMESE, Names
from server_client.queue_model.ids import BookingCode, BranchId, CommandId, Language, ServiceCode, Token
from server_client.wire.errors import Malformed
from server_client.wire.reading import read
from server_client.wire.strict import CODE, LANGUAGE, TIME, UUID7, in_utc

_Number = Annotated[str, msgspec.Meta(max_length=40)]


class BookingWish(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Somebody wants to come at a time; `id` is a UUIDv7 made before the first attempt, and kept."""

    id: UUID7
    service: CODE
    booked_for: TIME
    identity: _Number


class OnlineTicketWish(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Somebody wants a number for today, and will come."""

    id: UUID7
    services: Annotated[list[CODE], msgspec.Meta(min_length=1, max_length=8)]
    identity: _Number
    language: LANGUAGE = VIETNAMESE


class PlaceSearch(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What a person has is asked for."""

    identity: _Number


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AskedBooking(Personal):
    """A wish for a booking that can be read."""

    id: CommandId
    service: ServiceCode
    booked_for: datetime
    identity: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AskedTicket(Personal):
    """A wish for a number that can be read."""

    id: CommandId
    services: tuple[ServiceCode, ...]
    identity: str
    language: Language


class BookableService(msgspec.Struct, kw_only=True):
    """A service of a branch, and the days on which it can be booked."""

    code: ServiceCode
    names: Names
    days: list[date]


class BookableBranch(msgspec.Struct, kw_only=True):
    """What can be had at a branch from afar; numbers for today only while it is `linked`."""

    branch: BranchId
    names: Names
    linked: bool
    services: list[BookableService]


class FreeSlot(msgspec.Struct, kw_only=True):
    """A time, and how many more may book it."""

    at: datetime
    free: int


class FreeSlots(msgspec.Struct, kw_only=True):
    """The times of a service on a day."""

    branch: BranchId
    service: ServiceCode
    day: date
    slots: list[FreeSlot]


class BookingMade(msgspec.Struct, kw_only=True):
    """A booking: `code` is what the kiosk asks for, as text or as a QR code of just that text."""

    code: BookingCode
    branch: BranchId
    service: ServiceCode
    booked_for: datetime


class OnlineTicket(msgspec.Struct, kw_only=True):
    """A number of today; `page` shows it live."""

    number: str
    branch: BranchId
    token: Token
    page: str


class PersonsPlace(msgspec.Struct, kw_only=True):
    """What a person has: a booking with its code, or a number taken from afar with none."""

    branch: BranchId
    service: ServiceCode
    at: datetime
    code: BookingCode | None


class PersonsPlaces(msgspec.Struct, kw_only=True):
    """All that a person has from today on."""

    places: list[PersonsPlace]


FORMS = (BookingWish, OnlineTicketWish, PlaceSearch)
ANSWERS = (BookableBranch, FreeSlots, BookingMade, OnlineTicket, PersonsPlaces)

_encoder = msgspec.json.Encoder()
_bookings = msgspec.json.Decoder(BookingWish)
_tickets = msgspec.json.Decoder(OnlineTicketWish)
_searches = msgspec.json.Decoder(PlaceSearch)


def decode_booking_wish(body: bytes) -> AskedBooking:
    """Return the wish for a booking; Malformed if it is none."""
    wish = read(_bookings, body)
    return AskedBooking(
        id=CommandId(wish.id),
        service=ServiceCode(wish.service),
        booked_for=in_utc(wish.booked_for),
        identity=_identity(wish.identity),
    )


def decode_ticket_wish(body: bytes) -> AskedTicket:
    """Return the wish for a number; Malformed if it is none."""
    wish = read(_tickets, body)
    return AskedTicket(
        id=CommandId(wish.id),
        services=tuple(ServiceCode(code) for code in wish.services),
        identity=_identity(wish.identity),
        language=Language(wish.language),
    )


def decode_place_search(body: bytes) -> str:
    """Return whose places are asked for, as the 12 digits; Malformed if they are none."""
    return _identity(read(_searches, body).identity)


def encode_online(answer: BookableBranch | FreeSlots | BookingMade | OnlineTicket | PersonsPlaces) -> bytes:
    """Return an answer as it is sent."""
    return _encoder.encode(answer)


def _identity(text: str) -> str:
    number = read_identity_number(text)
    if number is None:
        raise Malformed("This is no personal number of 12 digits - at `$.identity`")
    return number
