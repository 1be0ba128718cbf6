"""The vault's copy at the centre, as the branch makes and reads it: each row sealed anew as a whole, under a mark.

A mark is a keyed hash, so that the centre sees neither what a row is about nor which rows belong together. Each body is
bound to its mark and key, as records are to their names. A row that is gone is copied as its mark alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from server_client.server.errors import VaultClosed
from server_client.server.stored_time import stored
from server_client.server.vault.cipher import NONCE_BYTES, Unopenable, seal, unseal
from server_client.server.vault.copied_tables import TABLES_BY_NAME, Change, CopiedTables, Keeping
from server_client.server.vault.key_set import KeyId, KeySet, Random
from server_client.server.vault.rules import RECORDS_KEPT, VaultRules
from server_client.server.vault.safe import Safe
from server_client.server.vault.vault_file import VaultFile
from server_client.wire.errors import Malformed
from server_client.wire.vault_copies import CopiedRow, VaultRow, decode_vault_row, encode_vault_row

_MOST = 100
_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Portion:
    """Some rows for the centre, and the changes that they stand for."""

    changes: tuple[Change, ...]
    rows: tuple[CopiedRow, ...]


class Copying:
    """What goes to the centre; to be used in the vault's own thread.

    If the rules want no copy any more, all that the centre has is taken back.
    """

    def __init__(self, rules: VaultRules, random: Random) -> None:
        """Prepare; nothing is read yet."""
        self._keeping = Keeping(
            records_ms=RECORDS_KEPT // _MILLISECOND,
            comments_ms=rules.comments_kept // _MILLISECOND,
            messages_ms=rules.undelivered_kept // _MILLISECOND,
        )
        self._random = random
        self.is_wanted = rules.is_copied

    def next(self, safe: Safe) -> Portion | None:
        """Return what the centre lacks, the oldest change first; None if it has everything."""
        tables, key = safe.file.copied, safe.current_key()
        copied_with = tables.copied_with()
        if copied_with is None and not self.is_wanted:
            return None
        if copied_with != key.id and self.is_wanted:
            # It begins; or the key was rotated, and the old one opens nothing any more.
            with safe.file.transaction():
                tables.begin(key.id)
        changes = tables.changes(_MOST)
        if not changes and not self.is_wanted:
            with safe.file.transaction():
                tables.end()
        if not changes:
            return None
        return Portion(tuple(changes), tuple(self._copied(safe, change) for change in changes))

    def take_back(self, safe: Safe) -> None:
        """Take all that is there as changed, if a copy is kept that is not wanted: it is to be taken back."""
        copied_with = safe.file.copied.copied_with()
        if copied_with is not None and not self.is_wanted:
            with safe.file.transaction():
                safe.file.copied.begin(copied_with)

    def settled(self, safe: Safe, portion: Portion) -> int:
        """Note that the centre has a portion; return how many rows it still lacks."""
        safe.file.copied.settled(portion.changes)
        return safe.file.copied.waiting()

    def _copied(self, safe: Safe, change: Change) -> CopiedRow:
        mark = safe.persons.key(f"copy {change.table} {change.id}").hex()
        found = safe.file.copied.row(change, self._keeping) if self.is_wanted else None
        if found is None:
            return CopiedRow(mark=mark)
        due_ms, values = found
        key = safe.current_key()
        text = encode_vault_row(VaultRow(change.table, list(values)))
        body = seal(key.secret, text, _bound(mark, key.id), self._random(NONCE_BYTES))
        return CopiedRow(mark=mark, due_ms=due_ms, key=key.id, body=body)


def put_back(file: VaultFile, keys: KeySet, rows: Iterable[CopiedRow], now: datetime) -> int:
    """Put rows of a copy into a vault, and return how many; VaultClosed if the keys do not open them.

    What fell due meanwhile stays away. The same again changes nothing.
    """
    count = 0
    with file.transaction():
        for row in rows:
            if row.body is not None and row.due_ms > stored(now):
                _put(file.copied, keys, row, row.body)
                count += 1
    return count


def _put(tables: CopiedTables, keys: KeySet, row: CopiedRow, body: bytes) -> None:
    key = keys.key(KeyId(row.key))
    if key is None:
        raise VaultClosed(
            f"The centre's copy of the vault is sealed with key {row.key}, and the key given is {keys.newest.id}: give"
            " the one that the branch used last (motcua vault rotate made a new one; each is to be kept)"
        )
    try:
        told = decode_vault_row(unseal(key.secret, body, _bound(row.mark, key.id)))
    except (Unopenable, Malformed) as wrong:
        told_why = "A row of the centre's copy was altered, or is another branch's: nothing is put back"
        raise VaultClosed(told_why) from wrong
    table = TABLES_BY_NAME.get(told.table)
    if table is None or len(told.values) != len(table.columns):
        raise VaultClosed(f"The centre's copy has a row of {told.table} that this program does not know: update it")
    tables.put_back(table, told.values)


def _bound(mark: str, key: KeyId) -> bytes:
    return f"motcua vault copy 1|{mark}|{key}".encode()
