"""HTTP calls to one server, with all that can go wrong turned into the errors of this package; it knows no call itself.

httpx is imported here and by those who call; it takes 80 ms, so a screen does it after its first frame.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import httpx

from server_client.client.errors import NotSignedIn, OfficeRefused, Rejected, ServerUnavailable, TooManyMisses
from server_client.tls.trust import trusting, why_not_believed
from server_client.wire.answers import PROBLEM_MEDIA_TYPE, Problem, decode_problem, is_office_refusal, refusal_of
from server_client.wire.errors import Malformed

T = TypeVar("T")

JSON = "application/json"
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})

# No limit on connections: one that a cancelled call has left behind must not keep the next call waiting. Idle ones are
# given up before the server does it, which closes them after 5 s or later.
_LIMITS = httpx.Limits(max_connections=None, max_keepalive_connections=4, keepalive_expiry=4)

# These ask to come again later.
_NOT_NOW = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long to wait, in seconds: for a connection, for each part of an answer, for a whole call, for a sign of life.

    The server sends a comment each 15 s, so a feed that is silent for three of them is dead.
    """

    connect_s: float = 2
    answer_s: float = 5
    call_s: float = 8
    silence_s: float = 45
    probe_s: float = 2


USUAL_PATIENCE = Patience()


class Dropped(ServerUnavailable):
    """The connection broke before the answer was complete."""


class HttpCalls:
    """One server, as one device with its credential calls it."""

    def __init__(
        self,
        base_url: str,
        credential: str,
        *,
        authority: Path | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        patience: Patience = USUAL_PATIENCE,
    ) -> None:
        """Name the server; nothing is connected before the first call.

        `authority` is the certificate of the private authority that is believed alone; None for the public ones.
        """
        url = httpx.URL(base_url)
        if url.scheme not in {"http", "https"} or not url.host:
            raise ValueError(f"The server's address {base_url!r} must begin with http:// or https:// and name a host")
        self._call_s = patience.call_s
        self.client = httpx.AsyncClient(
            base_url=url,
            headers={"Authorization": f"Bearer {credential}", "User-Agent": "motcua"},
            timeout=httpx.Timeout(patience.answer_s, connect=patience.connect_s),
            limits=_LIMITS,
            transport=transport,
            trust_env=False,
            # Reading the certificates takes 40 ms, which a server without TLS need not cost.
            verify=trusting(authority) if url.scheme == "https" else False,
        )

    async def call(
        self, method: str, path: str, body: bytes | None = None, *, headers: Mapping[str, str] = _NO_HEADERS
    ) -> httpx.Response:
        """Return a good answer; ServerUnavailable, Rejected, Refused or OfficeRefused if there is none."""
        response = await self.answer(method, path, body, headers=headers)
        if has(response, JSON):
            return response
        raise fault(response)

    async def answer(
        self, method: str, path: str, body: bytes | None = None, *, headers: Mapping[str, str] = _NO_HEADERS
    ) -> httpx.Response:
        """Return whatever the server answers; ServerUnavailable if nothing comes."""
        sent = {**headers, "Content-Type": JSON} if body is not None else dict(headers)
        try:
            return await self._try(method, path, body, sent)
        except Dropped:
            # Most often a kept connection that the server closed in this moment. Asking again is safe: what did arrive
            # is known there by its id.
            return await self._try(method, path, body, sent)

    async def close(self) -> None:
        """Close all connections."""
        await self.client.aclose()

    async def _try(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> httpx.Response:
        with translated():
            async with asyncio.timeout(self._call_s):
                return await self.client.request(method, path, content=body, headers=headers)


@contextmanager
def translated() -> Iterator[None]:
    """Turn what the network does in the block into ServerUnavailable."""
    try:
        yield
    except (httpx.TimeoutException, TimeoutError) as exc:
        raise ServerUnavailable("The server did not answer in time") from exc
    except (httpx.NetworkError, httpx.RemoteProtocolError) as exc:
        if isinstance(exc, httpx.ConnectError):
            not_believed = why_not_believed(exc, _origin(exc.request.url))
            raise ServerUnavailable(not_believed or f"The server cannot be reached: {exc}") from exc
        raise Dropped(f"The connection to the server broke: {exc}") from exc
    except httpx.HTTPError as exc:
        raise ServerUnavailable(f"What answers in the server's place does not keep to HTTP: {exc}") from exc


def fault(response: httpx.Response) -> Exception:
    """Return the exception that an answer without a result stands for."""
    status = response.status_code
    found = _problem(response)
    if found is None:
        return ServerUnavailable(f"Something else answers in the server's place, with status {status}")
    if found.code == "too_many_misses":
        return TooManyMisses(f"{found.title}: {found.detail}")
    if found.code == "no_session":
        return NotSignedIn(found)
    if status in _NOT_NOW or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return ServerUnavailable(f"The server cannot now: {found.title}: {found.detail}")
    if is_office_refusal(found):
        return OfficeRefused(found.code, found.particulars, found.detail)
    return refusal_of(found) or Rejected(found)


def read_answer(decode: Callable[[bytes], T], response: httpx.Response) -> T:
    """Return what `decode` makes of a good answer; Rejected if it is of a form that this program does not know."""
    try:
        return decode(response.content)
    except Malformed as exc:
        # The server has acted, so the same again would bring the same answer.
        raise Rejected(
            Problem(
                type="about:blank", title="The answer cannot be read", status=0, detail=f"{exc}; update this device"
            )
        ) from exc


def session_headers(session: str) -> Mapping[str, str]:
    """Return the headers that tell who has signed in; none if nobody has."""
    return {"Motcua-Clerk": session} if session else _NO_HEADERS


def has(response: httpx.Response, kind: str) -> bool:
    """Say whether the answer is a good one of this media type."""
    return response.status_code == HTTPStatus.OK and media_type(response) == kind


def media_type(response: httpx.Response) -> str:
    """Return the media type of the answer, without its parameters."""
    content_type: str = response.headers.get("content-type", "")
    return content_type.partition(";")[0].strip().lower()


def _origin(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _problem(response: httpx.Response) -> Problem | None:
    if media_type(response) != PROBLEM_MEDIA_TYPE:
        return None
    try:
        return decode_problem(response.content)
    except Malformed:
        return None
