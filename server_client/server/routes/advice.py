"""The call by which a supervisor says what becomes of an advice; the deed itself is done at a counter."""

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.ids import BranchId
from server_client.server.credentials import Credential, Role
from server_client.server.errors import Unavailable
from server_client.server.routes.bodies import read_body
from server_client.server.routes.desk import JSON, ProblemFoundError, desk_of, desks_of, permitted
from server_client.server.routes.sessions import signed_in
from server_client.server.staff.account import StaffRole
from server_client.wire.advising import Said, decode_answer
from server_client.wire.answers import problem

_LARGEST = 256


async def post_answer(request: Request) -> Response:
    """Take down whether an advice is followed; the same again is taken down again."""
    holder, desk = permitted(request, Role.COUNTER, Role.SUPERVISOR), desk_of(request)
    _insist_on_supervisor(request, holder)
    said = await read_body(request, decode_answer, largest=_LARGEST)
    if not await _noted(request, desk.hosted.state.id, said):
        raise ProblemFoundError(
            problem("unknown_advice", "There is no such advice", 404, "It is of another day, or was never given")
        )
    return Response(b"{}", media_type=JSON)


async def _noted(request: Request, branch: BranchId, said: Said) -> bool:
    forecasting = desks_of(request).forecasting
    if forecasting is None:
        return False
    try:
        return await forecasting.say(branch, request.path_params["advice"], said)
    except Unavailable as failed:
        raise ProblemFoundError(
            problem("not_foretold", "Nothing is foretold now", 503, str(failed)), Retry_After="5"
        ) from failed


def _insist_on_supervisor(request: Request, holder: Credential) -> None:
    if holder.role is not Role.COUNTER:
        return
    account = signed_in(request, holder)
    if account is not None and account.role is not StaffRole.SUPERVISOR:
        raise ProblemFoundError(
            problem("other_clerk", "Not this clerk's work", 403, "A supervisor says what becomes of an advice")
        )
