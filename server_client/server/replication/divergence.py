"""Where two logs of one branch part: found by their hashes, kept, and told to both sides; it overwrites nothing."""

import json
from datetime import datetime

from server_client.queue_model.ids import BranchId
from server_client.server.replication import stored_rows
from server_client.server.replication.judging import Cursor
from server_client.server.replication.stored_rows import StoredFault
from server_client.server.sql.sql import SqlSession
from server_client.wire.replication import Difference, Run

KIND = "log_differs"


async def difference(session: SqlSession, cursor: Cursor, run: Run, now: datetime) -> tuple[Difference, bool] | None:
    """Return where the run differs from the log that is held, and whether they are one before that; None if nowhere.

    A run without entries whose log ends before the one held differs by what it lacks.
    """
    held = await stored_rows.hashes(session, run.branch, run.after, min(run.last, cursor.seq))
    if run.after and held[run.after] != run.prev:
        return Difference(seq=run.after, held=held[run.after], sent=run.prev, since=now), False
    for seq in range(run.after + 1, min(run.last, cursor.seq) + 1):
        if held[seq] != run.hash_at(seq):
            return Difference(seq=seq, held=held[seq], sent=run.hash_at(seq), since=now), True
    if not run.entries and run.head < cursor.seq:
        beyond = await stored_rows.hashes(session, run.branch, run.head + 1, run.head + 1)
        return Difference(seq=run.head + 1, held=beyond[run.head + 1], sent="", since=now), True
    return None


async def keep(session: SqlSession, run: Run, found: Difference, at_ms: int) -> None:
    """Keep the difference, and the entries that were sent from there on."""
    await stored_rows.set_aside(
        session, run.branch, [entry for entry in run.entries if entry.seq >= found.seq], KIND, at_ms
    )
    await stored_rows.keep_fault(
        session,
        run.branch,
        StoredFault(
            kind=KIND,
            since=found.since,
            detail=json.dumps({"seq": found.seq, "held": found.held, "sent": found.sent}),
        ),
    )


def told_by(faults: list[StoredFault]) -> Difference | None:
    """Return the difference that is kept among the faults of a branch, if one is."""
    for fault in faults:
        if fault.kind == KIND:
            said = json.loads(fault.detail)
            return Difference(seq=said["seq"], held=said["held"], sent=said["sent"], since=fault.since)
    return None


async def settled(session: SqlSession, branch: BranchId) -> None:
    """Forget the difference: the branch has begun a new epoch, from which on there is one log again."""
    await stored_rows.forget_fault(session, branch, KIND)
