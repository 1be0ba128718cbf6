"""The command that writes a branch's past days as a trace: it reads the log, of a node's file or a city's database."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from datetime import date
from pathlib import Path
from random import SystemRandom

from server_client.policy_lab.past_days import PastDays
from server_client.queue_model.ids import BranchId
from server_client.server.errors import LogDamaged, SettingsFault, Unavailable
from server_client.server.store.sqlite_store import SqliteReader
from server_client.wire.chain import Entry, event_of
from server_client.wire.errors import Malformed

_AT_ONCE = 2_000


def trace(arguments: Sequence[str]) -> int:
    """Write a branch's past days in the trace format, without persons."""
    parser = argparse.ArgumentParser(
        prog="motcua lab trace",
        description=trace.__doc__,
        epilog="Tickets and clerks bear other names in each export. A node may run, a centre on SQLite may not.",
    )
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--log", type=Path, metavar="FILE", help="the branch's log, for example DATA/CN01.sqlite")
    where.add_argument("--database", metavar="ADDRESS", help="a centre's: sqlite:PATH or postgresql://…")
    parser.add_argument("--branch", type=BranchId, default=BranchId("CN01"), help="its code (default CN01)")
    parser.add_argument("--from", dest="begin", type=date.fromisoformat, metavar="DAY", help="first day")
    parser.add_argument("--to", dest="end", type=date.fromisoformat, metavar="DAY", help="last day")
    given = parser.parse_args(arguments)
    try:
        asyncio.run(_write(given))
    except (SettingsFault, Unavailable, LogDamaged, Malformed, OSError) as fault:
        print(f"motcua lab trace: {fault}", file=sys.stderr)
        return 1
    return 0


async def _write(given: argparse.Namespace) -> None:
    days = PastDays(SystemRandom(), begin=given.begin, end=given.end)
    entries = _of_file(given.log) if given.log else _of_database(given.database, given.branch)
    async for entry in entries:
        for line in days.take(event_of(entry.body)):
            print(line)
    for line in days.rest():
        print(line)


async def _of_file(path: Path) -> AsyncIterator[Entry]:
    log = SqliteReader(path)
    try:
        after = 0
        while found := log.read(after, _AT_ONCE):
            for entry in found:
                yield entry
            after = found[-1].seq
    finally:
        log.close()


async def _of_database(address: str, branch: BranchId) -> AsyncIterator[Entry]:
    from server_client.server.following.log_reader import LogReader  # noqa: PLC0415 - slow to load, as the next
    from server_client.server.sql.opening import open_sql  # noqa: PLC0415

    sql = await open_sql(address)
    try:
        reader, after = LogReader(sql, branch), 0
        while found := await reader.read(after, _AT_ONCE):
            for entry in found:
                yield entry
            after = found[-1].seq
    finally:
        await sql.close()
