"""A branch's log in the centre's database, which several equal processes may write; no lease, no clock.

Whoever adds first locks the branch's row in `branches`, the cursor, and compares it with the head that the group was
decided on. So at any moment there is one writer, and one that is killed leaves nothing behind: its lock goes with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from time import perf_counter
from typing import cast

from server_client.queue_model.ids import BranchId, CommandId
from server_client.server.errors import Fenced, LogDamaged, LogInUse, Unavailable
from server_client.server.following.log_reader import LogReader
from server_client.server.sql.dialects import numbered
from server_client.server.sql.sql import Sql, SqlSession, Value
from server_client.server.store.log_store import Added, Anew, Proposal
from server_client.server.store.refusal_problems import encoded_refusal, refusal_in
from server_client.server.store.store import Answer, Group, Head, Snapshot
from server_client.wire.chain import Entry
from server_client.wire.stamps import stamp_of

CHANNEL = "log"
_PORTION = 2000
_IDS_A_STATEMENT = 1024
_SNAPSHOTS_KEPT = 3
_ENTRY = (
    "INSERT INTO entries (branch, seq, epoch, at_ms, command_id, body, hash, hosted)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, TRUE)"
)
_REFUSAL = "INSERT INTO refusals (branch, command_id, problem) VALUES ($1, $2, $3)"


class SqlStore:
    """One branch that is hosted here; `opened` makes it."""

    def __init__(self, sql: Sql, branch: BranchId) -> None:
        """Name the branch, whose cursor must be there."""
        self._sql = sql
        self._branch = branch
        self._log = LogReader(sql, branch)

    async def add(self, proposal: Proposal, anew: Anew) -> Added:
        """Add the proposal as of where the log has come to, then wake up who follows it."""
        began = perf_counter()
        async with self._sql.transaction() as session:
            epoch, head = await self._cursor(session)
            while head != proposal.after:
                proposal = anew(await self._since(session, proposal.after))
            before = await _answers(session, self._branch, proposal.news)
            if not before:
                await self._append(session, proposal.group, epoch)
        if proposal.group.entries and not before:
            # Outside of the transaction: told within, all commits of the database would wait for one another. It is
            # durable already, and who does not hear of it looks each second.
            with suppress(Unavailable):
                await self._sql.tell(CHANNEL, self._branch)
        return Added(before=before, took_s=perf_counter() - began)

    async def head(self) -> Head:
        """Return where the log ends."""
        return await self._log.head()

    async def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries that follow entry `after`, in order."""
        return await self._log.read(after, limit)

    async def snapshots(self) -> list[Snapshot]:
        """Return the snapshots kept, the newest first."""
        return await self._log.snapshots()

    async def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot, and forget all but the few newest."""
        async with self._sql.transaction() as session:
            await session.change(
                "INSERT INTO snapshots (branch, seq, document) VALUES ($1, $2, $3)"
                " ON CONFLICT (branch, seq) DO UPDATE SET document = excluded.document",
                self._branch,
                snapshot.seq,
                snapshot.document,
            )
            await session.change(
                "DELETE FROM snapshots WHERE branch = $1 AND seq NOT IN"
                " (SELECT seq FROM snapshots WHERE branch = $1 ORDER BY seq DESC LIMIT $2)",
                self._branch,
                _SNAPSHOTS_KEPT,
            )

    async def close(self) -> None:
        """Do nothing: the database is others' too."""

    async def _cursor(self, session: SqlSession) -> tuple[int, Head]:
        found = await session.rows(
            "SELECT epoch, seq, hash, hosted FROM branches WHERE branch = $1 {lock}", self._branch
        )
        if not found or not found[0][3]:
            raise Fenced(f"Branch {self._branch} is not hosted by the centre any more: its node writes it now")
        epoch, seq, digest, _ = cast("tuple[int, int, str, bool]", found[0])
        return epoch, Head(seq, digest)

    async def _since(self, session: SqlSession, after: Head) -> Sequence[Entry]:
        log = LogReader(session, self._branch)
        # Once more: a statement that was planned while entries moved to the part of their month has missed them there.
        entries = await log.read(after.seq, _PORTION) or await log.read(after.seq, _PORTION)
        if not entries:
            raise LogDamaged(
                f"The log of branch {self._branch} is not the one that was read (after entry {after.seq}): restart; if"
                " the database was restored from a backup, give the branch a new epoch first"
            )
        return entries

    async def _append(self, session: SqlSession, group: Group, epoch: int) -> None:
        if group.entries:
            await session.change_each(_ENTRY, [self._row(entry) for entry in group.entries])
            last = group.entries[-1]
            newest = stamp_of(last.body).epoch
            if newest < epoch:
                raise Fenced(
                    f"Branch {self._branch} has the new epoch {epoch}: this process still writes epoch {newest}"
                )
            await session.change(
                "UPDATE branches SET epoch = $2, seq = $3, hash = $4 WHERE branch = $1",
                self._branch,
                newest,
                last.seq,
                last.hash,
            )
        if group.refusals:
            rows = [(self._branch, command, encoded_refusal(refused)) for command, refused in group.refusals.items()]
            await session.change_each(_REFUSAL, rows)

    def _row(self, entry: Entry) -> Sequence[Value]:
        stamp = stamp_of(entry.body)
        return (self._branch, entry.seq, stamp.epoch, stamp.at_ms, entry.command_id, entry.body, entry.hash)


async def opened(sql: Sql, branch: BranchId) -> SqlStore:
    """Return the log of a branch that the centre hosts, begun if there is none.

    LogInUse if the branch has a node of its own, whose log is only copied here.
    """
    await sql.change(
        "INSERT INTO branches (branch, epoch, seq, hash, hosted) VALUES ($1, 1, 0, $2, $3)"
        " ON CONFLICT (branch) DO NOTHING",
        branch,
        Head().hash,
        True,
    )
    if not await sql.rows("SELECT 1 FROM branches WHERE branch = $1 AND hosted", branch):
        raise LogInUse(f"Branch {branch} has a node of its own, which writes its log: it cannot be hosted here as well")
    return SqlStore(sql, branch)


async def _answers(session: SqlSession, branch: BranchId, wanted: Sequence[CommandId]) -> Mapping[CommandId, Answer]:
    answers: dict[CommandId, Answer] = {}
    entries: dict[CommandId, list[Entry]] = {}
    for start in range(0, len(wanted), _IDS_A_STATEMENT):
        for seq, command, body, digest in await _found(session, branch, wanted[start : start + _IDS_A_STATEMENT]):
            if seq == 0:
                answers[command] = refusal_in(body)
            else:
                entries.setdefault(command, []).append(Entry(seq, command, body, digest))
    return answers | entries


async def _found(
    session: SqlSession, branch: BranchId, wanted: Sequence[CommandId]
) -> Iterable[tuple[int, CommandId, bytes, str]]:
    # Of few sizes, so that the database knows each statement already; the same id twice does no harm.
    ids = list(wanted)
    ids += ids[-1:] * ((1 << (len(ids) - 1).bit_length()) - len(ids))
    marks = numbered(len(ids), 2)
    found = await session.rows(
        f"SELECT seq, command_id, body, hash FROM entries WHERE branch = $1 AND hosted AND command_id IN ({marks})"  # noqa: S608
        f" UNION ALL SELECT 0, command_id, problem, '' FROM refusals WHERE branch = $1 AND command_id IN ({marks})",
        branch,
        *ids,
    )
    return sorted(cast("list[tuple[int, CommandId, bytes, str]]", found))
