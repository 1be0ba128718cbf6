"""Which rows of the vault are copied to the centre, and what has changed of them; it seals nothing and sends nothing.

Not copied are the keyed hashes by which persons are counted and comments found by their ticket: they end with the day,
and nothing but today's limits hangs on them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from server_client.server.store.database import Database, Row, Value

COPIED, COPIED_WITH = "copied", "copied_with"
_DAY_MS = 86_400_000
# Local days begin seven hours before those of UTC.
_BEFORE_UTC_MS = 7 * 3_600_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedTable:
    """A table: its columns, the first of which names the row, and when a row is due, in SQL and milliseconds."""

    name: str
    columns: tuple[str, ...]
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """For how long, in milliseconds, what has no moment of its own is kept: records of reads, comments, messages."""

    records_ms: int
    comments_ms: int
    messages_ms: int


@dataclass(frozen=True, slots=True)
class Change:
    """A row that the centre has not, or has otherwise; `number` grows with each change."""

    number: int
    table: str
    id: str


# Whose a sealed record is stands before the blank in its name, and what it is behind it.
_OWNER = "substr(record, instr(record, ' ') + 1)"
_COMMENT_DUE = f"strftime('%s', day) * 1000 + {_DAY_MS} - {_BEFORE_UTC_MS} + :comments_ms"
_MESSAGE_DUE = "made_at + :messages_ms"
_SEALED_DUE = f"""CASE substr(record, 1, instr(record, ' ') - 1)
    WHEN 'preregistration' THEN (SELECT due_at FROM preregistrations WHERE id = {_OWNER} AND purged_at IS NULL)
    WHEN 'applicant' THEN (SELECT due_at FROM preregistrations WHERE id = {_OWNER} AND purged_at IS NULL)
    WHEN 'reception' THEN (SELECT due_at FROM receptions WHERE id = {_OWNER})
    WHEN 'note' THEN (SELECT due_at FROM notes WHERE visit = {_OWNER})
    WHEN 'comment' THEN (SELECT {_COMMENT_DUE} FROM comments WHERE id = {_OWNER})
    WHEN 'message' THEN (SELECT {_MESSAGE_DUE} FROM outgoing WHERE id = {_OWNER})
    END"""  # noqa: S608 - of constants
_TABLES = (
    CopiedTable(
        name="preregistrations",
        columns=("id", "state", "code", "visit", "needs", "confirmed_at", "due_at", "purged_at"),
        due="CASE WHEN purged_at IS NULL THEN due_at ELSE purged_at + :records_ms END",
    ),
    CopiedTable(name="sealed", columns=("record", "key", "body"), due=_SEALED_DUE),
    CopiedTable(name="receptions", columns=("id", "visit", "opened_at", "due_at"), due="due_at"),
    CopiedTable(name="notes", columns=("visit", "due_at"), due="due_at"),
    CopiedTable(name="comments", columns=("id", "clerk", "day"), due=_COMMENT_DUE),
    CopiedTable(
        name="outgoing",
        columns=(
            *("id", "service", "reception", "status", "result_due_at", "made_at", "state", "tries", "next_at"),
            "fault",
        ),
        due=_MESSAGE_DUE,
    ),
    CopiedTable(
        name="reads",
        columns=("number", "at", "reader", "role", "preregistration", "extent", "reason"),
        due="at + :records_ms",
    ),
)
TABLES_BY_NAME: Mapping[str, CopiedTable] = {table.name: table for table in _TABLES}


def _statements() -> Iterator[str]:
    yield """CREATE TABLE IF NOT EXISTS copying (
        number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (kind, id)
    ) STRICT"""
    is_on = f"EXISTS (SELECT 1 FROM facts WHERE name = '{COPIED}')"  # noqa: S608
    for table in _TABLES:
        ways = (("INSERT", "NEW"), (f"UPDATE OF {', '.join(table.columns)}", "NEW"), ("DELETE", "OLD"))
        for way, row in ways:
            named = f"{row}.{table.columns[0]}"
            # A replacement in place of both would obey what the statement that changed the row says of conflicts.
            yield f"""CREATE TRIGGER IF NOT EXISTS copy_{table.name}_{way.split()[0].lower()}
                AFTER {way} ON {table.name} WHEN {is_on} BEGIN
                    DELETE FROM copying WHERE kind = '{table.name}' AND id = {named};
                    INSERT INTO copying (kind, id) VALUES ('{table.name}', {named});
                END"""  # noqa: S608


COPYING_TABLES = "".join(f"{statement};\n" for statement in _statements())


class CopiedTables:
    """The rows that are copied, in the vault's open file; its methods block and raise as `Database` does."""

    def __init__(self, db: Database) -> None:
        """Use a file that has the tables."""
        self._db = db

    def begin(self, key: str) -> None:
        """Take down each change from now on, and all that is there, which is sealed with that key; in a transaction."""
        self._set(COPIED, "yes")
        self._set(COPIED_WITH, key)
        for table in _TABLES:
            self._db.execute(
                f"INSERT INTO copying (kind, id) SELECT '{table.name}', {table.columns[0]} FROM {table.name}"  # noqa: S608
                " WHERE true ON CONFLICT DO NOTHING"
            )

    def end(self) -> None:
        """Take down changes no longer; in a transaction."""
        self._db.execute("DELETE FROM copying")
        self._db.execute("DELETE FROM facts WHERE name IN (?, ?)", (COPIED, COPIED_WITH))

    def copied_with(self) -> str | None:
        """Return the id of the key that the copy is sealed with; None if none is kept up."""
        with self._db.reading():
            found = self._db.rows("SELECT value FROM facts WHERE name = ?", (COPIED_WITH,))
        return cast("str", found[0][0]) if found else None

    def waiting(self) -> int:
        """Return how many rows the centre has not, or has otherwise."""
        with self._db.reading():
            return cast("int", self._db.rows("SELECT COUNT(*) FROM copying")[0][0])

    def changes(self, most: int) -> list[Change]:
        """Return what has changed first."""
        with self._db.reading():
            found = self._db.rows("SELECT number, kind, id FROM copying ORDER BY number LIMIT ?", (most,))
        return [Change(*one) for one in cast("list[tuple[int, str, str]]", found)]

    def row(self, change: Change, keeping: Keeping) -> tuple[int, Row] | None:
        """Return when the row is due, and its columns; None if it is no longer there."""
        table = TABLES_BY_NAME[change.table]
        bound = {"records_ms": keeping.records_ms, "comments_ms": keeping.comments_ms}
        due = table.due
        for name, value in {**bound, "messages_ms": keeping.messages_ms}.items():
            due = due.replace(f":{name}", str(value))
        columns = ", ".join(table.columns)
        with self._db.reading():
            found = self._db.rows(
                f"SELECT {due}, {columns} FROM {table.name} WHERE {table.columns[0]} = ?",  # noqa: S608
                (change.id,),
            )
        # A record whose owner is gone is being forgotten too.
        return (cast("int", found[0][0]), found[0][1:]) if found and found[0][0] is not None else None

    def settled(self, changes: Iterable[Change]) -> None:
        """Note that the centre has these."""
        with self._db.writing():
            self._db.each("DELETE FROM copying WHERE number = ?", [(one.number,) for one in changes])

    def put_back(self, table: CopiedTable, values: Sequence[Value]) -> None:
        """Keep a row that came back from the centre; in a transaction."""
        marks = ", ".join("?" * len(table.columns))
        self._db.execute(
            f"INSERT OR REPLACE INTO {table.name} ({', '.join(table.columns)}) VALUES ({marks})",  # noqa: S608
            values,
        )

    def _set(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", (name, value))
