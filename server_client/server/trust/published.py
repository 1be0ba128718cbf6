"""Fetches published digests from a file or an address; what they say is read and checked in wire."""

from pathlib import Path

import httpx

from server_client.tls.trust import trusting, why_not_believed
from server_client.wire.digests import SealedDigest, decode_digests

_TIMEOUT_S = 20.0
_LARGEST = 64 << 20


class NotPublished(Exception):
    """There is nothing at that place, or it cannot be reached; the message says what to do."""


def published_at(where: str, authority: Path | None = None) -> list[SealedDigest]:
    """Return the digests in a file or at an address; NotPublished if there are none, NoAuthority, Malformed."""
    body = _fetched(where, authority) if where.startswith(("http://", "https://")) else _read(Path(where))
    if len(body) > _LARGEST:
        raise NotPublished(f"{where} has more than {_LARGEST} bytes: name a month, as …/digests.json?month=2026-03")
    return decode_digests(body)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as failed:
        raise NotPublished(f"{path} cannot be read ({failed.strerror}): check the path") from failed


def _fetched(address: str, authority: Path | None) -> bytes:
    try:
        answer = httpx.get(address, timeout=_TIMEOUT_S, trust_env=False, verify=trusting(authority))
        answer.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as failed:
        why = why_not_believed(failed, address)
        raise NotPublished(why or f"{address} cannot be fetched ({failed}): check the address") from failed
    return answer.content
