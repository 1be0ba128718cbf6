"""Seals records with the vault's present key and opens them again, each bound to its own name; it knows no content.

Since a record is bound to its name and its key's id, none can be put in another's place unnoticed.
"""

from server_client.server.errors import VaultClosed
from server_client.server.vault.cipher import NONCE_BYTES, Unopenable, seal, unseal
from server_client.server.vault.key_places import KeyPlace
from server_client.server.vault.key_set import KeyId, KeySet, Random, VaultKey
from server_client.server.vault.vault_file import SealedRecord, VaultFile

_CHECK = "check"
_CHECK_TEXT = b"Mot Cua"


class Sealing:
    """One vault's records in the clear; every method blocks, and raises VaultClosed if the keys are not those."""

    def __init__(self, file: VaultFile, place: KeyPlace, random: Random) -> None:
        """Take the keys from their place; VaultClosed if there are none, or not those of this file."""
        self._file = file
        self._place = place
        self._random = random
        self.keys: KeySet = place.load()
        with file.transaction():
            if file.current_key() is None:
                file.use_key(self.keys.newest.id)
                self.keep(_CHECK, _CHECK_TEXT)
            elif self.open(_CHECK) != _CHECK_TEXT:
                raise self._foreign()

    def keep(self, record: str, text: bytes) -> None:
        """Seal a record and keep it; within a transaction, so that no rotation comes between."""
        key = self.current()
        body = seal(key.secret, text, _bound(record, key.id), self._random(NONCE_BYTES))
        self._file.put(SealedRecord(record=record, key=key.id, body=body))

    def current(self) -> VaultKey:
        """Return the key that is sealed with now, also if it was rotated beside this process."""
        current = self._file.current_key()
        key = None if current is None else self._key(current)
        if key is None:
            raise self._foreign(current)
        return key

    def open(self, record: str) -> bytes | None:
        """Return what a record says; None if it is not there."""
        found = self._file.sealed(record)
        return None if found is None else self._opened(found)

    def keep_anew(self, record: SealedRecord) -> None:
        """Seal a record that is there with the present key."""
        self.keep(record.record, self._opened(record))

    def replace_keys(self, keys: KeySet) -> None:
        """Put these keys in the place of the present ones, where they are kept and here."""
        self._place.replace(keys)
        self.keys = keys

    def _opened(self, found: SealedRecord) -> bytes:
        key = self._key(found.key)
        if key is None:
            raise self._foreign(found.key)
        try:
            return unseal(key.secret, found.body, _bound(found.record, key.id))
        except Unopenable as wrong:
            raise VaultClosed(
                f"Something in {self._file.path} was altered, or the key at {self._place.name} is another's: "
                "put both back from one backup"
            ) from wrong

    def _key(self, key: KeyId) -> VaultKey | None:
        known = self.keys.key(key)
        if known is None:
            # The keys were rotated beside this process.
            self.keys = self._place.load()
            known = self.keys.key(key)
        return known

    def _foreign(self, key: KeyId | None = None) -> VaultClosed:
        needed = f", which needs key {key}" if key else ""
        return VaultClosed(
            f"The key at {self._place.name} does not open {self._file.path}{needed}: put the right key back, or move "
            "the vault away and begin a new one (its pre-registrations are lost then)"
        )


def _bound(record: str, key: KeyId) -> bytes:
    return f"motcua vault 1|{record}|{key}".encode()
