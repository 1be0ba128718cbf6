"""Gives a vault a new key and seals everything anew; killed at any point it is taken up again where it was.

1. The new key stands beside the old one in its place: everything can be opened.
2. The file names the new key: from here on every process seals with it, and fetches it if it has not got it yet.
3. Records are sealed anew, some at a time. One that is sealed with the old key can still be opened.
4. No record needs the old key: it is taken away.
"""

from dataclasses import dataclass
from datetime import datetime

from server_client.server.vault.key_places import KeyPlace
from server_client.server.vault.key_set import KeyId, Random, only_newest, with_new_key
from server_client.server.vault.sealing import Sealing
from server_client.server.vault.vault_file import VaultFile

_PORTION = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotated:
    """What a rotation did: the key in use now, and how many records were sealed anew with it."""

    key: KeyId
    records: int


def rotate(file: VaultFile, place: KeyPlace, random: Random, now: datetime) -> Rotated:
    """Carry a rotation out, or on to its end; VaultClosed if the keys do not open the vault or cannot be kept."""
    sealing = Sealing(file, place, random)
    if len(sealing.keys.keys) == 1:
        sealing.replace_keys(with_new_key(sealing.keys, random, now))
    newest = sealing.keys.newest.id
    with file.transaction():
        file.use_key(newest)
    count = 0
    while portion := _seal_anew(file, sealing, newest):
        count += portion
    sealing.replace_keys(only_newest(sealing.keys))
    file.forget_deleted()
    return Rotated(key=newest, records=count)


def _seal_anew(file: VaultFile, sealing: Sealing, key: KeyId) -> int:
    with file.transaction():
        records = file.sealed_otherwise(key, _PORTION)
        for record in records:
            sealing.keep_anew(record)
    return len(records)
