"""Secrets that a server has to use itself, sealed where they are kept, with keys in a file beside; as the vault seals.

Each is bound to its own name and its key's id. The key's file is made with the first secret; whoever has the database
alone, or a backup of it, has nothing.
"""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from server_client.server.errors import Unavailable, VaultClosed
from server_client.server.vault.cipher import NONCE_BYTES, Unopenable, seal, unseal
from server_client.server.vault.key_places import KeyFile
from server_client.server.vault.key_set import KeySet, Random, VaultKey, new_key_set, only_newest, with_new_key

_MARK = "sealed:"
# As long as another process may still seal with the key before.
_OVERLAP = timedelta(hours=1)


class SecretLocked(Unavailable):
    """A secret cannot be opened or sealed: the key's file is missing, another's, or cannot be read."""


@dataclass(frozen=True, slots=True)
class SealedSecrets:
    """Seals and opens texts with the keys in one file; every method but `is_sealed` raises SecretLocked."""

    path: Path
    now: Callable[[], datetime]
    random: Random

    @staticmethod
    def is_sealed(kept: str) -> bool:
        """Say whether this was sealed, and is not a secret in clear from before there was a key."""
        return kept.startswith(_MARK)

    def seal(self, name: str, text: str) -> str:
        """Return the text as it is kept under that name."""
        key = self._keys(makes=True).newest
        sealed = seal(key.secret, text.encode(), _bound(name, key), self.random(NONCE_BYTES))
        return f"{_MARK}{key.id}:{base64.b64encode(sealed).decode()}"

    def open(self, name: str, kept: str) -> str:
        """Return the text that is kept under that name, in clear too."""
        if not self.is_sealed(kept):
            return kept
        key_id, _, sealed = kept.removeprefix(_MARK).partition(":")
        key = next((one for one in self._keys().keys if one.id == key_id), None)
        if key is None:
            raise SecretLocked(f"{self.path} does not hold key {key_id}, which a secret is sealed with: put it back")
        try:
            return unseal(key.secret, base64.b64decode(sealed, validate=True), _bound(name, key)).decode()
        except (Unopenable, binascii.Error) as wrong:
            told = f"A secret was altered, or {self.path} is another centre's: put both back from one backup"
            raise SecretLocked(told) from wrong

    def is_current(self, kept: str) -> bool:
        """Say whether it is sealed with the newest key."""
        return self.is_sealed(kept) and kept.startswith(f"{_MARK}{self._keys().newest.id}:")

    def rotate(self) -> str:
        """Make a new key, with which all is sealed from now on, and return its id; the one before opens on."""
        keys = with_new_key(self._keys(), self.random, self.now())
        self._put(keys)
        return keys.newest.id

    def drop_old(self) -> bool:
        """Take keys away that nothing is sealed with any more, once nobody can still seal with them."""
        if not self.path.exists():
            return False
        keys = self._keys()
        if len(keys.keys) == 1 or self.now() - keys.newest.made_at < _OVERLAP:
            return False
        self._put(only_newest(keys))
        return True

    def _keys(self, *, makes: bool = False) -> KeySet:
        place = KeyFile(self.path)
        try:
            if makes and not self.path.exists():
                try:
                    place.make(new_key_set(self.random, self.now()))
                except VaultClosed:
                    # Another process was first, or it cannot be made: the loading tells which.
                    return place.load()
            return place.load()
        except VaultClosed as closed:
            raise SecretLocked(
                f"The key of the centre's secrets, {self.path}, cannot be used: put it back from where it is kept, of"
                f" mode 0600 and the server's user ({type(closed.__cause__).__name__})"
            ) from closed

    def _put(self, keys: KeySet) -> None:
        try:
            KeyFile(self.path).replace(keys)
        except VaultClosed as closed:
            raise SecretLocked(f"{self.path} cannot be written: check folder and rights") from closed


def _bound(name: str, key: VaultKey) -> bytes:
    return f"motcua secret 1|{name}|{key.id}".encode()
