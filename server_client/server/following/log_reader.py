"""Reads one branch's log out of the centre's database, along its epochs; it checks nothing and writes nothing.

Where an epoch began, a fenced one may have gone on under the same numbers: of those with one number the newest epoch's
is the log, the others are history beside it. What an older epoch holds beyond the present end is history as well.
"""

from dataclasses import dataclass
from typing import cast

from server_client.queue_model.ids import BranchId, CommandId
from server_client.server.sql.sql import SqlSession
from server_client.server.store.store import Head, Snapshot
from server_client.wire.chain import Entry


@dataclass(frozen=True, slots=True)
class LogReader:
    """The log of one branch."""

    sql: SqlSession
    branch: BranchId

    async def head(self) -> Head:
        """Return where the log ends."""
        found = await self.sql.rows("SELECT seq, hash FROM branches WHERE branch = $1", self.branch)
        return Head(*cast("tuple[int, str]", found[0])) if found else Head()

    async def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries after entry `after`, in order."""
        found = await self.sql.rows(
            "SELECT seq, command_id, body, hash FROM entries WHERE branch = $1 AND seq > $2 AND seq <= $3"
            " ORDER BY seq, epoch",
            self.branch,
            after,
            min(after + limit, (await self.head()).seq),
        )
        rows = cast("list[tuple[int, CommandId, bytes, str]]", found)
        # Of several with one number the last in order, which is the newest epoch's, remains.
        return list({seq: Entry(seq, command, body, digest) for seq, command, body, digest in rows}.values())

    async def snapshots(self) -> list[Snapshot]:
        """Return the snapshots kept, the newest first."""
        found = await self.sql.rows(
            "SELECT seq, document FROM snapshots WHERE branch = $1 ORDER BY seq DESC", self.branch
        )
        return [Snapshot(seq, document) for seq, document in cast("list[tuple[int, bytes]]", found)]
