"""What taking in is held against: a bare COPY of the same rows into a table of the same shape, which knows no rule."""

import asyncio
from collections.abc import Sequence
from time import perf_counter

from server_client.queue_model.ids import BranchId
from server_client.server.sql.sql import Sql, Value
from server_client.wire.chain import Entry
from server_client.wire.run_entries import stored_entry

_COLUMNS = ("branch", "seq", "epoch", "at_ms", "command_id", "body", "hash")
# As many rows a transaction, and as many lines, as the centre uses.
_ROWS = 20_000
_LINES = 2
_KEYED = (
    "CREATE TABLE bare (LIKE entries INCLUDING ALL) PARTITION BY RANGE (at_ms)",
    "CREATE TABLE bare_else PARTITION OF bare DEFAULT",
)
_PLAIN = ("CREATE TABLE bare (LIKE entries)",)

Row = tuple[Value, ...]


def rows_of(branch: BranchId, entries: Sequence[Entry]) -> list[Row]:
    """Return the entries as rows."""
    read = [stored_entry(entry) for entry in entries]
    return [(branch, one.seq, one.epoch, one.at_ms, one.command_id, one.body, one.hash) for one in read]


async def copied(sql: Sql, rows: Sequence[Row], *, with_keys: bool) -> float:
    """Copy the rows; return how long that took, in seconds."""
    await sql.change("DROP TABLE IF EXISTS bare")
    for statement in _KEYED if with_keys else _PLAIN:
        await sql.change(statement)
    left = iter([rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS)])
    began = perf_counter()

    async def one_after_the_other() -> None:
        for part in left:
            await sql.copy("bare", _COLUMNS, part)

    await asyncio.gather(*(one_after_the_other() for _ in range(_LINES)))
    took = perf_counter() - began
    await sql.change("DROP TABLE bare")
    return took
