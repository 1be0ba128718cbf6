"""Signing in, the list of the staff, comments and what ratings come to, as JSON and back; strict with what comes in.

A PIN and a comment are in no representation of what carries them, so that no log line can hold one.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from server_client.queue_model.ids import ClerkId, ReasonCode
from server_client.wire.errors import Malformed
from server_client.wire.reading import read
from server_client.wire.strict import CODE

LONGEST_COMMENT = 300
_Pin = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4,8}$(?!\n)")]


class SignInForm(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A clerk and the PIN typed; of a fixed form, so that nothing else typed is ever compared."""

    clerk: CODE
    pin: _Pin

    def __repr__(self) -> str:
        return "<SignInForm: hidden>"


class PinForm(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A clerk, the present PIN and another that the clerk chose."""

    clerk: CODE
    pin: _Pin
    new_pin: _Pin

    def __repr__(self) -> str:
        return "<PinForm: hidden>"


class SignedIn(msgspec.Struct, kw_only=True, frozen=True):
    """Someone is signed in until then; `session` goes with each command as the header Motcua-Clerk.

    `pin_is_initial`: the PIN was made by whoever set the account up, and the clerk should choose another.
    `wrong_before` is how many wrong PINs came just before; a clerk who has typed none of them should tell.
    """

    clerk: ClerkId
    name: str
    role: Literal["clerk", "supervisor"]
    session: str
    until: datetime
    pin_is_initial: bool = False
    wrong_before: int = 0

    def __repr__(self) -> str:
        return f"<SignedIn {self.clerk}: hidden>"


class StaffMember(msgspec.Struct, kw_only=True, frozen=True):
    """Someone who may sign in; `shows_name` says whether citizens may see name and picture."""

    clerk: ClerkId
    role: Literal["clerk", "supervisor"]
    name: str | None = None
    picture: bool = False
    shows_name: bool = False


class StaffList(msgspec.Struct, kw_only=True, frozen=True):
    """Who may sign in; empty in a branch that works without PINs."""

    staff: tuple[StaffMember, ...]


class CommentForm(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What a citizen wrote beside a rating."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_COMMENT)]

    def __repr__(self) -> str:
        return "<CommentForm: hidden>"


class RatingResults(msgspec.Struct, kw_only=True, frozen=True):
    """What the ratings of these local days come to; `n` is null for fewer than five, and then nothing else is told.

    `levels` holds the count of each level, the best first; `comments` are in no order and bear no time.
    `until` is the last day that anything is told of: the ratings of a day are told when it is over.
    """

    first: date
    last: date
    until: date
    clerk: ClerkId | None
    n: int | None
    levels: tuple[int, ...] = ()
    reasons: Mapping[ReasonCode, int] = {}
    comments: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<RatingResults of {self.n}: hidden>"


STAFF_FORMS = (SignInForm, PinForm, SignedIn, StaffMember, StaffList, CommentForm, RatingResults)

_encoder = msgspec.json.Encoder()
_sign_ins = msgspec.json.Decoder(SignInForm)
_pins = msgspec.json.Decoder(PinForm)
_signed_in = msgspec.json.Decoder(SignedIn)
_staff = msgspec.json.Decoder(StaffList)
_comments = msgspec.json.Decoder(CommentForm)
_ratings = msgspec.json.Decoder(RatingResults)


def encode_sign_in(clerk: ClerkId, pin: str) -> bytes:
    """Return the wish to sign in as it is sent."""
    return _encoder.encode(SignInForm(clerk=clerk, pin=pin))


def decode_sign_in(body: bytes) -> SignInForm:
    """Return the wish that the body holds; Malformed, without a word of what was typed, if it holds none."""
    return read(_sign_ins, body)


def encode_new_pin(clerk: ClerkId, pin: str, new_pin: str) -> bytes:
    """Return the wish for another PIN as it is sent."""
    return _encoder.encode(PinForm(clerk=clerk, pin=pin, new_pin=new_pin))


def decode_new_pin(body: bytes) -> PinForm:
    """Return the wish that the body holds; Malformed, without a word of what was typed, if it holds none."""
    return read(_pins, body)


def encode_signed_in(signed_in: SignedIn) -> bytes:
    """Return who is signed in as it is sent."""
    return _encoder.encode(signed_in)


def decode_signed_in(body: bytes) -> SignedIn:
    """Return who is signed in; Malformed if the body does not say."""
    return read(_signed_in, body, "This does not tell who is signed in: ")


def encode_staff(members: Iterable[StaffMember]) -> bytes:
    """Return the list of the staff as it is sent."""
    return _encoder.encode(StaffList(staff=tuple(members)))


def decode_staff(body: bytes) -> tuple[StaffMember, ...]:
    """Return the list of the staff; Malformed if this is none."""
    return read(_staff, body, "This is not a list of the staff: ").staff


def encode_comment(text: str) -> bytes:
    """Return a comment as it is sent."""
    return _encoder.encode(CommentForm(text=text))


def decode_comment(body: bytes) -> str:
    """Return the comment that the body holds, without the white space around it; Malformed if it holds none."""
    text = read(_comments, body).text.strip()
    if not text:
        raise Malformed("Expected text that is not only white space - at `$.text`")
    return text


def encode_ratings(results: RatingResults) -> bytes:
    """Return what the ratings come to as it is sent."""
    return _encoder.encode(results)


def decode_ratings(body: bytes) -> RatingResults:
    """Return what the ratings come to; Malformed if the body does not say."""
    return read(_ratings, body, "This does not tell what the ratings come to: ")
