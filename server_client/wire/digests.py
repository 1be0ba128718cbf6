"""The digest of a branch's day as bytes: sealed by a hash over itself and the day before, like the entries of a log.

A digest's body is one JSON object with its members in the order of the form below. Its hash is the SHA-256 of exactly
these bytes; as it travels the hash stands behind them as the last member, `hash`. No person can be found in it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from itertools import pairwise
from typing import Annotated

import msgspec

from server_client.queue_model.ids import BranchId
from server_client.wire.chain import GENESIS
from server_client.wire.errors import BrokenChain, Malformed
from server_client.wire.reading import read

FORM = 1
SEVERAL = "*"
"""In the place of a code: this row is about all there are, or about several too small to be told apart."""

NOT_TOLD = msgspec.UNSET
"""In the place of figures that are left out."""

_HASH_MEMBER = b',"hash":"'
_TAIL = len(_HASH_MEMBER) + 64 + len(b'"}')
_HASH = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$", max_length=64)]
_COUNT = Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class DigestRow(msgspec.Struct, kw_only=True, frozen=True):
    """Tickets of one service and class; `*` stands for several. Waits are in whole minutes, rounded up.

    Each need of a visit is a ticket. It counts where it was first called, and if it never was, where it ended.
    `called` were called out, `served_directly` went to a desk without waiting. A wait is told at the first call; it
    counts from the ticket's clock: its issue, or its booked time if that is later.
    """

    service: str
    class_code: str
    tickets: _COUNT
    called: _COUNT
    served_directly: _COUNT
    finished: _COUNT
    abandoned: _COUNT
    cancelled: _COUNT
    expired: _COUNT
    within_promise: _COUNT
    wait_median_min: _COUNT
    wait_p90_min: _COUNT
    wait_longest_min: _COUNT
    overtaken_at_most: _COUNT


class DigestForecasts(msgspec.Struct, kw_only=True, frozen=True):
    """What came of the waits that were announced with numbers: `known` by a first call, `held` in their range.

    `late` were called more than ten minutes after the likely wait.
    """

    known: _COUNT
    held: _COUNT
    late: _COUNT


class Digest(msgspec.Struct, kw_only=True, frozen=True):
    """One day of one branch: what was counted in its entries `first` to `last`, and the hash of the last.

    `before` is the hash of the entry before the first, `prev` the digest of the branch's day before (64 zeros for the
    first). `numbers` and `total` are None where they would speak of fewer than five; then `forecasts` is left out, as
    it is where no waits were announced. `moved` of those cancelled have gone on to another branch; left out below five.
    """

    form: int = FORM
    branch: BranchId
    day: date
    first: _COUNT
    last: _COUNT
    before: _HASH
    last_hash: _HASH
    numbers: _COUNT | None
    total: DigestRow | None
    rows: tuple[DigestRow, ...]
    forecasts: DigestForecasts | msgspec.UnsetType = NOT_TOLD
    moved: _COUNT | msgspec.UnsetType = NOT_TOLD
    prev: _HASH


class SealedDigest(msgspec.Struct, frozen=True):
    """A digest, its bytes and their hash."""

    digest: Digest
    body: bytes
    hash: str

    @property
    def sent(self) -> bytes:
        """Return the digest as it travels."""
        return b'%b,"hash":"%b"}' % (self.body[:-1], self.hash.encode())


class _Published(msgspec.Struct):
    digests: list[msgspec.Raw]


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Digest)
_published = msgspec.json.Decoder(_Published)


def sealed(digest: Digest) -> SealedDigest:
    """Return the digest with its hash."""
    body = _encoder.encode(digest)
    return SealedDigest(digest, body, sha256(body).hexdigest())


def stored_digest(body: bytes, digest: str) -> SealedDigest:
    """Return what a row of a database holds; Malformed if it is none."""
    return SealedDigest(read(_decoder, body, "This is not a digest: "), body, digest)


def encode_digests(branch: BranchId, digests: Iterable[SealedDigest]) -> bytes:
    """Return digests as they are published, a line each."""
    lines = b",\n".join(one.sent for one in digests)
    return b'{"branch":%b,"digests":[\n%b\n]}\n' % (_encoder.encode(branch), lines)


def decode_digests(body: bytes) -> list[SealedDigest]:
    """Return the digests that were published, one or a list of them, by their days.

    BrokenChain if one was altered or does not follow the one before it; Malformed if there is none.
    """
    if b'"digests":' in body[:200]:
        sent = [bytes(raw) for raw in read(_published, body, "These are not digests: ").digests]
    else:
        sent = [body.strip()]
    digests = sorted((_received(one) for one in sent), key=lambda one: one.digest.last)
    if not digests:
        raise Malformed("There is no digest in it")
    _check_chain(digests)
    return digests


def _received(sent: bytes) -> SealedDigest:
    if sent[-_TAIL : 8 - _TAIL] != _HASH_MEMBER[:8] or len(sent) < _TAIL:
        raise Malformed("This is not a digest as it is published: it does not end with its hash")
    body, told = sent[:-_TAIL] + b"}", sent[-66:-2].decode("ascii", "replace")
    found = stored_digest(body, sha256(body).hexdigest())
    if found.hash != told:
        raise BrokenChain(f"The digest of {found.digest.day} was altered: its content does not have its hash")
    return found


def _check_chain(digests: Sequence[SealedDigest]) -> None:
    for before, after in pairwise(digests):
        if after.digest.branch != before.digest.branch:
            raise BrokenChain(f"The digest of {after.digest.day} is of branch {after.digest.branch}")
        if after.digest.prev != before.hash:
            raise BrokenChain(f"The digest of {after.digest.day} does not follow that of {before.digest.day}")
    first = digests[0].digest
    if first.first == 1 and first.prev != GENESIS:
        raise BrokenChain(f"The digest of {first.day} begins the log but names a day before")
