"""The command `motcua backup`: copies what a server keeps, and says whether a copy is whole; it puts nothing back."""

import argparse
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from server_client.installation.backing_up import (
    DATABASE,
    copied,
    faults_of,
    forget_persons,
    old_ones,
    sealed,
    whole_ones,
)
from server_client.installation.machine import run_here
from server_client.server.errors import SettingsFault

FAILED = 1


def backup(arguments: Sequence[str]) -> int:
    """Copy what a node or a centre keeps, beside the running server; or check a copy."""
    given = backup_parser().parse_args(arguments)
    try:
        return _check(given.copy) if given.action == "check" else _make(given)
    except SettingsFault as fault:
        print(f"motcua backup: {fault}", file=sys.stderr)
        return FAILED


def backup_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="motcua backup",
        description=backup.__doc__,
        epilog="Keys of vaults are in no copy: keep them apart. Exit status: 0 well, 1 not.",
    )
    actions = parser.add_subparsers(dest="action", required=True)
    make = actions.add_parser("make", help="copy into a new folder, named by this moment")
    make.add_argument("--data", type=Path, required=True, help="folder of the server")
    make.add_argument("--to", type=Path, required=True, help="folder of all copies, best on another disk")
    make.add_argument("--database", metavar="ADDRESS", help="a centre's PostgreSQL, dumped into the copy")
    make.add_argument("--keep", type=int, default=14, help="copies that are kept (default 14)")
    check = actions.add_parser("check", help="say whether a copy is whole and its databases hold together")
    check.add_argument("copy", type=Path)
    return parser


def _make(given: argparse.Namespace) -> int:
    name = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    new, whole = given.to / f"{name}.new", given.to / name
    new.mkdir(mode=0o700, parents=True)
    if given.database and given.database.startswith("postgres"):
        # First the database: what came to the files meanwhile is newer than it, never older.
        dump(given.database, new / DATABASE)
    copied(given.data, new)
    sealed(new)
    new.rename(whole)
    for old in old_ones(given.to, max(1, given.keep)):
        shutil.rmtree(old)
    for older in whole_ones(given.to)[:-1]:
        forget_persons(older)
    print(f"copied to {whole}")
    return 0


def dump(database: str, to: Path) -> None:
    """Dump a PostgreSQL database into a file; SettingsFault says why that failed."""
    ran = run_here(("pg_dump", "--format=custom", "--no-owner", f"--dbname={database}", f"--file={to}"))
    if ran.status:
        raise SettingsFault(f"the database was not dumped: {ran.said} (pg_dump is in postgresql-client)")


def _check(copy: Path) -> int:
    faults = list(faults_of(copy))
    print("\n".join(faults) or f"{copy} is whole")
    return FAILED if faults else 0
