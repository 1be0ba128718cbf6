"""The call that changes things: one command in, its events or a problem out."""

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.commands import Command
from server_client.queue_model.refusals import Refused
from server_client.server.credentials import MAY_COMMAND, Role
from server_client.server.routes.desk import JSON, Desk, ProblemFoundError, admitted, desk_of
from server_client.wire.answers import encode_settled, problem
from server_client.wire.errors import Malformed
from server_client.wire.messages import decode_command

# The largest honest body is a configuration; a ticket's is 200 bytes.
LARGEST_BODY = 1 << 20


async def post_command(request: Request) -> Response:
    """Settle one command: 200 with its events, 409 a refusal by the rules, the same answer for the same id."""
    holder = admitted(request)
    desk = desk_of(request)
    command = _read(request, await _body(request))
    _may(holder.role, command)
    return await _settled(desk, command)


async def _settled(desk: Desk, command: Command) -> Response:
    kind = type(command).__name__
    try:
        entries = await desk.hosted.settle(command)
    except Refused:
        desk.metrics.answered(kind, "refused")
        raise
    desk.metrics.answered(kind, "settled")
    return Response(encode_settled(entries), media_type=JSON)


async def _body(request: Request) -> bytes:
    if int(request.headers.get("content-length", "0")) > LARGEST_BODY:
        raise _too_large()
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise _too_large()
    return body


def _read(request: Request, body: bytes) -> Command:
    media_type = request.headers.get("content-type", JSON).partition(";")[0].strip().lower()
    if media_type != JSON:
        raise ProblemFoundError(
            problem("media_type", "Commands are JSON", 415, f"The body is {media_type}; send it as {JSON}")
        )
    try:
        return decode_command(body)
    except Malformed as wrong:
        raise ProblemFoundError(
            problem("malformed", "The body is not a command", 400, f"{wrong}; see /openapi.json for the form")
        ) from wrong


def _may(role: Role, command: Command) -> None:
    if type(command) not in MAY_COMMAND[role]:
        kind = type(command).__name__
        raise ProblemFoundError(
            problem("not_permitted", "Not this role's work", 403, f"The role {role} may not send {kind}")
        )


def _too_large() -> ProblemFoundError:
    return ProblemFoundError(
        problem("too_large", "The body is too large", 413, f"A command has at most {LARGEST_BODY} bytes"),
        Connection="close",
    )
