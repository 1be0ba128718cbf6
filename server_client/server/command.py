"""The command lines of the server: start one, and make the credentials of its devices."""

import argparse
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path

from server_client.queue_model.ids import BranchId
from server_client.server.errors import SettingsFault, Unavailable

_TWICE = "while the branch is away both would give out the same numbers"


def branch(arguments: Sequence[str]) -> int:
    """Run the server of one branch."""
    # Both take longer to import than --help of another command may take.
    from server_client.server.app import serve  # noqa: PLC0415
    from server_client.server.options import branch_settings  # noqa: PLC0415

    try:
        serve(branch_settings(arguments, branch.__doc__))
    except (SettingsFault, Unavailable) as fault:
        print(f"motcua branch: {fault}", file=sys.stderr)
        return 1
    return 0


def center(arguments: Sequence[str]) -> int:
    """Run a centre, or one process of it: it follows branches that have a node, and hosts points that have none.

    For more processes start it several times, each with its own --listen, on one PostgreSQL and one --data.
    """
    from server_client.server.app import serve_center  # noqa: PLC0415
    from server_client.server.options import center_settings  # noqa: PLC0415

    try:
        serve_center(center_settings(arguments, center.__doc__))
    except (SettingsFault, Unavailable) as fault:
        print(f"motcua center: {fault}", file=sys.stderr)
        return 1
    return 0


def credential(arguments: Sequence[str]) -> int:
    """Make, list and take back the credentials of devices; release one from the machine of a kiosk that is gone."""
    from server_client.server.credentials import Credentials, Role  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="motcua credential", description=credential.__doc__)
    parser.add_argument("action", choices=["add", "list", "remove", "release"])
    parser.add_argument("--data", type=Path, required=True, help="folder of the server")
    parser.add_argument("--name", help="name of the device, for example kiosk-1")
    parser.add_argument("--branch", type=BranchId, help="at a centre: the only branch that it may speak about")
    parser.add_argument("--role", type=Role, choices=list(Role), help="what it may do")
    given = parser.parse_args(arguments)
    try:
        known = Credentials(given.data / "credentials.json")
        if given.action == "list":
            for one in known.all():
                print("\t".join([one.name, one.role, *(bound for bound in (one.branch, one.machine) if bound)]))
        elif not given.name or (given.action == "add" and not given.role):
            parser.error(f"{given.action} needs --name" + (" and --role" if given.action == "add" else ""))
        elif given.action == "add":
            print(known.add(given.name, given.role, lambda: secrets.token_urlsafe(32), branch=given.branch))
        elif given.action == "release":
            known.release(given.name, given.branch)
            print(f"The next kiosk that comes as {given.name} has it. See that the one before stays off: {_TWICE}")
        else:
            known.remove(given.name, given.branch)
    except (SettingsFault, Unavailable) as fault:
        print(f"motcua credential: {fault}", file=sys.stderr)
        return 1
    return 0
