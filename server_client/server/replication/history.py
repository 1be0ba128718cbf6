"""What a node whose epoch is over still had: kept beside the log, under its own epoch, and never part of the log.

Its open tickets are adopted from there; until then nothing that was printed is unknown.
"""

from typing import cast

from server_client.server.replication import stored_rows
from server_client.server.sql.sql import SqlSession
from server_client.wire.chain import GENESIS
from server_client.wire.replication import Run


async def kept_as_history(session: SqlSession, run: Run, at_ms: int) -> int:
    """Keep what the run has of an epoch that is over; return the last entry of it that is kept now."""
    found = await session.rows(
        "SELECT seq, hash FROM entries WHERE branch = $1 AND epoch <= $2 ORDER BY seq DESC, epoch DESC LIMIT 1",
        run.branch,
        run.epoch,
    )
    seq, digest = cast("tuple[int, str]", found[0]) if found else (0, GENESIS)
    if run.after > seq:
        return seq
    if seq <= run.last and run.hash_at(seq) == digest:
        await stored_rows.add_entries(session, [(run.branch, run.entries[seq - run.after :])])
        return run.last
    held = await stored_rows.hashes_up_to(session, run.branch, run.epoch, run.after + 1, run.last)
    strange = [entry for entry in run.entries if held.get(entry.seq) != entry.hash]
    await stored_rows.set_aside(session, run.branch, strange, "of an epoch that is over, beside what is kept", at_ms)
    return run.last
