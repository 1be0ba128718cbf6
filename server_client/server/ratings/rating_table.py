"""The ratings of a branch in a SQLite file of their own, made from the log and made again from it if it is lost.

Its methods block and raise as `Database` does; one thread at a time may use it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from server_client.queue_model.ids import ClerkId, ReasonCode
from server_client.server.ratings.blocks import Block, DayCount
from server_client.server.ratings.reading import Rating
from server_client.server.store.database import Database, Form

_FORM = Form(
    name="file of ratings",
    version=1,
    tables="""
CREATE TABLE ratings (
    seq INTEGER PRIMARY KEY, day TEXT NOT NULL, clerk TEXT NOT NULL, score INTEGER NOT NULL, reasons TEXT NOT NULL
) STRICT;
CREATE INDEX ratings_by_clerk ON ratings (clerk, day);
CREATE TABLE restart (only INTEGER PRIMARY KEY CHECK (only = 1), seq INTEGER NOT NULL) STRICT;
""",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often each level and each reason was given."""

    scores: Counter[int]
    reasons: Counter[ReasonCode]


class RatingTable:
    """The ratings in an open file."""

    def __init__(self, path: Path) -> None:
        """Open or make the file."""
        self._db = Database(path, _FORM)

    def restart(self, head: int) -> int:
        """Return the entry to read on after; what a log that ends at `head` cannot have told is forgotten."""
        with self._db.transaction():
            seq = sum(cast("int", row[0]) for row in self._db.rows("SELECT seq FROM restart"))
            if seq > head:
                # The log was restored from a backup: nothing is sure.
                self._db.execute("DELETE FROM ratings; DELETE FROM restart")
                return 0
            self._db.execute("DELETE FROM ratings WHERE seq > ?", (seq,))
        return seq

    def add(self, ratings: Iterable[Rating], restart: int) -> None:
        """Keep ratings, and from where the log would have to be read anew."""
        with self._db.transaction():
            self._db.each(
                "INSERT OR REPLACE INTO ratings (seq, day, clerk, score, reasons) VALUES (?, ?, ?, ?, ?)",
                [(one.seq, one.day.isoformat(), one.clerk, one.score, " ".join(one.reasons)) for one in ratings],
            )
            self._db.execute("INSERT OR REPLACE INTO restart (only, seq) VALUES (1, ?)", (restart,))

    def day_counts(self, until: date) -> list[DayCount]:
        """Return how many ratings each clerk had on each day up to `until`."""
        with self._db.reading():
            rows = self._db.rows(
                "SELECT clerk, day, count(*) FROM ratings WHERE day <= ? GROUP BY clerk, day", (until.isoformat(),)
            )
        found = cast("list[tuple[ClerkId, str, int]]", rows)
        return [DayCount(clerk=clerk, day=date.fromisoformat(day), count=count) for clerk, day, count in found]

    def tally(self, chosen: Sequence[Block]) -> Tally:
        """Return what the ratings of these blocks come to."""
        tally = Tally(scores=Counter(), reasons=Counter())
        for block in chosen:
            with self._db.reading():
                rows = self._db.rows(
                    "SELECT score, reasons FROM ratings WHERE clerk = ? AND day BETWEEN ? AND ?",
                    (block.clerk, block.first.isoformat(), block.last.isoformat()),
                )
            for score, reasons in cast("list[tuple[int, str]]", rows):
                tally.scores[score] += 1
                tally.reasons.update(map(ReasonCode, reasons.split()))
        return tally

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
