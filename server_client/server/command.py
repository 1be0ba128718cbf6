"""The command lines of the server: start one, and make the credentials of its devices."""

import argparse
import secrets
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from server_client.dossier_model.limits import Limits
from server_client.dossier_model.preregistration import Retention
from server_client.queue_model.ids import BranchId
from server_client.server.city_system.address import NONE, city_address
from server_client.server.errors import SettingsFault, Unavailable
from server_client.server.settings import (
    STARTER,
    ServerSettings,
    is_loopback,
    listen_address,
    public_address,
    record_rules,
)
from server_client.server.vault.rules import VaultRules

_TWICE = "while the branch is away both would give out the same numbers"


def branch(arguments: Sequence[str]) -> int:
    """Run the server of one branch."""
    from server_client.server.app import serve  # noqa: PLC0415 - takes longer to import than --help may take

    try:
        settings = branch_settings(arguments)
        if not is_loopback(settings.host):
            print(
                f"motcua branch: {settings.host} can be reached from outside; put a TLS proxy before it",
                file=sys.stderr,
            )
        serve(settings)
    except (SettingsFault, Unavailable) as fault:
        print(f"motcua branch: {fault}", file=sys.stderr)
        return 1
    return 0


def branch_settings(arguments: Sequence[str]) -> ServerSettings:
    """Return what the command line of a branch says; SettingsFault if something in it does not fit."""
    parser = argparse.ArgumentParser(prog="motcua branch", description=branch.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the log and the credentials")
    parser.add_argument("--branch", default="CN01", help="code of the branch (default CN01)")
    parser.add_argument("--listen", default="127.0.0.1:8100", help="HOST:PORT (default 127.0.0.1:8100)")
    parser.add_argument("--configuration", type=Path, help="configuration to adopt, if it is newer than the present")
    parser.add_argument("--public-url", help="address under which citizens reach this server")
    parser.add_argument("--closes", type=int, default=23 * 60, help="minute of the day at which the day is closed")
    parser.add_argument("--every-day", action="store_true", help="open the calendar's days off too, for trials")
    parser.add_argument("--check-in-early", type=int, default=60, help="minutes before a booked time (default 60)")
    parser.add_argument("--status-stale", type=int, default=24, help="hours, then a status is told with its age (24)")
    _add_vault_options(parser)
    _add_dossier_options(parser)
    given = parser.parse_args(arguments)
    host, port = listen_address(given.listen)
    return ServerSettings(
        branch=BranchId(given.branch),
        data=given.data,
        host=host,
        port=port,
        public_url=public_address(given.public_url or f"http://{given.listen}"),
        configuration=given.configuration,
        closes=given.closes,
        opens_days_off=given.every_day,
        records=record_rules(given.check_in_early, given.status_stale),
        catalogue=given.catalogue,
        calendar=given.calendar,
        working_hours=given.working_hours,
        city=city_address(given.city_system, given.city_unit, given.city_account),
        vault_key=given.vault_key,
        vault=VaultRules(
            retention=Retention(days_confirmed=given.keep_untaken, days_taken=given.keep_taken),
            limits=Limits(per_day=given.per_day or None),
            comments_kept=timedelta(days=given.keep_comments),
            undelivered_kept=timedelta(days=given.keep_undelivered),
        ),
    )


def _add_vault_options(parser: argparse.ArgumentParser) -> None:
    catalogue = STARTER / "procedures.json"
    parser.add_argument("--catalogue", type=Path, default=catalogue, help="procedures (default: the sample data)")
    parser.add_argument("--vault-key", help="file of the vault's key, or keyring:NAME (default: vault.key in --data)")
    parser.add_argument(
        "--per-day", type=_count, default=2, help="numbers a person may have a day by identity (default 2; 0: any)"
    )
    parser.add_argument(
        "--keep-untaken", type=_count, default=0, help="days that a pre-registration outlives its own (default 0)"
    )
    parser.add_argument(
        "--keep-comments", type=_count, default=90, help="days that a comment beside a rating is kept (default 90)"
    )
    parser.add_argument(
        "--keep-taken", type=_count, default=0, help="the same for one that a clerk has taken on (default 0)"
    )


def _add_dossier_options(parser: argparse.ArgumentParser) -> None:
    calendar, hours = STARTER / "calendar.csv", STARTER / "working_hours.toml"
    parser.add_argument("--calendar", type=Path, default=calendar, help="days off and made up for, for due dates")
    parser.add_argument("--working-hours", type=Path, default=hours, help="the office's hours by field, for due dates")
    parser.add_argument(
        "--city-system", default=NONE, metavar="WHERE", help=f"none:, file:FOLDER or https://HOST/PATH (default {NONE})"
    )
    parser.add_argument("--city-unit", default="", metavar="CODE", help="this unit's code there (madonvi)")
    parser.add_argument("--city-account", type=Path, metavar="FILE", help="name and password there, a line each")
    parser.add_argument(
        "--keep-undelivered", type=_count, default=30, help="days that a message to that system is tried (default 30)"
    )


def _count(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 4:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 9999")
    return int(text)


def credential(arguments: Sequence[str]) -> int:
    """Make, list and take back the credentials of devices; release one from the machine of a kiosk that is gone."""
    from server_client.server.credentials import Credentials, Role  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="motcua credential", description=credential.__doc__)
    parser.add_argument("action", choices=["add", "list", "remove", "release"])
    parser.add_argument("--data", type=Path, required=True, help="folder of the server")
    parser.add_argument("--name", help="name of the device, for example kiosk-1")
    parser.add_argument("--role", type=Role, choices=list(Role), help="what it may do")
    given = parser.parse_args(arguments)
    try:
        known = Credentials(given.data / "credentials.json")
        if given.action == "list":
            for one in known.all():
                print("\t".join([one.name, one.role, *([one.machine] if one.machine else [])]))
        elif not given.name or (given.action == "add" and not given.role):
            parser.error(f"{given.action} needs --name" + (" and --role" if given.action == "add" else ""))
        elif given.action == "add":
            print(known.add(given.name, given.role, lambda: secrets.token_urlsafe(32)))
        elif given.action == "release":
            known.release(given.name)
            print(f"The next kiosk that comes as {given.name} has it. See that the one before stays off: {_TWICE}")
        else:
            known.remove(given.name)
    except (SettingsFault, Unavailable) as fault:
        print(f"motcua credential: {fault}", file=sys.stderr)
        return 1
    return 0
