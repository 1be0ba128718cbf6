"""The calls by which kiosks and citizens hear where a service would be sooner, and move a place there."""

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId, ServiceCode, Token
from server_client.queue_model.ticket import Visit
from server_client.server.elsewhere.moving import MoveRefused, moved
from server_client.server.routes.bodies import read_body
from server_client.server.routes.branches import holder_of_paper, unknown_token
from server_client.server.routes.citizen import branch_answers
from server_client.server.routes.desk import JSON, ProblemFoundError, admitted, center_of, desks_of
from server_client.wire.answers import problem
from server_client.wire.elsewhere import ElsewhereFound, MoveMade, decode_move_wish, encode_elsewhere

_NO_STORE = {"Cache-Control": "no-store"}


async def get_elsewhere(request: Request) -> Response:
    """Return where somebody who has no number yet would be served sooner."""
    admitted(request)
    branch, service = BranchId(request.path_params["branch"]), ServiceCode(request.query_params.get("service", ""))
    place = await center_of(request).elsewhere.for_newcomer(branch, service)
    return Response(encode_elsewhere(ElsewhereFound(place=place)), media_type=JSON, headers=_NO_STORE)


async def get_tickets_elsewhere(request: Request) -> Response:
    """Return where the holder of a ticket would be served sooner; no credential, since the token is one."""
    center = center_of(request)
    branch, visit = await _holder(request)
    place = await center.elsewhere.for_ticket(branch, visit)
    return Response(encode_elsewhere(ElsewhereFound(place=place)), media_type=JSON, headers=_NO_STORE)


async def post_move(request: Request) -> Response:
    """Move the place of a ticket's holder to another branch; the same wish again has the same answer."""
    center, desks = center_of(request), desks_of(request)
    to = await read_body(request, decode_move_wish)
    branch, visit = await _holder(request)
    try:
        with branch_answers():
            move = await moved(desks, center, branch, visit, to)
    except MoveRefused as refused:
        raise ProblemFoundError(problem(refused.code, "The place is not moved", 409, str(refused))) from refused
    token = move.order.token
    made = MoveMade(number=move.number, branch=to, token=token, page=f"{desks.public_url}/t/{token}")
    return Response(encode_elsewhere(made), media_type=JSON, headers=_NO_STORE)


async def _holder(request: Request) -> tuple[Branch, Visit]:
    found = await holder_of_paper(desks_of(request), Token(request.path_params["token"]))
    if found is None or found[0].id != request.path_params["branch"]:
        raise ProblemFoundError(unknown_token())
    return found
