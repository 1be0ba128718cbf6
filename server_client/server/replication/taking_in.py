"""Takes in what nodes send: what waits goes into one transaction, each branch's log onto its end, once, or not at all.

Cursors are locked in the order of the branches' codes, so that any number of processes can do this on one database.
What is known already is passed over; the rest is copied, and the pictures are brought up, before anybody is answered.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from time import perf_counter

from server_client.branch_picture.tally import Tally
from server_client.queue_model.ids import BranchId
from server_client.server import logs
from server_client.server.errors import StoreBroken, StoreUnavailable, Unavailable
from server_client.server.following.tokens import TOKENS_KEPT
from server_client.server.metrics import TakingInMeasures
from server_client.server.replication import divergence, refusing, stored_rows
from server_client.server.replication.epoch_grants import EpochGrants, StoredGrants
from server_client.server.replication.history import kept_as_history
from server_client.server.replication.judging import Cursor, begun, fits, news, parting
from server_client.server.replication.noted_faults import EPOCH_NOT_GRANTED, HOSTED_HERE, is_over, noted
from server_client.server.replication.picture_keeper import PictureKeeper, draw, tally_at
from server_client.server.replication.refusing import NotTaken
from server_client.server.replication.stored_rows import StoredFault
from server_client.server.sql.sql import Sql, SqlSession
from server_client.server.stored_time import stored
from server_client.wire.chain import GENESIS
from server_client.wire.entry_columns import RunEntries
from server_client.wire.pictures import encode_tally
from server_client.wire.replication import Difference, Held, Run
from server_client.wire.run_entries import Fault, FaultyEntry

# Small enough that the next group is prepared while the database is busy with this one, and that nobody waits long.
_MOST_ENTRIES = 8_000
# What a branch sends while it is open; a backlog comes in runs of hundreds.
_SHORT_RUN = 20
_MOST_BRANCHES = 500
# A city's branches send some ten entries a second; so many are a backlog, or a day played quickly.
_MANY_A_SECOND = 500
_BUSY_S = 1.0
_WORKERS = 2
_FAULTS_S = 60.0
_TOKENS_KEPT_MS = TOKENS_KEPT // timedelta(milliseconds=1)

_NOTHING = RunEntries.of(())
_Outcome = Held | NotTaken
_log = logs.logger(__name__)


@dataclass(slots=True)
class _Asked:
    """What a node waits for: that a run is taken in, or only what is held."""

    branch: BranchId
    run: Run | None
    answer: "asyncio.Future[_Outcome]"


@dataclass(slots=True)
class _Page:
    """One branch in one transaction: where its log ended and ends, what is added, what is wrong."""

    cursor: Cursor
    is_hosted: bool
    differs: Difference | None
    document: bytes | None
    faults: Sequence[StoredFault]
    tally: Tally | None = None
    added: RunEntries = _NOTHING

    def held(self) -> Held:
        return Held(epoch=self.cursor.newest_epoch, seq=self.cursor.seq, hash=self.cursor.hash, differs=self.differs)


class TakingIn:
    """The way into the centre's logs; two groups at a time are under way, so that each fills the other's waits."""

    def __init__(
        self,
        sql: Sql,
        pictures: PictureKeeper,
        *,
        now: Callable[[], datetime],
        grants: EpochGrants | None = None,
        newest_configuration: Callable[[BranchId], int | None] = lambda branch: None,
    ) -> None:
        """Prepare; nothing is taken before `run`. `newest_configuration` tells the number offered to a branch."""
        self._newest_configuration = newest_configuration
        self._sql = sql
        self._pictures = pictures
        self._now = now
        self._grants = grants or StoredGrants()
        self.measures = TakingInMeasures()
        self._waiting: list[_Asked] = []
        self._arrived = asyncio.Event()
        self._has_stopped = False
        self._groups = 0
        self._second_began = 0.0
        self._in_second = 0
        self._busy_until = 0.0

    @property
    def is_busy(self) -> bool:
        """Say whether much is coming in, or more waits than is under way: what is not urgent should step back.

        It is said for a moment longer: between two groups nothing waits, though nodes are about to send the next runs.
        """
        if self._groups >= _WORKERS and self._waiting:
            self._busy_until = perf_counter() + _BUSY_S
        return perf_counter() < self._busy_until

    async def take(self, run: Run) -> Held:
        """Return what is held once the run is durably part of it; raises NotTaken, StoreUnavailable or StoreBroken."""
        return await self._settle(run.branch, run)

    async def held(self, branch: BranchId) -> Held:
        """Return what is held of a branch, whose node has shown itself by asking; errors as of `take`."""
        return await self._settle(branch, None)

    async def hash_at(self, branch: BranchId, seq: int) -> str | None:
        """Return the hash of an entry that is held; None if it is not."""
        return (await stored_rows.hashes(self._sql, branch, seq, seq)).get(seq)

    async def faulty(self, branch: BranchId, entry: FaultyEntry) -> None:
        """Note that a run could not even be read as a piece of a log."""
        self.measures.refused(entry.fault)
        await self.note(branch, entry.fault, entry=entry.seq, what=str(entry))

    async def note(self, branch: BranchId, kind: str, *, entry: int, what: str) -> None:
        """Note that a node sent what cannot be taken, for whoever has to look into it."""
        await stored_rows.keep_fault(self._sql, branch, noted(kind, entry, what, self._now()))

    async def run(self) -> None:
        """Take in what comes, until cancelled."""
        try:
            async with asyncio.TaskGroup() as workers:
                for _ in range(_WORKERS):
                    workers.create_task(self._work())
                workers.create_task(self._keep_faults())
        finally:
            self._has_stopped = True
            for asked in self._waiting:
                _fail(asked, _stopping())

    async def end_faults(self) -> None:
        """Forget that nodes sent logs of points that are hosted here, once they do so no more: no run ends that."""
        for branch, fault in await stored_rows.faults_of_kind(self._sql, HOSTED_HERE):
            if is_over(fault, self._now()):
                await stored_rows.forget_fault(self._sql, branch, fault.kind)

    async def _keep_faults(self) -> None:
        while True:
            await asyncio.sleep(_FAULTS_S)
            try:
                await self.end_faults()
            except Unavailable as failed:
                _log.warning("faults not looked at", why=str(failed))

    async def _settle(self, branch: BranchId, run: Run | None) -> Held:
        if self._has_stopped:
            raise _stopping()
        asked = _Asked(branch, run, asyncio.get_running_loop().create_future())
        self._waiting.append(asked)
        self._arrived.set()
        outcome = await asked.answer
        if isinstance(outcome, NotTaken):
            self.measures.refused(outcome.code)
            raise outcome
        if run is not None:
            self.measures.lacking(max(0, run.head - outcome.seq))
        return replace(outcome, newest_configuration=self._newest_configuration(branch))

    async def _work(self) -> None:
        while True:
            await self._arrived.wait()
            group = self._next_group()
            if not group:
                continue
            # What has begun is ended and answered, even if the centre stops meanwhile.
            settling = asyncio.ensure_future(self._settle_group(group))
            try:
                await asyncio.shield(settling)
            except asyncio.CancelledError:
                await settling
                raise

    def _next_group(self) -> list[_Asked]:
        # One of each branch: what follows it has to wait until it is in the tables. What is live waits for no backlog.
        group: dict[BranchId, _Asked] = {}
        left: list[_Asked] = []
        entries = 0
        for asked in self._waiting:
            if asked.answer.done():
                continue
            size = len(asked.run.entries) if asked.run else 0
            is_full = len(group) >= _MOST_BRANCHES or (entries >= _MOST_ENTRIES and size > _SHORT_RUN)
            if is_full or asked.branch in group:
                left.append(asked)
                continue
            group[asked.branch] = asked
            entries += size
        self._waiting = left
        if not left:
            self._arrived.clear()
        return [group[branch] for branch in sorted(group)]

    async def _settle_group(self, group: Sequence[_Asked]) -> None:
        self._groups += 1
        try:
            await self._settle_all(group)
        finally:
            self._groups -= 1

    async def _settle_all(self, group: Sequence[_Asked]) -> None:
        try:
            outcomes = await self._taken(group)
        except StoreBroken as broken:
            # One of them may hold what the database refuses; the others must not suffer for it.
            if len(group) == 1:
                _fail(group[0], broken)
                return
            for asked in group:
                await self._settle_all([asked])
            return
        except Unavailable as unavailable:
            for asked in group:
                _fail(asked, unavailable)
            return
        for asked, outcome in zip(group, outcomes, strict=True):
            if not asked.answer.done():
                asked.answer.set_result(outcome)

    async def _taken(self, group: Sequence[_Asked]) -> list[_Outcome]:
        now, began = self._now(), perf_counter()
        async with self._sql.transaction() as session:
            pages = await self._pages(session, [asked.branch for asked in group])
            outcomes = [await self._judged(session, pages[asked.branch], asked, now) for asked in group]
            await self._write(session, pages, stored(now))
        count = sum(len(page.added) for page in pages.values())
        self.measures.taken(count, perf_counter() - began)
        self._note_rate(count, perf_counter())
        self._pictures.behind(branch for branch, page in pages.items() if page.added and page.tally is None)
        return outcomes

    def _note_rate(self, count: int, at_s: float) -> None:
        if at_s - self._second_began >= 1.0:
            self._second_began, self._in_second = at_s, 0
        self._in_second += count
        if self._in_second >= _MANY_A_SECOND:
            self._busy_until = at_s + _BUSY_S

    async def _pages(self, session: SqlSession, branches: Sequence[BranchId]) -> dict[BranchId, _Page]:
        rows = await stored_rows.locked_cursors(session, branches)
        if len(rows) < len(branches):
            await stored_rows.make_cursors(session, [one for one in branches if one not in rows], GENESIS)
            rows = await stored_rows.locked_cursors(session, branches)
        faults = await stored_rows.faults_of(session, branches)
        granted = await self._grants.newest(session, branches)
        documents = await stored_rows.documents(session, branches)
        return {
            branch: _Page(
                Cursor(epoch=row.epoch, seq=row.seq, hash=row.hash, granted=granted.get(branch, 1)),
                row.hosted,
                divergence.told_by(faults.get(branch, [])),
                documents.get(branch),
                faults.get(branch, []),
            )
            for branch, row in rows.items()
        }

    async def _judged(self, session: SqlSession, page: _Page, asked: _Asked, now: datetime) -> _Outcome:
        try:
            if page.is_hosted:
                raise refusing.hosted_here(asked.branch)
            if asked.run is not None:
                await self._take_up(session, page, asked.run, now)
        except NotTaken as refused:
            return refused
        return page.held()

    async def _take_up(self, session: SqlSession, page: _Page, run: Run, now: datetime) -> None:
        cursor = page.cursor
        if run.epoch < cursor.newest_epoch:
            kept = await kept_as_history(session, run, stored(now))
            raise refusing.old_epoch(run.epoch, cursor.newest_epoch, kept)
        if run.after > cursor.seq:
            raise refusing.gap(cursor.seq, run.after)
        if run.entries and (fits(cursor, run) or await self._goes_back(session, page, run)):
            await self._add(session, page, run, now)
            return
        found = await divergence.difference(session, cursor, run, now)
        if found is not None:
            page.differs, is_first = found
            await divergence.keep(session, run, page.differs, stored(now))
            raise refusing.differs(page.differs, is_first=is_first)

    async def _goes_back(self, session: SqlSession, page: _Page, run: Run) -> bool:
        """Say whether the log goes on from before its end, under a newer epoch; what stood behind is history then.

        A standby that was promoted out of reach has not seen what its node told the centre last.
        """
        last = parting(page.cursor, run)
        if last is None or last >= page.cursor.seq:
            return False
        held = await stored_rows.hashes(session, run.branch, last, last)
        if run.hash_at(last) != held.get(last, GENESIS):
            return False
        page.cursor = replace(page.cursor, seq=last, hash=run.hash_at(last))
        return True

    async def _add(self, session: SqlSession, page: _Page, run: Run, now: datetime) -> None:
        cursor = page.cursor
        added = news(cursor, run)
        if not added:
            return
        tally = tally_at(run.branch, page.document, cursor.seq, cursor.hash)
        before_ms = stored(tally.at) if tally else await stored_rows.time_at(session, run.branch, cursor.seq)
        if added.at_ms[0] < before_ms:
            raise refusing.back_in_time(added.seq[0])
        for epoch in begun(added):
            if not await self._grants.begins(session, run.branch, epoch):
                raise refusing.not_granted(epoch)
            if page.differs is not None:
                await divergence.settled(session, run.branch)
                page.differs = None
        for fault in page.faults:
            is_granted = fault.kind == EPOCH_NOT_GRANTED and added.epoch[0] > cursor.epoch
            if fault.kind == Fault.TOO_NEW or is_granted or is_over(fault, now):
                await stored_rows.forget_fault(session, run.branch, fault.kind)
        if tally is not None:
            draw(tally, added)
        page.added, page.tally = added, tally
        page.cursor = Cursor(epoch=added.epoch[-1], seq=added.seq[-1], hash=added.hash[-1], granted=cursor.granted)

    async def _write(self, session: SqlSession, pages: Mapping[BranchId, _Page], now_ms: int) -> None:
        changed = {branch: page for branch, page in pages.items() if page.added}
        quiet = [branch for branch, page in pages.items() if not page.added and not page.is_hosted]
        if quiet:
            await stored_rows.note_heard(session, quiet, now_ms)
        if not changed:
            return
        added = [(branch, page.added) for branch, page in changed.items()]
        await stored_rows.add_entries(session, added)
        await stored_rows.add_tokens(session, added, since_ms=now_ms - _TOKENS_KEPT_MS)
        ends = [(branch, page.cursor.epoch, page.cursor.seq, page.cursor.hash) for branch, page in changed.items()]
        await stored_rows.keep_cursors(session, ends, now_ms)
        pictures = [(branch, page.tally) for branch, page in changed.items() if page.tally is not None]
        await stored_rows.keep_documents(
            session, [(branch, tally.seq, encode_tally(tally), now_ms) for branch, tally in pictures]
        )
        await session.tell("log", *changed)


def _stopping() -> StoreUnavailable:
    return StoreUnavailable("The centre is stopping: send it again")


def _fail(asked: _Asked, fault: Unavailable) -> None:
    if not asked.answer.done():
        asked.answer.set_exception(fault)
