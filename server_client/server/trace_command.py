"""The command that writes a branch's past days as a trace: it reads the log, of a node's file or a city's database."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import SystemRandom

from server_client.policy_lab.past_days import PastDays
from server_client.queue_model.ids import BranchId
from server_client.server.errors import LogDamaged, SettingsFault, Unavailable
from server_client.server.lab.whole_log import entries_of_database, entries_of_file
from server_client.wire.chain import event_of
from server_client.wire.errors import Malformed


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
    entries = entries_of_file(given.log) if given.log else entries_of_database(given.database, given.branch)
    async for entry in entries:
        for line in days.take(event_of(entry.body)):
            print(line)
    for line in days.rest():
        print(line)
