"""The command line of certificates: a private authority, what it issues and renews, and when they end."""

import argparse
import ssl
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from server_client.tls.certificates import Certificate

_AUTHORITY_DAYS, _DAYS = 3650, 397
ENDS_SOON, ENDED, FAILED = 1, 2, 3


def certificate(arguments: Sequence[str]) -> int:
    """Make a private authority, issue and renew the certificates of centre and nodes, and tell when they end."""
    # It takes longer to load than --help may take.
    from server_client.tls.certificates import CertificateFault  # noqa: PLC0415
    from server_client.tls.trust import NoAuthority  # noqa: PLC0415

    given = _parser().parse_args(arguments)
    work: Callable[[argparse.Namespace], int] = given.work
    try:
        return work(given)
    except (CertificateFault, NoAuthority) as fault:
        print(f"motcua certificate: {fault}", file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="motcua certificate",
        description=certificate.__doc__,
        epilog="Exit status: 0 done; show: 1 one ends within 30 days, 2 one has ended; 3 it could not be done.",
    )
    actions = parser.add_subparsers(dest="action", required=True)
    make = actions.add_parser("authority", help="make a private authority, or let it hold for longer")
    make.set_defaults(work=_authority)
    make.add_argument("--name", default="Mot Cua", help="by what people know it (default: Mot Cua)")
    make.add_argument("--renew", action="store_true", help="keep name and key: what it has issued stays good")
    issue = actions.add_parser("issue", help="issue a server's certificate, with its key beside it")
    issue.set_defaults(work=_issue)
    issue.add_argument("--name", action="append", default=[], metavar="HOST", help="a host name; may be repeated")
    issue.add_argument("--address", action="append", default=[], metavar="IP", help="an address; may be repeated")
    issue.add_argument("--to", type=Path, metavar="FILE", help="the certificate's file (default: its name.pem here)")
    renew = actions.add_parser("renew", help="issue certificates anew in their files, for the same names and keys")
    renew.set_defaults(work=_renew)
    renew.add_argument("--within", type=_days, metavar="DAYS", help="only those that end within so many days")
    renew.add_argument("files", nargs="+", type=Path, metavar="FILE")
    for action, usual in ((make, _AUTHORITY_DAYS), (issue, _DAYS), (renew, _DAYS)):
        action.add_argument("--folder", type=Path, required=True, help="of the authority and its key")
        action.add_argument("--days", type=_days, default=usual, help=f"how long it holds (default {usual})")
    show = actions.add_parser("show", help="tell names, issuer, end and mark of certificates")
    show.set_defaults(work=_show)
    show.add_argument("files", nargs="+", metavar="FILE|URL", help="a file, or https://HOST[:PORT]")
    return parser


def _authority(given: argparse.Namespace) -> int:
    from server_client.tls.authority import CERTIFICATE, Authority  # noqa: PLC0415

    authority = Authority(given.folder)
    made = authority.renew_itself(given.days, _now()) if given.renew else authority.make(given.name, given.days, _now())
    print(f"The authority {made.subject} holds until {made.ends_at:%Y-%m-%d}: devices get {given.folder / CERTIFICATE}")
    return 0


def _issue(given: argparse.Namespace) -> int:
    from server_client.tls.authority import Authority, Wish  # noqa: PLC0415

    wish = Wish(names=tuple(given.name), addresses=tuple(given.address), days=given.days)
    to = given.to or Path(f"{next(iter([*given.name, *given.address]), 'server')}.pem")
    issued = Authority(given.folder).issue(wish, to, _now())
    print(f"{to} is for {', '.join(issued.names)} until {issued.ends_at:%Y-%m-%d}; its key is {to.with_suffix('.key')}")
    return 0


def _renew(given: argparse.Namespace) -> int:
    from server_client.tls.authority import Authority  # noqa: PLC0415
    from server_client.tls.certificates import certificates_of  # noqa: PLC0415

    authority, now = Authority(given.folder), _now()
    files: list[Path] = given.files
    for file in files:
        present = certificates_of(file)[0]
        if given.within is not None and present.days_left(now) > given.within:
            print(f"{file} holds until {present.ends_at:%Y-%m-%d}: left as it is")
            continue
        print(f"{file} holds until {authority.renew(file, given.days, now).ends_at:%Y-%m-%d}")
    return 0


def _show(given: argparse.Namespace) -> int:
    from server_client.tls.certificates import certificates_in, certificates_of  # noqa: PLC0415

    now, status = _now(), 0
    for where in given.files:
        found = certificates_in(_fetched(where), where) if "://" in where else certificates_of(Path(where))
        for one in found:
            print(_told(where, one, now))
            status = max(status, _status(one, now))
        if "://" not in where and found[0].is_authority:
            from server_client.tls.trust import mark_of  # noqa: PLC0415

            print(f"  mark in codes   {mark_of(Path(where).read_bytes())}")
    return status


def _told(where: str, one: "Certificate", now: datetime) -> str:
    lines = [
        f"{where}: {'authority ' if one.is_authority else ''}{one.subject}",
        f"  names           {', '.join(one.names) or '-'}",
        f"  issued by       {one.issuer}",
        f"  holds           {one.begins_at:%Y-%m-%d} to {one.ends_at:%Y-%m-%d}, {one.days_left(now)} days left",
        f"  sha256          {one.fingerprint}",
    ]
    notice = one.notice(now)
    return "\n".join([*lines, *([f"  {notice}"] if notice else [])])


def _status(one: "Certificate", now: datetime) -> int:
    from server_client.tls.certificates import Ending  # noqa: PLC0415

    return {Ending.FAR: 0, Ending.OVER: ENDED}.get(one.ending(now), ENDS_SOON)


def _fetched(url: str) -> bytes:
    from server_client.tls.certificates import CertificateFault  # noqa: PLC0415

    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise CertificateFault(f"{url} is no address of a server with a certificate: write https://HOST[:PORT]")
    try:
        # Whatever it shows: it is only looked at.
        return ssl.get_server_certificate((parts.hostname, parts.port or 443), timeout=5).encode()
    except OSError as failed:
        raise CertificateFault(f"{url} shows no certificate ({failed}): check host and port") from failed


def _days(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= 36_500:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days: write one from 1 to 36500")
    return int(text)


def _now() -> datetime:
    return datetime.now(UTC)
