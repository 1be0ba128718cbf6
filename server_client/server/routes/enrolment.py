"""The calls by which devices come to their credentials, exchange them, and a node hears of those of its branch."""

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.ids import BranchId
from server_client.server.credentials import Role
from server_client.server.enrolment.devices import DeviceFault, WrongCode
from server_client.server.enrolment.limits import GuessLimits
from server_client.server.logs import logger
from server_client.server.routes.bodies import read_body
from server_client.server.routes.callers import address_of
from server_client.server.routes.desk import JSON, ProblemFoundError, center_of, desks_of, holder_of
from server_client.wire.answers import problem
from server_client.wire.enrolment import (
    LONGEST_ENROLMENT,
    Enrolled,
    decode_enrolment,
    decode_rotation,
    encode_enrolled,
)

PEM = "application/x-pem-file"
_NO_STORE = {"Cache-Control": "no-store"}
_log = logger(__name__)


async def post_enrolment(request: Request) -> Response:
    """Give a device its credential for a one-time code; whoever guesses is made to wait."""
    center, address = center_of(request), address_of(request)
    form = await read_body(request, decode_enrolment, largest=LONGEST_ENROLMENT)
    await _try(center.enrolment_limits, address)
    try:
        place, secret = await center.devices.enrol(form.code, form.machine)
    except WrongCode as wrong:
        _log.info("wrong code", address=address)
        detail = "Ask the centre for a new code: each is good for ten minutes and for one device"
        raise ProblemFoundError(problem("wrong_code", "This code is not good", 403, detail)) from wrong
    await center.enrolment_limits.give_back(address)
    told = Enrolled(branch=place.branch, name=place.name, role=place.role.value, secret=secret)
    return Response(encode_enrolled(told), media_type=JSON, headers=_NO_STORE)


async def get_authority(request: Request) -> Response:
    """Hand out the private authority's certificate to anybody; a device knows by its code's mark whether it is that."""
    authority = desks_of(request).authority
    if authority is None:
        detail = "This server's certificate comes from a public authority, or it was not started with --authority"
        raise ProblemFoundError(problem("no_authority", "No authority of its own", 404, detail))
    return Response(authority.pem, media_type=PEM, headers=_NO_STORE)


async def post_rotation(request: Request) -> Response:
    """Give a device a new secret; the present one holds until the new one was used."""
    holder, center, address = holder_of(request), center_of(request), address_of(request)
    form = await read_body(request, decode_rotation, largest=LONGEST_ENROLMENT)
    await _try(center.enrolment_limits, address)
    try:
        secret = await center.devices.rotate(holder, form.machine)
    except DeviceFault as fault:
        status = 403 if fault.why == "other_machine" else 409
        raise ProblemFoundError(problem(fault.why, "No new secret for this device", status, str(fault))) from fault
    await center.enrolment_limits.give_back(address)
    told = Enrolled(branch=holder.branch or BranchId(""), name=holder.name, role=holder.role.value, secret=secret)
    return Response(encode_enrolled(told), media_type=JSON, headers=_NO_STORE)


async def get_devices(request: Request) -> Response:
    """Return the devices of the node's branch with an ETag, or 304 to whoever has it already."""
    holder, center = holder_of(request), center_of(request)
    if holder.role is not Role.NODE or holder.branch is None:
        detail = "This call is for a branch's node, with a credential of its branch"
        raise ProblemFoundError(problem("not_permitted", "Not this role's work", 403, detail))
    tag, body = center.known_devices.listed(holder.branch)
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=JSON, headers=headers)


async def _try(limits: GuessLimits, address: str) -> None:
    wait_s = await limits.take(address)
    if wait_s:
        raise ProblemFoundError(
            problem("too_many_misses", "Too many wrong codes", 429, f"Try again in {wait_s} s"),
            Retry_After=str(wait_s),
        )
