"""How a place is moved to another branch: a number there first, and only when that stands the old one ends.

Every step is a command with an id of its own, and how far a move is stands in the centre's database. So whichever
process is killed and whichever line is cut in between, another goes on from there and does nothing twice. The old
ticket is never ended for a number that nobody has; and if it has been called meanwhile, the new one goes instead.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import cast

from server_client.queue_model.commands import CancelTicket, IssueTicket
from server_client.queue_model.configuration import MOVED
from server_client.queue_model.ids import BranchId, CommandId, ServiceCode, TicketId, Token, VisitId
from server_client.queue_model.local_time import local_day
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.ticket import TicketState
from server_client.server import logs
from server_client.server.citizen.doing_there import ProblemTold
from server_client.server.citizen.errands import NodeAway, NodeUnsure
from server_client.server.errors import Unavailable
from server_client.server.sql.sql import Row, Sql, SqlSession
from server_client.server.stored_time import stored, time_of
from server_client.wire.errands import Errand
from server_client.wire.messages import decode_command, encode_command
from server_client.wire.new_ids import ID_BYTES, new_id

CHANNEL = "moves"
_LOOK_S = 5.0
# Whoever asked may still be waiting for the answer; another process takes over after that.
_LEFT_AFTER = timedelta(seconds=15)
# A number that has not been given within this time is not given any more: no errand is older.
_GOOD_FOR = timedelta(minutes=2, seconds=15)
_KEPT = timedelta(days=1)
# The old ticket has a life of its own again, or had it to the end.
_LIVES = frozenset({TicketState.CALLED, TicketState.SERVING, TicketState.FINISHED})
_COLUMNS = "ticket, visit, branch, token, destination, command, number, state, asked_ms"
_log = logs.logger(__name__)

Do = Callable[[BranchId, Errand], Awaitable[str]]


class MoveState(StrEnum):
    """How far a move is: asked for, the new number stands, the old has ended; or the new is to end, and has."""

    ASKED = "asked"
    STANDS = "stands"
    DONE = "done"
    BACK = "back"
    UNDONE = "undone"


_UNDER_WAY = (MoveState.ASKED, MoveState.STANDS, MoveState.BACK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One ticket's move; `order` is the command by which the new number is given."""

    ticket: TicketId
    visit: VisitId
    branch: BranchId
    token: Token
    destination: BranchId
    order: IssueTicket
    asked: datetime
    number: str = ""
    state: MoveState = MoveState.ASKED

    @property
    def has_moved(self) -> bool:
        """Say whether the number at the other branch is the one that counts."""
        return self.state in {MoveState.STANDS, MoveState.DONE}


class Moves:
    """The moves of a centre; every method raises Unavailable if the database fails."""

    def __init__(self, sql: Sql, now: Callable[[], datetime]) -> None:
        """Keep them in the centre's database."""
        self._sql = sql
        self._now = now

    async def begin(self, move: Move) -> Move:
        """Return the ticket's move: this one from now on, or the one that there is already, maybe to elsewhere."""
        now_ms = stored(self._now())
        await self._sql.change(
            "INSERT INTO moves (ticket, visit, branch, token, day, destination, service, wish, command, number, state,"
            " asked_ms, touched_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)"
            " ON CONFLICT (ticket) DO NOTHING",
            *(move.ticket, move.visit, move.branch, move.token, local_day(move.asked).isoformat(), move.destination),
            *(move.order.needs[0], move.order.id, encode_command(move.order), "", MoveState.ASKED, now_ms),
        )
        await self._sql.tell(CHANNEL, move.destination)
        return await self._of("ticket", move.ticket) or move

    async def carry_on(self, move: Move, do: Do, *, is_first: bool = False) -> Move:
        """Take the move as far as it goes, and return it.

        Refused or ProblemTold if the other branch gives no number, NodeAway if it was not reached: then nothing has
        changed and the move is forgotten. NodeUnsure or another Unavailable if something is in the way: `run` goes on
        later. `is_first` says that the other branch has not been asked before.
        """
        if move.state is MoveState.ASKED:
            move = await self._take_number(move, do, is_first=is_first)
        if move.state is MoveState.STANDS:
            move = await self._leave(move, do)
        if move.state is MoveState.BACK:
            move = await self._give_back(move, do)
        return move

    async def of_token(self, token: Token) -> Move | None:
        """Return the move of the ticket with this token, if there is one."""
        return await self._of("token", token)

    async def led_to(self, ticket: TicketId) -> bool:
        """Say whether a ticket is what a move has led to."""
        return await self._of("wish", ticket) is not None

    async def coming(self, since: datetime) -> list[tuple[BranchId, ServiceCode, datetime]]:
        """Return where people have moved since then, for which service and when; each counts from the wish on."""
        rows = await self._sql.rows(
            "SELECT destination, service, asked_ms FROM moves WHERE day = $1 AND asked_ms >= $2 AND state <> $3",
            *(local_day(self._now()).isoformat(), stored(since), MoveState.UNDONE),
        )
        return [(b, s, time_of(at_ms)) for b, s, at_ms in cast("list[tuple[BranchId, ServiceCode, int]]", rows)]

    async def run(self, do: Do) -> None:
        """Go on with what was left half done, until cancelled."""
        while True:
            try:
                await self.step(do)
            except Unavailable as failed:
                _log.warning("moves wait", why=str(failed))
            await asyncio.sleep(_LOOK_S)

    async def step(self, do: Do) -> None:
        """Go on once with each that nobody has touched for a while, and forget what is long over."""
        now = self._now()
        await self._sql.change("DELETE FROM moves WHERE asked_ms < $1", stored(now - _KEPT))
        rows = await self._sql.rows(
            f"SELECT {_COLUMNS} FROM moves WHERE state IN ($1, $2, $3) AND touched_ms < $4 ORDER BY asked_ms",  # noqa: S608
            *(*_UNDER_WAY, stored(now - _LEFT_AFTER)),
        )
        for move in map(_move, rows):
            try:
                await self.carry_on(move, do)
            except (Refused, ProblemTold, Unavailable) as failed:
                # The branch is away, or says no: the others' moves go on all the same.
                _log.info("move waits", branch=move.branch, to=move.destination, why=str(failed))

    async def _take_number(self, move: Move, do: Do, *, is_first: bool) -> Move:
        if self._now() - move.asked > _GOOD_FOR:
            return await self._now_in(move, MoveState.BACK)
        try:
            number = await do(move.destination, move.order)
        except (Refused, ProblemTold):
            await self._forget(move)
            raise
        except NodeAway as away:
            # Asked for the first time it has not been heard of there; else it may have been done before the cut.
            if not is_first:
                raise NodeUnsure(f"Branch {move.destination} has not answered yet: look again in a moment") from away
            await self._forget(move)
            raise
        # A button that was pressed twice: the other press may have met a cut line, and forgotten the move.
        await self.begin(move)
        left = await self._now_in(replace(move, number=number), MoveState.STANDS)
        if left.order.id != move.order.id:
            await self._end_there(move, do)
        return left

    async def _leave(self, move: Move, do: Do) -> Move:
        leaving = CancelTicket(id=self._id(move, "leave"), ticket=move.ticket, reason=MOVED)
        try:
            await do(move.branch, leaving)
        except Refused as refused:
            lives = refused.code is RefusalCode.WRONG_STATE and refused.particulars.get("state") in _LIVES
            return await self._now_in(move, MoveState.BACK if lives else MoveState.DONE)
        return await self._now_in(move, MoveState.DONE)

    async def _give_back(self, move: Move, do: Do) -> Move:
        await self._end_there(move, do)
        return await self._now_in(move, MoveState.UNDONE)

    async def _end_there(self, move: Move, do: Do) -> None:
        giving_back = CancelTicket(id=self._id(move, "back"), ticket=TicketId(move.order.id), reason=MOVED)
        # Refused: it was never given, or has ended; either way nobody waits by it.
        with suppress(Refused):
            await do(move.destination, giving_back)

    def _id(self, move: Move, step: str) -> CommandId:
        # A node that took an errand and died is asked by another one: ending what has ended is refused, not done twice.
        times = (self._now() - move.asked) // _GOOD_FOR
        return new_id(move.asked, sha256(f"{move.order.id} {step} {times}".encode()).digest()[:ID_BYTES])

    async def _now_in(self, move: Move, state: MoveState) -> Move:
        """Return the move in the state; where another process has been faster, as that one has left it."""
        async with self._sql.transaction() as session:
            changed = await session.change(
                "UPDATE moves SET state = $3, number = $4, touched_ms = $5"
                " WHERE ticket = $1 AND state = $2 AND wish = $6",
                *(move.ticket, move.state, state, move.number, stored(self._now()), move.order.id),
            )
            if changed and state is MoveState.DONE:
                await _persons_place_moves(session, move)
        if changed:
            return replace(move, state=state)
        return await self._of("ticket", move.ticket) or replace(move, state=MoveState.UNDONE)

    async def _forget(self, move: Move) -> None:
        await self._sql.change(
            "DELETE FROM moves WHERE ticket = $1 AND state = $2 AND wish = $3",
            *(move.ticket, MoveState.ASKED, move.order.id),
        )
        await self._sql.tell(CHANNEL, move.destination)

    async def _of(self, column: str, value: str) -> Move | None:
        rows = await self._sql.rows(f"SELECT {_COLUMNS} FROM moves WHERE {column} = $1", value)  # noqa: S608
        return _move(rows[0]) if rows else None


async def _persons_place_moves(session: SqlSession, move: Move) -> None:
    # Who took the number from afar has still one place, and has had this service today.
    await session.change(
        "UPDATE bookings SET branch = $3, id = $4 WHERE branch = $1 AND id = $2",
        *(move.branch, move.visit, move.destination, move.order.id),
    )


def _move(row: Row | Sequence[object]) -> Move:
    ticket, visit, branch, token, destination, command, number, state, asked_ms = cast(
        "tuple[TicketId, VisitId, BranchId, Token, BranchId, bytes, str, str, int]", tuple(row)
    )
    order = decode_command(bytes(command))
    if not isinstance(order, IssueTicket):
        raise TypeError(f"The move of ticket {ticket} orders no number")
    return Move(
        ticket=ticket,
        visit=visit,
        branch=branch,
        token=token,
        destination=destination,
        order=order,
        number=number,
        state=MoveState(state),
        asked=time_of(asked_ms),
    )
