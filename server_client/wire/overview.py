"""All branches of a centre as one list: how far each has come and how its line stands."""

from datetime import datetime
from enum import StrEnum

import msgspec

from server_client.queue_model.configuration import Names
from server_client.queue_model.ids import BranchId
from server_client.wire.reading import read


class Link(StrEnum):
    """How the line between a branch and the centre stands."""

    HOSTED = "hosted"
    LINKED = "linked"
    SILENT = "silent"
    NEVER = "never"


class BranchFault(msgspec.Struct, kw_only=True, frozen=True):
    """Something about a branch that somebody has to look at."""

    kind: str
    since: datetime
    detail: str


class BranchLine(msgspec.Struct, kw_only=True, frozen=True):
    """One branch; `heard` is when its node last said something, None for one hosted or never heard.

    `names` are empty for a branch of which the centre has no configuration at hand.
    """

    branch: BranchId
    names: Names
    hosted: bool
    epoch: int
    seq: int
    heard: datetime | None
    link: Link
    faults: list[BranchFault]


class Branches(msgspec.Struct, kw_only=True, frozen=True):
    """All branches of a centre at a moment."""

    at: datetime
    branches: list[BranchLine]


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Branches)


def encode_branches(branches: Branches) -> bytes:
    """Return the list as it is sent."""
    return _encoder.encode(branches)


def decode_branches(body: bytes) -> Branches:
    """Return the list; Malformed if this is none."""
    return read(_decoder, body, "This is not a list of branches: ")
