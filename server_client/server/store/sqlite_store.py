"""A branch's log in one SQLite file: write-ahead log, full sync, one writer; no rule of the queue is known here."""

import errno
import fcntl
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import cast

import apsw

from server_client.queue_model.ids import CommandId
from server_client.queue_model.refusals import Refused
from server_client.server.errors import LogDamaged, LogInUse, StoreBroken, StoreUnavailable
from server_client.server.store.store import Answer, Group, Head, Snapshot
from server_client.wire.answers import decode_problem, encode_problem, refusal_of, refusal_problem
from server_client.wire.chain import Entry

_SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE entries (
    seq INTEGER PRIMARY KEY, command_id TEXT NOT NULL, body BLOB NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE INDEX entries_by_command ON entries (command_id);
CREATE TABLE refusals (
    command_id TEXT PRIMARY KEY, problem BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE snapshots (seq INTEGER PRIMARY KEY, document BLOB NOT NULL) STRICT;
"""
_SNAPSHOTS_KEPT = 3
# SQLite takes 32,766 values a statement; an entry has four.
_ENTRIES_A_STATEMENT = 4096
_READER_MS = 2000
_FULL = (
    "The disk with {path} is full: free some space (old backups first, never the log); nothing was lost and the "
    "branch goes on as soon as there is room"
)
_READ_ONLY = (
    "{path} cannot be written to: mount its disk for writing and give this user the right to it; nothing was lost"
)


class SqliteStore:
    """One log, held exclusively by this process for as long as the store is open."""

    def __init__(self, path: Path) -> None:
        """Open or make the log; LogInUse, LogDamaged or StoreUnavailable says why that fails."""
        self._path = path
        self._lock = _exclusive(path.with_suffix(".lock"))
        try:
            self._db = _opened(path)
        except BaseException:
            os.close(self._lock)
            raise

    def head(self) -> Head:
        """Return where the log ends."""
        with self._reading():
            row = self._db.execute("SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1").fetchone()
        return Head(*row) if row else Head()

    def append(self, group: Group) -> None:
        """Add the group durably and wholly, or raise StoreUnavailable (nothing changed) or StoreBroken."""
        with self._writing():
            if group.refusals or len(group.entries) > _ENTRIES_A_STATEMENT:
                with self._db:
                    self._insert_entries(group.entries)
                    self._insert_refusals(group.refusals)
            else:
                # One statement is its own transaction: one step into SQLite, and one release of the interpreter lock.
                self._insert_entries(group.entries)

    def answers(self, commands: Iterable[CommandId]) -> Mapping[CommandId, Answer]:
        """Return how those of the commands were answered that have been."""
        wanted = tuple(commands)
        marks = _marks(len(wanted))
        with self._reading():
            found = self._db.execute(
                f"SELECT seq, command_id, body, hash FROM entries WHERE command_id IN ({marks})"  # noqa: S608
                f" UNION ALL SELECT 0, command_id, problem, '' FROM refusals WHERE command_id IN ({marks})",
                wanted,
            ).fetchall()
        answers: dict[CommandId, Answer] = {}
        entries: dict[CommandId, list[Entry]] = {}
        for seq, command, body, digest in sorted(cast("list[tuple[int, CommandId, bytes, str]]", found)):
            if seq == 0:
                answers[command] = _refused(body)
            else:
                entries.setdefault(command, []).append(Entry(seq, command, body, digest))
        return answers | entries

    def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries that follow entry `after`, in order."""
        with self._reading():
            return _read(self._db, after, limit)

    def snapshots(self) -> list[Snapshot]:
        """Return the snapshots kept, the newest first."""
        with self._reading():
            return _snapshots(self._db)

    def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot, and forget all but the few newest."""
        with self._writing(), self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO snapshots (seq, document) VALUES (?, ?)", (snapshot.seq, snapshot.document)
            )
            self._db.execute(
                "DELETE FROM snapshots WHERE seq NOT IN (SELECT seq FROM snapshots ORDER BY seq DESC LIMIT ?)",
                (_SNAPSHOTS_KEPT,),
            )

    def close(self) -> None:
        """Let go of the file, and of the right to write it."""
        self._db.close()
        os.close(self._lock)

    def _insert_entries(self, entries: Iterable[Entry]) -> None:
        values = [value for entry in entries for value in (entry.seq, entry.command_id, entry.body, entry.hash)]
        step = _ENTRIES_A_STATEMENT * 4
        for start in range(0, len(values), step):
            part = values[start : start + step]
            rows = ",".join(["(?,?,?,?)"] * (len(part) // 4))
            self._db.execute(f"INSERT INTO entries (seq, command_id, body, hash) VALUES {rows}", part)  # noqa: S608

    def _insert_refusals(self, refusals: Mapping[CommandId, Refused]) -> None:
        self._db.executemany(
            "INSERT INTO refusals (command_id, problem) VALUES (?, ?)",
            [(command, encode_problem(refusal_problem(refused))) for command, refused in refusals.items()],
        )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except apsw.FullError as full:
            raise StoreUnavailable(_FULL.format(path=self._path)) from full
        except (apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError) as denied:
            raise StoreUnavailable(_READ_ONLY.format(path=self._path)) from denied
        except apsw.Error as failed:
            raise StoreBroken(f"Writing {self._path} failed ({failed}): check the disk, then restart") from failed

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except apsw.Error as failed:
            raise StoreBroken(f"Reading {self._path} failed ({failed}): check the disk, then restart") from failed


class SqliteReader:
    """Reads a log beside its writer; it never writes, so it never needs the lock."""

    def __init__(self, path: Path) -> None:
        """Open the log for reading; LogDamaged if there is none."""
        try:
            self._db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
            self._db.set_busy_timeout(_READER_MS)
            _check_version(self._db, path)
        except apsw.Error as failed:
            raise LogDamaged(f"{path} cannot be read as a log ({failed}): check the path") from failed
        self._path = path

    def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries that follow entry `after`, in order."""
        try:
            return _read(self._db, after, limit)
        except apsw.Error as failed:
            raise LogDamaged(f"{self._path} cannot be read ({failed}): check the disk") from failed

    def snapshots(self) -> list[Snapshot]:
        """Return the snapshots kept, the newest first."""
        try:
            return _snapshots(self._db)
        except apsw.Error as failed:
            raise LogDamaged(f"{self._path} cannot be read ({failed}): check the disk") from failed

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


@cache
def _marks(count: int) -> str:
    return ",".join(f"?{position}" for position in range(1, count + 1))


def _exclusive(path: Path) -> int:
    # flock goes with the process, however it dies: a killed writer leaves nothing behind that someone must clean up.
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as failed:
        if failed.errno == errno.ENOSPC:
            raise StoreUnavailable(_FULL.format(path=path)) from failed
        raise StoreUnavailable(_READ_ONLY.format(path=path)) from failed
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as held:
        os.close(descriptor)
        raise LogInUse(
            f"Another process writes the log at {path.parent}: stop it first, or use another folder"
        ) from held
    return descriptor


def _opened(path: Path) -> apsw.Connection:
    try:
        db = apsw.Connection(str(path), statementcachesize=600)
        # Whoever reads a killed writer's log first puts its index in order, and holds it for that moment.
        db.set_busy_timeout(_READER_MS)
        db.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
        if db.pragma("user_version") == 0 and not db.table_exists(None, "entries"):
            with db:
                db.execute(_SCHEMA)
                db.pragma("user_version", _SCHEMA_VERSION)
        _check_version(db, path)
    except apsw.FullError as full:
        raise StoreUnavailable(_FULL.format(path=path)) from full
    except (apsw.ReadOnlyError, apsw.CantOpenError) as denied:
        raise StoreUnavailable(_READ_ONLY.format(path=path)) from denied
    except apsw.IOError as failed:
        if failed.extendedresult == apsw.SQLITE_IOERR_SHMSIZE:  # type: ignore[attr-defined]  # missing in the stub
            raise StoreUnavailable(_FULL.format(path=path)) from failed
        raise StoreUnavailable(f"{path} cannot be opened ({failed}): check the disk, then start again") from failed
    except apsw.Error as failed:
        raise LogDamaged(f"{path} cannot be opened as a log ({failed}): restore it from a backup") from failed
    return db


def _check_version(db: apsw.Connection, path: Path) -> None:
    version = db.pragma("user_version")
    if version != _SCHEMA_VERSION:
        raise LogDamaged(f"{path} has the format {version}, this program reads {_SCHEMA_VERSION}: check both versions")


def _read(db: apsw.Connection, after: int, limit: int) -> list[Entry]:
    found = db.execute(
        "SELECT seq, command_id, body, hash FROM entries WHERE seq > ? ORDER BY seq LIMIT ?", (after, limit)
    ).fetchall()
    rows = cast("list[tuple[int, CommandId, bytes, str]]", found)
    return [Entry(seq, command, body, digest) for seq, command, body, digest in rows]


def _snapshots(db: apsw.Connection) -> list[Snapshot]:
    rows = db.execute("SELECT seq, document FROM snapshots ORDER BY seq DESC").fetchall()
    return [Snapshot(seq, document) for seq, document in cast("list[tuple[int, bytes]]", rows)]


def _refused(problem: bytes) -> Refused:
    refused = refusal_of(decode_problem(problem))
    if refused is None:
        raise LogDamaged(f"A remembered refusal is not readable ({problem!r}): restore the log from a backup")
    return refused
