"""What the centre asks of a node and what comes of it, and the bookings that a node fetches; strict on both sides.

A node is never called: it asks, and the answer waits until there is something to do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import msgspec

from server_client.dossier_model.booking import Booking, BookingOrder
from server_client.queue_model.commands import CancelTicket, Command, IssueTicket, PostponeTicket
from server_client.queue_model.configuration import MOVED
from server_client.queue_model.ids import BookingCode, CommandId, ServiceCode
from server_client.wire.answers import Problem
from server_client.wire.errors import Malformed
from server_client.wire.messages import decode_command
from server_client.wire.reading import read
from server_client.wire.strict import CODE, TIME, UUID7, in_utc

Errand: TypeAlias = IssueTicket | PostponeTicket | CancelTicket
"""What citizens may ask for from afar; a place is given up only for one at another branch."""


class ErrandDone(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What came of an errand: the number that the visit has, or the problem."""

    number: str = ""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrandList:
    """What a node has to do; `bookings` changes when its bookings do."""

    errands: tuple[Errand, ...]
    bookings: str


class _Asked(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    errands: list[msgspec.Raw]
    bookings: str


class ErrandsAsked(msgspec.Struct, kw_only=True):
    """The same, as the contract's document describes it: each errand is a command."""

    errands: list[dict[str, str]]
    bookings: str


class KnownBooking(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A booking as its branch gets it."""

    code: CODE
    service: CODE
    booked_for: TIME


class BookedDay(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """All bookings of a branch on a local day."""

    day: date
    bookings: list[KnownBooking]


_encoder = msgspec.json.Encoder()
_asked = msgspec.json.Decoder(_Asked)
_done = msgspec.json.Decoder(ErrandDone)
_days = msgspec.json.Decoder(list[BookedDay])


def encode_errands(commands: Sequence[bytes], bookings: str) -> bytes:
    """Return what a node is asked for; the commands are as they are sent."""
    return _encoder.encode(_Asked(errands=[msgspec.Raw(command) for command in commands], bookings=bookings))


def decode_errands(body: bytes) -> ErrandList:
    """Return what the centre asks for; Malformed if it is not that, or not a citizen's business."""
    asked = read(_asked, body, "This is no list of errands: ")
    return ErrandList(errands=tuple(_errand(bytes(raw)) for raw in asked.errands), bookings=asked.bookings)


def encode_done(done: ErrandDone) -> bytes:
    """Return what came of an errand."""
    return _encoder.encode(done)


def decode_done(body: bytes) -> ErrandDone:
    """Return what came of an errand; Malformed if the body does not say."""
    return read(_done, body)


def encode_booked_days(days: Mapping[date, Sequence[Booking]]) -> bytes:
    """Return the bookings of a branch."""
    return _encoder.encode(
        [
            BookedDay(
                day=day,
                bookings=[
                    KnownBooking(code=one.code, service=one.service, booked_for=one.booked_for) for one in bookings
                ],
            )
            for day, bookings in days.items()
        ]
    )


def decode_booked_days(body: bytes) -> dict[date, tuple[BookingOrder, ...]]:
    """Return the bookings of a branch by day, as they are delivered; Malformed if they are not that."""
    return {
        known.day: tuple(
            BookingOrder(
                booking=Booking(
                    code=BookingCode(one.code),
                    service=ServiceCode(one.service),
                    booked_for=in_utc(one.booked_for),
                )
            )
            for one in known.bookings
        )
        for known in read(_days, body, "These are no bookings: ")
    }


def _errand(body: bytes) -> Errand:
    command: Command = decode_command(body)
    match command:
        case PostponeTicket():
            return command
        case IssueTicket(is_online=True, number=None, taken_at=None):
            return command
        case CancelTicket(reason=reason) if reason == MOVED:
            return command
        case _:
            raise Malformed(f"{type(command).__name__} is not what a citizen asks for from afar")


def errand_id(text: str) -> CommandId:
    """Return the id in an address; Malformed if it is none."""
    try:
        return CommandId(msgspec.convert(text, UUID7))
    except msgspec.ValidationError as wrong:
        raise Malformed(f"{text} is no id") from wrong
