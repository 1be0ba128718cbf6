"""Calls one branch's server over HTTP and turns all that can go wrong into the errors of this package.

It keeps nothing: no state of the queue, no command that got no answer. httpx lives here only; importing it takes 80 ms,
so a screen imports this module after its first frame.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TypeVar

import httpx
from httpx_sse import ServerSentEvent, aconnect_sse

from server_client.client.errors import NotResumable, Rejected, ServerUnavailable
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.events import Event
from server_client.queue_model.ids import BranchId
from server_client.wire.answers import PROBLEM_MEDIA_TYPE, Problem, Settled, decode_problem, decode_settled, refusal_of
from server_client.wire.chain import event_of
from server_client.wire.documents import decode_branch
from server_client.wire.errors import Malformed
from server_client.wire.messages import encode_command

T = TypeVar("T")

_JSON = "application/json"
_EVENT_STREAM = "text/event-stream"
_HEALTH = "/v1/health"

# No limit on connections: one that a cancelled call has left behind must not keep the next call waiting. Idle ones are
# given up before the server does it, which closes them after 5 s or later.
_LIMITS = httpx.Limits(max_connections=None, max_keepalive_connections=4, keepalive_expiry=4)

# These ask to come again later.
_NOT_NOW = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS)
# These are about who asks and for which branch; any other no to a feed is about the event to go on from.
_ABOUT_US = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)


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


class _Dropped(ServerUnavailable):
    """The connection broke before the answer was complete."""


class BranchApi:
    """The server of one branch, as one device with its credential sees it.

    Every call raises ServerUnavailable if there is no answer in time or the server cannot now, and Rejected if it does
    not take this from us.
    """

    def __init__(
        self,
        base_url: str,
        branch: BranchId,
        credential: str,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        patience: Patience = Patience(),
    ) -> None:
        """Name the server and the branch; nothing is connected before the first call."""
        url = httpx.URL(base_url)
        if url.scheme not in {"http", "https"} or not url.host:
            raise ValueError(f"The server's address {base_url!r} must begin with http:// or https:// and name a host")
        self._call_s = patience.call_s
        self._probe_s = patience.probe_s
        self._feed_timeout = httpx.Timeout(patience.answer_s, connect=patience.connect_s, read=patience.silence_s)
        self._path = f"/v1/branches/{branch}"
        self._client = httpx.AsyncClient(
            base_url=url,
            headers={"Authorization": f"Bearer {credential}", "User-Agent": "motcua"},
            timeout=httpx.Timeout(patience.answer_s, connect=patience.connect_s),
            limits=_LIMITS,
            transport=transport,
            trust_env=False,
            # Reading the certificates takes 40 ms, which a server without TLS need not cost.
            verify=url.scheme == "https",
        )

    async def load(self) -> Branch:
        """Return the branch as it stands."""
        branch, _head = _read(decode_branch, await self._call("GET", self._path))
        return branch

    async def send(self, command: Command) -> Settled:
        """Return what the command brought about, now or when it was first sent; Refused if the rules say no."""
        return _read(decode_settled, await self._call("POST", f"{self._path}/commands", encode_command(command)))

    async def events(self, after: int, *, opened: Callable[[], None] = lambda: None) -> AsyncGenerator[Event, None]:
        """Go through the events after the one numbered `after`, and wait for more.

        `opened` is called once the server has agreed. Ends when the server ends the stream; NotResumable if it cannot
        go on from there or sends what cannot be read. Close the generator when you leave it early.
        """
        headers = {"Last-Event-ID": str(after)}
        with _translated():
            async with aconnect_sse(
                self._client, "GET", f"{self._path}/events", headers=headers, timeout=self._feed_timeout
            ) as source:
                if not _has(source.response, _EVENT_STREAM):
                    await source.response.aread()
                    raise _no_feed(source.response)
                opened()
                async for message in source.aiter_sse():
                    # A comment comes as a message without data.
                    if message.data:
                        yield _event(message)

    async def probe(self) -> datetime | None:
        """Return the server's time, to the second, if it tells it; a server that cannot now is alive all the same."""
        with _translated():
            async with asyncio.timeout(self._probe_s):
                response = await self._client.get(_HEALTH)
        if _media_type(response) != _JSON:
            raise _fault(response)
        return _date(response)

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def _call(self, method: str, path: str, body: bytes | None = None) -> httpx.Response:
        try:
            response = await self._try(method, path, body)
        except _Dropped:
            # Most often a kept connection that the server closed in this moment. Asking again is safe: a command that
            # did arrive is known there by its id.
            response = await self._try(method, path, body)
        if _has(response, _JSON):
            return response
        raise _fault(response)

    async def _try(self, method: str, path: str, body: bytes | None) -> httpx.Response:
        headers = {"Content-Type": _JSON} if body is not None else {}
        with _translated():
            async with asyncio.timeout(self._call_s):
                return await self._client.request(method, path, content=body, headers=headers)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (httpx.TimeoutException, TimeoutError) as exc:
        raise ServerUnavailable("The server did not answer in time") from exc
    except (httpx.NetworkError, httpx.RemoteProtocolError) as exc:
        if isinstance(exc, httpx.ConnectError):
            raise ServerUnavailable(f"The server cannot be reached: {exc}") from exc
        raise _Dropped(f"The connection to the server broke: {exc}") from exc
    except httpx.HTTPError as exc:
        raise ServerUnavailable(f"What answers in the server's place does not keep to HTTP: {exc}") from exc


def _fault(response: httpx.Response) -> Exception:
    """Return the exception that an answer without a result stands for."""
    status = response.status_code
    found = _problem(response)
    if found is None:
        return ServerUnavailable(f"Something else answers in the server's place, with status {status}")
    if status in _NOT_NOW or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return ServerUnavailable(f"The server cannot now: {found.title}: {found.detail}")
    return refusal_of(found) or Rejected(found)


def _no_feed(response: httpx.Response) -> Exception:
    """Return the exception that an answer other than a feed stands for."""
    fault = _fault(response)
    if isinstance(fault, Rejected) and response.status_code not in _ABOUT_US:
        return NotResumable(str(fault))
    return fault


def _problem(response: httpx.Response) -> Problem | None:
    if _media_type(response) != PROBLEM_MEDIA_TYPE:
        return None
    try:
        return decode_problem(response.content)
    except Malformed:
        return None


def _date(response: httpx.Response) -> datetime | None:
    try:
        told = parsedate_to_datetime(response.headers["date"])
    except (KeyError, ValueError):
        return None
    return told if told.tzinfo else None


def _read(decode: Callable[[bytes], T], response: httpx.Response) -> T:
    try:
        return decode(response.content)
    except Malformed as exc:
        # The server has acted, so the same again would bring the same answer.
        raise Rejected(
            Problem(
                type="about:blank", title="The answer cannot be read", status=0, detail=f"{exc}; update this device"
            )
        ) from exc


def _event(message: ServerSentEvent) -> Event:
    try:
        return event_of(message.data.encode())
    except Malformed as exc:
        raise NotResumable(f"Event {message.id} cannot be read: {exc}") from exc


def _has(response: httpx.Response, media_type: str) -> bool:
    return response.status_code == HTTPStatus.OK and _media_type(response) == media_type


def _media_type(response: httpx.Response) -> str:
    content_type: str = response.headers.get("content-type", "")
    return content_type.partition(";")[0].strip().lower()
