"""A vault in a folder of the test's own, with a clock that a test sets; and what it leaves on the disk."""

import asyncio
import secrets
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.dossier_model.preregistration_order import PreregistrationOrder
from server_client.queue_model.branch import Branch
from server_client.server.credentials import Credential, Role
from server_client.server.vault.key_places import KeyFile
from server_client.server.vault.key_set import new_key_set
from server_client.server.vault.reading_rights import Look
from server_client.server.vault.rules import VaultRules
from server_client.server.vault.vault import Vault
from tests.fakes.office import COUNTER_5, EIGHT, office
from tests.seeds import sow

T = TypeVar("T")
LOOK = Look(
    reader=Credential(name="supervisor-1", role=Role.SUPERVISOR, secret_hash=""),
    branch=office().branch,
    counter=COUNTER_5,
)


@dataclass
class VaultRig:
    """One vault between two openings; each call of it is waited for."""

    folder: Path
    rules: VaultRules = field(default_factory=VaultRules)
    now: datetime = EIGHT
    branch: Branch = field(default_factory=lambda: office().branch)

    def __post_init__(self) -> None:
        self.place = KeyFile(self.folder / "vault.key")
        self.path = self.folder / "vault.sqlite"
        if not self.place.path.exists():
            keys = new_key_set(secrets.token_bytes, self.now)
            for key in keys.keys:
                sow(key.secret)
            self.place.make(keys)
        self.vault = Vault(self.path, self.place, self.rules, now=lambda: self.now, random=secrets.token_bytes)

    def run(self, work: Coroutine[None, None, T]) -> T:
        """Return what a call of the vault brings."""
        return asyncio.run(work)

    def keep(self, wish: PreregistrationOrder) -> PreregistrationCode:
        """Order, and return the code."""
        return self.run(self.vault.preregister(wish, self.branch))

    def name_at(self, code: PreregistrationCode) -> str | None:
        """Return the applicant's name under a code, or None if there is nothing under it."""
        document = self.run(self.vault.by_code(code, LOOK))
        return None if document is None or document.applicant is None else document.applicant.name

    def on_disk(self) -> bytes:
        """Return all that is in the vault's files, the write-ahead log too."""
        return b"".join(file.read_bytes() for file in sorted(self.folder.glob("vault.sqlite*")))


@contextmanager
def vault_rig(folder: Path, rules: VaultRules | None = None, now: datetime = EIGHT) -> Iterator[VaultRig]:
    """Open a vault in the folder, and close it at the end of the block."""
    rig = VaultRig(folder, rules or VaultRules(), now)
    try:
        yield rig
    finally:
        rig.vault.close()
