"""Does at any branch of a centre what a citizen asks for from afar: at its desk if it is hosted, else by its node."""

from collections.abc import Mapping
from dataclasses import dataclass

from server_client.queue_model.ids import BranchId
from server_client.server.citizen.doing_here import done_here
from server_client.server.citizen.errands import Errands
from server_client.server.desk import Desk
from server_client.wire.answers import Problem, refusal_of
from server_client.wire.errands import Errand


@dataclass(frozen=True, slots=True)
class ProblemTold(Exception):
    """The node answered with a problem of its own, as that its disk is full."""

    found: Problem


async def done_there(hosted: Mapping[BranchId, Desk], errands: Errands, branch: BranchId, errand: Errand) -> str:
    """Return the number that the errand's visit has, "" if it has none of its own.

    Raises Refused if the rules of the queue say no, ProblemTold what else the node says, and Unavailable where the
    branch is cut off (NodeAway) or anything else keeps it from being done.
    """
    desk = hosted.get(branch)
    if desk is not None:
        return await done_here(desk, errand)
    done = await errands.ask(branch, errand)
    if done.problem is None:
        return done.number
    refused = refusal_of(done.problem)
    raise refused if refused is not None else ProblemTold(done.problem)
