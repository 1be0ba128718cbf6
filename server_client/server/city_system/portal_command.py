"""The command line that fetches procedures and dossiers' statuses from the portal into files that are then imported."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

FAILED = 1


def portal(arguments: Sequence[str]) -> int:
    """Fetch the catalogue of procedures, or the statuses of dossiers, into a file to import."""
    given = _parser().parse_args(arguments)
    # They take longer to load than --help of another command may take.
    from server_client.server.city_system.city_system import CityUnavailable  # noqa: PLC0415
    from server_client.server.city_system.portal import Portal  # noqa: PLC0415
    from server_client.server.city_system.portal_files import catalogue_file, dossier_file  # noqa: PLC0415
    from server_client.wire.portal import PortalRefused  # noqa: PLC0415

    asked = Portal(given.address, given.unit, given.account)
    try:
        if given.action == "procedures":
            text = catalogue_file(asked.procedures(given.code))
        else:
            codes = [line.strip() for line in given.codes.read_text(encoding="utf-8").splitlines() if line.strip()]
            text = dossier_file(asked.dossiers(codes), datetime.now(UTC))
        given.out.write_text(text, encoding="utf-8")
    except (CityUnavailable, PortalRefused, OSError) as failed:
        print(f"motcua portal: {failed}; {given.out} is left alone", file=sys.stderr)
        return FAILED
    print(f"Written to {given.out}; import it with motcua {given.action}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua portal", description=portal.__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    procedures = actions.add_parser("procedures", help="the catalogue, by LayDanhSachTTHC and LayThuTuc")
    procedures.add_argument("--code", action="append", default=[], help="only this; may be given several times")
    dossiers = actions.add_parser("dossiers", help="statuses by code, by TraCuuHoSo")
    dossiers.add_argument("--codes", type=Path, required=True, metavar="FILE", help="codes of dossiers, a line each")
    for action in (procedures, dossiers):
        action.add_argument("--address", required=True, metavar="URL", help="as of --city-system: https://HOST/PATH")
        action.add_argument("--unit", default="", metavar="CODE", help="this unit's code there (madonvi)")
        action.add_argument("--account", type=Path, metavar="FILE", help="name and password there, a line each")
        action.add_argument("--out", type=Path, required=True, metavar="FILE", help="file to write")
    return parser
