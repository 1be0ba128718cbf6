"""Does at a branch what a citizen asks for from afar, at a node and at a centre alike."""

from server_client.queue_model.ids import BranchId
from server_client.server.citizen.doing_here import done_here
from server_client.server.citizen.doing_there import done_there
from server_client.server.desks import Desks
from server_client.wire.errands import Errand


async def done_at(desks: Desks, branch: BranchId, errand: Errand) -> str:
    """Return the number that the errand's visit has, "" if it has none of its own; errors as of `done_there`."""
    if desks.center is not None:
        return await done_there(desks.hosted, desks.center.citizens.errands, branch, errand)
    desk = desks.hosted.get(branch)
    if desk is None:
        raise LookupError(f"Branch {branch} is not here")
    return await done_here(desk, errand)
