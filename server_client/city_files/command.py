"""The command line of a city's document: check a file, tell what it changes, publish it, fetch what the centre has."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from server_client.client.connection_options import add_authority_option, read_credential, web_address
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.queue_model.ids import BranchId, Language

if TYPE_CHECKING:
    from server_client.client.configuration_api import ConfigurationApi
    from server_client.organisation_model.city import City


class FileWrong(Exception):
    """A file cannot be read or written, or is no city's document; the message names it."""


def configuration(arguments: Sequence[str]) -> int:
    """Check the city's document, tell what it changes, publish it to branches, or fetch it from the centre."""
    given = _parser().parse_args(arguments)
    try:
        match given.action:
            case "check":
                return _check(given)
            case "difference":
                return _difference(given)
            case _:
                return asyncio.run(_at_center(given))
    except (FileWrong, ServerUnavailable, Rejected) as fault:
        print(f"motcua configuration: {fault}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua configuration", description=configuration.__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    check = actions.add_parser("check", help="say what is wrong with a document, and change nothing")
    check.add_argument("file", type=Path)
    differ = actions.add_parser("difference", help="tell, branch by branch, what a document changes")
    differ.add_argument("old", type=Path)
    differ.add_argument("new", type=Path)
    differ.add_argument("--language", type=Language, choices=["vi", "en"], default="en")
    publish = actions.add_parser("publish", help="make a file, or a version that is there, what branches have")
    what = publish.add_mutually_exclusive_group(required=True)
    what.add_argument("--file", type=Path, help="a document; it becomes a new version")
    what.add_argument("--version", type=int, help="a version that is at the centre, as one to go back to")
    publish.add_argument("--branch", type=BranchId, action="append", metavar="CODE", help="may be given several times")
    publish.add_argument("--all", action="store_true", help="all branches of the document")
    states = actions.add_parser("list", help="list the versions, and how each branch stands")
    export = actions.add_parser("export", help="write a version to a file")
    export.add_argument("file", type=Path)
    export.add_argument("--version", type=int, help="default: the newest")
    for dated in (check, differ):
        dated.add_argument("--day", type=date.fromisoformat, help="the day from which on it is looked at (today)")
    for distant in (publish, states, export):
        distant.add_argument("--server", type=web_address, required=True, metavar="URL", help="the centre")
        add_authority_option(distant)
        distant.add_argument(
            "--credential-file", dest="credential", type=read_credential, required=True, metavar="FILE",
            help="holds what motcua credential add printed for an administrator",
        )  # fmt: skip
    return parser


def _check(given: argparse.Namespace) -> int:
    from server_client.organisation_model.checking import faults  # noqa: PLC0415 - not needed for --help

    city = _read(given.file)
    found = faults(city, given.day or _today())
    for fault in found:
        print(fault)
    print(f"{given.file}: {len(city.sites)} branches and points, {len(found)} faults")
    return 1 if found else 0


def _difference(given: argparse.Namespace) -> int:
    from server_client.organisation_model.change_words import change_text  # noqa: PLC0415 - not needed for --help
    from server_client.organisation_model.difference import difference  # noqa: PLC0415

    changed = difference(_read(given.old), _read(given.new), given.day or _today())
    for branch in changed:
        for change in branch.changes:
            print(f"{branch.branch}: {change_text(change, given.language)}")
    if not changed:
        print("Nothing is different at any branch")
    return 0


async def _at_center(given: argparse.Namespace) -> int:
    from server_client.client.configuration_api import ConfigurationApi  # noqa: PLC0415 - httpx is slow to load

    api = ConfigurationApi(given.server, given.credential, authority=given.authority)
    try:
        match given.action:
            case "publish":
                return await _publish(api, given)
            case "export":
                return await _export(api, given)
            case _:
                return await _list(api)
    finally:
        await api.close()


async def _publish(api: "ConfigurationApi", given: argparse.Namespace) -> int:
    if bool(given.branch) is bool(given.all):
        raise FileWrong("Say to whom: --branch CODE, which may be given several times, or --all")
    version = given.version
    if given.file is not None:
        saved = await api.keep_draft(_read(given.file))
        for fault in saved.faults:
            print(fault, file=sys.stderr)
        if saved.faults:
            raise FileWrong(f"{given.file} is kept as draft {saved.version} and goes to nobody: mend its faults first")
        version = saved.version
    branches = given.branch or [site.branch for site in (await api.document(version)).sites]
    published = await api.publish(version, branches)
    print(f"Version {version} was published to {', '.join(published.branches)}")
    return 0


async def _export(api: "ConfigurationApi", given: argparse.Namespace) -> int:
    from server_client.wire.organisation import encode_city  # noqa: PLC0415 - not needed for --help

    version = given.version
    if version is None:
        lines = (await api.versions()).versions
        if not lines:
            raise FileWrong("The centre has no configuration yet: publish one")
        version = lines[0].version
    city = await api.document(version)
    try:
        given.file.write_bytes(encode_city(city) + b"\n")
    except OSError as failed:
        raise FileWrong(f"{given.file} cannot be written ({failed.strerror}): choose another place") from failed
    print(f"Version {version} was written to {given.file}")
    return 0


async def _list(api: "ConfigurationApi") -> int:
    known = await api.versions()
    for line in known.versions:
        print(f"version {line.version}{' (draft)' if line.is_draft else ''}\tby {line.by}")
    for branch in known.branches:
        of = "nothing" if branch.version is None else f"version {branch.version} as number {branch.offered}"
        print("\t".join([branch.branch, branch.state, of, *([branch.reason] if branch.reason else [])]))
    return 0


def _read(path: Path) -> "City":
    from server_client.wire.errors import Malformed  # noqa: PLC0415 - not needed for --help
    from server_client.wire.organisation import decode_city  # noqa: PLC0415

    try:
        return decode_city(path.read_bytes())
    except OSError as failed:
        raise FileWrong(f"{path} cannot be read ({failed.strerror}): check the path") from failed
    except Malformed as wrong:
        raise FileWrong(f"{path} is no city's document: {wrong}") from wrong


def _today() -> date:
    from server_client.queue_model.local_time import local_day  # noqa: PLC0415 - not needed for --help

    return local_day(datetime.now(UTC))
