"""The centre's tables on PostgreSQL, for any number of equal processes; what they mean is nobody's business here."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from urllib.parse import urlsplit

import asyncpg

from server_client.server.errors import StoreUnavailable, Unavailable
from server_client.server.sql.channels import Channels
from server_client.server.sql.dialects import for_postgresql
from server_client.server.sql.months import make_months
from server_client.server.sql.postgres_ear import PostgresEar
from server_client.server.sql.postgres_errors import reaching, translated
from server_client.server.sql.sql import Row, SqlSession, Value
from server_client.server.sql.steps import missing

_CONNECT_S = 10
_STATEMENT_S = 60
# A process that hangs in the middle of a transaction, or whose machine lost its power, lets go of its rows by these.
_SETTINGS = {
    "application_name": "motcua",
    "idle_in_transaction_session_timeout": "5s",
    "lock_timeout": "15s",
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "2",
    "tcp_user_timeout": "15000",
}


class PostgresSql:
    """A pool of lines to one database."""

    def __init__(self, pool: asyncpg.Pool, ear: PostgresEar, channels: Channels, name: str) -> None:
        """Take over a pool whose database has all tables."""
        self._pool = pool
        self._ear = ear
        self._channels = channels
        self._name = name

    async def rows(self, statement: str, *values: Value) -> list[Row]:
        """Return all rows that the statement finds or returns."""
        async with self._session() as session:
            return await session.rows(statement, *values)

    async def change(self, statement: str, *values: Value) -> int:
        """Carry out one change."""
        async with self._session() as session:
            return await session.change(statement, *values)

    async def change_each(self, statement: str, values: Iterable[Sequence[Value]]) -> None:
        """Carry the statement out for each of the rows of values, all or none."""
        async with self._session() as session:
            await session.change_each(statement, values)

    async def copy(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        """Add rows by COPY."""
        async with self._session() as session:
            await session.copy(table, columns, rows)

    async def tell(self, channel: str, *texts: str) -> None:
        """Wake up who hears the channel, in every process."""
        async with self._session() as session:
            await session.tell(channel, *texts)

    def heard(self, channel: str, hear: Callable[[str], None]) -> Callable[[], None]:
        """Call `hear` with each text told in the channel; with "" once the channel is listened to."""
        leave = self._channels.join(channel, hear)
        self._ear.listen(channel, hear)
        return leave

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[SqlSession]:
        """Give a session of its own; rows that it must hold are asked for with {lock}."""
        async with self._session() as session:
            transaction = session.connection.transaction()
            try:
                with translated(self._name):
                    await _ended(transaction.start())
                yield session
            except BaseException:
                # Where this fails too, the line is lost and the database rolls back by itself; why it began counts.
                with suppress(Unavailable), translated(self._name):
                    await _ended(transaction.rollback())
                raise
            with translated(self._name):
                await _ended(transaction.commit())

    async def keep(self, now: datetime) -> list[str]:
        """Make the parts of the coming months."""
        return await make_months(self, now)

    async def close(self) -> None:
        """Let go of all lines."""
        await self._ear.close()
        await self._pool.close()

    @asynccontextmanager
    async def _session(self) -> AsyncIterator["_Session"]:
        with reaching(self._name):
            connection = await self._pool.acquire(timeout=_CONNECT_S)
        try:
            yield _Session(connection, self._name)
        finally:
            with translated(self._name):
                await self._pool.release(connection)


class _Session:
    """One line of the pool, for as long as it is lent."""

    def __init__(self, connection: asyncpg.Connection, name: str) -> None:
        self.connection = connection
        self._name = name

    async def rows(self, statement: str, *values: Value) -> list[Row]:
        with translated(self._name):
            return [tuple(row) for row in await self.connection.fetch(for_postgresql(statement), *values)]

    async def change(self, statement: str, *values: Value) -> int:
        with translated(self._name):
            done: str = await self.connection.execute(for_postgresql(statement), *values)
        # "INSERT 0 3", "UPDATE 3"; "CREATE TABLE" changes no rows.
        last = done.rsplit(" ", 1)[-1]
        return int(last) if last.isdecimal() else 0

    async def change_each(self, statement: str, values: Iterable[Sequence[Value]]) -> None:
        with translated(self._name):
            await self.connection.executemany(for_postgresql(statement), values)

    async def copy(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        with translated(self._name):
            await self.connection.copy_records_to_table(table, columns=columns, records=rows)

    async def tell(self, channel: str, *texts: str) -> None:
        with translated(self._name):
            await self.connection.executemany("SELECT pg_notify($1, $2)", [(channel, text) for text in texts])


async def _ended(step: Coroutine[None, None, None]) -> None:
    """Wait until a step of a transaction has ended, even if whoever waits is cancelled meanwhile.

    Cut off in the middle it would leave a line to the pool that is in a transaction nobody knows of.
    """
    taken = asyncio.ensure_future(step)
    try:
        await asyncio.shield(taken)
    except asyncio.CancelledError:
        await asyncio.wait([taken])
        # How it ended no longer counts: who cancels rolls back, and a commit has happened or has not.
        taken.exception()
        raise


async def opened(address: str, *, connections: int) -> PostgresSql:
    """Return the database at the address; StoreUnavailable if it cannot be reached or lacks tables."""
    name = named(address)
    with reaching(name):
        pool = await asyncpg.create_pool(
            address,
            min_size=0,
            max_size=connections,
            timeout=_CONNECT_S,
            command_timeout=_STATEMENT_S,
            server_settings=_SETTINGS,
            init=_prepared,
            reset=_left_as_it_is,
        )
    channels = Channels()
    ear = PostgresEar(lambda: asyncpg.connect(address, timeout=_CONNECT_S, server_settings=_SETTINGS), channels)
    database = PostgresSql(pool, ear, channels, name)
    try:
        await _check_steps(database, name)
    except BaseException:
        await database.close()
        raise
    return database


def named(address: str) -> str:
    """Return what messages call the database: where it is, and nothing of who may use it."""
    parts = urlsplit(address)
    return f"The database {parts.path.lstrip('/') or '(default)'} at {parts.hostname or 'this machine'}"


async def applied_steps(database: SqlSession) -> list[str]:
    """Return the migrations that the database has had."""
    table = await database.rows("SELECT to_regclass('alembic_version') IS NOT NULL")
    if not table[0][0]:
        return []
    return [str(name) for (name,) in await database.rows("SELECT version_num FROM alembic_version")]


async def _check_steps(database: SqlSession, name: str) -> None:
    left = missing(await applied_steps(database), name, "use the version of motcua that the other processes have")
    if left:
        raise StoreUnavailable(
            f"{name} lacks {', '.join(step.name for step in left)}: run motcua migrate --database with its address"
        )


async def _prepared(connection: asyncpg.Connection) -> None:
    # sum() of whole numbers is numeric to PostgreSQL, and a whole number to everyone else.
    await connection.set_type_codec("numeric", schema="pg_catalog", encoder=str, decoder=_number, format="text")


async def _left_as_it_is(connection: asyncpg.Connection) -> None:
    # A transaction left open is ended in any case; nothing else is ever set on a line, and to ask costs a way and back.
    pass


def _number(text: str) -> int | float:
    return int(text) if text.lstrip("-").isdecimal() else float(text)
