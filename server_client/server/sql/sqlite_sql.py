"""The centre's tables in one SQLite file, for a centre of one process; it holds the file against any other.

One thread writes and another reads, so that reading never waits for a transaction of somebody else.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from server_client.server.sql.channels import Channels
from server_client.server.sql.dialects import for_sqlite
from server_client.server.sql.sql import Row, SqlSession, Value
from server_client.server.sql.steps import missing
from server_client.server.store.database import Database, DatabaseReader, Form, only_writer

_CENTRE = Form(
    name="database of a centre",
    version=1,
    tables="CREATE TABLE migrations (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
)

T = TypeVar("T")


class SqliteSql:
    """One file, its writer and its reader."""

    def __init__(self, path: Path) -> None:
        """Open or make the file with all its tables; LogInUse, LogDamaged or StoreUnavailable says why that fails."""
        self._lock = only_writer(path.with_suffix(".lock"), "uses the database")
        try:
            self._db = Database(path, _CENTRE)
            _migrate(self._db)
            self._reader = DatabaseReader(path, _CENTRE)
        except BaseException:
            os.close(self._lock)
            raise
        self._channels = Channels()
        self._writing = ThreadPoolExecutor(1, "sql-writer")
        self._reading = ThreadPoolExecutor(1, "sql-reader")
        self._turn = asyncio.Lock()

    async def rows(self, statement: str, *values: Value) -> list[Row]:
        """Return all rows found, by the reader if the statement changes nothing."""
        if statement.lstrip()[:6].upper() == "SELECT":
            return await _in(self._reading, lambda: self._reader.rows(for_sqlite(statement), values))
        async with self.transaction() as session:
            return await session.rows(statement, *values)

    async def change(self, statement: str, *values: Value) -> int:
        """Carry out one change in a transaction of its own."""
        async with self.transaction() as session:
            return await session.change(statement, *values)

    async def change_each(self, statement: str, values: Iterable[Sequence[Value]]) -> None:
        """Carry the statement out for each of the rows of values, all or none."""
        async with self.transaction() as session:
            await session.change_each(statement, values)

    async def copy(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        """Add rows, all or none."""
        async with self.transaction() as session:
            await session.copy(table, columns, rows)

    async def tell(self, channel: str, *texts: str) -> None:
        """Wake up who hears the channel."""
        for text in texts:
            self._channels.tell(channel, text)

    def heard(self, channel: str, hear: Callable[[str], None]) -> Callable[[], None]:
        """Call `hear` with each text told in the channel."""
        asyncio.get_running_loop().call_soon(hear, "")
        return self._channels.join(channel, hear)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[SqlSession]:
        """Give a session; nobody else writes until it ends."""
        async with self._turn:
            session = _Session(self._db, self._writing)
            try:
                await session.run(lambda: self._db.execute("BEGIN IMMEDIATE"))
                yield session
                await session.run(lambda: self._db.execute("COMMIT"))
            except BaseException:
                # Whatever of it still runs in the thread has ended when its turn comes, even if this is cancelled too.
                await asyncio.shield(_in(self._writing, self._db.roll_back))
                raise
        for channel, text in session.told:
            self._channels.tell(channel, text)

    async def keep(self, now: datetime) -> list[str]:
        """Let SQLite look at its statistics, where they have become old."""
        async with self._turn:
            await _in(self._writing, self._optimize)
        return []

    async def close(self) -> None:
        """Let go of the file."""
        async with self._turn:
            await _in(self._writing, self._db.close)
            await _in(self._reading, self._reader.close)
            self._writing.shutdown()
            self._reading.shutdown()
            os.close(self._lock)

    def _optimize(self) -> None:
        with self._db.writing():
            self._db.execute("PRAGMA optimize")


class _Session:
    """A transaction that has the writer's thread to itself."""

    def __init__(self, db: Database, thread: ThreadPoolExecutor) -> None:
        self._db = db
        self._thread = thread
        self.told: list[tuple[str, str]] = []

    async def run(self, work: Callable[[], T]) -> T:
        def translated() -> T:
            with self._db.writing():
                return work()

        return await _in(self._thread, translated)

    async def rows(self, statement: str, *values: Value) -> list[Row]:
        return await self.run(lambda: self._db.rows(for_sqlite(statement), values))

    async def change(self, statement: str, *values: Value) -> int:
        def work() -> int:
            self._db.execute(for_sqlite(statement), values)
            return self._db.changes()

        return await self.run(work)

    async def change_each(self, statement: str, values: Iterable[Sequence[Value]]) -> None:
        await self.run(lambda: self._db.each(for_sqlite(statement), values))

    async def copy(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        names, marks = ",".join(columns), ",".join("?" * len(columns))
        # Names of tables and columns are the program's own words.
        await self.run(lambda: self._db.each(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows))  # noqa: S608

    async def tell(self, channel: str, *texts: str) -> None:
        self.told += [(channel, text) for text in texts]


def _migrate(db: Database) -> None:
    with db.transaction():
        applied = [str(name) for (name,) in db.rows("SELECT name FROM migrations")]
        for step in missing(applied, f"{db.path}", "start the program that was used last"):
            for statement in step.statements:
                db.execute(for_sqlite(statement))
            db.execute("INSERT INTO migrations (name) VALUES (?)", (step.name,))


async def _in(thread: ThreadPoolExecutor, work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(thread, work)
