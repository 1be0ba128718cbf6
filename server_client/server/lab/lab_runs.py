"""Runs the trials that were asked for at a centre, one at a time; several processes of a centre share the work."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from server_client.policy_lab.changes import Trial
from server_client.policy_lab.trial_files import write_trial
from server_client.queue_model.ids import BranchId
from server_client.server import logs
from server_client.server.audit.trail import Deed, Trail
from server_client.server.errors import Unavailable
from server_client.server.lab import run_table
from server_client.server.lab.log_bodies import bodies_of_days
from server_client.server.lab.run_table import LabRun, RunState
from server_client.server.lab.trial_process import PROGRAM, NoResult, run_in_process
from server_client.server.lab.worker_talk import LabWish
from server_client.server.sql.sql import Sql

_CHANNEL = "lab"
_LOOKS_S = 15.0
_TELLS_AGAIN_S = 0.5
# Of a process that is at work something is heard at least so often.
_GIVEN_UP_AFTER = timedelta(minutes=3)
_log = logs.logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A trial that somebody wants to see: on which days of which branch."""

    branch: BranchId
    first: date
    last: date
    trial: Trial
    by: str


class LabRuns:
    """The trials of a centre."""

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
        """Prepare; nothing is run before `run`."""
        self._sql = sql
        self._trail = trail
        self._now = now
        self._new_id = new_id
        self._clock = clock
        self._program = program
        self._wake = asyncio.Event()

    async def ask(self, asked: Asked) -> str:
        """Keep the wish and return its id; it is run as soon as those before it are done."""
        run = LabRun(
            id=self._new_id(),
            branch=asked.branch,
            first=asked.first,
            last=asked.last,
            title=asked.trial.title,
            by=asked.by,
            asked=self._now(),
            state=RunState.WAITING,
            done=0.0,
            trial=write_trial(asked.trial),
            fault="",
        )
        async with self._sql.transaction() as session:
            await run_table.add(session, run)
            deed = Deed(who=asked.by, what="policy_tried", about=asked.branch, detail=asked.trial.title)
            await self._trail.record_within(session, deed)
            await session.tell(_CHANNEL, run.id)
        return run.id

    async def newest(self) -> list[LabRun]:
        """Return the runs that are kept, the newest first."""
        return await run_table.newest(self._sql)

    async def of_id(self, id_: str) -> LabRun | None:
        """Return a run; None if it is not kept."""
        return await run_table.of_id(self._sql, id_)

    async def result_of(self, id_: str) -> bytes | None:
        """Return what came of a run; None if nothing has."""
        return await run_table.result_of(self._sql, id_)

    async def run(self) -> None:
        """Run what is asked for until cancelled."""
        stop_hearing = self._sql.heard(_CHANNEL, lambda _: self._wake.set())
        try:
            while True:
                try:
                    while await self.run_next():
                        pass
                except Unavailable as failed:
                    _log.warning("a trial could not be run", why=str(failed))
                await self._next_look()
        finally:
            stop_hearing()

    async def run_next(self) -> bool:
        """Run the oldest trial that waits; False if none does."""
        now = self._now()
        async with self._sql.transaction() as session:
            run = await run_table.claim(session, now, now - _GIVEN_UP_AFTER)
        if run is None:
            return False
        try:
            result = await run_in_process(
                LabWish(branch=run.branch, first=run.first, last=run.last),
                run.trial,
                await bodies_of_days(self._sql, run.branch, run.first, run.last),
                _Teller(self._sql, run.id, self._now, self._clock),
                self._program,
            )
        except (NoResult, Unavailable) as nothing:
            await run_table.keep_fault(self._sql, run.id, str(nothing))
        else:
            await run_table.keep_result(self._sql, run.id, result)
        return True

    async def _next_look(self) -> None:
        try:
            async with asyncio.timeout(_LOOKS_S):
                await self._wake.wait()
        except TimeoutError:
            return
        finally:
            self._wake.clear()


class _Teller:
    """Notes how far a run is, not more often than somebody looks."""

    def __init__(self, sql: Sql, id_: str, now: Callable[[], datetime], clock: Callable[[], float]) -> None:
        self._sql = sql
        self._id = id_
        self._now = now
        self._clock = clock
        self._told_at = clock()

    async def __call__(self, done: float) -> None:
        if self._clock() - self._told_at >= _TELLS_AGAIN_S:
            self._told_at = self._clock()
            await run_table.note_done(self._sql, self._id, done, self._now())
