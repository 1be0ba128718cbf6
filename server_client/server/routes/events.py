"""The event feed: Server-Sent Events from a given entry on, without a gap or a repeat."""

import asyncio

from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

from server_client.server.routes.desk import ProblemFoundError, admitted, as_response, desk_of
from server_client.wire.answers import problem

_HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


class EventsCall:
    """GET …/events; written against ASGI itself, because the feed drives each connection's sending."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send entries until the client or the server goes."""
        connection = HTTPConnection(scope)
        try:
            admitted(connection)
            after = _after(connection)
        except ProblemFoundError as found:
            await as_response(found.found, found.headers)(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        # The client learns at once that it is connected, even if nothing happens for a while.
        await send({"type": "http.response.body", "body": b"retry: 1000\n\n", "more_body": True})

        async def send_text(text: bytes) -> None:
            await send({"type": "http.response.body", "body": text, "more_body": True})

        listening = asyncio.ensure_future(desk_of(connection).hosted.feed.listen(after, send_text))
        leaving = asyncio.ensure_future(_left(receive))
        await asyncio.wait({listening, leaving}, return_when=asyncio.FIRST_COMPLETED)
        for task in (listening, leaving):
            task.cancel()
        await asyncio.gather(listening, leaving, return_exceptions=True)
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def _after(connection: HTTPConnection) -> int:
    given = connection.headers.get("last-event-id") or connection.query_params.get("after", "0")
    last = desk_of(connection).hosted.feed.seq
    if not (given.isascii() and given.isdecimal() and len(given) < 19):
        raise ProblemFoundError(
            problem("bad_position", "The position is not a number", 400, f"Give the seq of an entry, 0 to {last}")
        )
    if int(given) > last:
        raise ProblemFoundError(
            problem(
                "future_position",
                "The log does not go that far",
                409,
                f"Entry {given} is not in this log, which ends at {last}; load the branch document anew",
            )
        )
    return int(given)


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
