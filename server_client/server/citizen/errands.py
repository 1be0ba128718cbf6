"""What citizens ask of a branch that has a node of its own: kept until the node comes for it, for a short while only.

A node is never called, since it stands behind its own line; it asks, and is answered when there is something to do. An
errand that no node has come for is withdrawn, and the citizen is told that nothing has happened.
"""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from time import monotonic
from typing import cast

from server_client.queue_model.ids import BranchId, CommandId
from server_client.server.citizen.bookings import NEWS
from server_client.server.citizen.waking import Waking
from server_client.server.errors import Unavailable
from server_client.server.heard_within import heard_within
from server_client.server.sql.sql import Sql
from server_client.server.stored_time import stored, time_or_none
from server_client.wire.errands import Errand, ErrandDone, decode_done, encode_done
from server_client.wire.messages import encode_command

# Who waits for a number on a phone does so for some seconds.
PATIENCE_S = 8.0
# Told and lost: one looks all the same.
_LOOK_S = 1.0
_DONE_NEWS = "errands_done"
# Something asked for is done soon, or not at all.
_GOOD_FOR = timedelta(minutes=2)
_KEPT = timedelta(days=1)
SILENT_AFTER = timedelta(seconds=30)
_OPEN, _TAKEN, _DONE, _DROPPED = "open", "taken", "done", "dropped"


class NodeAway(Unavailable):
    """The branch is cut off from the centre: nothing has happened there."""


class NodeUnsure(Unavailable):
    """The node has the errand, and its answer has not come: ask again, with the same id."""


class Errands:
    """The errands of all branches of a centre; every method raises Unavailable if the database fails."""

    def __init__(self, sql: Sql, now: Callable[[], datetime], *, patience_s: float = PATIENCE_S) -> None:
        """Keep them in the centre's database."""
        self._sql = sql
        self._now = now
        self._patience_s = patience_s
        self._done = Waking(sql, _DONE_NEWS)
        self._news = Waking(sql, NEWS)

    async def heard(self, branch: BranchId) -> datetime | None:
        """Return when the branch's node was last heard."""
        rows = await self._sql.rows("SELECT heard_ms FROM branches WHERE branch = $1", branch)
        heard_ms = cast("int | None", rows[0][0]) if rows else None
        return time_or_none(heard_ms)

    async def is_linked(self, branch: BranchId) -> bool:
        """Say whether the branch's node has been heard of just now."""
        heard = await self.heard(branch)
        return heard is not None and self._now() - heard < SILENT_AFTER

    async def ask(self, branch: BranchId, errand: Errand) -> ErrandDone:
        """Return what the node made of it; NodeAway if it does not come for it, NodeUnsure if no answer comes."""
        if not await self.is_linked(branch):
            raise NodeAway(f"Branch {branch} is cut off from the centre now: take a number there, or try again later")
        await self._put(branch, errand)
        until = monotonic() + self._patience_s
        with self._done.told(errand.id) as told:
            while True:
                done = await self._answer(branch, errand.id)
                if done is not None:
                    return done
                left_s = until - monotonic()
                if left_s <= 0:
                    break
                await heard_within(told, min(left_s, _LOOK_S))
        if await self._dropped(branch, errand.id):
            raise NodeAway(f"Branch {branch} does not answer now: nothing was done there; try again later")
        done = await self._answer(branch, errand.id)
        if done is None:
            raise NodeUnsure(f"Branch {branch} has not answered yet: ask again with the same id")
        return done

    def news(self, branch: BranchId) -> AbstractContextManager[asyncio.Event]:
        """Give what is set when something is told about the branch from now on."""
        return self._news.told(branch)

    def end(self) -> None:
        """Let no node wait any more: this process ends."""
        self._news.end()

    async def take(self, branch: BranchId) -> list[bytes]:
        """Return what the node has to do, as commands; what it took before and did not answer comes again."""
        fresh = stored(self._now() - _GOOD_FOR)
        rows = await self._sql.rows(
            "UPDATE errands SET state = $2 WHERE branch = $1 AND state IN ($2, $3) AND asked_ms > $4"
            " RETURNING asked_ms, command",
            *(branch, _TAKEN, _OPEN, fresh),
        )
        return [command for _, command in sorted(cast("list[tuple[int, bytes]]", rows))]

    async def answered(self, branch: BranchId, errand: CommandId, done: ErrandDone) -> None:
        """Keep what the node made of an errand; the first word holds."""
        await self._sql.change(
            "UPDATE errands SET state = $3, answer = $4 WHERE branch = $1 AND id = $2 AND state <> $3",
            *(branch, errand, _DONE, encode_done(done)),
        )
        await self._sql.tell(_DONE_NEWS, errand)

    async def purge(self) -> None:
        """Forget what was asked for long ago."""
        await self._sql.change("DELETE FROM errands WHERE asked_ms < $1", stored(self._now() - _KEPT))

    async def _put(self, branch: BranchId, errand: Errand) -> None:
        await self._sql.change(
            "INSERT INTO errands (branch, id, command, asked_ms, state) VALUES ($1, $2, $3, $4, $5)"
            " ON CONFLICT (branch, id) DO UPDATE SET asked_ms = excluded.asked_ms, state = excluded.state"
            " WHERE errands.state = $6",
            *(branch, errand.id, encode_command(errand), stored(self._now()), _OPEN, _DROPPED),
        )
        await self._sql.tell(NEWS, branch)

    async def _answer(self, branch: BranchId, errand: CommandId) -> ErrandDone | None:
        rows = await self._sql.rows("SELECT answer FROM errands WHERE branch = $1 AND id = $2", branch, errand)
        answer = cast("bytes | None", rows[0][0]) if rows else None
        return None if answer is None else decode_done(bytes(answer))

    async def _dropped(self, branch: BranchId, errand: CommandId) -> bool:
        changed = await self._sql.change(
            "UPDATE errands SET state = $4 WHERE branch = $1 AND id = $2 AND state = $3",
            *(branch, errand, _OPEN, _DROPPED),
        )
        return changed == 1
