"""The command line of the log's verification."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from server_client.queue_model.ids import BranchId
from server_client.server.errors import LogDamaged
from server_client.server.store.sqlite_store import SqliteReader
from server_client.server.trust.checking import Contradiction, checked_against
from server_client.server.verification import Unsound, verified
from server_client.tls.trust import NoAuthority
from server_client.wire.digests import SealedDigest
from server_client.wire.errors import Malformed

UNSOUND = 1
UNREADABLE = 2


def verify(arguments: Sequence[str]) -> int:
    """Say whether a branch's log is what its server wrote."""
    parser = argparse.ArgumentParser(
        prog="motcua verify",
        description=verify.__doc__,
        epilog="Exit status: 0 the log is sound and as published, 1 it is not, 2 there is none that can be read, or "
        "nothing published. The server may run.",
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the server")
    parser.add_argument("--branch", default="CN01", help="code of the branch (default CN01)")
    parser.add_argument(
        "--digest",
        metavar="FILE|URL",
        help="check it against published digests too, for example https://HOST/open/CN01/digests.json",
    )
    parser.add_argument(
        "--ca", dest="authority", type=Path, metavar="FILE", help="the private authority's certificate, for a URL"
    )
    given = parser.parse_args(arguments)
    try:
        digests = _published(given.digest, given.branch, given.authority) if given.digest else []
    except NotFit as wrong:
        print(f"motcua verify: {wrong}", file=sys.stderr)
        return UNREADABLE
    try:
        log = SqliteReader(given.data / f"{given.branch}.sqlite")
    except LogDamaged as damaged:
        print(f"motcua verify: {damaged}", file=sys.stderr)
        return UNREADABLE
    try:
        sound = verified(log, BranchId(given.branch))
        agreed = checked_against(log, digests)
    except Contradiction as other:
        print(f"motcua verify: {other}; the log is sound in itself", file=sys.stderr)
        return UNSOUND
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
    if digests:
        print(f"It is as published: {agreed} digests, the last of {digests[-1].digest.day}, counted again to the same")
    return 0


class NotFit(Exception):
    """What was published cannot be had or used; the message says why."""


def _published(where: str, branch: str, authority: Path | None) -> list[SealedDigest]:
    from server_client.server.trust.published import NotPublished, published_at  # noqa: PLC0415 - httpx is slow to load

    try:
        digests = published_at(where, authority)
    except (NotPublished, NoAuthority, Malformed) as wrong:
        raise NotFit(str(wrong)) from wrong
    of = digests[0].digest.branch
    if of != branch:
        raise NotFit(f"The digests are of branch {of}, the log of {branch}: name both alike")
    return digests
