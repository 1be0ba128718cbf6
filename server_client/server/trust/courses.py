"""Finds the days whose calls can be asked about and keeps the last few at hand; one at a time is gone through."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from datetime import date, datetime, timedelta

from server_client.queue_model.configuration import Configuration
from server_client.queue_model.events import ConfigurationAdopted
from server_client.queue_model.ids import BranchId
from server_client.queue_model.local_time import local_day
from server_client.server.errors import LogDamaged
from server_client.server.trust.course import Course, course_from
from server_client.server.trust.digest_maker import Logs, ReadableLog
from server_client.server.trust.digest_table import DigestTable
from server_client.wire.chain import event_of
from server_client.wire.errors import Malformed

ASKABLE = timedelta(days=14)
"""How long after a day somebody may ask about its calls: long enough for a complaint, then only its digest remains."""
_PORTION = 200
_KEPT = 6


class Courses:
    """The days' courses; raises Unavailable where a log cannot be read."""

    def __init__(self, logs: Logs, table: DigestTable, now: Callable[[], datetime]) -> None:
        """Prepare; nothing is read before somebody asks."""
        self._logs = logs
        self._table = table
        self._now = now
        self._kept: OrderedDict[tuple[BranchId, int], Course] = OrderedDict()
        self._turn = asyncio.Lock()

    async def of_day(self, branch: BranchId, day: date) -> Course | None:
        """Return the course of the day as it is by now; None if there was none, or it is too long ago."""
        if not timedelta(0) <= local_day(self._now()) - day <= ASKABLE:
            return None
        async with self._turn:
            told = await self._table.of_day(branch, day)
            before = await self._table.before(branch, day)
            first = 1 if before is None else before.sealed.digest.last + 1
            last = None if told is None else told.sealed.digest.last
            course = await self._course(branch, first, 0 if before is None else before.configured_at)
            if course is None:
                return None
            await self._go_on(course, last)
            return course if course.day == day else None

    async def _course(self, branch: BranchId, first: int, configured_at: int) -> Course | None:
        course = self._kept.get((branch, first))
        if course is None:
            log = self._logs.log(branch)
            entries = await log.read(first - 1, 1)
            if not entries:
                return None
            configuration = await _configuration(log, configured_at)
            course = self._kept[branch, first] = course_from(branch, event_of(entries[0].body), configuration)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end((branch, first))
        return course

    async def _go_on(self, course: Course, last: int | None) -> None:
        log = self._logs.log(course.start.id)
        try:
            while last is None or course.state.seq < last:
                limit = _PORTION if last is None else min(_PORTION, last - course.state.seq)
                entries = await log.read(course.state.seq, limit)
                if not entries:
                    return
                course.read(event_of(entry.body) for entry in entries)
                # A portion takes a few milliseconds; then others have their turn.
                await asyncio.sleep(0)
        except (Malformed, LogDamaged) as broken:
            self._kept.clear()
            raise LogDamaged(f"The day cannot be gone through again: {broken}") from broken


async def _configuration(log: ReadableLog, seq: int) -> Configuration | None:
    if seq == 0:
        return None
    (entry,) = await log.read(seq - 1, 1)
    data = event_of(entry.body).data
    if not isinstance(data, ConfigurationAdopted):
        raise LogDamaged(f"Entry {seq} is no configuration: the log is another than was told of")
    return data.configuration
