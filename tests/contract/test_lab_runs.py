"""The trials asked for at a centre, on SQLite and on a real PostgreSQL: each is taken up once, and none is lost."""

import asyncio
from datetime import datetime, timedelta

from server_client.policy_lab.changes import SetOvertakingLimit, Trial
from server_client.queue_model.ids import BranchId
from server_client.server.audit.trail import Trail
from server_client.server.lab import run_table
from server_client.server.lab.lab_runs import Asked, LabRuns
from server_client.server.lab.run_table import KEPT, RunState
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from tests.proof.branches import MORNING, TODAY

CN01 = BranchId("CN01")
TRIAL = Trial(title="Ba lượt", changes=(SetOvertakingLimit(limit=3),))
LONG_AGO = MORNING - timedelta(days=1)


class Lab:
    """The runs of a centre whose process of a trial dies at once, and a clock."""

    def __init__(self, sql: Sql) -> None:
        self.sql = sql
        self.at: datetime = MORNING
        self.asked = 0
        self.runs = LabRuns(
            sql,
            Trail(sql, lambda: self.at),
            now=lambda: self.at,
            new_id=self._id,
            clock=lambda: 0.0,
            program=("false",),
        )

    def _id(self) -> str:
        self.asked += 1
        return f"run{self.asked:03d}"

    async def ask(self) -> str:
        """Ask for a trial, a second after the last."""
        self.at += timedelta(seconds=1)
        return await self.runs.ask(Asked(branch=CN01, first=TODAY, last=TODAY, trial=TRIAL, by="lan"))

    async def claimed(self, given_up_before: datetime = LONG_AGO) -> str | None:
        """Take a run up."""
        async with self.sql.transaction() as session:
            run = await run_table.claim(session, self.at, given_up_before)
        return None if run is None else run.id


async def _tried(address: str) -> None:
    sql = await open_sql(address)
    try:
        lab = Lab(sql)
        first, second = await lab.ask(), await lab.ask()
        assert [run.id for run in await lab.runs.newest()] == [second, first]

        assert (await lab.claimed(), await lab.claimed(), await lab.claimed()) == (first, second, None)
        # The process of one is gone: nothing was heard of it for a while.
        await run_table.note_done(sql, second, 0.5, lab.at + timedelta(minutes=9))
        assert await lab.claimed(lab.at + timedelta(minutes=1)) == first
        half = await lab.runs.of_id(second)
        assert half is not None
        assert (half.state, half.done, half.title, half.by) == (RunState.RUNNING, 0.5, "Ba lượt", "lan")

        await run_table.keep_result(sql, first, b"{}")
        assert await lab.runs.result_of(first) == b"{}"
        assert await lab.runs.result_of(second) is None
        await run_table.keep_fault(sql, second, "no days")
        assert await lab.claimed(lab.at + timedelta(days=1)) is None

        third = await lab.ask()
        assert await lab.runs.run_next()
        assert not await lab.runs.run_next()
        died = await lab.runs.of_id(third)
        assert died is not None
        assert died.state is RunState.FAILED
        assert "process" in died.fault
        assert await lab.runs.of_id("none") is None

        for _ in range(KEPT):
            await lab.ask()
        assert len(await lab.runs.newest()) == KEPT
        assert await lab.runs.of_id(first) is None
    finally:
        await sql.close()


def test_each_trial_is_run_once_and_the_last_are_kept(sql_address: str) -> None:
    asyncio.run(_tried(sql_address))
