"""A citizen's wish to have the place at another branch: whether it may be, and the move that comes of it.

It is for whoever holds the ticket's token, and never asks who that is.
"""

from datetime import timedelta
from enum import StrEnum
from functools import partial
from secrets import token_bytes

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.ids import BranchId
from server_client.queue_model.ticket import AnnouncedWait, Visit
from server_client.server.center import Center
from server_client.server.citizen.doing_there import ProblemTold, done_there
from server_client.server.desks import Desks
from server_client.server.elsewhere.moves import Move
from server_client.server.errors import Unavailable
from server_client.wait_forecast.elsewhere import CONFIRMING, Suggestion
from server_client.wire.new_ids import ID_BYTES, new_id


class MoveRefusal(StrEnum):
    """Why a place is not moved; it stays where it is."""

    NOT_OFFERED = "not_offered"
    MOVED_ALREADY = "moved_already"
    CALLED_MEANWHILE = "called_meanwhile"


_SENTENCES = {
    MoveRefusal.NOT_OFFERED: "Moving to {to} is not worth it any more; the place here stays",
    MoveRefusal.MOVED_ALREADY: "This place is being moved to another branch already; see its page",
    MoveRefusal.CALLED_MEANWHILE: "The number was called meanwhile, so it stays here; go to the counter",
}


class MoveRefused(Exception):
    """The place is not moved; `code` says why."""

    def __init__(self, code: MoveRefusal, to: BranchId) -> None:
        """Refuse by the rule `code`."""
        super().__init__(_SENTENCES[code].format(to=to))
        self.code = code


async def moved(desks: Desks, center: Center, branch: Branch, visit: Visit, to: BranchId) -> Move:
    """Return the move of the visit's place, now or before, with the number there.

    MoveRefused if it may not be, Refused or ProblemTold if the other branch gives none, Unavailable if it or this one
    cannot be reached: nothing has changed then, unless it is NodeUnsure.
    """
    moves = center.elsewhere.moves
    known = None if visit.token is None else await moves.of_token(visit.token)
    wished = known or await _new(desks, center, branch, visit, to)
    move = await moves.begin(wished)
    if move.destination != to:
        raise MoveRefused(MoveRefusal.MOVED_ALREADY, to)
    is_first = known is None and move.order.id == wished.order.id
    try:
        move = await moves.carry_on(move, partial(done_there, desks.hosted, center.citizens.errands), is_first=is_first)
    except (Unavailable, ProblemTold):
        # The number there may stand, with only the old one still to be ended: then it is moved.
        left = await moves.of_token(move.token)
        if left is None or not left.has_moved:
            raise
        move = left
    if not move.has_moved:
        raise MoveRefused(MoveRefusal.CALLED_MEANWHILE, to)
    return move


async def _new(desks: Desks, center: Center, branch: Branch, visit: Visit, to: BranchId) -> Move:
    worth = await center.elsewhere.may_move(branch, visit, to, CONFIRMING)
    if worth is None or visit.token is None:
        raise MoveRefused(MoveRefusal.NOT_OFFERED, to)
    now = desks.now()
    wish = new_id(now, token_bytes(ID_BYTES))
    ticket = branch.tickets[visit.ticket]
    later = tuple(need.service for need in visit.needs if need.ticket is None)
    order = IssueTicket(
        id=wish,
        needs=(ticket.service, *later),
        token=center.citizens.bookings.persons.token(wish),
        language=visit.language,
        class_code=ticket.class_code,
        is_online=True,
        announced=_announced(worth),
        offered_from=now + timedelta(seconds=worth.travel_s),
    )
    return Move(
        ticket=ticket.id,
        visit=visit.id,
        branch=branch.id,
        token=visit.token,
        destination=to,
        order=order,
        asked=now,
    )


def _announced(worth: Suggestion) -> AnnouncedWait:
    low, likely, high = (round(worth.travel_s + one) for one in (worth.wait.q10_s, worth.wait.q50_s, worth.wait.q90_s))
    return AnnouncedWait(low_s=low, likely_s=max(low, likely), high_s=max(low, likely, high))
