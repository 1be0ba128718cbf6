"""What is known of citizens' comments without a key: on which day, about whom, and when they go; their text is sealed.

An id is by chance, so that no order of theirs tells a time, and the mark of the ticket goes with its day: after that
nothing leads from a comment to a visit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NewType, cast

from server_client.queue_model.ids import ClerkId
from server_client.server.store.database import Database

CommentId = NewType("CommentId", str)
TABLES = """
CREATE TABLE IF NOT EXISTS comments (
    id TEXT PRIMARY KEY, mark BLOB UNIQUE, clerk TEXT, day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClerksDays:
    """The days, first and last, of which a clerk's comments are asked for."""

    clerk: ClerkId
    first: date
    last: date


class CommentTable:
    """The comments in the vault's open file; its methods block and raise as `Database` does."""

    def __init__(self, db: Database) -> None:
        """Use a file that has the table."""
        self._db = db

    def add(self, comment: CommentId, mark: bytes, clerk: ClerkId | None, day: date) -> None:
        """Take down that there is a comment; to be called in a transaction."""
        self._db.execute(
            "INSERT INTO comments (id, mark, clerk, day) VALUES (?, ?, ?, ?)", (comment, mark, clerk, day.isoformat())
        )

    def marked(self, mark: bytes) -> CommentId | None:
        """Return the comment of this mark, if there is one."""
        with self._db.reading():
            found = self._db.rows("SELECT id FROM comments WHERE mark = ?", (mark,))
        return cast("CommentId", found[0][0]) if found else None

    def of(self, days: ClerksDays) -> list[CommentId]:
        """Return the comments about a clerk on these days, in no order of time."""
        with self._db.reading():
            found = self._db.rows(
                "SELECT id FROM comments WHERE clerk = ? AND day BETWEEN ? AND ? ORDER BY id",
                (days.clerk, days.first.isoformat(), days.last.isoformat()),
            )
        return [cast("CommentId", row[0]) for row in found]

    def due(self, before: date) -> list[CommentId]:
        """Return the comments of earlier days."""
        with self._db.reading():
            found = self._db.rows("SELECT id FROM comments WHERE day < ?", (before.isoformat(),))
        return [cast("CommentId", row[0]) for row in found]

    def forget(self, comments: Sequence[CommentId]) -> None:
        """Forget these."""
        with self._db.writing():
            self._db.each("DELETE FROM comments WHERE id = ?", [(comment,) for comment in comments])

    def forget_marks(self, before: date) -> None:
        """Forget which tickets the comments of earlier days belong to."""
        with self._db.writing():
            self._db.execute(
                "UPDATE comments SET mark = NULL WHERE mark IS NOT NULL AND day < ?", (before.isoformat(),)
            )
