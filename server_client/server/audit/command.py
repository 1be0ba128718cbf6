"""The command line of the audit trail."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from server_client.server.errors import LogDamaged, Unavailable

UNSOUND = 1
UNREADABLE = 2


def audit(arguments: Sequence[str]) -> int:
    """Say whether the trail of what people did at the centre is whole and as it was recorded."""
    parser = argparse.ArgumentParser(
        prog="motcua audit",
        description=audit.__doc__,
        epilog="Exit status: 0 the trail is sound, 1 it is not, 2 it cannot be read. The centre may run. Note the hash "
        "that is printed elsewhere: who rewrites the whole trail cannot make it end like that.",
    )
    parser.add_argument("action", choices=["verify"])
    parser.add_argument("--database", required=True, metavar="ADDRESS", help="sqlite:PATH or postgresql://…")
    given = parser.parse_args(arguments)
    try:
        print(asyncio.run(_verified(given.database)))
    except LogDamaged as damaged:
        print(f"motcua audit: {damaged}", file=sys.stderr)
        return UNSOUND
    except Unavailable as unavailable:
        print(f"motcua audit: {unavailable}", file=sys.stderr)
        return UNREADABLE
    return 0


async def _verified(address: str) -> str:
    from server_client.server.audit.trail import Trail  # noqa: PLC0415 - slow to load, and --help needs neither
    from server_client.server.sql.opening import open_sql  # noqa: PLC0415

    sql = await open_sql(address)
    try:
        last = await Trail(sql, lambda: datetime.now(UTC)).verified()
    finally:
        await sql.close()
    if last is None:
        return "The trail is sound: nothing has been recorded yet"
    return f"The trail is sound: {last.seq} deeds, the last of {last.at:%Y-%m-%d %H:%M} UTC; it ends with {last.hash}"
