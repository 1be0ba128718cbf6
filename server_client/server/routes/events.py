"""The event feed: Server-Sent Events from a given entry on, without a gap or a repeat."""

import asyncio
import re
from typing import cast

from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.types import Receive, Scope, Send

from server_client.queue_model.ids import BranchId, DeviceId
from server_client.server.credentials import Credential, Role
from server_client.server.errors import Fenced, Unavailable
from server_client.server.hosting.feed import Listener
from server_client.server.hosting.feed import Send as FeedSend
from server_client.server.hosting.presence import Presence
from server_client.server.routes.desk import ProblemFoundError, admitted, desks_of, problem_response, served_by
from server_client.wire.answers import problem

_HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


class EventsCall:
    """GET …/events; written against ASGI itself, because the feed drives each connection's sending."""

    PATH = re.compile(r"/v1/branches/(?P<branch>[^/]+)/events")

    def __init__(self, calls: Starlette) -> None:
        """Serve the feed of the desk that the other calls have."""
        self._calls = calls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send entries until the client or the server goes."""
        asked = self.PATH.fullmatch(scope["path"])
        connection = HTTPConnection({**scope, "app": self._calls, "path_params": asked.groupdict() if asked else {}})
        try:
            if scope["method"] != "GET":
                raise ProblemFoundError(
                    problem("no_such_call", "There is no such call", 405, "Read the feed with GET"), Allow="GET"
                )
            holder = admitted(connection)
            _may_follow(connection, holder)
            feed = (await served_by(connection)).feed
            after = _after(connection, feed.seq)
            hears_forecasts = connection.query_params.get("forecasts") == "true"
        except (ProblemFoundError, Unavailable) as found:
            await problem_response(Request(scope), found)(scope, receive, send)
            return
        presence = _presence(connection, holder)
        open_feeds = desks_of(connection).open_feeds
        kiosk = DeviceId(holder.name)
        del connection
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        # The client learns at once that it is connected, even if nothing happens for a while.
        await send({"type": "http.response.body", "body": b"retry: 1000\n\n", "more_body": True})

        # The call's own task waits for the client to leave; the feed does the sending, and may end the task.
        task = asyncio.current_task()
        listener = Listener(
            send=cast("FeedSend", send),
            end=cast("asyncio.Task[None]", task).cancel,
            position=after,
            hears_forecasts=hears_forecasts,
        )
        feed.join(listener)
        if presence is not None:
            presence.joined(kiosk)

        def end() -> None:
            feed.leave(listener)
            listener.end()

        try:
            with open_feeds.open(holder.secret_hash, end):
                while (await receive())["type"] != "http.disconnect":
                    pass
        except asyncio.CancelledError:
            if not listener.has_ended:
                raise
        finally:
            feed.leave(listener)
            if presence is not None:
                presence.left(kiosk)
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def _presence(connection: HTTPConnection, holder: Credential) -> Presence | None:
    """Return who notes that a kiosk is there; nobody does where its branch is only followed."""
    desk = desks_of(connection).hosted.get(connection.path_params["branch"])
    return desk.presence if desk is not None and holder.role is Role.KIOSK else None


def _may_follow(connection: HTTPConnection, holder: Credential) -> None:
    # Screens must not go by a node that has been taken over from; whoever takes over still reads what it has.
    desk = desks_of(connection).hosted.get(BranchId(connection.path_params["branch"]))
    if desk is not None and desk.fence is not None and desk.fence.why_not is not None and holder.role is not Role.NODE:
        raise Fenced(desk.fence.why_not)


def _after(connection: HTTPConnection, last: int) -> int:
    given = connection.headers.get("last-event-id") or connection.query_params.get("after", "0")
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
