"""The calls for bookings and dossier statuses: other systems deliver them, kiosks and counters look them up."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from server_client.dossier_model.booking import Booking, BookingsFound
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import CheckInBooking
from server_client.queue_model.local_time import local_day
from server_client.server import logs
from server_client.server.credentials import Role
from server_client.server.desk import Desk
from server_client.server.errors import Unavailable
from server_client.server.records.vouching import Vouching
from server_client.server.routes.bodies import read_body
from server_client.server.routes.desk import JSON, ProblemFoundError, desk_of, may_look_up, permitted
from server_client.wire.answers import problem
from server_client.wire.booking_records import (
    BookingsKept,
    decode_booking_search,
    decode_bookings,
    encode_bookings_found,
    encode_bookings_kept,
)
from server_client.wire.dossier_records import (
    DossiersKept,
    decode_dossier_search,
    decode_dossiers,
    encode_dossier_found,
    encode_dossiers_kept,
)

_NO_STORE = {"Cache-Control": "no-store"}
_log = logs.logger(__name__)


async def put_bookings(request: Request) -> Response:
    """Let what is sent be all bookings of a local day."""
    permitted(request, Role.NODE, Role.ADMINISTRATOR)
    desk = desk_of(request)
    day = _day(request.path_params["day"], local_day(desk.now()))
    delivered = await read_body(request, partial(decode_bookings, day=day))
    await _open_vault(desk)
    with _records_answer():
        has_keys = await desk.records.put_bookings(day, delivered.orders, desk.now())
    configuration = desk.hosted.state.configuration
    offered = {service.code for service in configuration.services} if configuration else set()
    kept = BookingsKept(
        day=day,
        kept=len(delivered.orders),
        unread_phones=delivered.unread_phones,
        unread_identities=delivered.unread_identities,
        unknown_services=tuple(sorted({order.booking.service for order in delivered.orders} - offered)),
        by_code_only=not has_keys,
    )
    return Response(encode_bookings_kept(kept), media_type=JSON)


async def search_bookings(request: Request) -> Response:
    """Return the bookings of a code, or those of today of a phone number, each with the number it was given."""
    device = permitted(request, Role.KIOSK, Role.COUNTER, Role.SUPERVISOR)
    may_look_up(request, device)
    desk = desk_of(request)
    wanted = await read_body(request, decode_booking_search)
    at = desk.now()
    await _open_vault(desk)
    with _records_answer():
        bookings, delivered_at = await desk.records.find_bookings(wanted, local_day(at))
    if not bookings:
        desk.guessing.missed(device.name)
    found = BookingsFound(
        bookings=tuple(_with_number(desk.hosted.state, booking) for booking in bookings),
        at=at,
        earliest=desk.records.rules.check_in_earliest,
        delivered_at=delivered_at,
    )
    return Response(encode_bookings_found(found), media_type=JSON, headers=_NO_STORE)


async def put_dossiers(request: Request) -> Response:
    """Keep the statuses that are sent, but not over newer ones."""
    permitted(request, Role.NODE, Role.ADMINISTRATOR)
    desk = desk_of(request)
    now = desk.now()
    # News from a clock that is ahead would keep all later ones out.
    statuses = tuple(
        replace(status, updated_at=min(status.updated_at, now)) for status in await read_body(request, decode_dossiers)
    )
    with _records_answer():
        older = await desk.records.put_dossiers(statuses, now)
    kept = DossiersKept(kept=len(statuses) - older, older=older)
    return Response(encode_dossiers_kept(kept), media_type=JSON)


async def search_dossiers(request: Request) -> Response:
    """Return what is known of one dossier, for whoever has its code."""
    device = permitted(request, Role.KIOSK, Role.COUNTER, Role.SUPERVISOR)
    may_look_up(request, device)
    desk = desk_of(request)
    code = await read_body(request, decode_dossier_search)
    with _records_answer():
        found = await desk.records.find_dossier(code, desk.now())
    if found.status is None:
        desk.guessing.missed(device.name)
    return Response(encode_dossier_found(found), media_type=JSON, headers=_NO_STORE)


async def vouch(desk: Desk, command: CheckInBooking) -> None:
    """Refuse a check-in for a booking that the records of its day do not have; without records it goes on trust."""
    # What was carried out stays so, even if the booking has been withdrawn since: the same id gets the same answer.
    if command.id in desk.hosted.state.settled:
        return
    try:
        found = await desk.records.vouch(command)
    except Unavailable as failed:
        _log.warning("check-in on trust", why=str(failed))
        return
    day = str(local_day(command.booked_for))
    match found:
        case Vouching.NOT_TOLD:
            _log.info("check-in on trust", why="no bookings of the day were delivered", day=day)
        case Vouching.UNKNOWN | Vouching.DIFFERS:
            detail = _SENTENCES[found].format(booking=command.booking, day=day)
            raise ProblemFoundError(problem(found, "The booking is not as the check-in tells", 409, detail))
        case Vouching.KNOWN:
            return


_SENTENCES = {
    Vouching.UNKNOWN: "There is no booking {booking} on {day}; look it up by its code or phone number",
    Vouching.DIFFERS: "Booking {booking} on {day} is for another service or time; look it up again",
}


async def _open_vault(desk: Desk) -> None:
    # Persons are found by the vault's keys; what does without persons goes on while it cannot be opened.
    with suppress(Unavailable):
        await desk.vault.open()


@contextmanager
def _records_answer() -> Iterator[None]:
    try:
        yield
    except Unavailable as failed:
        raise ProblemFoundError(
            problem("records", "Bookings and dossiers cannot be had now", 503, str(failed)), Retry_After="5"
        ) from failed


def _day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text) if len(text) == len("2026-03-09") else None
    except ValueError:
        day = None
    if day is None:
        raise ProblemFoundError(problem("bad_day", "This is not a day", 400, "Write the day as 2026-03-09"))
    if day < today:
        detail = f"Bookings of {day} are kept no longer; deliver those from {today} on"
        raise ProblemFoundError(problem("past_day", "The day is past", 409, detail))
    return day


def _with_number(branch: Branch, booking: Booking) -> Booking:
    visit = branch.bookings.get(booking.code) if local_day(booking.booked_for) == branch.day else None
    return booking if visit is None else replace(booking, checked_in=branch.visits[visit].number)
