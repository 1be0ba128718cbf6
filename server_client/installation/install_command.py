"""The commands `motcua install` and `motcua uninstall`: a line for each thing that is so, done, to do or failed."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from server_client.installation.doing import Came, Outcome, carried_out
from server_client.installation.machine import Machine
from server_client.installation.plan import (
    Wish,
    installed_on,
    lacking,
    missing_programs,
    settings_of,
    steps_to_have,
    steps_to_lose,
    wish_again,
)
from server_client.installation.roles import ROLES, SETTINGS, Role
from server_client.server.errors import SettingsFault

FAILED = 1
_WORDS = {Came.SO: "is so", Came.DONE: "done", Came.TO_DO: "to do", Came.FAILED: "FAILED", Came.LEFT: "not run"}
_HELP = {
    "public_url": "address under which citizens, devices and branches reach it",
    "database": "postgresql://…, or sqlite:PATH for one process (default: PostgreSQL on this machine)",
    "listen": "a node: HOST:PORT, a centre: HOST; beyond this machine with --certificate and --key",
    "branch": "code of the branch",
    "center": "address of the centre that gets this branch's log",
    "high_water": "file on another disk that says how far the log has come",
    "server": "address of the branch's node, or of the centre for a point without one",
    "counter": "id of the counter in the branch's configuration",
    "device": "the kiosk's own name, as its credential has it",
    "printer": "for example usb:04b8:0e15; docs/hardware.md has all",
    "scanner": "for example serial:/dev/motcua-scanner; docs/hardware.md has all",
    "sound": "off, aplay or aplay:DEVICE",
    "address": "serial:DEVICE?baud=9600, tcp:HOST:PORT or virtual:FOLDER",
    "certificate": "the server's certificate and its chain (PEM); it is copied",
    "key": "the certificate's key (PEM); it is copied, for the server's user alone",
    "ca": "the city's private authority (PEM), which is believed alone; it is copied",
    "authority": "the private authority's certificate, which devices are given when they are enrolled; it is copied",
}
_OF_A_KIOSK = ("server", "branch", "device", "printer", "scanner", "ca", "public_url")


def install(arguments: Sequence[str]) -> int:
    """Set this machine up as centre, node, kiosk, counter, panel, lobby or led; again at any time."""
    parser = argparse.ArgumentParser(
        prog="motcua install",
        description=install.__doc__,
        epilog="What is so already is left alone: given again with one option, one setting changes. Exit status: 0 all "
        "is so, 1 something failed, is to be done (--check) or is missing.",
    )
    roles = parser.add_subparsers(dest="role", required=True)
    for role in ROLES.values():
        _add_options(roles.add_parser(role.name, help=f"settings in {SETTINGS}/{role.settings}"), role)
    given = parser.parse_args(arguments)
    machine = Machine(root=given.root)
    try:
        wish = _wish(given, machine)
        steps = tuple(steps_to_have(wish, machine))
        looks = given.check or given.dry_run
        outcomes = _told(carried_out(steps, machine, only_look=looks))
        # What failed comes first; what is missing may be missing because of it.
        missing = Came.FAILED not in outcomes and _missing_told(wish, machine)
    except SettingsFault as fault:
        print(f"motcua install: {fault}", file=sys.stderr)
        return FAILED
    wrong = Came.FAILED in outcomes or missing or (given.check and Came.TO_DO in outcomes)
    return FAILED if wrong else 0


def uninstall(arguments: Sequence[str]) -> int:
    """Take a role off this machine; what it keeps stays, unless it is purged."""
    parser = argparse.ArgumentParser(prog="motcua uninstall", description=uninstall.__doc__)
    parser.add_argument("role", choices=list(ROLES))
    parser.add_argument("--purge", action="store_true", help="its data, settings, credentials and keys too, for good")
    _add_ways(parser)
    given = parser.parse_args(arguments)
    machine = Machine(root=given.root)
    found = [one for one in installed_on(machine) if one.role.name == given.role]
    if not found:
        print(f"motcua uninstall: this machine is no {given.role}; {SETTINGS}/installed lists what it is")
        return 0
    steps = tuple(steps_to_lose(found[0], machine, purge=given.purge))
    outcomes = _told(carried_out(steps, machine, only_look=given.check or given.dry_run))
    if not given.purge and found[0].role.data:
        print(f"kept: {', '.join((*found[0].role.data, SETTINGS))}; --purge removes them for good")
    return FAILED if Came.FAILED in outcomes or (given.check and Came.TO_DO in outcomes) else 0


def _add_options(parser: argparse.ArgumentParser, role: Role) -> None:
    names = _OF_A_KIOSK if role.name == "kiosk" else (*role.variables, *role.flags)
    for name in names:
        parser.add_argument(f"--{name.replace('_', '-')}", dest=name, metavar="VALUE", help=_HELP[name])
    if role.name == "center":
        parser.add_argument("--port", action="append", metavar="PORT", help="a process each (default: 8200 and 8201)")
        parser.add_argument(
            "--host", action="append", default=[], metavar="CODE=FILE", help="a point without a node, configured so"
        )
    if role.name == "node":
        parser.add_argument("--configuration", type=Path, metavar="FILE", help="of the branch (default: the starter's)")
    if not role.settings.endswith(".toml"):
        parser.add_argument("--options", metavar="WORDS", help="MOTCUA_OPTIONS, as --options='--columns 2'")
    _add_ways(parser)


def _add_ways(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only say what is so; exit status 1 if something is not")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    parser.add_argument(
        "--root", type=Path, default=Path("/"), metavar="DIR", help="write into this folder and run nothing (an image)"
    )


def _wish(given: argparse.Namespace, machine: Machine) -> Wish:
    role = ROLES[given.role]
    known = (*role.variables, *role.flags, *_OF_A_KIOSK)
    values = {name: str(value) for name in known if (value := getattr(given, name, None)) is not None}
    before = next((one for one in installed_on(machine) if one.role is role), None)
    ports = tuple(given.port or ()) if role.name == "center" else ()
    if role.name == "center" and not ports:
        ports = wish_again(before, "").ports if before is not None else ("8200", "8201")
    if ("certificate" in values) != ("key" in values):
        raise SettingsFault("--certificate and --key belong together: give both")
    return Wish(
        role=role,
        values=values,
        ports=ports,
        points=_points(getattr(given, "host", [])),
        configuration=getattr(given, "configuration", None),
        options=getattr(given, "options", None),
        program=f"{sys.prefix}/bin/motcua" if machine.is_live else Wish(role=role).program,
    )


def _points(given: Sequence[str]) -> dict[str, Path]:
    points: dict[str, Path] = {}
    for text in given:
        code, _, file = text.partition("=")
        if not code or not file:
            raise SettingsFault(f"--host {text}: give CODE=FILE, for example PT01=point.json")
        points[code] = Path(file)
    return points


def _told(outcomes: Iterable[Outcome]) -> set[Came]:
    seen: set[Came] = set()
    for outcome in outcomes:
        seen.add(outcome.came)
        print(f"{_WORDS[outcome.came]:>7}  {outcome.says}{f': {outcome.why}' if outcome.why else ''}", flush=True)
    return seen


def _missing_told(wish: Wish, machine: Machine) -> bool:
    packages = missing_programs(wish.role, machine)
    files = lacking(wish.role, settings_of(wish, machine), machine)
    if packages:
        print(f"missing  programs: sudo apt-get install -y {' '.join(packages)}")
    for file in files:
        print(f"missing  {file}: sudo motcua enrol --credential-file {file} … (docs/operations.md), then this again")
    return bool(packages) or bool(files)
