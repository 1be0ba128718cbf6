"""Grants each epoch of each branch once, by compare-and-set in the centre's database; it writes no branch's log."""

from collections.abc import Callable
from datetime import datetime
from typing import cast

from server_client.queue_model.epoch_commands import EpochReason
from server_client.queue_model.ids import BranchId, CommandId
from server_client.server.sql.sql import Row, Sql, SqlSession
from server_client.server.stored_time import stored, time_of
from server_client.wire.chain import Entry
from server_client.wire.epochs import BranchEpochs, Epoch, EpochRequest, EpochState

_COLUMNS = "epoch, holder, reason, state, granted_ms, request"
FIRST = 1


class EpochMovedError(Exception):
    """Another node has taken the branch over meanwhile: `newest` is not what was expected."""

    def __init__(self, newest: int, expected: int) -> None:
        """Say how far the branch has come."""
        super().__init__(f"The branch is in epoch {newest}, not in {expected}: another node has taken it over")
        self.newest = newest


class Epochs:
    """The epochs of all branches of a centre."""

    def __init__(self, sql: Sql, now: Callable[[], datetime]) -> None:
        """Keep them in the centre's database."""
        self._sql = sql
        self._now = now

    async def of(self, branch: BranchId) -> BranchEpochs:
        """Return the newest epoch of a branch, and all that were given out."""
        given = [_epoch(row) for row in await _given(self._sql, branch)]
        return BranchEpochs(newest=await newest_epoch(self._sql, branch), epochs=tuple(given))

    async def tail(self, branch: BranchId, epoch: int) -> tuple[int, list[Entry]]:
        """Return what the centre has of a node that was replaced, as `left_over` does."""
        return await left_over(self._sql, branch, epoch)

    async def grant(self, branch: BranchId, holder: str, request: EpochRequest) -> Epoch:
        """Grant the epoch, or reserve it; EpochMovedError if the branch has another newest one than the asker knows."""
        while True:
            async with self._sql.transaction() as session:
                given = await _given(session, branch)
                known = next((_epoch(row) for row in given if row[5] == request.id and row[1] == holder), None)
                if known is not None:
                    return known
                newest = await newest_epoch(session, branch)
                if newest != request.expected:
                    raise EpochMovedError(newest, request.expected)
                epoch = Epoch(
                    epoch=max([newest, *(cast("int", row[0]) for row in given)]) + 1,
                    holder=holder,
                    reason=request.reason,
                    state=EpochState.RESERVED if request.reserve else EpochState.GRANTED,
                    granted_at=self._now(),
                )
                if await _taken(session, branch, epoch, request.id):
                    return epoch
            # Someone else has got that number in this moment: look anew.


async def left_over(session: SqlSession, branch: BranchId, epoch: int) -> tuple[int, list[Entry]]:
    """Return what a node of the epoch went on with when a later one had begun, and after which entry of both."""
    found = await session.rows("SELECT MIN(seq) FROM entries WHERE branch = $1 AND epoch > $2", branch, epoch)
    parting = cast("int | None", found[0][0])
    if parting is None:
        return 0, []
    rows = await session.rows(
        "SELECT seq, command_id, body, hash FROM entries WHERE branch = $1 AND epoch = $2 AND seq >= $3 ORDER BY seq",
        branch,
        epoch,
        parting,
    )
    return parting - 1, [Entry(*row) for row in cast("list[tuple[int, CommandId, bytes, str]]", rows)]


async def newest_epoch(session: SqlSession, branch: BranchId) -> int:
    """Return the epoch that alone may write the branch: the last that was granted, or is in its log.

    One that is only reserved fences nobody before it begins.
    """
    found = await session.rows(
        "SELECT epoch FROM epochs WHERE branch = $1 AND state <> $2"
        " UNION ALL SELECT epoch FROM branches WHERE branch = $1",
        branch,
        EpochState.RESERVED.value,
    )
    return max([FIRST, *(cast("int", row[0]) for row in found)])


async def begins(session: SqlSession, branch: BranchId, epoch: int) -> bool:
    """Take note that a log has come to the epoch; False if it was never given out, so that its log is not taken in."""
    if epoch == FIRST:
        return True
    changed = await session.change(
        "UPDATE epochs SET state = $3 WHERE branch = $1 AND epoch = $2", branch, epoch, EpochState.BEGUN.value
    )
    return changed == 1


async def _given(session: SqlSession, branch: BranchId) -> list[Row]:
    return await session.rows(f"SELECT {_COLUMNS} FROM epochs WHERE branch = $1 ORDER BY epoch", branch)  # noqa: S608  # of constants


async def _taken(session: SqlSession, branch: BranchId, epoch: Epoch, request: str) -> bool:
    changed = await session.change(
        f"INSERT INTO epochs (branch, {_COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",  # noqa: S608
        branch,
        epoch.epoch,
        epoch.holder,
        epoch.reason.value,
        epoch.state.value,
        stored(epoch.granted_at),
        request,
    )
    return changed == 1


def _epoch(row: Row) -> Epoch:
    epoch, holder, reason, state, granted_ms, _ = cast("tuple[int, str, str, str, int, str]", row)
    return Epoch(
        epoch=epoch,
        holder=holder,
        reason=EpochReason(reason),
        state=EpochState(state),
        granted_at=time_of(granted_ms),
    )
