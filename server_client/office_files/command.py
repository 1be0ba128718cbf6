"""The command lines that bring bookings and dossier statuses from files to a branch's server."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from server_client.client.connection_options import add_connection_options
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.dossier_model.booking import BookingOrder
from server_client.dossier_model.dossier_status import DossierStatus
from server_client.office_files.rows import Rows
from server_client.queue_model.configuration import Service

# A body of this many statuses is a fifth of what the server takes.
_BATCH = 1000


def bookings(arguments: Sequence[str]) -> int:
    """Bring the bookings of coming days to a branch from a file."""
    parser = _parser("bookings", bookings.__doc__)
    parser.add_argument("--day", type=date.fromisoformat, help="day of rows that name only a time, as 2026-03-09")
    return _run("bookings", parser.parse_args(arguments), _bookings)


def dossiers(arguments: Sequence[str]) -> int:
    """Tell a branch from a file how far dossiers have come."""
    return _run("dossiers", _parser("dossiers", dossiers.__doc__).parse_args(arguments), _dossiers)


def _parser(name: str, about: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"motcua {name}", description=about)
    parser.add_argument("action", choices=["import", "check"], help="check says what is wrong and sends nothing")
    parser.add_argument("file", type=Path, help="JSON, CSV or XLSX (docs/bookings-and-dossiers.md)")
    add_connection_options(parser)
    return parser


def _run(name: str, given: argparse.Namespace, work: Callable[[argparse.Namespace], Coroutine[None, None, int]]) -> int:
    from server_client.catalogue_files.errors import Unavailable  # noqa: PLC0415 - not needed for --help

    try:
        return asyncio.run(work(given))
    except (Unavailable, ServerUnavailable, Rejected) as fault:
        print(f"motcua {name}: {fault}", file=sys.stderr)
        return 1


async def _bookings(given: argparse.Namespace) -> int:
    from server_client.office_files.booking_file import FORM, BranchDay, bookings_by_day  # noqa: PLC0415
    from server_client.office_files.rows import read_file  # noqa: PLC0415
    from server_client.queue_model.local_time import local_day  # noqa: PLC0415

    rows = read_file(given.file, FORM)
    against = BranchDay(today=local_day(_now()), day=given.day, services=await _services(given))
    by_day = bookings_by_day(rows, against)
    count = sum(len(orders) for orders in by_day.values())
    if not _is_good(given, rows, f"{count} bookings of {len(by_day)} days"):
        return 1
    if given.action == "import":
        await _deliver_bookings(given, by_day)
    return 0


async def _dossiers(given: argparse.Namespace) -> int:
    from server_client.office_files.dossier_file import FORM, dossiers_of  # noqa: PLC0415
    from server_client.office_files.rows import read_file  # noqa: PLC0415

    rows = read_file(given.file, FORM)
    statuses = dossiers_of(rows, _now())
    if not _is_good(given, rows, f"{len(statuses)} dossiers"):
        return 1
    if given.action == "import":
        await _deliver_dossiers(given, statuses)
    return 0


def _is_good(given: argparse.Namespace, rows: Rows, found: str) -> bool:
    for note in rows.notes.found:
        print(f"{'fault' if note.is_fault else 'remark'}: {note}")
    if rows.is_sample:
        print(f"remark: {given.file} says that it is sample data")
    if rows.faults:
        print(f"nothing was imported from {given.file}: {len(rows.faults)} faults")
        return False
    print(f"{given.file}: {found}, no faults")
    return True


async def _services(given: argparse.Namespace) -> Sequence[Service]:
    from server_client.client.api import BranchApi  # noqa: PLC0415

    api = BranchApi(given.server, given.branch, given.credential, authority=given.authority)
    try:
        configuration = (await api.load()).configuration
    finally:
        await api.close()
    return () if configuration is None else configuration.services


async def _deliver_bookings(given: argparse.Namespace, by_day: Mapping[date, Sequence[BookingOrder]]) -> None:
    from server_client.client.delivery_api import DeliveryApi  # noqa: PLC0415

    api = DeliveryApi(given.server, given.credential, authority=given.authority)
    try:
        for day, orders in by_day.items():
            kept = await api.put_bookings(day, orders)
            print(f"{kept.kept} bookings are now all of {day}")
    finally:
        await api.close()


async def _deliver_dossiers(given: argparse.Namespace, statuses: Sequence[DossierStatus]) -> None:
    from server_client.client.delivery_api import DeliveryApi  # noqa: PLC0415

    api = DeliveryApi(given.server, given.credential, authority=given.authority)
    try:
        for start in range(0, len(statuses), _BATCH):
            batch = statuses[start : start + _BATCH]
            kept = await api.put_dossiers(batch)
            print(f"{kept.kept} dossiers were told of, {kept.older} were known to be further already")
    finally:
        await api.close()


def _now() -> datetime:
    return datetime.now(UTC)
