"""Epochs as they are asked for, granted and told: what a node and its centre say to each other about taking over."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from server_client.queue_model.epoch_commands import EpochReason
from server_client.wire.chain import Entry, entry_of
from server_client.wire.reading import read
from server_client.wire.strict import UUID7

_EPOCH = Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]


class EpochState(StrEnum):
    """What has become of an epoch: kept for a standby, given to a node, or seen in its log."""

    RESERVED = "reserved"
    GRANTED = "granted"
    BEGUN = "begun"


class EpochRequest(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A node wants the epoch after `expected`, the newest that it knows; the same `id` again gets the same answer.

    With `reserve` it is kept for later, and nobody is fenced before it has begun.
    """

    id: UUID7
    expected: _EPOCH
    reason: EpochReason
    reserve: bool = False


class Epoch(msgspec.Struct, kw_only=True, frozen=True):
    """One epoch of a branch: whose it is, why, since when, and behind which entry it was asked for."""

    epoch: int
    holder: str
    reason: EpochReason
    state: EpochState
    granted_at: datetime


class BranchEpochs(msgspec.Struct, kw_only=True, frozen=True):
    """The newest epoch that may write, and all that were given out."""

    newest: int
    epochs: tuple[Epoch, ...] = ()


class Adopted(msgspec.Struct, kw_only=True, frozen=True):
    """What came of a log that a fenced node had gone on with: tickets that wait now, that ended, and that could not."""

    adopted: int
    ended: int
    refused: tuple[str, ...] = ()


class _Tail(msgspec.Struct, forbid_unknown_fields=True):
    after: Annotated[int, msgspec.Meta(ge=0, le=2**53)]
    entries: list[msgspec.Raw]


# A day of a busy branch several times over.
LARGEST_TAIL = 32 << 20

_tails = msgspec.json.Decoder(_Tail)
_encoder = msgspec.json.Encoder()
_requests = msgspec.json.Decoder(EpochRequest)
_epochs = msgspec.json.Decoder(Epoch)
_all = msgspec.json.Decoder(BranchEpochs)
_adopted = msgspec.json.Decoder(Adopted)


def encode_epoch(told: EpochRequest | Epoch | BranchEpochs | Adopted) -> bytes:
    """Return what is told, as it is sent."""
    return _encoder.encode(told)


def decode_epoch_request(body: bytes) -> EpochRequest:
    """Return what a node asks for; Malformed says what is wrong with it."""
    return read(_requests, body)


def decode_epoch(body: bytes) -> Epoch:
    """Return the epoch that was granted; Malformed if this does not say."""
    return read(_epochs, body, "This does not tell of an epoch: ")


def decode_epochs(body: bytes) -> BranchEpochs:
    """Return the epochs of a branch; Malformed if this does not say."""
    return read(_all, body, "This does not tell a branch's epochs: ")


def encode_tail(after: int, entries: Sequence[Entry]) -> bytes:
    """Return the entries that follow entry `after` in the log of a node that was replaced, as they are sent."""
    return b'{"after":%d,"entries":[%b]}' % (after, b",".join([entry.sent for entry in entries]))


def decode_tail(body: bytes) -> tuple[int, list[Entry]]:
    """Return the entries, which nobody has checked yet, and which one they follow; Malformed if this is no tail."""
    tail = read(_tails, body, "This is not the tail of a log: ")
    return tail.after, [entry_of(bytes(raw)) for raw in tail.entries]


def decode_adopted(body: bytes) -> Adopted:
    """Return what came of a log that was handed over; Malformed if this does not say."""
    return read(_adopted, body, "This does not tell what was adopted: ")
