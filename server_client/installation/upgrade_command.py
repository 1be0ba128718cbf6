"""The command `motcua upgrade`: what a new package would bring, the way back kept before it, the roles set up after."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from server_client.installation.doing import Came, carried_out
from server_client.installation.machine import Machine
from server_client.installation.plan import installed_on, steps_to_have, wish_again
from server_client.installation.upgrading import COMPLETE, KEPT, keep, new_steps
from server_client.server.errors import SettingsFault

FAILED = 1


def upgrade(arguments: Sequence[str]) -> int:
    """Say what a new package would bring, keep the way back before it and set the roles up after it, or go back."""
    parser = argparse.ArgumentParser(
        prog="motcua upgrade",
        description=upgrade.__doc__,
        epilog="The package itself calls keep and finish; docs/operations.md has it all. Exit status: 0 well, 1 not.",
    )
    actions = parser.add_subparsers(dest="action", required=True)
    check = actions.add_parser("check", help="say what these packages would change, and change nothing")
    check.add_argument("package", type=Path, nargs="+")
    actions.add_parser("keep", help="stop the services; keep packages, settings and data of this version")
    actions.add_parser("finish", help="bring units and database up to this version and start the services")
    back = actions.add_parser("rollback", help="put the version before this one back")
    back.add_argument(
        "--with-data", action="store_true", help="its settings and data too: what was done since then is put aside"
    )
    given = parser.parse_args(arguments)
    machine = Machine()
    try:
        match given.action:
            case "check":
                return _check(given.package, machine)
            case "keep":
                for line in keep(installed_on(machine), machine, version("motcua"), datetime.now(UTC)):
                    print(line, flush=True)
                return 0
            case "finish":
                return _finish(machine)
            case _:
                return _roll_back(given.with_data)
    except SettingsFault as fault:
        print(f"motcua upgrade: {fault}", file=sys.stderr)
        return FAILED


def _check(packages: Sequence[Path], machine: Machine) -> int:
    print(f"in use: {version('motcua')}; this machine is {', '.join(_names(machine)) or 'set up as nothing yet'}")
    for package in packages:
        named = subprocess.run(
            ("dpkg-deb", "--field", package, "Package", "Version"), capture_output=True, text=True, check=False
        )
        if named.returncode:
            raise SettingsFault(f"{package} is no Debian package: {named.stderr.strip()}")
        print(f"{package.name}: {', '.join(named.stdout.split(chr(10)))}".rstrip(", "))
        listing = subprocess.run(("dpkg-deb", "--contents", package), capture_output=True, text=True, check=True)
        for step in new_steps(listing.stdout):
            print(f"  step of the database: {step}; it is undone by rollback --with-data only")
    return 0


def _names(machine: Machine) -> list[str]:
    return [one.role.name for one in installed_on(machine)]


def _finish(machine: Machine) -> int:
    program = f"{sys.prefix}/bin/motcua"
    for one in installed_on(machine):
        for outcome in carried_out(tuple(steps_to_have(wish_again(one, program), machine)), machine):
            if outcome.came is not Came.SO:
                print(f"{one.role.name}: {outcome.says} {f'FAILED: {outcome.why}' if outcome.why else ''}", flush=True)
            if outcome.came is Came.FAILED:
                raise SettingsFault(f"{one.role.name} is not set up; the way back is sudo motcua upgrade rollback")
    return 0


def _roll_back(with_data: bool) -> int:
    kept = sorted(Path(KEPT).glob(f"*/{COMPLETE}"), key=lambda file: file.stat().st_mtime)
    if not kept:
        raise SettingsFault(f"{KEPT} has no version to go back to")
    script = str(kept[-1].with_name("roll-back"))
    # It needs nothing of this program, which it takes away.
    os.execv(script, [script, *(["--with-data"] if with_data else [])])  # noqa: S606 - the file that keep has put there
