"""The calls of a node about its log at the centre, and the pictures that come of all logs."""

import zlib
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.ids import BranchId
from server_client.server.credentials import Role
from server_client.server.errors import Unavailable
from server_client.server.replication.node_certificates import HEADER
from server_client.server.replication.refusing import NotTaken
from server_client.server.replication.taking_in import TakingIn
from server_client.server.routes.bodies import read_body, too_large
from server_client.server.routes.desk import (
    JSON,
    ProblemFoundError,
    center_of,
    permitted_at_center,
    permitted_for,
)
from server_client.wire.answers import Problem, problem
from server_client.wire.errors import Malformed
from server_client.wire.forecasts import (
    LARGEST_BOARD,
    ForecastKept,
    decode_told_board,
    encode_board,
    encode_forecast_kept,
)
from server_client.wire.replication import LARGEST_RUN, Held, HeldEntry, Run, decode_run, encode_held
from server_client.wire.run_entries import FaultyEntry

_LOOKERS = (Role.DISPLAY, Role.SUPERVISOR, Role.ADMINISTRATOR)
_GZIP = 16 + zlib.MAX_WBITS
_NOT_KEPT = "The centre has no log of this branch yet, writes it itself, or another node has it: send the log first"
_TITLES = {
    "log_gap": "Entries before these are not here yet",
    "log_differs": "The centre holds another log of this branch",
    "old_epoch": "Another node has this branch now",
    "epoch_not_granted": "This epoch was given to nobody",
    "hosted_here": "The centre writes this branch itself",
}
# What somebody has to look into; a difference is kept where it is found, and a gap is nobody's fault.
_KEPT = frozenset({"old_epoch", "epoch_not_granted", "hosted_here", "forged"})


async def get_cursor(request: Request) -> Response:
    """Return what is held of a branch's log; with `?seq=` the hash of that entry, 404 if it is not held."""
    _, branch = permitted_for(request, Role.NODE)
    center = center_of(request)
    taking_in = center.taking_in
    asked = request.query_params.get("seq")
    if asked is None:
        await center.node_certificates.heard(branch, request.headers.get(HEADER, ""))
        return Response(encode_held(await _held(taking_in, branch)), media_type=JSON)
    return Response(encode_held(await _entry(taking_in, branch, asked)), media_type=JSON)


async def post_run(request: Request) -> Response:
    """Take in a run of entries; 200 says that they are durable here, any other answer that nothing of them is."""
    _, branch = permitted_for(request, Role.NODE)
    taking_in = center_of(request).taking_in
    packed = request.headers.get("content-encoding", "identity").lower()

    def decode(body: bytes) -> Run | FaultyEntry:
        try:
            return decode_run(_unpacked(body, packed), branch)
        except FaultyEntry as faulty:
            return faulty

    run = await read_body(request, decode, largest=LARGEST_RUN)
    if isinstance(run, FaultyEntry):
        await taking_in.faulty(branch, run)
        raise ProblemFoundError(_faulty(run))
    try:
        held = await taking_in.take(run)
    except NotTaken as refused:
        if refused.code in _KEPT:
            await taking_in.note(branch, refused.code, entry=run.after + 1, what=refused.sentence)
        raise ProblemFoundError(_not_taken(refused)) from refused
    return Response(encode_held(held), media_type=JSON)


async def post_forecast(request: Request) -> Response:
    """Keep what a node foretells, in place of what it foretold before; say where newcomers would be served sooner."""
    _, branch = permitted_for(request, Role.NODE)
    center = center_of(request)
    told = await read_body(request, decode_told_board, largest=LARGEST_BOARD)
    kept = await center.forecasts.keep(branch, encode_board(told.board), epoch=told.epoch, age_s=told.board.age_s)
    if not kept:
        raise ProblemFoundError(problem("forecast_not_kept", "The forecast is not kept", 409, _NOT_KEPT))
    try:
        places = await center.elsewhere.for_newcomers(branch, told.board)
    except Unavailable:
        # It is kept; whoever stands at the branch is told nothing this time.
        places = {}
    return Response(encode_forecast_kept(ForecastKept(elsewhere=places)), media_type=JSON)


async def get_pictures(request: Request) -> Response:
    """Return the pictures of all branches."""
    center = permitted_at_center(request, *_LOOKERS)
    return Response(await center.pictures.all(), media_type=JSON, headers={"Cache-Control": "no-store"})


async def _held(taking_in: TakingIn, branch: BranchId) -> Held:
    try:
        return await taking_in.held(branch)
    except NotTaken as refused:
        raise ProblemFoundError(_not_taken(refused)) from refused


async def _entry(taking_in: TakingIn, branch: BranchId, asked: str) -> HeldEntry:
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 16):
        raise ProblemFoundError(
            problem("bad_position", "The position is not a number", 400, "Give the seq of an entry")
        )
    found = await taking_in.hash_at(branch, int(asked))
    if found is None:
        raise ProblemFoundError(
            problem("unknown_entry", "This entry is not held here", 404, f"Entry {asked} of {branch} is not held here")
        )
    return HeldEntry(seq=int(asked), hash=found)


def _unpacked(body: bytes, packed: str) -> bytes:
    if packed == "identity":
        return body
    if packed != "gzip":
        raise ProblemFoundError(
            problem(
                "media_type", "Bodies are JSON", 415, f"The body is packed as {packed}; send it as gzip, or as it is"
            )
        )
    unpacking = zlib.decompressobj(_GZIP)
    try:
        text = unpacking.decompress(body, LARGEST_RUN + 1)
    except zlib.error as wrong:
        raise Malformed(f"The body is not gzip: {wrong}") from wrong
    if len(text) > LARGEST_RUN:
        raise too_large(LARGEST_RUN)
    if not unpacking.eof:
        raise Malformed("The body is not gzip: its end is missing")
    return text


def _faulty(faulty: FaultyEntry) -> Problem:
    found = problem(faulty.fault, "An entry is not what it should be", 422, f"{faulty}; nothing of the run was taken")
    return replace(found, particulars={"seq": faulty.seq})


def _not_taken(refused: NotTaken) -> Problem:
    status, title = (422, "An entry is not what it should be") if refused.code == "forged" else (409, "")
    found = problem(refused.code, title or _TITLES[refused.code], status, refused.sentence)
    return replace(found, particulars=dict(refused.particulars))
