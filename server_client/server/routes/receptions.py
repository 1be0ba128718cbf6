"""The calls about dossiers at the counter and the notes of visits; none of it enters the log."""

from collections.abc import Iterator
from contextlib import contextmanager

from starlette.requests import Request
from starlette.responses import Response

from server_client.dossier_model.city_record import STATUSES
from server_client.dossier_model.dossier_status import DossierStatus
from server_client.dossier_model.reception import Reception, ReceptionId
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import ClerkId, VisitId
from server_client.server import logs
from server_client.server.credentials import Role
from server_client.server.desk import Desk
from server_client.server.errors import CatalogueUnusable, Unavailable
from server_client.server.receptions.reception_book import OfficeFacts
from server_client.server.receptions.rights import OtherClerkError, Worker
from server_client.server.routes.bodies import read_body
from server_client.server.routes.desk import JSON, ProblemFoundError, desk_of, permitted
from server_client.server.routes.looking import looking, other_clerk
from server_client.server.staff.account import StaffRole
from server_client.server.vault.reading_rights import NotAtCounterError
from server_client.wire.answers import problem
from server_client.wire.receptions import (
    decode_ending,
    decode_note,
    decode_opening,
    decode_reception,
    encode_note_shown,
    encode_reception,
    encode_receptions,
)

# A dossier with 200 papers and long notes takes some 200 KiB.
LARGEST_RECEPTION = 1 << 19
LARGEST_OTHER = 1 << 16
_NO_STORE = {"Cache-Control": "no-store"}
_log = logs.logger(__name__)


async def post_receptions(request: Request) -> Response:
    """Open what the visit has prepared, or a procedure of the clerk's choice; return all that the visit has."""
    worker, desk = _worker(request), desk_of(request)
    choice = await read_body(request, decode_opening, largest=LARGEST_OTHER)
    facts = await _facts(desk)
    with _rights():
        opened = await desk.receptions.open(_visit(request), worker, choice, facts)
    return Response(encode_receptions(opened), media_type=JSON, headers=_NO_STORE)


async def get_receptions(request: Request) -> Response:
    """Return the receptions of a visit that whoever asks may see; the look at them is recorded."""
    worker, desk = _worker(request), desk_of(request)
    with _rights():
        found = await desk.receptions.list(_visit(request), worker)
    return Response(encode_receptions(found), media_type=JSON, headers=_NO_STORE)


async def put_reception(request: Request) -> Response:
    """Keep the whole document as the clerk corrected it; 409 `reception_changed` if somebody was faster."""
    worker, desk = _worker(request), desk_of(request)
    sent = await read_body(request, decode_reception, largest=LARGEST_RECEPTION)
    if sent.id != request.path_params["reception"]:
        raise ProblemFoundError(
            problem("malformed", "The body does not fit the call", 400, "The body's id is not the one in the address")
        )
    facts = await _facts(desk)
    with _rights():
        kept = await desk.receptions.put(sent, worker, facts)
    return await _answer(desk, kept)


async def post_end(request: Request) -> Response:
    """End a reception; the city's system is told later, and nobody waits for it."""
    worker, desk = _worker(request), desk_of(request)
    wish = await read_body(request, decode_ending, largest=LARGEST_OTHER)
    facts = await _facts(desk)
    with _rights():
        kept = await desk.receptions.end(ReceptionId(request.path_params["reception"]), worker, wish, facts)
    return await _answer(desk, kept)


async def get_note(request: Request) -> Response:
    """Return the note of a visit that is in the queue, or null."""
    worker, desk = _worker(request), desk_of(request)
    with _rights():
        note = await desk.receptions.note(_visit(request), worker)
    return Response(encode_note_shown(note), media_type=JSON, headers=_NO_STORE)


async def put_note(request: Request) -> Response:
    """Leave a note on a visit that is at the counter; an empty one takes it away."""
    worker, desk = _worker(request), desk_of(request)
    text = await read_body(request, decode_note, largest=LARGEST_OTHER)
    with _rights():
        note = await desk.receptions.set_note(_visit(request), worker, text)
    return Response(encode_note_shown(note), media_type=JSON, headers=_NO_STORE)


def _visit(request: Request) -> VisitId:
    return VisitId(request.path_params["visit"])


def _worker(request: Request) -> Worker:
    """Return who works with dossiers: in a branch with PINs whoever has signed in, else who has the counter open."""
    looker = looking(request, permitted(request, Role.COUNTER, Role.SUPERVISOR))
    if looker.account is None:
        # Nobody has a closed counter: the device answers for what is done there.
        clerk = looker.at_counter or ClerkId(looker.look.reader.name)
        return Worker(look=looker.look, clerk=clerk, is_free=True)
    return Worker(look=looker.look, clerk=looker.account.clerk, is_free=looker.account.role is StaffRole.SUPERVISOR)


async def _facts(desk: Desk) -> OfficeFacts:
    configuration = desk.hosted.state.configuration
    try:
        catalogue = (await desk.procedures.published()).catalogue
    except CatalogueUnusable as failed:
        # What needs it is refused with a reason; papers can be ticked all the same.
        _log.warning("receptions without a catalogue", why=str(failed))
        catalogue = None
    return OfficeFacts(
        catalogue=catalogue,
        calendar=() if configuration is None else configuration.calendar,
        unit="" if configuration is None else configuration.branch.get(VIETNAMESE, ""),
    )


async def _answer(desk: Desk, kept: Reception | None) -> Response:
    if kept is None:
        raise ProblemFoundError(
            problem("unknown_reception", "There is no such reception", 404, "It was purged, or was never opened here")
        )
    desk.city.wake()
    await _note_status(desk, kept)
    return Response(encode_reception(kept), media_type=JSON, headers=_NO_STORE)


async def _note_status(desk: Desk, kept: Reception) -> None:
    """Let the look-up know a dossier whose code the clerk entered."""
    status = None if kept.ending is None else STATUSES.get(kept.ending)
    if status is None or kept.code is None or kept.ended_at is None:
        return
    try:
        await desk.records.note_dossier(
            DossierStatus(code=kept.code, status=status, updated_at=kept.ended_at, due_at=kept.due_at)
        )
    except Unavailable as failed:
        # The reception has ended, whatever the look-up says of it until the one-stop system tells it.
        _log.warning("a dossier's status was not kept", why=str(failed))


@contextmanager
def _rights() -> Iterator[None]:
    try:
        yield
    except NotAtCounterError as refused:
        raise ProblemFoundError(problem("not_at_counter", "Not this counter's to see", 403, str(refused))) from refused
    except OtherClerkError as other:
        raise other_clerk(str(other)) from other
