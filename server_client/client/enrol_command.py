"""The command line by which a machine comes to its credential, and exchanges it."""

import argparse
import asyncio
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from server_client.client.connection_options import read_credential, web_address
from server_client.client.errors import Rejected, ServerUnavailable

REFUSED, UNREACHABLE = 1, 2


def enrol(arguments: Sequence[str]) -> int:
    """Enrol this machine at the centre by a one-time code, or exchange its secret; writes the credential's file."""
    parser = argparse.ArgumentParser(
        prog="motcua enrol",
        description=enrol.__doc__,
        epilog="Exit status: 0 the file is written, 1 the centre said no or the file cannot be written, 2 the centre "
        "cannot be reached. The file is for a screen's --credential-file or a node's --center-credential.",
    )
    parser.add_argument("--center", "--server", dest="center", type=web_address, metavar="URL", help="the centre")
    parser.add_argument(
        "--credential-file", dest="credential", type=Path, required=True, metavar="FILE", help="the file to be written"
    )
    wish = parser.add_mutually_exclusive_group(required=True)
    wish.add_argument(
        "--code", help="the code as it was told, or what its QR code says; - asks for it (a scanner does)"
    )
    wish.add_argument("--rotate", action="store_true", help="exchange the secret in the file for a new one")
    parser.add_argument("--replace", action="store_true", help="write over a file that is there")
    given = parser.parse_args(arguments)
    try:
        return _rotate(given, parser) if given.rotate else _enrol(given, parser)
    except Rejected as rejected:
        print(f"motcua enrol: {rejected}", file=sys.stderr)
        return REFUSED
    except ServerUnavailable as away:
        print(f"motcua enrol: {away}", file=sys.stderr)
        return UNREACHABLE
    except OSError as failed:
        print(f"motcua enrol: {given.credential} cannot be written ({failed.strerror})", file=sys.stderr)
        return REFUSED


def _enrol(given: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    # httpx takes its time to come.
    from server_client.client.enrolling import Centre, machine_mark, scanned_code  # noqa: PLC0415

    url, code = scanned_code(input("Code: ") if given.code == "-" else given.code)
    center = given.center or url
    if center is None:
        parser.error("--center URL is needed with a code that was typed")
    _insist_on_tls(center, parser)
    if given.credential.exists() and not given.replace:
        parser.error(f"{given.credential} is there already: give --replace, or another file")
    # Before the code is spent.
    new = _prepared(given.credential)
    try:
        enrolled = asyncio.run(Centre(center, machine_mark(platform.node())).enrol(code))
        _write(new, enrolled.secret)
        new.replace(given.credential)
    finally:
        new.unlink(missing_ok=True)
    print(f"This machine is {enrolled.name}, {enrolled.role} of {enrolled.branch}; its secret is in {given.credential}")
    return 0


def _rotate(given: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from server_client.client.enrolling import Centre, machine_mark  # noqa: PLC0415

    if given.center is None:
        parser.error("--rotate needs --center URL")
    _insist_on_tls(given.center, parser)
    centre = Centre(given.center, machine_mark(platform.node()))
    try:
        present = read_credential(str(given.credential))
    except argparse.ArgumentTypeError as unreadable:
        parser.error(str(unreadable))
    new = _prepared(given.credential)
    try:
        enrolled = asyncio.run(centre.rotate(present))
        _write(new, enrolled.secret)
        # The old secret is good until the new one was used: whichever the file has after a power cut is good.
        new.replace(given.credential)
    finally:
        new.unlink(missing_ok=True)
    asyncio.run(centre.use(enrolled.secret))
    print(f"The new secret of {enrolled.name} is in {given.credential}; the old one is good no more")
    return 0


def _insist_on_tls(url: str, parser: argparse.ArgumentParser) -> None:
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.hostname or "").startswith(("127.", "::1", "localhost")):
        parser.error(f"{url}: the secret would be read on the way; write it as https://HOST")


def _prepared(credential: Path) -> Path:
    credential.parent.mkdir(parents=True, exist_ok=True)
    new = credential.with_name(f".{credential.name}.new")
    new.unlink(missing_ok=True)
    os.close(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    return new


def _write(file: Path, secret: str) -> None:
    with file.open("w", encoding="ascii") as out:
        out.write(f"{secret}\n")
        out.flush()
        os.fsync(out.fileno())
