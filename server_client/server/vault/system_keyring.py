"""Vault keys in the keyring of the user that the server runs as; a machine without a session hardly has one."""

from dataclasses import dataclass

import keyring
from keyring.errors import KeyringError

from server_client.server.errors import VaultClosed
from server_client.server.vault.key_set import KeySet, decode_keys, encode_keys

_SERVICE = "motcua vault"


@dataclass(frozen=True, slots=True)
class SystemKeyring:
    """Keys under one account's name in the keyring."""

    account: str

    @property
    def name(self) -> str:
        """Return the place in words."""
        return f"the keyring's entry {self.account!r} of {_SERVICE!r}"

    def load(self) -> KeySet:
        """Return the keys in the keyring."""
        text = self._kept()
        if text is None:
            raise VaultClosed(f"There is no vault key in {self.name}: make one with motcua vault init")
        return decode_keys(text.encode(), self.name)

    def make(self, keys: KeySet) -> None:
        """Add the entry, which must not be there yet."""
        if self._kept() is not None:
            raise VaultClosed(f"There is a vault key in {self.name} already: it is left as it is")
        self.replace(keys)

    def replace(self, keys: KeySet) -> None:
        """Write the entry, which the keyring does in one step."""
        try:
            keyring.set_password(_SERVICE, self.account, encode_keys(keys).decode())
        except KeyringError as failed:
            raise self._closed(failed) from failed

    def _kept(self) -> str | None:
        try:
            return keyring.get_password(_SERVICE, self.account)
        except KeyringError as failed:
            raise self._closed(failed) from failed

    def _closed(self, failed: KeyringError) -> VaultClosed:
        return VaultClosed(
            f"The system keyring cannot be used ({failed}): unlock it for this user, or keep the key in a file"
        )
