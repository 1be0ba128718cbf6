"""SQLite as the server uses it: one way to open a file, to read and to write it; it does not know what tables mean.

Foreign errors end here: what fails comes out as StoreUnavailable, StoreBroken or LogDamaged, with what to do.
"""

import errno
import fcntl
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import apsw

from server_client.server.errors import LogDamaged, LogInUse, StoreBroken, StoreUnavailable

Value: TypeAlias = str | int | float | bytes | None
Row: TypeAlias = tuple[Value, ...]

_STATEMENTS_KEPT = 600
_BUSY_MS = 2000
_FULL = (
    "The disk with {path} is full: free some space (old backups first, never the log); nothing was lost and the "
    "branch goes on as soon as there is room"
)
_READ_ONLY = (
    "{path} cannot be written to: mount its disk for writing and give this user the right to it; nothing was lost"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What kind of file it is: its name in messages, its version, and the statements that make its tables.

    `additions` make tables that came later, with IF NOT EXISTS: older programs pass over them, so the version stays.
    A file that `forgets` overwrites what is deleted, so that nothing of it can be read from the disk later.
    """

    name: str
    version: int
    tables: str
    additions: str = ""
    forgets: bool = False


class Database:
    """One open SQLite file; its methods block, and one thread at a time may use it."""

    def __init__(self, path: Path, form: Form) -> None:
        """Open or make the file; LogDamaged or StoreUnavailable says why that fails."""
        self.path = path
        self._db = _opened(path, form)
        self.execute = self._db.execute
        self.pragma = self._db.pragma

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make what SQLite says in the block into StoreUnavailable (nothing changed) or StoreBroken."""
        try:
            yield
        except apsw.FullError as full:
            raise StoreUnavailable(_FULL.format(path=self.path)) from full
        except (apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError) as denied:
            raise StoreUnavailable(_READ_ONLY.format(path=self.path)) from denied
        except apsw.BusyError as busy:
            raise StoreUnavailable(f"Another process holds {self.path}: wait until it is done") from busy
        except apsw.Error as failed:
            raise StoreBroken(f"Writing {self.path} failed ({failed}): check the disk, then restart") from failed

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make the block one durable step that happens wholly or not at all; errors as in `writing`.

        Nobody else writes between its first reading and its end. It does not go into itself.
        """
        with self.writing():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                self.roll_back()
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Make what SQLite says in the block into StoreBroken."""
        try:
            yield
        except apsw.Error as failed:
            raise StoreBroken(f"Reading {self.path} failed ({failed}): check the disk, then restart") from failed

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return all rows that the statement finds."""
        return self._db.execute(statement, values).fetchall()

    def each(self, statement: str, values: Iterable[Sequence[Value]]) -> None:
        """Carry the statement out for each of the rows of values."""
        self._db.executemany(statement, values)

    def changes(self) -> int:
        """Return how many rows the last INSERT, UPDATE or DELETE has changed."""
        return self._db.changes()

    def roll_back(self) -> None:
        """Undo the transaction that `execute` began, if there is one."""
        # A full disk has rolled it back already, and a second time would hide why.
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def forget_deleted(self) -> bool:
        """Take what was deleted out of the write-ahead log, which still holds the pages of before.

        False if another process reads the file just now: then it has to be done later.
        """
        with self.writing():
            try:
                self._db.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
            except apsw.BusyError:
                return False
        return True

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


class DatabaseReader:
    """Reads a file beside its writer; it never writes, so it never needs the lock."""

    def __init__(self, path: Path, form: Form) -> None:
        """Open the file for reading; LogDamaged if there is none."""
        try:
            self._db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
            self._db.set_busy_timeout(_BUSY_MS)
            _check_version(self._db, path, form)
        except apsw.Error as failed:
            raise LogDamaged(f"{path} cannot be read as a {form.name} ({failed}): check the path") from failed
        self._path = path

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return all rows that the statement finds; LogDamaged if they cannot be read."""
        try:
            return self._db.execute(statement, values).fetchall()
        except apsw.Error as failed:
            raise LogDamaged(f"{self._path} cannot be read ({failed}): check the disk") from failed

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


def only_writer(path: Path, what: str = "writes the log") -> int:
    """Return a descriptor that keeps every other process from being the writer beside `path`, until it is closed.

    LogInUse if another process is, and does `what`; StoreUnavailable if the disk does not take the file.
    """
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
        raise LogInUse(f"Another process {what} at {path.parent}: stop it first, or use another folder") from held
    return descriptor


def _opened(path: Path, form: Form) -> apsw.Connection:
    try:
        with _in_turn(path.parent):
            return _opened_now(path, form)
    except FileNotFoundError as missing:
        raise StoreUnavailable(_READ_ONLY.format(path=path)) from missing
    except apsw.FullError as full:
        raise StoreUnavailable(_FULL.format(path=path)) from full
    except (apsw.ReadOnlyError, apsw.CantOpenError) as denied:
        raise StoreUnavailable(_READ_ONLY.format(path=path)) from denied
    except apsw.BusyError as busy:
        raise StoreUnavailable(f"Another process holds {path}: wait until it is done") from busy
    except apsw.IOError as failed:
        if failed.extendedresult == apsw.SQLITE_IOERR_SHMSIZE:  # type: ignore[attr-defined]  # missing in the stub
            raise StoreUnavailable(_FULL.format(path=path)) from failed
        raise StoreUnavailable(f"{path} cannot be opened ({failed}): check the disk, then start again") from failed
    except apsw.Error as failed:
        raise LogDamaged(f"{path} cannot be opened as a {form.name} ({failed}): restore it from a backup") from failed


@contextmanager
def _in_turn(folder: Path) -> Iterator[None]:
    # Of those who turn a new file to WAL at once each holds what the other wants: after seconds SQLite sends both away.
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _opened_now(path: Path, form: Form) -> apsw.Connection:
    db = apsw.Connection(str(path), statementcachesize=_STATEMENTS_KEPT)
    try:
        # Whoever reads a killed writer's file first puts its index in order, and holds it for that moment.
        db.set_busy_timeout(_BUSY_MS)
        db.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
        if form.forgets:
            db.pragma("secure_delete", True)
        if db.pragma("user_version") == 0:
            _make(db, form)
        _check_version(db, path, form)
        db.execute(form.additions)
    except (apsw.Error, LogDamaged):
        db.close()
        raise
    return db


def _make(db: apsw.Connection, form: Form) -> None:
    # Immediate, so that of two processes that make it at once the second finds it made.
    db.transaction_mode = "IMMEDIATE"
    with db:
        if db.pragma("user_version") == 0 and not db.execute("SELECT 1 FROM sqlite_schema").fetchall():
            db.execute(form.tables)
            db.pragma("user_version", form.version)


def _check_version(db: apsw.Connection, path: Path, form: Form) -> None:
    version = db.pragma("user_version")
    if version != form.version:
        raise LogDamaged(f"{path} has the format {version}, this program reads {form.version}: check both versions")
