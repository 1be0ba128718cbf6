"""The calls by which a node fetches what citizens ask of its branch, tells what came of it, and gets its bookings."""

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.ids import BranchId
from server_client.server.citizen.citizens import Citizens
from server_client.server.credentials import Role
from server_client.server.heard_within import heard_within
from server_client.server.routes.bodies import read_body
from server_client.server.routes.desk import JSON, ProblemFoundError, center_of, permitted_for
from server_client.wire.answers import problem
from server_client.wire.errands import decode_done, encode_booked_days, encode_errands, errand_id
from server_client.wire.errors import Malformed

_LONGEST_WAIT_S = 30
_NO_STORE = {"Cache-Control": "no-store"}


async def get_errands(request: Request) -> Response:
    """Return what a node has to do and what its bookings' list is now; wait for up to `wait` seconds for news."""
    citizens, branch = _citizens(request)
    wait_s, known = _wait_s(request), request.query_params.get("bookings", "")
    with citizens.errands.news(branch) as told:
        commands, bookings = await _news(citizens, branch)
        if not commands and bookings == known and wait_s:
            await heard_within(told, wait_s)
            commands, bookings = await _news(citizens, branch)
    return Response(encode_errands(commands, bookings), media_type=JSON, headers=_NO_STORE)


async def post_done(request: Request) -> Response:
    """Take note of what came of an errand."""
    citizens, branch = _citizens(request)
    try:
        errand = errand_id(request.path_params["errand"])
    except Malformed as wrong:
        raise ProblemFoundError(problem("malformed", "The address does not fit", 400, str(wrong))) from wrong
    await citizens.errands.answered(branch, errand, await read_body(request, decode_done))
    return Response(b"{}", media_type=JSON)


async def get_branch_bookings(request: Request) -> Response:
    """Return all bookings of a branch, by day; of persons nothing."""
    citizens, branch = _citizens(request)
    days = await citizens.bookings.of_branch(branch) if citizens.bookings.rules.share > 0 else {}
    return Response(encode_booked_days(days), media_type=JSON, headers=_NO_STORE)


async def _news(citizens: Citizens, branch: BranchId) -> tuple[list[bytes], str]:
    bookings = await citizens.bookings.tag(branch) if citizens.bookings.rules.share > 0 else ""
    return await citizens.errands.take(branch), bookings


def _citizens(request: Request) -> tuple[Citizens, BranchId]:
    _, branch = permitted_for(request, Role.NODE)
    return center_of(request).citizens, branch


def _wait_s(request: Request) -> int:
    text = request.query_params.get("wait", "0")
    if not (text.isascii() and text.isdecimal() and len(text) < 4 and int(text) <= _LONGEST_WAIT_S):
        found = problem("bad_query", "The wait is not a number", 400, f"Wait for 0 to {_LONGEST_WAIT_S} seconds")
        raise ProblemFoundError(found)
    return int(text)
