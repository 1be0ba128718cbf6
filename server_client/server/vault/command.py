"""The command line of the vault: its key, who has read what, and what there is of one person."""

import argparse
import os
import secrets
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from server_client.queue_model.local_time import VIETNAM
from server_client.server.errors import SettingsFault, Unavailable, VaultClosed
from server_client.server.vault import person_command

if TYPE_CHECKING:
    from server_client.server.vault.key_places import KeyPlace

VAULT = "vault.sqlite"
KEY = "vault.key"


def vault(arguments: Sequence[str]) -> int:
    """Make and renew the key of a branch's vault, tell who has read it; find, export and erase one person's data."""
    parser = _parser()
    given, besides = parser.parse_known_args(arguments)
    if besides:
        # Not told back: it may be a number that was to be typed, and terminals are recorded.
        parser.error("there are words that are not known: a person's number is read from standard input")
    try:
        return {
            "init": _init,
            "rotate": _rotate,
            "audit": _audit,
            **dict.fromkeys(person_command.ACTIONS, _for_person),
        }[given.action](given)
    except (SettingsFault, Unavailable) as fault:
        print(f"motcua vault: {fault}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua vault", description=vault.__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    make = actions.add_parser("init", help="make the key; keep a copy of it apart from the backups of the data")
    renew = actions.add_parser("rotate", help="make a new key, seal everything anew with it, take the old one away")
    tell = actions.add_parser("audit", help="print who has read which pre-registration, when and why")
    whose = person_command.add_to(actions)
    for action in (make, renew, tell, *whose):
        action.add_argument("--data", type=Path, required=True, help="folder of the server")
    for action in (make, renew, *whose):
        action.add_argument("--key", help=f"file of the key, or keyring:NAME (default: {KEY} in the folder)")
    tell.add_argument("--since", type=date.fromisoformat, help="first local day, as 2026-03-09 (default: all)")
    return parser


def _init(given: argparse.Namespace) -> int:
    from server_client.server.vault.key_places import key_place  # noqa: PLC0415 - slow to load
    from server_client.server.vault.key_set import new_key_set  # noqa: PLC0415
    from server_client.server.vault.vault_file import VaultFile  # noqa: PLC0415

    place = key_place(given.key or str(given.data / KEY))
    path: Path = given.data / VAULT
    if path.exists() and not _has_keys(place):
        file = VaultFile(path)
        sealed_with = file.current_key()
        file.close()
        if sealed_with is not None:
            raise VaultClosed(
                f"{path} is sealed with key {sealed_with}: put that key back at {place.name}, or move the vault away "
                "(its pre-registrations are lost then)"
            )
    keys = new_key_set(secrets.token_bytes, datetime.now(UTC))
    place.make(keys)
    print(f"key {keys.newest.id} was made in {place.name}; keep a copy apart from the backups of {given.data}")
    return 0


def _has_keys(place: "KeyPlace") -> bool:
    try:
        place.load()
    except VaultClosed:
        return False
    return True


def _rotate(given: argparse.Namespace) -> int:
    from server_client.server.store.database import only_writer  # noqa: PLC0415 - slow to load
    from server_client.server.vault.key_places import key_place  # noqa: PLC0415
    from server_client.server.vault.rotation import rotate  # noqa: PLC0415
    from server_client.server.vault.vault_file import VaultFile  # noqa: PLC0415

    place = key_place(given.key or str(given.data / KEY))
    alone = only_writer(given.data / "vault.lock", "renews the vault's key")
    try:
        file = VaultFile(given.data / VAULT)
        try:
            rotated = rotate(file, place, secrets.token_bytes, datetime.now(UTC))
        finally:
            file.close()
    finally:
        os.close(alone)
    print(f"{rotated.records} records are sealed anew with key {rotated.key}; the old key is gone from {place.name}")
    return 0


def _for_person(given: argparse.Namespace) -> int:
    return person_command.for_person(given, given.data / VAULT, given.key or str(given.data / KEY))


def _audit(given: argparse.Namespace) -> int:
    from server_client.server.vault.vault_file import reads  # noqa: PLC0415 - slow to load

    since = datetime.combine(given.since or date(1970, 1, 2), time(), VIETNAM)
    for read in reads(given.data / VAULT, since):
        at = read.at.astimezone(VIETNAM).isoformat(timespec="seconds")
        print(f"{at}\t{read.reader}\t{read.role}\t{read.preregistration}\t{read.extent}\t{read.reason}")
    return 0
