"""The options of `motcua branch` and `motcua center`, and the settings that they come to; it starts nothing."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

from server_client.dossier_model.limits import Limits
from server_client.dossier_model.preregistration import Retention
from server_client.queue_model.ids import BranchId
from server_client.server.citizen.booking_rules import BookingRules
from server_client.server.citizen.push_sealing import PushKey
from server_client.server.city_system.address import NONE, city_address
from server_client.server.errors import SettingsFault
from server_client.server.settings import (
    STARTER,
    CenterSettings,
    Front,
    NodeSettings,
    ServerSettings,
    centre_address,
    front,
    hosted_point,
    public_address,
    record_rules,
)
from server_client.server.vault.rules import VaultRules


def branch_settings(arguments: Sequence[str], told: str | None = None) -> NodeSettings:
    """Return what the command line of a branch says; SettingsFault if something in it does not fit."""
    parser = argparse.ArgumentParser(prog="motcua branch", description=told)
    parser.add_argument("--data", type=Path, required=True, help="folder of the log and the credentials")
    parser.add_argument("--branch", default="CN01", help="code of the branch (default CN01)")
    parser.add_argument("--configuration", type=Path, help="configuration to adopt, if it is newer than the present")
    parser.add_argument(
        "--high-water",
        type=Path,
        metavar="FILE",
        help="how far the log has come, best on another disk (default: in --data)",
    )
    parser.add_argument("--center", metavar="URL", help="the centre that gets the log (default: none)")
    parser.add_argument("--center-credential", type=Path, metavar="FILE", help="the secret of this node there")
    parser.add_argument(
        "--ca",
        type=Path,
        metavar="FILE",
        help="the private authority whose centre is believed (default: the public ones)",
    )
    parser.add_argument(
        "--replicate-vault", action="store_true", help="keep a sealed copy of the vault at the centre, which has no key"
    )
    _add_front_options(parser, 8100)
    _add_branch_options(parser)
    given = parser.parse_args(arguments)
    if given.replicate_vault and given.center is None:
        raise SettingsFault("--replicate-vault needs a centre: give --center and --center-credential")
    hosted = _hosted(given, BranchId(given.branch), given.data, given.configuration)
    return NodeSettings(
        front=_front(given),
        hosted=replace(
            hosted,
            high_water=given.high_water,
            vault=replace(hosted.vault, is_copied=given.replicate_vault),
        ),
        center=centre_address(given.center, given.center_credential, given.ca),
        foretells=not given.no_forecast,
    )


def center_settings(arguments: Sequence[str], told: str | None = None) -> CenterSettings:
    """Return what the command line of a centre says; SettingsFault if something in it does not fit."""
    parser = argparse.ArgumentParser(prog="motcua center", description=told)
    parser.add_argument("--data", type=Path, required=True, help="folder of credentials and of the hosted points")
    parser.add_argument(
        "--database",
        metavar="ADDRESS",
        help="sqlite:PATH for one process, postgresql://… for several (default: center.sqlite in --data)",
    )
    parser.add_argument(
        "--host",
        type=_hosted_point,
        action="append",
        default=[],
        metavar="BRANCH=FILE",
        help="host this point, with this configuration if it is newer than the present; may be given several times",
    )
    parser.add_argument(
        "--webhook-network",
        type=_network,
        action="append",
        default=[],
        metavar="NETWORK",
        help="a private network into which webhooks may go, for example 10.20.0.0/16; may be given several times",
    )
    parser.add_argument(
        "--booking-share",
        type=_percent,
        default=0,
        metavar="PERCENT",
        help="of what the counters can do, kept for bookings made here (default 0: none are)",
    )
    parser.add_argument("--push-key", type=Path, metavar="FILE", help="key of P-256 (PEM): phones are told of calls")
    parser.add_argument(
        "--push-contact", metavar="MAIL", help="where the phones' push services can complain: mailto:… or https://…"
    )
    parser.add_argument(
        "--authority",
        type=Path,
        metavar="FILE",
        help="certificate of the private authority, which devices are given when they are enrolled",
    )
    _add_front_options(parser, 8200)
    _add_branch_options(parser)
    given = parser.parse_args(arguments)
    points: list[tuple[BranchId, Path]] = given.host
    twice = {branch for branch, _ in points if [other for other, _ in points].count(branch) > 1}
    if twice:
        raise SettingsFault(f"--host {min(twice)} is given twice: name each point once")
    return CenterSettings(
        data=given.data,
        database=given.database or f"sqlite:{given.data / 'center.sqlite'}",
        front=_front(given),
        public_url=_public_url(given),
        booking=BookingRules(share=given.booking_share / 100),
        push_key=_push_key(given.push_key, given.push_contact or ""),
        webhook_networks=tuple(given.webhook_network),
        authority=given.authority,
        foretells=not given.no_forecast,
        hosted=tuple(_hosted(given, branch, given.data / branch, file) for branch, file in points),
    )


def _hosted(given: argparse.Namespace, branch: BranchId, data: Path, configuration: Path | None) -> ServerSettings:
    return ServerSettings(
        branch=branch,
        data=data,
        public_url=_public_url(given),
        configuration=configuration,
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


def _front(given: argparse.Namespace) -> Front:
    return front(given.listen, given.certificate, given.key, behind_proxy=given.behind_proxy)


def _public_url(given: argparse.Namespace) -> str:
    scheme = "http" if given.certificate is None else "https"
    return public_address(given.public_url or f"{scheme}://{given.listen}")


def _add_front_options(parser: argparse.ArgumentParser, port: int) -> None:
    parser.add_argument(
        "--listen",
        default=f"127.0.0.1:{port}",
        help=f"HOST:PORT (default 127.0.0.1:{port}); beyond this machine by TLS",
    )
    parser.add_argument("--certificate", type=Path, metavar="FILE", help="the server's certificate and its chain (PEM)")
    parser.add_argument("--key", type=Path, metavar="FILE", help="the certificate's key (PEM)")
    parser.add_argument(
        "--behind-proxy", action="store_true", help="a proxy speaks TLS, and nobody else reaches --listen"
    )
    parser.add_argument("--public-url", help="address under which citizens reach this server")


def _add_branch_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--closes", type=int, default=23 * 60, help="minute of the day at which the day is closed")
    parser.add_argument("--every-day", action="store_true", help="open the calendar's days off too, for trials")
    parser.add_argument("--no-forecast", action="store_true", help="foretell no waits: screens show how many are ahead")
    parser.add_argument("--check-in-early", type=int, default=60, help="minutes before a booked time (default 60)")
    parser.add_argument("--status-stale", type=int, default=24, help="hours, then a status is told with its age (24)")
    _add_vault_options(parser)
    _add_dossier_options(parser)


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


def _push_key(path: Path | None, contact: str) -> PushKey | None:
    if path is not None and not contact.startswith(("mailto:", "https://")):
        raise SettingsFault("--push-key needs --push-contact: give it as mailto:NAME@HOST or https://HOST")
    return None if path is None else PushKey.in_file(path, contact)


def _percent(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) > 100:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 100")
    return int(text)


def _hosted_point(text: str) -> tuple[BranchId, Path]:
    try:
        return hosted_point(text)
    except SettingsFault as fault:
        raise argparse.ArgumentTypeError(str(fault)) from fault


def _network(text: str) -> str:
    try:
        return str(ip_network(text))
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{text!r} is not a network: write it as 10.20.0.0/16") from wrong
