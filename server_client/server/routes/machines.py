"""The call by which a kiosk has its name confirmed: of two machines with one name the second is refused.

It is what keeps a number of a kiosk's own series from being on two papers; the queue has no part in it.
"""

from starlette.requests import Request
from starlette.responses import Response

from server_client.server.credentials import Role
from server_client.server.logs import logger
from server_client.server.routes.bodies import read_body
from server_client.server.routes.desk import JSON, ProblemFoundError, desks_of, permitted
from server_client.server.routes.operations import holder_view
from server_client.wire.answers import problem
from server_client.wire.views import decode_claim, encode_view

_log = logger(__name__)


async def put_machine(request: Request) -> Response:
    """Confirm that the kiosk of this name is this machine, from its first contact on and until it is released."""
    holder = permitted(request, Role.KIOSK)
    claim = await read_body(request, decode_claim)
    if claim.device != holder.name:
        _log.warning("kiosk under another name", credential=holder.name, device=claim.device)
        raise _refused(
            "other_device",
            "This kiosk has another's name",
            f"The credential is {holder.name}'s and the kiosk is set up as {claim.device}: make the two the same",
        )
    # Nearly always it is known already, and the disk need not be asked.
    owner = holder.machine
    if owner is None:
        owner = await desks_of(request).credentials.claimed(holder, claim.machine)
        _log.info("kiosk has its machine", credential=holder.name, machine=owner)
    if owner != claim.machine:
        _log.warning("second machine for a kiosk", credential=holder.name, machine=claim.machine, owner=owner)
        raise _refused(
            "other_machine",
            "Another machine is this kiosk",
            f"The credential of {holder.name} is in use by another machine: give this one a name and a credential of "
            f"its own, or, if the other is gone for good, run motcua credential release --name {holder.name}",
        )
    return Response(encode_view(holder_view(request, holder)), media_type=JSON)


def _refused(code: str, title: str, detail: str) -> ProblemFoundError:
    return ProblemFoundError(problem(code, title, 403, detail))
