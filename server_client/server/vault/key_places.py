"""Where the vault's keys are kept: a file that only its owner reads, or the system's keyring; never beside a copy.

The credentials that systemd hands to a unit (`%d`) are such files, only that they cannot be rewritten.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from server_client.server.errors import VaultClosed
from server_client.server.vault.key_set import KeySet, decode_keys, encode_keys

KEYRING = "keyring:"


class KeyPlace(Protocol):
    """A place for one vault's keys; all methods raise VaultClosed with the place's name and the next step."""

    @property
    def name(self) -> str:
        """Return the place in words."""

    def load(self) -> KeySet:
        """Return the keys that are kept here."""

    def make(self, keys: KeySet) -> None:
        """Keep the first keys; it is an error if there are some."""

    def replace(self, keys: KeySet) -> None:
        """Keep these keys instead of the present ones, wholly or not at all."""


def key_place(address: str) -> KeyPlace:
    """Return the place that an engineer named: `keyring:NAME`, or the path of a file."""
    if address.startswith(KEYRING):
        from server_client.server.vault.system_keyring import SystemKeyring  # noqa: PLC0415 - few use it, slow to load

        return SystemKeyring(address.removeprefix(KEYRING))
    return KeyFile(Path(address))


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Keys in a file of mode 0600 or stricter that belongs to this user or to root."""

    path: Path

    @property
    def name(self) -> str:
        """Return the path."""
        return str(self.path)

    def load(self) -> KeySet:
        """Return the keys in the file."""
        try:
            with self.path.open("rb") as file:
                self._check(os.fstat(file.fileno()))
                text = file.read()
        except FileNotFoundError as missing:
            raise VaultClosed(
                f"There is no vault key at {self.path}: make one with motcua vault init, or put the kept one back"
            ) from missing
        except OSError as failed:
            raise VaultClosed(f"The vault key {self.path} cannot be read ({failed.strerror}): check it") from failed
        return decode_keys(text, self.name)

    def make(self, keys: KeySet) -> None:
        """Write a file that is not there yet."""
        new = self._written(keys)
        try:
            # A link, unlike a renaming, never takes the place of a file that someone else has just made.
            os.link(new, self.path)
        except FileExistsError as known:
            raise VaultClosed(f"There is a vault key at {self.path} already: it is left as it is") from known
        except OSError as failed:
            raise self._unwritable(failed) from failed
        finally:
            new.unlink()
        self._settle()

    def replace(self, keys: KeySet) -> None:
        """Write the file anew; a reader meanwhile, or after a power cut, finds the old or the new."""
        new = self._written(keys)
        try:
            new.replace(self.path)
        except OSError as failed:
            new.unlink(missing_ok=True)
            raise self._unwritable(failed) from failed
        self._settle()

    def _check(self, found: os.stat_result) -> None:
        if stat.S_IMODE(found.st_mode) & 0o077:
            raise VaultClosed(
                f"The vault key {self.path} can be read by others (mode {stat.S_IMODE(found.st_mode):o}): "
                f"chmod 600 {self.path}"
            )
        if found.st_uid not in {0, os.geteuid()}:
            raise VaultClosed(f"The vault key {self.path} belongs to another user: chown it to the server's")

    def _written(self, keys: KeySet) -> Path:
        new = self.path.with_name(f".{self.path.name}.new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            new.unlink(missing_ok=True)
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(encode_keys(keys))
                file.flush()
                os.fsync(file.fileno())
        except OSError as failed:
            raise self._unwritable(failed) from failed
        return new

    def _settle(self) -> None:
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _unwritable(self, failed: OSError) -> VaultClosed:
        return VaultClosed(
            f"The vault key {self.path} cannot be written ({failed.strerror}): do this where the key is made and kept"
        )
