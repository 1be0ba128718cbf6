"""Brings a replaced node's vault back from its sealed copy at the centre, by the key from where the office keeps it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from server_client.client.log_api import LogApi
from server_client.server.vault.copying import put_back
from server_client.server.vault.key_places import key_place
from server_client.server.vault.sealing import Sealing
from server_client.server.vault.vault_file import VaultFile

VAULT, KEY = "vault.sqlite", "vault.key"


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultBack:
    """Where the vault is to be, and the key that opens it: a file, or `keyring:NAME`; None if none was given."""

    data: Path
    key: str | None

    async def fetch(self, center: LogApi, tell: Callable[[str], None]) -> None:
        """Put the copy into the folder's vault; VaultClosed if the key is not the one. The same again is well."""
        if self.key is None:
            if (await center.vault_copy("")).rows:
                tell(
                    "The centre has a sealed copy of the vault: --vault-key FILE brings it back before the first start"
                )
            return
        place = key_place(self.key)
        keys = place.load()
        file = VaultFile(self.data / VAULT)
        try:
            Sealing(file, place, secrets.token_bytes)
            count, after = 0, ""
            while rows := (await center.vault_copy(after)).rows:
                count += put_back(file, keys, rows, datetime.now(UTC))  # noqa: TID251 - an adapter: what is due stays away
                after = rows[-1].mark
        finally:
            file.close()
        tell(f"{count} rows of the vault are back; start motcua branch with --vault-key {self.key}")
