"""The calls about epochs: a centre grants and tells them, a node takes in what a fenced one has gone on with."""

from starlette.requests import Request
from starlette.responses import Response

from server_client.server.credentials import Role
from server_client.server.epochs.granting import EpochMovedError
from server_client.server.epochs.tails import NoTailError, adopt_tail
from server_client.server.routes.bodies import read_body
from server_client.server.routes.desk import JSON, ProblemFoundError, center_of, desk_of, permitted, permitted_for
from server_client.wire.answers import problem
from server_client.wire.epochs import LARGEST_TAIL, decode_epoch_request, decode_tail, encode_epoch, encode_tail

_LONGEST = 10
_MAY = (Role.NODE, Role.ADMINISTRATOR)


async def get_epochs(request: Request) -> Response:
    """Return the newest epoch of a branch, and all that were given out."""
    _, branch = permitted_for(request, *_MAY)
    return Response(encode_epoch(await center_of(request).epochs.of(branch)), media_type=JSON)


async def post_epoch(request: Request) -> Response:
    """Grant the next epoch, or reserve it; 409 `epoch_moved` if another was granted meanwhile."""
    holder, branch = permitted_for(request, *_MAY)
    epochs = center_of(request).epochs
    wanted = await read_body(request, decode_epoch_request)
    try:
        epoch = await epochs.grant(branch, holder.name, wanted)
    except EpochMovedError as moved:
        raise ProblemFoundError(
            problem("epoch_moved", "Another node has this branch now", 409, f"{moved}; look what has happened first")
        ) from moved
    return Response(encode_epoch(epoch), media_type=JSON)


async def get_tail(request: Request) -> Response:
    """Return what the centre has of a node of that epoch behind the takeover; empty if there is nothing."""
    _, branch = permitted_for(request, *_MAY)
    asked = request.path_params["epoch"]
    if not (asked.isascii() and asked.isdecimal() and len(asked) < _LONGEST):
        raise ProblemFoundError(problem("malformed", "The epoch is not a number", 400, "Give the number of an epoch"))
    after, entries = await center_of(request).epochs.tail(branch, int(asked))
    return Response(encode_tail(after, entries), media_type=JSON)


async def post_tail(request: Request) -> Response:
    """Adopt what a node of an older epoch has gone on with; 409 `no_tail` if it is no such log. Again is harmless."""
    permitted(request, *_MAY)
    desk = desk_of(request)
    after, entries = await read_body(request, decode_tail, largest=LARGEST_TAIL)
    try:
        adopted = await adopt_tail(desk, after, entries)
    except NoTailError as wrong:
        raise ProblemFoundError(problem("no_tail", "This is no log to adopt", 409, str(wrong))) from wrong
    return Response(encode_epoch(adopted), media_type=JSON)
