"""The centre's tables of logs as taking in reads and writes them, several branches at once; it decides nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import cast

from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import BranchId
from server_client.server.sql.dialects import numbered
from server_client.server.sql.sql import SqlSession, Value
from server_client.server.stored_time import stored, time_of
from server_client.wire.entry_columns import RunEntries, RunEntry

_ENTRIES = ("branch", "seq", "epoch", "at_ms", "command_id", "body", "hash")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCursor:
    """The row of a branch."""

    epoch: int
    seq: int
    hash: str
    hosted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFault:
    """Something about a branch that somebody has to look at; `detail` is JSON."""

    kind: str
    since: datetime
    detail: str


async def locked_cursors(session: SqlSession, branches: Sequence[BranchId]) -> dict[BranchId, StoredCursor]:
    """Return the rows of those branches that have one, for this transaction alone; `branches` are in order."""
    marks, values = any_of(branches)
    found = await session.rows(
        f"SELECT branch, epoch, seq, hash, hosted FROM branches WHERE branch IN ({marks}) ORDER BY branch {{lock}}",  # noqa: S608
        *values,
    )
    rows = cast("list[tuple[BranchId, int, int, str, bool]]", found)
    return {
        branch: StoredCursor(epoch=epoch, seq=seq, hash=digest, hosted=bool(hosted))
        for branch, epoch, seq, digest, hosted in rows
    }


async def make_cursors(session: SqlSession, branches: Iterable[BranchId], prev: str) -> None:
    """Make rows for branches that are heard for the first time."""
    await session.change_each(
        "INSERT INTO branches (branch, epoch, seq, hash, hosted) VALUES ($1, 1, 0, $2, $3) ON CONFLICT DO NOTHING",
        [(branch, prev, False) for branch in branches],
    )


async def keep_cursors(session: SqlSession, rows: Iterable[tuple[BranchId, int, int, str]], heard_ms: int) -> None:
    """Note where logs end now, as rows of branch, epoch, seq and hash."""
    await session.change_each(
        "UPDATE branches SET epoch = $2, seq = $3, hash = $4, heard_ms = $5 WHERE branch = $1",
        [(*row, heard_ms) for row in rows],
    )


async def note_heard(session: SqlSession, branches: Iterable[BranchId], heard_ms: int) -> None:
    """Note that nodes have said something, even if there was nothing new."""
    await session.change_each(
        "UPDATE branches SET heard_ms = $2 WHERE branch = $1", [(branch, heard_ms) for branch in branches]
    )


async def add_entries(session: SqlSession, entries: Iterable[tuple[BranchId, RunEntries]]) -> None:
    """Add what was taken in, branch by branch."""
    await session.copy("entries", _ENTRIES, chain.from_iterable(some.rows(branch) for branch, some in entries))


async def add_tokens(session: SqlSession, entries: Iterable[tuple[BranchId, RunEntries]], *, since_ms: int) -> None:
    """Keep which branch each token is of that was given out since then."""
    rows = [
        (data.token, branch, at_ms)
        for branch, some in entries
        if some.at_ms[-1] >= since_ms
        for data, at_ms in zip(some.data, some.at_ms, strict=True)
        if type(data) is TicketIssued and data.token is not None and at_ms >= since_ms
    ]
    if rows:
        await session.copy("tokens", ("token", "branch", "at_ms"), rows)


async def documents(session: SqlSession, branches: Sequence[BranchId]) -> dict[BranchId, bytes]:
    """Return the documents of the branches that have a picture."""
    marks, values = any_of(branches)
    found = await session.rows(f"SELECT branch, document FROM pictures WHERE branch IN ({marks})", *values)  # noqa: S608
    return dict(cast("list[tuple[BranchId, bytes]]", found))


async def keep_documents(session: SqlSession, rows: Iterable[tuple[BranchId, int, bytes, int]]) -> None:
    """Keep pictures, as rows of branch, seq, document and time."""
    await session.change_each(
        "INSERT INTO pictures (branch, seq, document, at_ms) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (branch) DO UPDATE SET seq = excluded.seq, document = excluded.document, at_ms = excluded.at_ms",
        rows,
    )


async def faults_of(session: SqlSession, branches: Sequence[BranchId]) -> Mapping[BranchId, list[StoredFault]]:
    """Return what is wrong with the branches."""
    marks, values = any_of(branches)
    found = await session.rows(
        f"SELECT branch, kind, since_ms, detail FROM faults WHERE branch IN ({marks})",  # noqa: S608
        *values,
    )
    faults: dict[BranchId, list[StoredFault]] = {}
    for branch, kind, since_ms, detail in cast("list[tuple[BranchId, str, int, str]]", found):
        faults.setdefault(branch, []).append(StoredFault(kind=kind, since=time_of(since_ms), detail=detail))
    return faults


async def faults_of_kind(session: SqlSession, kind: str) -> list[tuple[BranchId, StoredFault]]:
    """Return the branches that have a fault of the kind, each with that."""
    found = await session.rows("SELECT branch, since_ms, detail FROM faults WHERE kind = $1 ORDER BY branch", kind)
    rows = cast("list[tuple[BranchId, int, str]]", found)
    return [
        (branch, StoredFault(kind=kind, since=time_of(since_ms), detail=detail)) for branch, since_ms, detail in rows
    ]


async def keep_fault(session: SqlSession, branch: BranchId, fault: StoredFault) -> None:
    """Note what is wrong; since when stays what it was."""
    await session.change(
        "INSERT INTO faults (branch, kind, since_ms, detail) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (branch, kind) DO UPDATE SET detail = excluded.detail",
        branch,
        fault.kind,
        stored(fault.since),
        fault.detail,
    )


async def forget_fault(session: SqlSession, branch: BranchId, kind: str) -> None:
    """Note that this is wrong no longer."""
    await session.change("DELETE FROM faults WHERE branch = $1 AND kind = $2", branch, kind)


async def hashes(session: SqlSession, branch: BranchId, first: int, last: int) -> dict[int, str]:
    """Return the hashes of the log's entries `first` to `last`, of several epochs' the newest; none behind its end."""
    found = await session.rows(
        "SELECT seq, hash FROM entries WHERE branch = $1 AND seq >= $2 AND seq <= $3"
        " AND seq <= (SELECT seq FROM branches WHERE branch = $1) ORDER BY seq, epoch",
        branch,
        first,
        last,
    )
    return dict(cast("list[tuple[int, str]]", found))


async def hashes_up_to(session: SqlSession, branch: BranchId, epoch: int, first: int, last: int) -> dict[int, str]:
    """Return the hashes of the entries `first` to `last` as they were known up to an epoch."""
    found = await session.rows(
        "SELECT seq, hash FROM entries WHERE branch = $1 AND epoch <= $2 AND seq >= $3 AND seq <= $4"
        " ORDER BY seq, epoch",
        branch,
        epoch,
        first,
        last,
    )
    return dict(cast("list[tuple[int, str]]", found))


async def time_at(session: SqlSession, branch: BranchId, seq: int) -> int:
    """Return the time of an entry in milliseconds; 0 if there is none."""
    found = await session.rows(
        "SELECT at_ms FROM entries WHERE branch = $1 AND seq = $2 ORDER BY epoch DESC LIMIT 1", branch, seq
    )
    return cast("int", found[0][0]) if found else 0


async def set_aside(session: SqlSession, branch: BranchId, entries: Iterable[RunEntry], why: str, at_ms: int) -> None:
    """Keep entries that are not of the log held here, each once, for whoever has to look into it."""
    await session.change_each(
        "INSERT INTO set_aside (branch, epoch, seq, hash, body, why, at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)"
        " ON CONFLICT DO NOTHING",
        [(branch, one.epoch, one.seq, one.hash, one.body, why, at_ms) for one in entries],
    )


def any_of(branches: Sequence[BranchId], first: int = 1) -> tuple[str, list[Value]]:
    """Return marks and values for an `IN (…)`, filled up to a power of two: few different statements."""
    count = 1 << (len(branches) - 1).bit_length()
    return numbered(count, first), [*branches, *[branches[-1]] * (count - len(branches))]
