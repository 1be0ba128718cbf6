"""Every entry of a branch's log, from a node's file or a centre's database, for commands that read it whole."""

from collections.abc import AsyncIterator
from pathlib import Path

from server_client.queue_model.ids import BranchId
from server_client.server.store.sqlite_store import SqliteReader
from server_client.wire.chain import Entry

_AT_ONCE = 2_000


async def entries_of_file(path: Path) -> AsyncIterator[Entry]:
    """Go through a node's log; it may run. LogDamaged, OSError."""
    log = SqliteReader(path)
    try:
        after = 0
        while found := log.read(after, _AT_ONCE):
            for entry in found:
                yield entry
            after = found[-1].seq
    finally:
        log.close()


async def entries_of_database(address: str, branch: BranchId) -> AsyncIterator[Entry]:
    """Go through a branch's log at a centre, on SQLite while none runs. SettingsFault, Unavailable."""
    from server_client.server.following.log_reader import LogReader  # noqa: PLC0415 - slow to load, as the next
    from server_client.server.sql.opening import open_sql  # noqa: PLC0415

    sql = await open_sql(address)
    try:
        reader, after = LogReader(sql, branch), 0
        while found := await reader.read(after, _AT_ONCE):
            for entry in found:
                yield entry
            after = found[-1].seq
    finally:
        await sql.close()
