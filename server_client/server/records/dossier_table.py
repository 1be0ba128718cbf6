"""The last known status of each dossier in SQLite; whose dossier it is, is not known here."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.dossier_status import DossierStatus, NationalStatus
from server_client.server.store.database import Database, Row
from server_client.server.stored_time import stored, stored_or_none, time_of, time_or_none

TABLES = """
CREATE TABLE dossiers (
    code TEXT PRIMARY KEY, status INTEGER NOT NULL, updated_at INTEGER NOT NULL, due_at INTEGER, ready_at INTEGER,
    place TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX dossiers_by_age ON dossiers (updated_at);
CREATE TABLE dossiers_delivered (only INTEGER PRIMARY KEY CHECK (only = 1), at INTEGER NOT NULL) STRICT;
"""
_PUT = (
    "INSERT INTO dossiers (code, status, updated_at, due_at, ready_at, place) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (code) DO UPDATE SET status = excluded.status, updated_at = excluded.updated_at,"
    " due_at = excluded.due_at, ready_at = excluded.ready_at, place = excluded.place"
    " WHERE excluded.updated_at >= dossiers.updated_at"
)
# Withdrawn ones count only if they had been accepted, which is not known here.
_ENDED = ",".join(
    str(status.value)
    for status in (
        NationalStatus.FINISHED,
        NationalStatus.RETURNED,
        NationalStatus.STOPPED,
        NationalStatus.NOT_ACCEPTED,
    )
)
_FINAL = ",".join(str(status.value) for status in NationalStatus if status.is_final)


class DossierTable:
    """The statuses in an open file; its methods block and raise as `Database` does."""

    def __init__(self, db: Database) -> None:
        """Use a file that has the tables."""
        self._db = db

    def put(self, statuses: Sequence[DossierStatus], at: datetime) -> int:
        """Keep these, delivered at `at`, but not over newer ones; return how many of them were older."""
        with self._db.transaction():
            before = self._changes()
            self._db.each(_PUT, [_values(status) for status in statuses])
            older = len(statuses) - (self._changes() - before)
            self._db.execute("INSERT OR REPLACE INTO dossiers_delivered (only, at) VALUES (1, ?)", (stored(at),))
        return older

    def note(self, status: DossierStatus) -> None:
        """Keep one status, but not over a newer one, without saying that the one-stop system has told of dossiers."""
        with self._db.transaction():
            self._db.execute(_PUT, _values(status))

    def status(self, code: DossierCode) -> DossierStatus | None:
        """Return what is known of the dossier."""
        with self._db.reading():
            rows = self._db.rows(
                "SELECT status, updated_at, due_at, ready_at, place FROM dossiers WHERE code = ?", (code.text,)
            )
        return _status(code, rows[0]) if rows else None

    def delivered_at(self) -> datetime | None:
        """Return when statuses were last delivered, None if they never were."""
        with self._db.reading():
            rows = self._db.rows("SELECT at FROM dossiers_delivered")
        return time_of(rows[0][0]) if rows else None

    def ended_between(self, begin: datetime, end: datetime) -> list[tuple[datetime, datetime | None]]:
        """Return when each dossier ended whose end lies there, and when it was due.

        It ends when its result is ready, else when it was returned, stopped or not accepted.
        """
        with self._db.reading():
            rows = self._db.rows(
                f"SELECT COALESCE(ready_at, updated_at) AS ended, due_at FROM dossiers WHERE status IN ({_ENDED})"  # noqa: S608
                " AND COALESCE(ready_at, updated_at) >= ? AND COALESCE(ready_at, updated_at) < ?",
                (stored(begin), stored(end)),
            )
        return [(time_of(ended), time_or_none(due)) for ended, due in rows]

    def forget(self, *, final_before: datetime, before: datetime) -> None:
        """Delete final statuses from before one time and all from before another; to be called in a transaction."""
        self._db.execute(
            f"DELETE FROM dossiers WHERE updated_at < ? OR updated_at < ? AND status IN ({_FINAL})",  # noqa: S608
            (stored(before), stored(final_before)),
        )

    def _changes(self) -> int:
        return cast("int", self._db.rows("SELECT total_changes()")[0][0])


def _values(status: DossierStatus) -> Row:
    times = (stored(status.updated_at), stored_or_none(status.due_at), stored_or_none(status.ready_at))
    return (status.code.text, status.status.value, *times, status.place)


def _status(code: DossierCode, row: Row) -> DossierStatus:
    number, updated_at, due_at, ready_at, place = row
    return DossierStatus(
        code=code,
        status=NationalStatus(cast("int", number)),
        updated_at=time_of(updated_at),
        due_at=time_or_none(due_at),
        ready_at=time_or_none(ready_at),
        place=cast("str", place),
    )
