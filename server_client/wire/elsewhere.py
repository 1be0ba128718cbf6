"""The same service at another branch, as kiosks and citizens are told of it, and the wish to move there; no person."""

import msgspec

from server_client.queue_model.configuration import Names
from server_client.queue_model.ids import BranchId, ServiceCode, Token
from server_client.wire.reading import read
from server_client.wire.strict import CODE


class ElsewherePlace(msgspec.Struct, kw_only=True, frozen=True):
    """A branch where it would be sooner: minutes on the way, then `low_min` to `high_min` of waiting; `saves_min` less.

    `address` is for the slip, empty if none is known.
    """

    branch: BranchId
    names: Names
    address: str
    service: ServiceCode
    travel_min: int
    low_min: int
    high_min: int
    saves_min: int


class ElsewhereFound(msgspec.Struct, kw_only=True, frozen=True):
    """What is suggested; null where nothing is worth the way, or nothing fresh is known."""

    place: ElsewherePlace | None = None


class MoveWish(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The holder of a ticket wants the place to be at another branch."""

    to: CODE


class MoveMade(msgspec.Struct, kw_only=True, frozen=True):
    """The number at the other branch, the token that opens it, and the page that shows it live."""

    number: str
    branch: BranchId
    token: Token
    page: str


_encoder = msgspec.json.Encoder()
_wishes = msgspec.json.Decoder(MoveWish)


def encode_elsewhere(answer: ElsewhereFound | MoveMade) -> bytes:
    """Return an answer as it is sent."""
    return _encoder.encode(answer)


def decode_move_wish(body: bytes) -> BranchId:
    """Return where somebody wants to move; Malformed if that is not told."""
    return BranchId(read(_wishes, body).to)
