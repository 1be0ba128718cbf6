"""The command line of the city's system: what it was not told yet, without anybody's data; and to try again."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from server_client.queue_model.local_time import VIETNAM
from server_client.server.errors import Unavailable

VAULT = "vault.sqlite"


def city_system(arguments: Sequence[str]) -> int:
    """Print what the city's system was not told yet, and have what it refused tried again."""
    parser = argparse.ArgumentParser(prog="motcua city-system", description=city_system.__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    status = actions.add_parser("status", help="print what is not delivered; exit status 1 if some of it was refused")
    retry = actions.add_parser("retry", help="have all that was refused tried again; beside the running server")
    for action in (status, retry):
        action.add_argument("--data", type=Path, required=True, help="folder of the server")
    given = parser.parse_args(arguments)
    try:
        return _status(given.data) if given.action == "status" else _retry(given.data)
    except Unavailable as fault:
        print(f"motcua city-system: {fault}", file=sys.stderr)
        return 2


def _status(data: Path) -> int:
    from server_client.server.vault.outgoing_table import OutgoingState, undelivered  # noqa: PLC0415 - slow to load
    from server_client.server.vault.vault_file import FORM  # noqa: PLC0415

    found = undelivered(data / VAULT, FORM)
    if not found:
        print("The city's system was told everything.")
    for one in found:
        fields = (_moment(one.made_at), one.service, one.state, f"{one.tries} tries", _moment(one.next_at))
        print("\t".join([*fields, one.id, one.reception, one.fault or "-"]))
    return int(any(one.state is OutgoingState.REFUSED for one in found))


def _retry(data: Path) -> int:
    from server_client.server.vault.vault_file import VaultFile  # noqa: PLC0415 - slow to load

    if not (data / VAULT).exists():
        print(f"motcua city-system: there is no {VAULT} in {data}: name the server's folder", file=sys.stderr)
        return 2
    file = VaultFile(data / VAULT)
    try:
        count = file.outgoing.try_again(datetime.now(UTC))
    finally:
        file.close()
    print(f"{count} messages are tried again; see motcua city-system status in a moment")
    return 0


def _moment(at: datetime) -> str:
    return at.astimezone(VIETNAM).isoformat(timespec="seconds")
