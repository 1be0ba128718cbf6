"""The call that changes things: one command in, its events or a problem out."""

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.commands import Command
from server_client.queue_model.refusals import Refused
from server_client.server.credentials import MAY_COMMAND, Role
from server_client.server.routes.bodies import read_body
from server_client.server.routes.desk import JSON, Desk, ProblemFoundError, admitted, desk_of
from server_client.wire.answers import encode_settled, problem
from server_client.wire.messages import decode_command


async def post_command(request: Request) -> Response:
    """Settle one command: 200 with its events, 409 a refusal by the rules, the same answer for the same id."""
    holder = admitted(request)
    desk = desk_of(request)
    command = await read_body(request, decode_command)
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


def _may(role: Role, command: Command) -> None:
    if type(command) not in MAY_COMMAND[role]:
        kind = type(command).__name__
        raise ProblemFoundError(
            problem("not_permitted", "Not this role's work", 403, f"The role {role} may not send {kind}")
        )
