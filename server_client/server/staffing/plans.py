"""Finds the counters of days to come that were asked for at a centre, one plan at a time, and what came of them."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from sys import executable

from server_client.policy_lab.day_staffing import StaffingAsk, first_learned
from server_client.policy_lab.staffing_files import ASKS
from server_client.queue_model.ids import BranchId
from server_client.queue_model.local_time import local_day
from server_client.server import logs
from server_client.server.audit.trail import Deed, Trail
from server_client.server.errors import Unavailable
from server_client.server.lab.log_bodies import bodies_of_days
from server_client.server.lab.run_table import RunState
from server_client.server.lab.trial_process import NoResult, run_in_process
from server_client.server.lab.worker_talk import LabWish
from server_client.server.sql.sql import Sql
from server_client.server.staffing import plan_table
from server_client.server.staffing.plan_table import KeptPlan

PROGRAM = (executable, "-m", "server_client.server.staffing.plan_worker")
_CHANNEL = "staffing"
_LOOKS_S = 30.0
_TELLS_AGAIN_S = 0.5
# Of a process that is at work something is heard at least so often.
_GIVEN_UP_AFTER = timedelta(minutes=3)
# The log of a day that is over may come late, where a line was cut.
_TRIED_AGAIN_AFTER = timedelta(hours=1)
_COMPARED_FOR = timedelta(days=14)
_log = logs.logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPlan:
    """What somebody asks of a branch."""

    branch: BranchId
    ask: StaffingAsk
    by: str


class StaffingPlans:
    """The plans of a centre."""

    def __init__(
        self,
        sql: Sql,
        trail: Trail,
        *,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        clock: Callable[[], float],
        program: Sequence[str] = PROGRAM,
    ) -> None:
        """Prepare; nothing is found before `run`."""
        self._sql = sql
        self._trail = trail
        self._now = now
        self._new_id = new_id
        self._clock = clock
        self._program = program
        self._wake = asyncio.Event()

    async def ask(self, asked: AskedPlan) -> None:
        """Keep the wish; it is worked at as soon as those before it are done."""
        plan = KeptPlan(
            id=self._new_id(),
            branch=asked.branch,
            day=asked.ask.day,
            by=asked.by,
            asked=self._now(),
            state=RunState.WAITING,
            done=0.0,
            ask=ASKS.write(asked.ask),
            result=None,
            outcome=None,
            fault="",
        )
        async with self._sql.transaction() as session:
            await plan_table.add(session, plan)
            deed = Deed(who=asked.by, what="staffing_asked", about=asked.branch, detail=asked.ask.day.isoformat())
            await self._trail.record_within(session, deed)
            await session.tell(_CHANNEL, plan.id)

    async def of_branch(self, branch: BranchId) -> list[KeptPlan]:
        """Return the plans of a branch, the newest first."""
        return await plan_table.of_branch(self._sql, branch)

    async def run(self) -> None:
        """Find what is asked for until cancelled."""
        stop_hearing = self._sql.heard(_CHANNEL, lambda _: self._wake.set())
        try:
            while True:
                try:
                    while await self.run_next() or await self.compare_next():
                        pass
                except Unavailable as failed:
                    _log.warning("a day's counters could not be found", why=str(failed))
                await self._next_look()
        finally:
            stop_hearing()

    async def run_next(self) -> bool:
        """Find the oldest plan that waits; False if none does."""
        now = self._now()
        async with self._sql.transaction() as session:
            plan = await plan_table.claim(session, now, now - _GIVEN_UP_AFTER)
        if plan is None:
            return False
        try:
            result = await self._worked(plan, plan.ask, first_learned(local_day(now)), local_day(now))
        except NoResult as nothing:
            await plan_table.keep_fault(self._sql, plan.id, str(nothing))
        except Unavailable:
            await plan_table.keep_fault(self._sql, plan.id, "interrupted")
        else:
            await plan_table.keep_result(self._sql, plan.id, result)
        return True

    async def compare_next(self) -> bool:
        """Look what came of a day that is past; False if there is none to look at."""
        now = self._now()
        today = local_day(now)
        async with self._sql.transaction() as session:
            plan = await plan_table.claim_past(
                session, now, first=today - _COMPARED_FOR, today=today, tried_before=now - _TRIED_AGAIN_AFTER
            )
        if plan is None:
            return False
        ask = ASKS.write(replace(ASKS.read(plan.ask), is_outcome=True))
        try:
            outcome = await self._worked(plan, ask, plan.day, plan.day)
        except (NoResult, Unavailable) as nothing:
            _log.info("what came of a planned day is not known yet", branch=plan.branch, why=str(nothing))
        else:
            await plan_table.keep_outcome(self._sql, plan.id, outcome)
        return True

    async def _worked(self, plan: KeptPlan, ask: bytes, first: date, last: date) -> bytes:
        """Return what the process says; entries from `first` to `last` are told to it."""
        return await run_in_process(
            LabWish(branch=plan.branch, first=first, last=last),
            ask,
            await bodies_of_days(self._sql, plan.branch, first, last),
            _Teller(self._sql, plan.id, self._now, self._clock),
            self._program,
        )

    async def _next_look(self) -> None:
        try:
            async with asyncio.timeout(_LOOKS_S):
                await self._wake.wait()
        except TimeoutError:
            return
        finally:
            self._wake.clear()


class _Teller:
    """Notes how far a plan is, not more often than somebody looks."""

    def __init__(self, sql: Sql, id_: str, now: Callable[[], datetime], clock: Callable[[], float]) -> None:
        self._sql = sql
        self._id = id_
        self._now = now
        self._clock = clock
        self._told_at = clock()

    async def __call__(self, done: float) -> None:
        if self._clock() - self._told_at >= _TELLS_AGAIN_S:
            self._told_at = self._clock()
            await plan_table.note_done(self._sql, self._id, done, self._now())
