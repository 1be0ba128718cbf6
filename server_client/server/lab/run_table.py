"""The trials that were asked for at a centre, in its database, with what came of them; it runs none."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import cast

from server_client.queue_model.ids import BranchId
from server_client.server.sql.sql import Row, SqlSession
from server_client.server.stored_time import stored, time_of

# The last so many are kept; a result is 20 kB.
KEPT = 60


class RunState(StrEnum):
    """How far a run is; the last two are final."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Say whether nothing follows."""
        return self in {RunState.DONE, RunState.FAILED}


@dataclass(frozen=True, slots=True, kw_only=True)
class LabRun:
    """A trial that was asked for; `done` is the share that is done, `fault` why there is no result."""

    id: str
    branch: BranchId
    first: date
    last: date
    title: str
    by: str
    asked: datetime
    state: RunState
    done: float
    trial: bytes
    fault: str


_COLUMNS = "id, branch, first_day, last_day, title, by_name, asked_ms, state, permille, trial, fault"


async def add(session: SqlSession, run: LabRun) -> None:
    """Keep a new run, and forget those that are too old."""
    await session.change(
        "INSERT INTO lab_runs"
        " (id, branch, first_day, last_day, title, by_name, asked_ms, state, permille, trial, fault)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, '')",
        run.id,
        run.branch,
        run.first.isoformat(),
        run.last.isoformat(),
        run.title,
        run.by,
        stored(run.asked),
        run.state.value,
        run.trial,
    )
    await session.change(
        f"DELETE FROM lab_runs WHERE id NOT IN (SELECT id FROM lab_runs ORDER BY asked_ms DESC LIMIT {KEPT})"  # noqa: S608 - a number of ours
    )


async def newest(session: SqlSession) -> list[LabRun]:
    """Return all that are kept, the newest first."""
    rows = await session.rows(f"SELECT {_COLUMNS} FROM lab_runs ORDER BY asked_ms DESC, id")  # noqa: S608 - words of ours
    return [_run(row) for row in rows]


async def of_id(session: SqlSession, id_: str) -> LabRun | None:
    """Return a run; None if it is not kept."""
    rows = await session.rows(f"SELECT {_COLUMNS} FROM lab_runs WHERE id = $1", id_)  # noqa: S608 - words of ours
    return _run(rows[0]) if rows else None


async def result_of(session: SqlSession, id_: str) -> bytes | None:
    """Return the result of a run as it was written; None if there is none."""
    rows = await session.rows("SELECT result FROM lab_runs WHERE id = $1 AND result IS NOT NULL", id_)
    return bytes(cast("bytes", rows[0][0])) if rows else None


async def claim(session: SqlSession, now: datetime, given_up_before: datetime) -> LabRun | None:
    """Take on the oldest run that nobody works at; None if there is none.

    One of which nothing was heard since `given_up_before` is nobody's: its process is gone.
    """
    rows = await session.rows(
        f"SELECT {_COLUMNS} FROM lab_runs WHERE state = 'waiting' OR (state = 'running' AND heard_ms < $1)"  # noqa: S608 - words of ours
        " ORDER BY asked_ms LIMIT 1 {lock}",
        stored(given_up_before),
    )
    if not rows:
        return None
    run = _run(rows[0])
    await session.change(
        "UPDATE lab_runs SET state = 'running', permille = 0, heard_ms = $2 WHERE id = $1", run.id, stored(now)
    )
    return run


async def note_done(session: SqlSession, id_: str, done: float, now: datetime) -> None:
    """Note how far a run is."""
    await session.change(
        "UPDATE lab_runs SET permille = $2, heard_ms = $3 WHERE id = $1", id_, round(1000 * done), stored(now)
    )


async def keep_result(session: SqlSession, id_: str, result: bytes) -> None:
    """Keep what came of a run."""
    await session.change("UPDATE lab_runs SET state = 'done', permille = 1000, result = $2 WHERE id = $1", id_, result)


async def keep_fault(session: SqlSession, id_: str, fault: str) -> None:
    """Keep why nothing came of a run."""
    await session.change("UPDATE lab_runs SET state = 'failed', fault = $2 WHERE id = $1", id_, fault)


def _run(row: Row) -> LabRun:
    id_, branch, first, last, title, by, asked, state, permille, trial, fault = cast(
        "tuple[str, BranchId, str, str, str, str, int, str, int, bytes, str]", row
    )
    return LabRun(
        id=id_,
        branch=branch,
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        title=title,
        by=by,
        asked=time_of(asked),
        state=RunState(state),
        done=permille / 1000,
        trial=bytes(trial),
        fault=fault,
    )
