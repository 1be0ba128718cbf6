"""A branch's log in one SQLite file: write-ahead log, full sync, one writer; no rule of the queue is known here."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias, cast

from server_client.queue_model.ids import CommandId
from server_client.queue_model.refusals import Refused
from server_client.server.store.database import Database, DatabaseReader, Form, Row, Value, only_writer
from server_client.server.store.refusal_problems import encoded_refusal, refusal_in
from server_client.server.store.store import Answer, Group, Head, Snapshot
from server_client.wire.chain import Entry

_LOG = Form(
    name="log",
    version=1,
    tables="""
CREATE TABLE entries (
    seq INTEGER PRIMARY KEY, command_id TEXT NOT NULL, body BLOB NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE INDEX entries_by_command ON entries (command_id);
CREATE TABLE refusals (
    command_id TEXT PRIMARY KEY, problem BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE snapshots (seq INTEGER PRIMARY KEY, document BLOB NOT NULL) STRICT;
""",
)
_SNAPSHOTS_KEPT = 3
# SQLite takes 32,766 values a statement.
_ENTRIES_A_STATEMENT = 4096
_VALUES_AN_ENTRY = 4

_Rows: TypeAlias = Callable[[str, Sequence[Value]], list[Row]]


class SqliteStore:
    """One log, held exclusively by this process for as long as the store is open."""

    def __init__(self, path: Path) -> None:
        """Open or make the log; LogInUse, LogDamaged or StoreUnavailable says why that fails."""
        self._lock = only_writer(path.with_suffix(".lock"))
        try:
            self._db = Database(path, _LOG)
        except BaseException:
            os.close(self._lock)
            raise

    def head(self) -> Head:
        """Return where the log ends."""
        with self._db.reading():
            row = self._db.execute("SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1").fetchone()
        return Head(*row) if row else Head()

    def append(self, group: Group) -> None:
        """Add the group durably and wholly, or raise StoreUnavailable (nothing changed) or StoreBroken."""
        if group.refusals or len(group.entries) > _ENTRIES_A_STATEMENT:
            with self._db.transaction():
                self._insert_entries(group.entries)
                self._insert_refusals(group.refusals)
        else:
            # One statement is its own transaction: one step into SQLite, and one release of the interpreter lock.
            with self._db.writing():
                self._insert_entries(group.entries)

    def answers(self, commands: Iterable[CommandId]) -> Mapping[CommandId, Answer]:
        """Return how those of the commands were answered that have been."""
        wanted = tuple(commands)
        marks = _marks(len(wanted))
        with self._db.reading():
            found = self._db.execute(
                f"SELECT seq, command_id, body, hash FROM entries WHERE command_id IN ({marks})"  # noqa: S608
                f" UNION ALL SELECT 0, command_id, problem, '' FROM refusals WHERE command_id IN ({marks})",
                wanted,
            ).fetchall()
        answers: dict[CommandId, Answer] = {}
        entries: dict[CommandId, list[Entry]] = {}
        for seq, command, body, digest in sorted(cast("list[tuple[int, CommandId, bytes, str]]", found)):
            if seq == 0:
                answers[command] = refusal_in(body)
            else:
                entries.setdefault(command, []).append(Entry(seq, command, body, digest))
        return answers | entries

    def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries that follow entry `after`, in order."""
        with self._db.reading():
            return _read(self._db.rows, after, limit)

    def snapshots(self) -> list[Snapshot]:
        """Return the snapshots kept, the newest first."""
        with self._db.reading():
            return _snapshots(self._db.rows)

    def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot, and forget all but the few newest."""
        with self._db.transaction():
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
        step = _ENTRIES_A_STATEMENT * _VALUES_AN_ENTRY
        for start in range(0, len(values), step):
            part = values[start : start + step]
            rows = ",".join(["(?,?,?,?)"] * (len(part) // _VALUES_AN_ENTRY))
            self._db.execute(f"INSERT INTO entries (seq, command_id, body, hash) VALUES {rows}", part)  # noqa: S608

    def _insert_refusals(self, refusals: Mapping[CommandId, Refused]) -> None:
        self._db.each(
            "INSERT INTO refusals (command_id, problem) VALUES (?, ?)",
            [(command, encoded_refusal(refused)) for command, refused in refusals.items()],
        )


class SqliteReader:
    """Reads a log beside its writer; it never writes, so it never needs the lock."""

    def __init__(self, path: Path) -> None:
        """Open the log for reading; LogDamaged if there is none."""
        self._db = DatabaseReader(path, _LOG)

    def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries that follow entry `after`, in order."""
        return _read(self._db.rows, after, limit)

    def snapshots(self) -> list[Snapshot]:
        """Return the snapshots kept, the newest first."""
        return _snapshots(self._db.rows)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


@cache
def _marks(count: int) -> str:
    return ",".join(f"?{position}" for position in range(1, count + 1))


def _read(rows: _Rows, after: int, limit: int) -> list[Entry]:
    found = rows("SELECT seq, command_id, body, hash FROM entries WHERE seq > ? ORDER BY seq LIMIT ?", (after, limit))
    entries = cast("list[tuple[int, CommandId, bytes, str]]", found)
    return [Entry(seq, command, body, digest) for seq, command, body, digest in entries]


def _snapshots(rows: _Rows) -> list[Snapshot]:
    found = cast("list[tuple[int, bytes]]", rows("SELECT seq, document FROM snapshots ORDER BY seq DESC", ()))
    return [Snapshot(seq, document) for seq, document in found]
