"""The plans of days' counters, in the centre's database, with what came of those days; it makes none."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from server_client.queue_model.ids import BranchId
from server_client.server.lab.run_table import RunState
from server_client.server.sql.sql import Row, SqlSession
from server_client.server.stored_time import stored, time_of

# So many of a branch are kept; a plan is 10 kB.
KEPT = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPlan:
    """A plan that was asked for; `done` is the share that is done, `fault` a word for why there is none."""

    id: str
    branch: BranchId
    day: date
    by: str
    asked: datetime
    state: RunState
    done: float
    ask: bytes
    result: bytes | None
    outcome: bytes | None
    fault: str


_COLUMNS = "id, branch, day, by_name, asked_ms, state, permille, ask, result, outcome, fault"


async def add(session: SqlSession, plan: KeptPlan) -> None:
    """Keep a new plan, and forget those of the branch that are too old."""
    await session.change(
        "INSERT INTO staffing_plans (id, branch, day, by_name, asked_ms, state, permille, ask, fault)"
        " VALUES ($1, $2, $3, $4, $5, $6, 0, $7, '')",
        plan.id,
        plan.branch,
        plan.day.isoformat(),
        plan.by,
        stored(plan.asked),
        plan.state.value,
        plan.ask,
    )
    await session.change(
        "DELETE FROM staffing_plans WHERE branch = $1 AND id NOT IN"  # noqa: S608 - a number of ours
        f" (SELECT id FROM staffing_plans WHERE branch = $1 ORDER BY asked_ms DESC LIMIT {KEPT})",
        plan.branch,
    )


async def of_branch(session: SqlSession, branch: BranchId) -> list[KeptPlan]:
    """Return all that are kept of a branch, the newest first."""
    rows = await session.rows(
        f"SELECT {_COLUMNS} FROM staffing_plans WHERE branch = $1 ORDER BY asked_ms DESC, id",  # noqa: S608 - words of ours
        branch,
    )
    return [_plan(row) for row in rows]


async def claim(session: SqlSession, now: datetime, given_up_before: datetime) -> KeptPlan | None:
    """Take on the oldest plan that nobody works at; None if there is none."""
    return await _claimed(
        session,
        f"SELECT {_COLUMNS} FROM staffing_plans WHERE state = 'waiting' OR (state = 'running' AND heard_ms < $1)"  # noqa: S608 - words of ours
        " ORDER BY asked_ms LIMIT 1 {lock}",
        "UPDATE staffing_plans SET state = 'running', permille = 0, heard_ms = $2 WHERE id = $1",
        now,
        stored(given_up_before),
    )


async def claim_past(
    session: SqlSession, now: datetime, *, first: date, today: date, tried_before: datetime
) -> KeptPlan | None:
    """Take on a plan of a day from `first` to yesterday of which is not known what came; None if there is none."""
    return await _claimed(
        session,
        f"SELECT {_COLUMNS} FROM staffing_plans WHERE state = 'done' AND outcome IS NULL AND heard_ms < $1"  # noqa: S608 - words of ours
        " AND day >= $2 AND day < $3 ORDER BY asked_ms LIMIT 1 {lock}",
        "UPDATE staffing_plans SET heard_ms = $2 WHERE id = $1",
        now,
        stored(tried_before),
        first.isoformat(),
        today.isoformat(),
    )


async def note_done(session: SqlSession, id_: str, done: float, now: datetime) -> None:
    """Note how far a plan is."""
    await session.change(
        "UPDATE staffing_plans SET permille = $2, heard_ms = $3 WHERE id = $1", id_, round(1000 * done), stored(now)
    )


async def keep_result(session: SqlSession, id_: str, result: bytes) -> None:
    """Keep a plan that was found."""
    await session.change(
        "UPDATE staffing_plans SET state = 'done', permille = 1000, heard_ms = 0, result = $2 WHERE id = $1",
        id_,
        result,
    )


async def keep_outcome(session: SqlSession, id_: str, outcome: bytes) -> None:
    """Keep what came of the day."""
    await session.change("UPDATE staffing_plans SET outcome = $2 WHERE id = $1", id_, outcome)


async def keep_fault(session: SqlSession, id_: str, fault: str) -> None:
    """Keep why there is no plan."""
    await session.change("UPDATE staffing_plans SET state = 'failed', fault = $2 WHERE id = $1", id_, fault)


async def _claimed(session: SqlSession, select: str, update: str, now: datetime, *values: str | int) -> KeptPlan | None:
    rows = await session.rows(select, *values)
    if not rows:
        return None
    plan = _plan(rows[0])
    await session.change(update, plan.id, stored(now))
    return plan


def _plan(row: Row) -> KeptPlan:
    id_, branch, day, by, asked, state, permille, ask, result, outcome, fault = cast(
        "tuple[str, BranchId, str, str, int, str, int, bytes, bytes | None, bytes | None, str]", row
    )
    return KeptPlan(
        id=id_,
        branch=branch,
        day=date.fromisoformat(day),
        by=by,
        asked=time_of(asked),
        state=RunState(state),
        done=permille / 1000,
        ask=bytes(ask),
        result=None if result is None else bytes(result),
        outcome=None if outcome is None else bytes(outcome),
        fault=fault,
    )
