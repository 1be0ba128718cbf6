"""The calls about pre-registrations: kiosks order and withdraw, counters read and take; none of it enters the log."""

import re
from collections.abc import Awaitable

from starlette.requests import Request
from starlette.responses import Response

from server_client.dossier_model.preregistration import PreregistrationRefusal, PreregistrationRefused
from server_client.dossier_model.preregistration_code import PreregistrationCode, read_preregistration_code
from server_client.dossier_model.preregistration_order import PreregistrationDocument, PreregistrationOrder
from server_client.queue_model.ids import BookingCode, CommandId, VisitId
from server_client.queue_model.local_time import local_day
from server_client.server.credentials import Credential, Role
from server_client.server.desk import Desk
from server_client.server.errors import Unavailable
from server_client.server.routes.bodies import read_body
from server_client.server.routes.desk import (
    JSON,
    ProblemFoundError,
    desk_of,
    may_look_up,
    permitted,
)
from server_client.server.routes.looking import looking
from server_client.server.vault.reading_rights import NotAtCounterError
from server_client.wire.answers import problem
from server_client.wire.preregistrations import decode_order, decode_taking, encode_document, encode_kept

# Ten dossiers with all their papers written out take some 40 KiB.
_ORDER_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LARGEST_ORDER = 1 << 18
_NO_STORE = {"Cache-Control": "no-store"}


async def post_preregistration(request: Request) -> Response:
    """Keep what a citizen has confirmed, within the limits, and return its code; the same id gets the same code."""
    permitted(request, Role.KIOSK, Role.COUNTER)
    desk = desk_of(request)
    order = await read_body(request, decode_order, largest=LARGEST_ORDER)
    if order.branch != desk.settings.branch:
        detail = f"This device works for branch {desk.settings.branch}; check the branch in the order"
        raise ProblemFoundError(problem("unknown_branch", "This branch is not here", 404, detail))
    _offered(desk, order)
    code = await desk.vault.preregister(order, desk.hosted.state, await _booked(desk, order))
    return Response(encode_kept(code, len(order.dossiers)), media_type=JSON, headers=_NO_STORE)


async def get_preregistration(request: Request) -> Response:
    """Return what the reader may see of the pre-registration of a code; the look at it is recorded."""
    reader, code = _asked(request, Role.KIOSK, Role.COUNTER, Role.SUPERVISOR)
    return _shown(request, reader, await _seen(desk_of(request).vault.by_code(code, looking(request, reader).look)))


async def get_visits_preregistration(request: Request) -> Response:
    """Return what the reader may see of the pre-registration of a ticket's visit; the look at it is recorded."""
    reader = permitted(request, Role.COUNTER, Role.SUPERVISOR)
    visit = VisitId(request.path_params["visit"])
    document = await _seen(desk_of(request).vault.by_visit(visit, looking(request, reader).look))
    if document is None:
        raise _unknown("This visit has no pre-registration, or it was purged")
    return Response(encode_document(document), media_type=JSON, headers=_NO_STORE)


async def post_withdrawal(request: Request) -> Response:
    """Forget a pre-registration that no number came of, by its code or by the id of its order."""
    holder = permitted(request, Role.KIOSK, Role.COUNTER)
    may_look_up(request, holder)
    desk, named = desk_of(request), request.path_params["code"]
    code = read_preregistration_code(named)
    if code is None and _ORDER_ID.fullmatch(named):
        await desk.vault.withdraw_order(CommandId(named))
    elif code is None or not await desk.vault.withdraw_code(code):
        desk.guessing.missed(holder.name)
        raise _unknown(_NO_SUCH_CODE)
    return Response(b"{}", media_type=JSON)


async def post_taking(request: Request) -> Response:
    """Take a pre-registration on, for a clerk who goes on in the one-stop system; its ticket is at the counter."""
    reader, code = _asked(request, Role.COUNTER, Role.SUPERVISOR)
    clerk = await read_body(request, decode_taking)
    return _shown(request, reader, await _seen(desk_of(request).vault.take(code, clerk, looking(request, reader).look)))


def _asked(request: Request, *roles: Role) -> tuple[Credential, PreregistrationCode]:
    holder = permitted(request, *roles)
    may_look_up(request, holder)
    code = read_preregistration_code(request.path_params["code"])
    if code is None:
        desk_of(request).guessing.missed(holder.name)
        raise _unknown(_NO_SUCH_CODE)
    return holder, code


async def _seen(look: Awaitable[PreregistrationDocument | None]) -> PreregistrationDocument | None:
    try:
        return await look
    except NotAtCounterError as refused:
        raise ProblemFoundError(problem("not_at_counter", "Not this counter's to see", 403, str(refused))) from refused


def _shown(request: Request, reader: Credential, document: PreregistrationDocument | None) -> Response:
    if document is None:
        desk_of(request).guessing.missed(reader.name)
        raise _unknown(_NO_SUCH_CODE)
    return Response(encode_document(document), media_type=JSON, headers=_NO_STORE)


def _offered(desk: Desk, order: PreregistrationOrder) -> None:
    configuration = desk.hosted.state.configuration
    for service in order.needs:
        if configuration is None or configuration.service(service) is None:
            raise PreregistrationRefused(PreregistrationRefusal.UNKNOWN_SERVICE, service=service)


async def _booked(desk: Desk, order: PreregistrationOrder) -> tuple[BookingCode, ...]:
    """Return the person's bookings of today; none while the records cannot be had, since no one is to wait for them."""
    counted_as = None if order.applicant is None else order.applicant.counted_as
    if counted_as is None:
        return ()
    await desk.vault.open()
    try:
        bookings = await desk.records.bookings_of_person(local_day(desk.now()), desk.vault.person_keys.key(counted_as))
    except Unavailable:
        return ()
    return tuple(booking.code for booking in bookings)


_NO_SUCH_CODE = "There is no pre-registration of this code: compare it with the slip; it may have been purged"


def _unknown(detail: str) -> ProblemFoundError:
    return ProblemFoundError(problem("unknown_preregistration", "There is no such pre-registration", 404, detail))
