"""Makes the digest of each day of each branch, soon after the day is over and once for all; it changes none."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import monotonic
from typing import Protocol

from server_client.queue_model.ids import BranchId
from server_client.queue_model.local_time import VIETNAM, local_day
from server_client.server import logs
from server_client.server.errors import Unavailable
from server_client.server.trust.day_digest import digest_of
from server_client.server.trust.day_ends import DayEnds, EndedDay
from server_client.server.trust.digest_table import DigestTable, KeptDigest
from server_client.wire.chain import GENESIS, Entry
from server_client.wire.errors import Malformed

_LOOK_S = 60.0
# A branch whose day is not told to its end is not asked for it again each minute.
_AGAIN = timedelta(minutes=10)
# Whoever closed in the evening and has said nothing since will hardly have opened again before midnight.
_SURE_AFTER = timedelta(hours=6)
_PORTION = 500
_log = logs.logger(__name__)


class ReadableLog(Protocol):
    """A log as far as it can be read."""

    async def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries after entry `after`, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEnd:
    """How far the log of a branch has come here; `heard` is when its node last sent something, None if it is here."""

    branch: BranchId
    seq: int
    heard: datetime | None


class Logs(Protocol):
    """The logs of which days are told."""

    async def ends(self) -> Sequence[LogEnd]:
        """Return all branches."""

    def log(self, branch: BranchId) -> ReadableLog:
        """Return the log of one of them."""


@dataclass(frozen=True, slots=True)
class _Look:
    at: datetime
    seq: int
    is_waiting: bool


class DigestMaker:
    """Looks after the days of all branches; any number of processes may do so on one database."""

    def __init__(
        self, logs: Logs, table: DigestTable, *, now: Callable[[], datetime], dice: Callable[[], float]
    ) -> None:
        """Prepare; `dice` gives 0 up to 1, by which processes begin at different branches."""
        self._logs = logs
        self._table = table
        self._now = now
        self._dice = dice
        self._looks: dict[BranchId, _Look] = {}

    async def run(self) -> None:
        """Make what is due, until cancelled."""
        while True:
            try:
                await self.look()
            except Unavailable as failed:
                _log.warning("digests not made", why=str(failed))
            await asyncio.sleep(_LOOK_S)

    async def look(self) -> None:
        """Make the digests of all days that are over by now and have none; Unavailable if that cannot be done now."""
        ends = [*await self._logs.ends()]
        start = int(self._dice() * len(ends))
        for end in ends[start:] + ends[:start]:
            if not self._is_due(end):
                continue
            began = monotonic()
            try:
                await self._make(end)
            except Malformed as broken:
                _log.error("no digest of a log that cannot be read", branch=end.branch, why=str(broken))
                self._looks[end.branch] = _Look(self._now(), end.seq, is_waiting=True)
            # Thousands of branches end their days together: half of the time is everyone else's.
            await asyncio.sleep(monotonic() - began)

    def _is_due(self, end: LogEnd) -> bool:
        look, now = self._looks.get(end.branch), self._now()
        if end.seq == 0:
            return False
        if look is None or local_day(look.at) != local_day(now):
            return True
        return look.is_waiting and now - look.at >= _AGAIN

    async def _make(self, end: LogEnd) -> None:
        now = self._now()
        previous = await self._table.newest(end.branch)
        ends = ends_after(previous)
        log = self._logs.log(end.branch)
        while ends.seq < end.seq and (entries := await log.read(ends.seq, _PORTION)):
            for over in ends.read(entries):
                previous = await self._kept(end.branch, over, previous)
        if ends.pending is not None and _is_over(ends.pending, end.heard, now):
            previous = await self._kept(end.branch, ends.ended(), previous)
        told = previous is not None and ends.day is not None and previous.sealed.digest.day >= ends.day
        is_past = ends.day is not None and ends.day < local_day(now)
        self._looks[end.branch] = _Look(now, end.seq, is_waiting=is_past and not told)

    async def _kept(self, branch: BranchId, over: EndedDay, previous: KeptDigest | None) -> KeptDigest:
        sealed = digest_of(branch, over.end, over.count, None if previous is None else previous.sealed)
        kept = KeptDigest(sealed, over.configured_at, self._now())
        if await self._table.add(sealed, kept.configured_at, kept.made_at):
            _log.info("day told", branch=branch, day=over.end.day.isoformat(), digest=sealed.hash)
        return kept


def ends_after(previous: KeptDigest | None) -> DayEnds:
    """Return what finds the days that follow the one that was told last."""
    if previous is None:
        return DayEnds(0, GENESIS)
    digest = previous.sealed.digest
    return DayEnds(digest.last, digest.last_hash, previous.configured_at, digest.day)


def _is_over(day: date, heard: datetime | None, now: datetime) -> bool:
    midnight = datetime(day.year, day.month, day.day, tzinfo=VIETNAM) + timedelta(days=1)
    if now < midnight:
        return False
    return heard is None or heard >= midnight or now >= midnight + _SURE_AFTER
