"""The copy of a branch's vault: its node keeps it up, and a node that replaces it takes it out; nobody else may."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from server_client.server.credentials import Role
from server_client.server.routes.bodies import read_body
from server_client.server.routes.desk import JSON, ProblemFoundError, center_of, permitted_for
from server_client.server.vault_copies.vault_copies import OldNode, StaleCopy
from server_client.wire.answers import problem
from server_client.wire.vault_copies import LARGEST_PORTION, CopiedPortion, decode_portion, encode_portion

_NO_STORE = {"Cache-Control": "no-store"}


async def post_vault_copy(request: Request) -> Response:
    """Keep rows as they are now, and forget those that came without a body; 200 says that this is durable."""
    _, branch = permitted_for(request, Role.NODE)
    copies = center_of(request).vault_copies
    portion = await read_body(request, decode_portion, largest=LARGEST_PORTION)
    try:
        await copies.keep(branch, portion)
    except OldNode as old:
        found = problem("old_epoch", "Another node has this branch now", 409, str(old))
        raise ProblemFoundError(replace(found, particulars={"epoch": old.epoch})) from old
    except StaleCopy as stale:
        found = problem("stale_copy", "A later portion is kept already", 409, str(stale))
        raise ProblemFoundError(replace(found, particulars={"stamp": stale.stamp})) from stale
    return _answer(CopiedPortion(rows=[], stamp=portion.stamp))


async def get_vault_copy(request: Request) -> Response:
    """Return rows by their marks, behind `?after=`; none at the end."""
    holder, branch = permitted_for(request, Role.NODE)
    after = request.query_params.get("after", "")
    return _answer(await center_of(request).vault_copies.page(branch, after, by=holder.name))


def _answer(portion: CopiedPortion) -> Response:
    return Response(encode_portion(portion), media_type=JSON, headers=_NO_STORE)
