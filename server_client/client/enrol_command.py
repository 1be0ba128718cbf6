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
from server_client.tls.trust import NoAuthority, is_marked, mark_of

REFUSED, UNREACHABLE = 1, 2
_OWNER, _ANY = 0o600, 0o644


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
    parser.add_argument(
        "--ca",
        dest="authority",
        type=Path,
        metavar="FILE",
        help="the private authority's certificate; a code with a mark brings it here (default: FILE of the credential"
        " with .ca.pem)",
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
    except (Rejected, NoAuthority) as rejected:
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

    url, code, mark = scanned_code(input("Code: ") if given.code == "-" else given.code)
    center = given.center or url
    if center is None:
        parser.error("--center URL is needed with a code that was typed")
    _insist_on_tls(center, parser)
    if given.credential.exists() and not given.replace:
        parser.error(f"{given.credential} is there already: give --replace, or another file")
    authority = _authority(given, center, mark) if mark else given.authority
    # Before the code is spent.
    new = _prepared(given.credential, _OWNER)
    try:
        centre = Centre(center, machine_mark(platform.node()), authority)
        enrolled = asyncio.run(centre.enrol(code))
        _write(new, f"{enrolled.secret}\n")
        new.replace(given.credential)
    finally:
        new.unlink(missing_ok=True)
    print(f"This machine is {enrolled.name}, {enrolled.role} of {enrolled.branch}; its secret is in {given.credential}")
    if authority is not None:
        print(f"Its servers are known by {authority}: give it to programs as --ca")
    return 0


def _rotate(given: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from server_client.client.enrolling import Centre, machine_mark  # noqa: PLC0415

    if given.center is None:
        parser.error("--rotate needs --center URL")
    _insist_on_tls(given.center, parser)
    centre = Centre(given.center, machine_mark(platform.node()), given.authority)
    try:
        present = read_credential(str(given.credential))
    except argparse.ArgumentTypeError as unreadable:
        parser.error(str(unreadable))
    new = _prepared(given.credential, _OWNER)
    try:
        enrolled = asyncio.run(centre.rotate(present))
        _write(new, f"{enrolled.secret}\n")
        # The old secret is good until the new one was used: whichever the file has after a power cut is good.
        new.replace(given.credential)
    finally:
        new.unlink(missing_ok=True)
    asyncio.run(centre.use(enrolled.secret))
    if given.authority is not None:
        _take_up(given.authority, asyncio.run(centre.present_authority()))
    print(f"The new secret of {enrolled.name} is in {given.credential}; the old one is good no more")
    return 0


def _authority(given: argparse.Namespace, center: str, mark: str) -> Path:
    """Return the file of the authority that the code names, fetched from the centre if it is not there yet."""
    from server_client.client.enrolling import shown_authority  # noqa: PLC0415

    file: Path = given.authority or given.credential.with_name(f"{given.credential.name}.ca.pem")
    if file.exists():
        if not is_marked(file.read_bytes(), mark):
            raise NoAuthority(f"{file} is of another authority than the code names: take it away, or give another --ca")
        return file
    shown = asyncio.run(shown_authority(center))
    if not is_marked(shown, mark):
        raise NoAuthority(
            f"What answers at {center} hands out another authority than the code names, so it is not that centre, or"
            " somebody stands between: nothing was sent to it. Have the line looked at, and take a new code"
        )
    _put(file, shown)
    return file


def _take_up(file: Path, shown: bytes | None) -> None:
    """Keep what the centre, which was believed by the present file, hands out in its place."""
    if shown is None or mark_of(shown) == mark_of(file.read_bytes()):
        return
    _put(file, shown)
    print(f"The authority's certificate in {file} is the new one: start the programs of this machine anew")


def _put(file: Path, pem: bytes) -> None:
    new = _prepared(file, _ANY)
    try:
        _write(new, pem.decode("ascii", "replace"))
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def _insist_on_tls(url: str, parser: argparse.ArgumentParser) -> None:
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.hostname or "").startswith(("127.", "::1", "localhost")):
        parser.error(f"{url}: the secret would be read on the way; write it as https://HOST")


def _prepared(file: Path, mode: int) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f".{file.name}.new")
    new.unlink(missing_ok=True)
    os.close(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))
    return new


def _write(file: Path, text: str) -> None:
    with file.open("w", encoding="ascii") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
