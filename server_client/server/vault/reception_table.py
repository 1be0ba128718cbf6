"""What is known of receptions and notes without a key: of which visit, where, and when they go; they lie sealed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from server_client.dossier_model.reception import ReceptionId
from server_client.queue_model.ids import VisitId
from server_client.server.store.database import Database
from server_client.server.stored_time import stored

TABLES = """
CREATE TABLE IF NOT EXISTS receptions (
    id TEXT PRIMARY KEY, visit TEXT NOT NULL, opened_at INTEGER NOT NULL, due_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS receptions_by_visit ON receptions (visit);
CREATE INDEX IF NOT EXISTS receptions_by_due ON receptions (due_at);
CREATE TABLE IF NOT EXISTS notes (visit TEXT PRIMARY KEY, due_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionEntry:
    """One reception as far as it may be known without a key; at `due_at` it is to be forgotten."""

    id: ReceptionId
    visit: VisitId
    opened_at: datetime
    due_at: datetime


class ReceptionTable:
    """The receptions and notes in the vault's open file; its methods block and raise as `Database` does."""

    def __init__(self, db: Database) -> None:
        """Use a file that has the tables."""
        self._db = db

    def keep(self, entry: ReceptionEntry) -> None:
        """Take down that there is a reception; to be called in a transaction."""
        self._db.execute(
            "INSERT INTO receptions (id, visit, opened_at, due_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at",
            (entry.id, entry.visit, stored(entry.opened_at), stored(entry.due_at)),
        )

    def of_visit(self, visit: VisitId) -> list[ReceptionId]:
        """Return the receptions of a visit, in the order in which they were opened."""
        with self._db.reading():
            found = self._db.rows("SELECT id FROM receptions WHERE visit = ? ORDER BY opened_at, rowid", (visit,))
        return [cast("ReceptionId", row[0]) for row in found]

    def due(self, now: datetime) -> list[ReceptionId]:
        """Return which receptions are to be forgotten at `now`."""
        with self._db.reading():
            found = self._db.rows("SELECT id FROM receptions WHERE due_at <= ?", (stored(now),))
        return [cast("ReceptionId", row[0]) for row in found]

    def forget(self, receptions: Iterable[ReceptionId]) -> None:
        """Forget that there were these."""
        with self._db.writing():
            self._db.each("DELETE FROM receptions WHERE id = ?", [(one,) for one in receptions])

    def keep_note(self, visit: VisitId, due_at: datetime) -> None:
        """Take down that a visit has a note; to be called in a transaction."""
        self._db.execute("INSERT OR REPLACE INTO notes (visit, due_at) VALUES (?, ?)", (visit, stored(due_at)))

    def due_notes(self, now: datetime) -> list[VisitId]:
        """Return the visits whose notes are to be forgotten at `now`."""
        with self._db.reading():
            found = self._db.rows("SELECT visit FROM notes WHERE due_at <= ?", (stored(now),))
        return [cast("VisitId", row[0]) for row in found]

    def forget_notes(self, visits: Sequence[VisitId]) -> None:
        """Forget that these visits had notes."""
        with self._db.writing():
            self._db.each("DELETE FROM notes WHERE visit = ?", [(one,) for one in visits])
