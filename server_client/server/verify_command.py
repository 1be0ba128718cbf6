"""The command line of the log's verification."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from server_client.queue_model.ids import BranchId
from server_client.server.errors import LogDamaged
from server_client.server.store.sqlite_store import SqliteReader
from server_client.server.verification import Unsound, verified

UNSOUND = 1
UNREADABLE = 2


def verify(arguments: Sequence[str]) -> int:
    """Say whether a branch's log is what its server wrote."""
    parser = argparse.ArgumentParser(
        prog="motcua verify",
        description=verify.__doc__,
        epilog="Exit status: 0 the log is sound, 1 it is not, 2 there is none that can be read. The server may run.",
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the server")
    parser.add_argument("--branch", default="CN01", help="code of the branch (default CN01)")
    given = parser.parse_args(arguments)
    try:
        log = SqliteReader(given.data / f"{given.branch}.sqlite")
    except LogDamaged as damaged:
        print(f"motcua verify: {damaged}", file=sys.stderr)
        return UNREADABLE
    try:
        sound = verified(log, BranchId(given.branch))
    except Unsound as unsound:
        print(f"motcua verify: {unsound}; do not go on with this log, restore it from a backup", file=sys.stderr)
        return UNSOUND
    except LogDamaged as damaged:
        print(f"motcua verify: {damaged}", file=sys.stderr)
        return UNREADABLE
    finally:
        log.close()
    print(
        f"The log of {given.branch} is sound: {sound.head.seq} entries, {sound.numbers} numbers given out, "
        f"{sound.snapshots} snapshots like the replay; it ends with {sound.head.hash}"
    )
    return 0
