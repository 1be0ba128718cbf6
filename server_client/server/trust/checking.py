"""Whether a log is the one that its published digests tell of: hashes first, then the figures counted again."""

from collections.abc import Sequence

from server_client.server.trust.day_digest import digest_of
from server_client.server.trust.day_ends import DayEnds
from server_client.server.verification import Log
from server_client.wire.chain import GENESIS, Entry
from server_client.wire.digests import NOT_TOLD, Digest, SealedDigest
from server_client.wire.errors import Malformed

_PORTION = 2000


class Contradiction(Exception):
    """The log and what was published are not of one another; the message names the first difference."""


def checked_against(log: Log, digests: Sequence[SealedDigest]) -> int:
    """Return how many digests the log agrees with, which is all; Contradiction at the first that it does not.

    The digests are in order; between two of them others may be missing.
    """
    for sealed in digests:
        _check(log, sealed)
    return len(digests)


def _check(log: Log, sealed: SealedDigest) -> None:
    digest = sealed.digest
    _same_hash(log, digest, digest.first - 1, digest.before)
    _same_hash(log, digest, digest.last, digest.last_hash)
    try:
        recounted = _recounted(log, digest)
    except Malformed as wrong:
        raise Contradiction(f"The entries of {digest.day} cannot be read: {wrong}") from wrong
    if recounted is None:
        raise Contradiction(
            f"The digest of {digest.day} says that the day ended with entry {digest.last}; by the log it did not"
        )
    difference = _difference(digest, recounted)
    if difference:
        raise Contradiction(f"The digest of {digest.day} says {difference}")


def _same_hash(log: Log, digest: Digest, seq: int, told: str) -> None:
    entries: list[Entry] = log.read(seq - 1, 1) if seq else []
    held = entries[0].hash if entries else GENESIS
    if seq and not entries:
        raise Contradiction(f"The digest of {digest.day} tells of entry {seq}; the log ends before it")
    if held != told:
        where = f"entry {seq}" if seq < digest.first else f"the entries {digest.first} to {seq}, the last of which"
        raise Contradiction(
            f"The digest of {digest.day} tells of another log: {where} has the hash {held} here, {told} there"
        )


def _recounted(log: Log, digest: Digest) -> Digest | None:
    ends = DayEnds(digest.first - 1, digest.before)
    while ends.seq < digest.last:
        entries = log.read(ends.seq, min(_PORTION, digest.last - ends.seq))
        if not entries or any(ends.read(entries)):
            return None
    if ends.pending != digest.day:
        return None
    over = ends.ended()
    return digest_of(digest.branch, over.end, over.count, None).digest


def _difference(told: Digest, counted: Digest) -> str:
    for name in ("day", "first", "last", "numbers", "total", "forecasts"):
        ours, theirs = getattr(counted, name), getattr(told, name)
        if ours != theirs:
            return f"{name} {_figure(theirs)}; by the log it is {_figure(ours)}"
    for ours, theirs in zip(counted.rows, told.rows, strict=False):
        if ours != theirs:
            return f"{_figure(theirs)}; by the log it is {_figure(ours)}"
    if len(counted.rows) != len(told.rows):
        return f"{len(told.rows)} rows; by the log there are {len(counted.rows)}"
    return ""


def _figure(value: object) -> str:
    return "nothing" if value in {None, NOT_TOLD} else str(value)
