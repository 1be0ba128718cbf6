"""Calls one branch's server about its queue: the document, commands, the feed, a sign of life.

It keeps nothing: no state of the queue, no command that got no answer.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path

import httpx
from httpx_sse import ServerSentEvent, aconnect_sse

from server_client.client.epoch_memory import EpochMemory
from server_client.client.errors import NotResumable, Rejected, ServerUnavailable
from server_client.client.http_calls import (
    JSON,
    USUAL_PATIENCE,
    HttpCalls,
    Patience,
    fault,
    has,
    media_type,
    read_answer,
    session_headers,
    translated,
)
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.events import Event
from server_client.queue_model.ids import BranchId, DeviceId
from server_client.wire.answers import Settled, decode_settled
from server_client.wire.chain import event_of
from server_client.wire.documents import decode_branch
from server_client.wire.errors import Malformed
from server_client.wire.forecasts import FORECAST, BoardMessage, decode_board
from server_client.wire.messages import encode_command
from server_client.wire.views import Holder, decode_health, decode_holder, encode_claim

_EVENT_STREAM = "text/event-stream"
_HEALTH = "/v1/health"
# What an entry of the log is called that bears no name of its own.
_ENTRY = "message"

# These are about who asks and for which branch; any other no to a feed is about the event to go on from.
_ABOUT_US = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)


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
        authority: Path | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        patience: Patience = USUAL_PATIENCE,
        epochs: EpochMemory | None = None,
    ) -> None:
        """Name the server and the branch; nothing is connected before the first call.

        `epochs` is what the device has seen: a server that is behind it carries out none of its commands.
        """
        self._epochs = epochs or EpochMemory()
        self._calls = HttpCalls(base_url, credential, authority=authority, transport=transport, patience=patience)
        self._probe_s = patience.probe_s
        self._feed_timeout = httpx.Timeout(patience.answer_s, connect=patience.connect_s, read=patience.silence_s)
        self._path = f"/v1/branches/{branch}"
        self.session = ""
        """What goes with each command once someone has signed in (`StaffApi`); empty if nobody has."""

    async def load(self) -> Branch:
        """Return the branch as it stands."""
        branch, _head = read_answer(decode_branch, await self._calls.call("GET", self._path))
        return branch

    async def send(self, command: Command) -> Settled:
        """Return what the command brought about, now or when it was first sent; Refused if the rules say no.

        NotSignedIn if the branch works with PINs and `session` is none of today.
        """
        answer = await self._calls.call(
            "POST", f"{self._path}/commands", encode_command(command), headers=self._headers()
        )
        return read_answer(decode_settled, answer)

    def _headers(self) -> Mapping[str, str]:
        headers = session_headers(self.session)
        # In the first epoch, which for most branches is the only one, there is nothing to tell.
        return {**headers, "Motcua-Epoch": str(self._epochs.highest)} if self._epochs.highest > 1 else headers

    async def claim(self, device: DeviceId, machine: str) -> Holder:
        """Have the branch confirm that the kiosk of this name is this machine and no other; Rejected if it is not."""
        answer = await self._calls.call("PUT", "/v1/credential/machine", encode_claim(device, machine))
        return read_answer(decode_holder, answer)

    async def events(
        self,
        after: int,
        *,
        opened: Callable[[], None] = lambda: None,
        foretold: Callable[[BoardMessage], None] | None = None,
    ) -> AsyncGenerator[Event, None]:
        """Go through the events after the one numbered `after`, and wait for more.

        `opened` is called once the server has agreed, `foretold` with each forecast that comes between the events.
        Ends when the server ends the stream; NotResumable if it cannot go on from there or sends what cannot be read.
        Close the generator when you leave it early.
        """
        headers = {"Last-Event-ID": str(after)}
        # Only who asks gets them: programs from before there were forecasts take whatever comes for an event.
        asked = {"forecasts": "true"} if foretold is not None else {}
        with translated():
            async with aconnect_sse(
                self._calls.client,
                "GET",
                f"{self._path}/events",
                headers=headers,
                params=asked,
                timeout=self._feed_timeout,
            ) as source:
                if not has(source.response, _EVENT_STREAM):
                    await source.response.aread()
                    raise _no_feed(source.response)
                opened()
                async for message in source.aiter_sse():
                    # A comment comes as a message without data; what is of a kind not known here is passed over.
                    if message.data and message.event == _ENTRY:
                        yield _event(message)
                    elif message.data and message.event == FORECAST and foretold is not None:
                        _hear(message, foretold)

    async def probe(self) -> datetime | None:
        """Return the server's time, to the second, if it tells it; a server that cannot now is alive all the same."""
        with translated():
            async with asyncio.timeout(self._probe_s):
                response = await self._calls.client.get(_HEALTH)
        if media_type(response) != JSON:
            raise fault(response)
        return _date(response)

    async def time(self) -> datetime:
        """Return the server's time, finer than a second; ServerUnavailable if it does not tell it."""
        response = await self._calls.answer("GET", _HEALTH)
        if media_type(response) != JSON:
            raise fault(response)
        told = read_answer(decode_health, response).now
        if told is None:
            raise ServerUnavailable("The server does not tell its time: it is older than this program, update it")
        return told

    async def close(self) -> None:
        """Close all connections."""
        await self._calls.close()


def _no_feed(response: httpx.Response) -> Exception:
    """Return the exception that an answer other than a feed stands for."""
    found = fault(response)
    if isinstance(found, Rejected) and response.status_code not in _ABOUT_US:
        return NotResumable(str(found))
    return found


def _date(response: httpx.Response) -> datetime | None:
    try:
        told = parsedate_to_datetime(response.headers["date"])
    except (KeyError, ValueError):
        return None
    return told if told.tzinfo else None


def _event(message: ServerSentEvent) -> Event:
    try:
        return event_of(message.data.encode())
    except Malformed as exc:
        raise NotResumable(f"Event {message.id} cannot be read: {exc}") from exc


def _hear(message: ServerSentEvent, foretold: Callable[[BoardMessage], None]) -> None:
    try:
        board = decode_board(message.data.encode())
    except Malformed:
        # A newer server foretells in a way that is not known here: nothing depends on it, and the queue goes on.
        return
    foretold(board)
