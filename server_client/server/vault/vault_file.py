"""The vault's tables in SQLite: sealed records, how they are found, when they go, who read them; it seals nothing.

Times are milliseconds since 1970. What is deleted is overwritten, and leaves the write-ahead log with the next purge.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from server_client.dossier_model.preregistration import PreregistrationState
from server_client.queue_model.ids import CommandId, ServiceCode, VisitId
from server_client.server.store.database import Database, DatabaseReader, Form, Row, Value
from server_client.server.stored_time import stored, time_of
from server_client.server.vault import comment_table, outgoing_table, reception_table
from server_client.server.vault.comment_table import CommentTable
from server_client.server.vault.copied_tables import COPYING_TABLES, CopiedTables
from server_client.server.vault.key_set import KeyId
from server_client.server.vault.outgoing_table import OutgoingTable
from server_client.server.vault.reception_table import ReceptionTable

# What is known for a year is looked through every twenty seconds for what is older.
_BY_AGE = """
CREATE INDEX IF NOT EXISTS preregistrations_by_purge ON preregistrations (purged_at) WHERE purged_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS reads_by_age ON reads (at);
"""
FORM = Form(
    name="vault",
    version=1,
    forgets=True,
    additions=comment_table.TABLES + reception_table.TABLES + outgoing_table.TABLES + COPYING_TABLES + _BY_AGE,
    tables="""
CREATE TABLE sealed (record TEXT PRIMARY KEY, key TEXT NOT NULL, body BLOB NOT NULL) STRICT;
CREATE INDEX sealed_by_key ON sealed (key);
CREATE TABLE preregistrations (
    id TEXT PRIMARY KEY, state TEXT NOT NULL, code BLOB UNIQUE, visit TEXT, person BLOB, needs TEXT NOT NULL,
    confirmed_at INTEGER NOT NULL, due_at INTEGER NOT NULL, purged_at INTEGER
) STRICT;
CREATE INDEX preregistrations_by_visit ON preregistrations (visit) WHERE visit IS NOT NULL;
CREATE INDEX preregistrations_by_person ON preregistrations (person) WHERE person IS NOT NULL;
CREATE INDEX preregistrations_by_due ON preregistrations (due_at) WHERE purged_at IS NULL;
CREATE TABLE reads (
    number INTEGER PRIMARY KEY, at INTEGER NOT NULL, reader TEXT NOT NULL, role TEXT NOT NULL,
    preregistration TEXT NOT NULL, extent TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
""",
)
_COLUMNS = "id, state, code, visit, person, needs, confirmed_at, due_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One pre-registration as far as it may be known without a key; `code` and `person` are keyed hashes."""

    id: CommandId
    state: PreregistrationState
    code: bytes | None
    visit: VisitId | None
    person: bytes | None
    needs: tuple[ServiceCode, ...]
    confirmed_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedRecord:
    """A record's ciphertext and the key that opens it."""

    record: str
    key: KeyId
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Someone's look at a pre-registration: which device, how much of the applicant it got, and why."""

    at: datetime
    reader: str
    role: str
    preregistration: CommandId
    extent: str
    reason: str


class VaultFile:
    """The open file; its methods block, raise as Database does, and belong into the vault's one thread."""

    def __init__(self, path: Path) -> None:
        """Open or make the file, which nobody else may read."""
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
        self.path = path
        self._db = Database(path, FORM)
        self.comments = CommentTable(self._db)
        self.receptions = ReceptionTable(self._db)
        self.outgoing = OutgoingTable(self._db)
        self.copied = CopiedTables(self._db)

    def transaction(self) -> AbstractContextManager[None]:
        """Make the block one durable step that no other process comes between."""
        return self._db.transaction()

    def current_key(self) -> KeyId | None:
        """Return the id of the key that records are sealed with; None before the first."""
        found = self._rows("SELECT value FROM facts WHERE name = 'key'")
        return cast("KeyId", found[0][0]) if found else None

    def use_key(self, key: KeyId) -> None:
        """Have records sealed with this key from now on."""
        self._do("INSERT OR REPLACE INTO facts (name, value) VALUES ('key', ?)", key)

    def sealed(self, record: str) -> SealedRecord | None:
        """Return the record, if it is there."""
        return next(iter(_sealed(self._rows("SELECT record, key, body FROM sealed WHERE record = ?", record))), None)

    def sealed_otherwise(self, key: KeyId, limit: int) -> list[SealedRecord]:
        """Return up to `limit` records that are sealed with another key than this."""
        return _sealed(self._rows("SELECT record, key, body FROM sealed WHERE key <> ? LIMIT ?", key, limit))

    def sealed_names(self) -> list[str]:
        """Return the names of all records."""
        return [cast("str", row[0]) for row in self._rows("SELECT record FROM sealed ORDER BY record")]

    def put(self, record: SealedRecord) -> None:
        """Keep a record, in place of the one of its name if there is one."""
        self._do(
            "INSERT OR REPLACE INTO sealed (record, key, body) VALUES (?, ?, ?)", record.record, record.key, record.body
        )

    def drop(self, records: Iterable[str]) -> None:
        """Forget records."""
        self._each("DELETE FROM sealed WHERE record = ?", [(record,) for record in records])

    def by_id(self, preregistration: CommandId) -> Entry | None:
        """Return the pre-registration that was ordered with this id."""
        return self._entry("id = ?", preregistration)

    def by_code(self, code: bytes) -> Entry | None:
        """Return the pre-registration whose code has this hash."""
        return self._entry("code = ?", code)

    def by_visit(self, visit: VisitId) -> Entry | None:
        """Return the pre-registration of this visit that was not withdrawn."""
        return self._entry(f"visit = ? AND state <> '{PreregistrationState.WITHDRAWN}'", visit)

    def of_person(self, person: bytes) -> list[Entry]:
        """Return what one person has pre-registered today, what was withdrawn too."""
        return _entries(self._rows(f"SELECT {_COLUMNS} FROM preregistrations WHERE person = ?", person))  # noqa: S608

    def keep(self, entry: Entry) -> None:
        """Keep a pre-registration as it is now."""
        self._do(
            f"INSERT INTO preregistrations ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id)"  # noqa: S608
            " DO UPDATE SET state = excluded.state, due_at = excluded.due_at",
            *(entry.id, entry.state, entry.code, entry.visit, entry.person, " ".join(entry.needs)),
            *(stored(entry.confirmed_at), stored(entry.due_at)),
        )

    def due(self, now: datetime) -> list[CommandId]:
        """Return which are to be purged at `now`."""
        found = self._rows("SELECT id FROM preregistrations WHERE due_at <= ? AND purged_at IS NULL", stored(now))
        return [cast("CommandId", row[0]) for row in found]

    def purge(self, preregistrations: Sequence[CommandId], now: datetime) -> None:
        """Leave of these that there was one, and when."""
        self._each(
            "UPDATE preregistrations SET state = ?, code = NULL, visit = NULL, person = NULL, needs = '', purged_at = ?"
            " WHERE id = ?",
            [(PreregistrationState.PURGED, stored(now), one) for one in preregistrations],
        )

    def forget_persons(self, before: datetime) -> None:
        """Forget whom those before this moment counted for."""
        self._do(
            "UPDATE preregistrations SET person = NULL WHERE person IS NOT NULL AND confirmed_at < ?",
            stored(before),
        )

    def forget_records(self, before: datetime) -> None:
        """Forget that there were the pre-registrations and reads of before this moment."""
        moment = stored(before)
        self._do("DELETE FROM preregistrations WHERE purged_at < ?", moment)
        self._do("DELETE FROM reads WHERE at < ?", moment)

    def record(self, read: Read) -> None:
        """Take down that someone has read."""
        self._do(
            "INSERT INTO reads (at, reader, role, preregistration, extent, reason) VALUES (?, ?, ?, ?, ?, ?)",
            *(stored(read.at), read.reader, read.role, read.preregistration, read.extent, read.reason),
        )

    def forget_deleted(self) -> bool:
        """Take what was deleted out of the files; False if another process reads them just now."""
        return self._db.forget_deleted()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _entry(self, condition: str, *values: Value) -> Entry | None:
        statement = f"SELECT {_COLUMNS} FROM preregistrations WHERE {condition}"  # noqa: S608
        return next(iter(_entries(self._rows(statement, *values))), None)

    def _rows(self, statement: str, *values: Value) -> list[Row]:
        with self._db.reading():
            return self._db.rows(statement, values)

    def _do(self, statement: str, *values: Value) -> None:
        with self._db.writing():
            self._db.execute(statement, values)

    def _each(self, statement: str, values: Sequence[Sequence[Value]]) -> None:
        with self._db.writing():
            self._db.each(statement, values)


def reads(path: Path, since: datetime) -> list[Read]:
    """Return who has read what from this moment on, in order, without a key; LogDamaged if there is no vault."""
    file = DatabaseReader(path, FORM)
    try:
        found = file.rows(
            "SELECT at, reader, role, preregistration, extent, reason FROM reads WHERE at >= ? ORDER BY number",
            (stored(since),),
        )
    finally:
        file.close()
    rows = cast("list[tuple[int, str, str, CommandId, str, str]]", found)
    return [
        Read(at=time_of(at), reader=reader, role=role, preregistration=one, extent=extent, reason=reason)
        for at, reader, role, one, extent, reason in rows
    ]


def _sealed(found: Iterable[Row]) -> list[SealedRecord]:
    rows = cast("list[tuple[str, KeyId, bytes]]", found)
    return [SealedRecord(record=record, key=key, body=body) for record, key, body in rows]


def _entries(found: Iterable[Row]) -> list[Entry]:
    rows = cast("list[tuple[CommandId, str, bytes | None, VisitId | None, bytes | None, str, int, int]]", found)
    return [
        Entry(
            id=one,
            state=PreregistrationState(state),
            code=code,
            visit=visit,
            person=person,
            needs=tuple(map(ServiceCode, needs.split())),
            confirmed_at=time_of(confirmed_at),
            due_at=time_of(due_at),
        )
        for one, state, code, visit, person, needs, confirmed_at, due_at in rows
    ]
