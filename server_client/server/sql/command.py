"""The command line that brings a PostgreSQL database to this program's tables."""

import argparse
import sys
from collections.abc import Sequence

from server_client.server.errors import StoreBroken, Unavailable

REFUSED = 1
UNREACHABLE = 2


def migrate(arguments: Sequence[str]) -> int:
    """Make or bring up to date the tables of a centre's PostgreSQL database."""
    parser = argparse.ArgumentParser(
        prog="motcua migrate",
        description=migrate.__doc__,
        epilog="Exit status: 0 all tables are there, 1 the database refused a step, 2 it cannot be used at all. "
        "Several may do it at once. A centre's SQLite file is brought up to date when the centre opens it.",
    )
    parser.add_argument("--database", required=True, metavar="ADDRESS", help="postgresql://USER@HOST/DATABASE")
    address = parser.parse_args(arguments).database
    if not address.startswith(("postgresql://", "postgres://")):
        parser.error(f"--database {address}: only PostgreSQL is migrated by a command, give postgresql://…")
    # Alembic takes its time to come.
    from server_client.server.sql.migrating import migrated  # noqa: PLC0415

    try:
        steps = migrated(address)
    except StoreBroken as broken:
        print(f"motcua migrate: {broken}; nothing was changed", file=sys.stderr)
        return REFUSED
    except Unavailable as unavailable:
        print(f"motcua migrate: {unavailable}", file=sys.stderr)
        return UNREACHABLE
    print(f"Carried out: {', '.join(steps)}" if steps else "Nothing to do: all tables are there")
    return 0
