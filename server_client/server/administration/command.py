"""The command line for the people of a centre: the first administrator, and help for one who is locked out."""

import argparse
import asyncio
import getpass
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from datetime import UTC, datetime
from pathlib import Path

from server_client.server.errors import SettingsFault, Unavailable

_ADD, _RENEW, _LIST = "add", "renew", "list"


def administrator(arguments: Sequence[str]) -> int:
    """Add an administrator of the centre, give one an initial password again, or list all who may sign in there."""
    parser = argparse.ArgumentParser(
        prog="motcua administrator",
        description=administrator.__doc__,
        epilog="The initial password is printed once and good for 72 hours; at the first sign-in its holder chooses "
        "another and adds an authenticator app. All others are added on the centre's page /admin/people.",
    )
    parser.add_argument("action", choices=[_ADD, _RENEW, _LIST])
    parser.add_argument("--data", type=Path, required=True, help="folder of the centre")
    parser.add_argument("--database", metavar="ADDRESS", help="as the centre has it (default: center.sqlite in --data)")
    parser.add_argument("--name", help="name to sign in with, for example lan.nguyen")
    parser.add_argument("--shown", help="full name (default: the name)")
    given = parser.parse_args(arguments)
    if given.action != _LIST and not given.name:
        parser.error(f"{given.action} needs --name")
    try:
        # What is printed may go into a file or a pipe: the log's lines do not belong there.
        with redirect_stdout(sys.stderr):
            told = asyncio.run(_done(given))
    except (SettingsFault, Unavailable) as fault:
        print(f"motcua administrator: {fault}", file=sys.stderr)
        return 1
    print(told)
    return 0


async def _done(given: argparse.Namespace) -> str:
    # Slow to load, and --help needs none of them.
    from server_client.server.administration.administration import administration_on  # noqa: PLC0415
    from server_client.server.administration.administrator import CenterRole  # noqa: PLC0415
    from server_client.server.administration.people import Person  # noqa: PLC0415
    from server_client.server.audit.trail import Trail  # noqa: PLC0415
    from server_client.server.sql.opening import open_sql  # noqa: PLC0415

    given.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    sql = await open_sql(given.database or f"sqlite:{given.data / 'center.sqlite'}")
    try:
        key = given.data / "administration.key"
        people = administration_on(sql, Trail(sql, _now), key=key, now=_now).people
        # Whoever is at the machine, as the system knows them.
        by = f"command line ({getpass.getuser()})"
        match given.action:
            case "add":
                person = Person(name=given.name, shown_name=given.shown or given.name, role=CenterRole.ADMINISTRATOR)
                return await people.add(person, by=by)
            case "renew":
                return await people.renew(given.name, by=by)
            case _:
                return "\n".join(f"{one.name}\t{one.role}\t{one.shown_name}" for one in await people.all())
    finally:
        await sql.close()


def _now() -> datetime:
    return datetime.now(UTC)
