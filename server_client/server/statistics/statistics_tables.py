"""The tables of sums and of how far they have been counted, as the keeper writes and the pages read them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from server_client.branch_statistics.ledger import Cells
from server_client.branch_statistics.slices import Slice, sliced
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import BranchId
from server_client.server.replication.stored_rows import any_of
from server_client.server.sql.sql import SqlSession, Value
from server_client.wire.chain import GENESIS
from server_client.wire.messages import decode_configuration, encode_configuration
from server_client.wire.statistics import encode_cells, encode_slices

CELLS = "cells"
_KEEP = (
    "INSERT INTO statistics (branch, day, section, document) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (branch, day, section) DO UPDATE SET document = excluded.document"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How far a log has been counted; `document` is None before the first event."""

    seq: int
    hash: str
    document: bytes | None


async def locked_cursor(session: SqlSession, branch: BranchId) -> Counted:
    """Return how far the branch has been counted, for this transaction alone."""
    await session.change(
        "INSERT INTO statistics_cursors (branch, seq, hash) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING", branch, GENESIS
    )
    found = await session.rows("SELECT seq, hash, document FROM statistics_cursors WHERE branch = $1 {lock}", branch)
    seq, digest, document = cast("tuple[int, str, bytes | None]", found[0])
    return Counted(seq=seq, hash=digest, document=document)


async def keep_cursor(session: SqlSession, branch: BranchId, counted: Counted, adopted: Configuration | None) -> None:
    """Note how far the branch has been counted, and by which configuration it works if that is a new one."""
    await session.change(
        "UPDATE statistics_cursors SET seq = $2, hash = $3, document = $4 WHERE branch = $1",
        branch,
        counted.seq,
        counted.hash,
        counted.document,
    )
    if adopted is not None:
        await session.change(
            "UPDATE statistics_cursors SET configuration = $2 WHERE branch = $1", branch, encode_configuration(adopted)
        )


async def forget(session: SqlSession, branch: BranchId) -> None:
    """Let nothing of a branch be counted, not even that it is known."""
    await session.change("DELETE FROM statistics WHERE branch = $1", branch)
    await session.change("DELETE FROM statistics_cursors WHERE branch = $1", branch)


async def behind(session: SqlSession) -> list[BranchId]:
    """Return the branches whose logs have gone on since they were counted, or are others."""
    found = await session.rows(
        "SELECT b.branch FROM branches b LEFT JOIN statistics_cursors c ON c.branch = b.branch"
        " WHERE b.seq > 0 AND (c.hash IS NULL OR c.hash <> b.hash) ORDER BY b.branch"
    )
    return [cast("BranchId", branch) for (branch,) in found]


async def cells_of(session: SqlSession, branch: BranchId, day: date) -> bytes | None:
    """Return the sums of a day, cell by cell; None if nothing was counted."""
    found = await session.rows(
        "SELECT document FROM statistics WHERE branch = $1 AND day = $2 AND section = $3",
        branch,
        day.isoformat(),
        CELLS,
    )
    return cast("bytes", found[0][0]) if found else None


async def keep_day(session: SqlSession, branch: BranchId, day: date, cells: Cells) -> None:
    """Keep the sums of a day, cell by cell and put together by each side."""
    await session.change_each(_KEEP, rows_of(branch, day, cells))


async def keep_cells(session: SqlSession, branch: BranchId, day: date, cells: Cells) -> None:
    """Keep the sums of a day cell by cell only: what is put together of them stays as it was."""
    await session.change_each(_KEEP, [(branch, day.isoformat(), CELLS, encode_cells(cells))])


def rows_of(branch: BranchId, day: date, cells: Cells) -> list[tuple[Value, ...]]:
    """Return the rows of a day: branch, day, section, document."""
    slices = [(by.value, encode_slices(sliced(cells, by))) for by in Slice]
    return [(branch, day.isoformat(), section, body) for section, body in [*slices, (CELLS, encode_cells(cells))]]


async def sections(
    session: SqlSession, section: str, begin: date, end: date, branches: Sequence[BranchId]
) -> list[tuple[BranchId, date, bytes]]:
    """Return a section of each day from `begin` to `end`, both included, of these branches, or of all if none."""
    statement = "SELECT branch, day, document FROM statistics WHERE section = $1 AND day >= $2 AND day <= $3"
    values: list[Value] = [section, begin.isoformat(), end.isoformat()]
    if branches:
        marks, named = any_of(branches, 4)
        statement, values = f"{statement} AND branch IN ({marks})", [*values, *named]
    found = await session.rows(f"{statement} ORDER BY day, branch", *values)
    rows = cast("list[tuple[BranchId, str, bytes]]", found)
    return [(branch, date.fromisoformat(day), document) for branch, day, document in rows]


async def configurations(session: SqlSession, branches: Iterable[BranchId]) -> Mapping[BranchId, Configuration]:
    """Return the configurations by which these branches work, where one has been adopted."""
    wanted = sorted(branches)
    if not wanted:
        return {}
    marks, values = any_of(wanted)
    found = await session.rows(
        f"SELECT branch, configuration FROM statistics_cursors WHERE branch IN ({marks})"  # noqa: S608
        " AND configuration IS NOT NULL",
        *values,
    )
    rows = cast("list[tuple[BranchId, bytes]]", found)
    return {branch: decode_configuration(document) for branch, document in rows}
