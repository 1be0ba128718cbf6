"""The entries of some days of a branch's log at the centre, for a process of its own to read; it understands none."""

from collections.abc import AsyncIterator, Sequence
from datetime import date

from server_client.queue_model.ids import BranchId
from server_client.server.following.log_reader import LogReader
from server_client.server.lab.trial_process import bodies_from
from server_client.server.sql.sql import Sql
from server_client.server.trust.digest_table import DigestTable


async def bodies_of_days(sql: Sql, branch: BranchId, first: date, last: date) -> AsyncIterator[Sequence[bytes]]:
    """Return the entries of the days, and before them the one by which the branch worked then; Unavailable."""
    log, table = LogReader(sql, branch), DigestTable(sql)
    before = await table.before(branch, first)
    behind = await table.of_day(branch, last)
    until = None if behind is None else behind.sealed.digest.last
    if before is None:
        return _up_to(bodies_from(log, 0), until, 0)
    begin = before.sealed.digest.last
    configured = await log.read(before.configured_at - 1, 1) if before.configured_at else []
    return _up_to(bodies_from(log, begin), until, begin, [entry.body for entry in configured])


async def _up_to(
    portions: AsyncIterator[Sequence[bytes]], last: int | None, after: int, first: Sequence[bytes] = ()
) -> AsyncIterator[Sequence[bytes]]:
    if first:
        yield first
    async for some in portions:
        left = len(some) if last is None else last - after
        if left <= 0:
            return
        yield some[:left]
        after += len(some)
