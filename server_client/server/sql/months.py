"""Makes the parts of PostgreSQL's tables that are kept by month, before a month comes; it drops none.

What came for a month before it had a part of its own lies in the table's `…_else`, and moves when the part is made.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from server_client.server.sql.dialects import numbered
from server_client.server.sql.sql import Sql, SqlSession

# The month before this one, for what a branch that was cut off brings late; and so many to come that a keeper which
# fails has a season to be noticed.
_BEFORE = 1
_AHEAD = 3
# Any number that nothing else in the database takes for its locks.
_LOCK = 0x6D6F6E746873


@dataclass(frozen=True, slots=True)
class Month:
    """A month of UTC, counted from the year 0."""

    index: int

    @property
    def suffix(self) -> str:
        """Return what the part of this month is called behind its table's name."""
        return f"y{self.index // 12}m{self.index % 12 + 1:02}"

    @property
    def begins_ms(self) -> int:
        """Return its first moment in milliseconds since 1970."""
        return int(datetime(self.index // 12, self.index % 12 + 1, 1, tzinfo=UTC).timestamp()) * 1000


def months_around(now: datetime) -> Iterator[Month]:
    """Go through the months that should have a part at `now`."""
    here = now.astimezone(UTC)
    index = here.year * 12 + here.month - 1
    yield from (Month(each) for each in range(index - _BEFORE, index + _AHEAD + 1))


async def make_months(sql: Sql, now: datetime) -> list[str]:
    """Make the parts that are lacking of every table kept by month; return their names."""
    tables = await sql.rows(
        "SELECT c.relname::TEXT FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid"
        " WHERE p.partstrat = 'r' AND c.relnamespace = current_schema()::regnamespace ORDER BY c.relname"
    )
    wanted = [(str(table), month) for (table,) in tables for month in months_around(now)]
    return [f"{table}_{month.suffix}" for table, month in wanted if await _make(sql, table, month)]


async def _make(sql: Sql, table: str, month: Month) -> bool:
    # Names of tables are this program's own words, those of parts are made of them and of figures.
    part, rest = f"{table}_{month.suffix}", f"{table}_else"
    if await _exist(sql, part):
        return False
    begins, ends = month.begins_ms, Month(month.index + 1).begins_ms
    within = f"at_ms >= {begins} AND at_ms < {ends}"
    async with sql.transaction() as session:
        await session.rows("SELECT pg_advisory_xact_lock($1)", _LOCK)
        there = await _exist(session, part, rest)
        if part in there:
            return False
        await session.change(f"CREATE TABLE {part} (LIKE {table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS)")
        if rest in there:
            # Nobody adds to it meanwhile; for other months the table stays open to everyone.
            await session.change(f"LOCK TABLE {rest} IN ACCESS EXCLUSIVE MODE")
            await session.change(f"INSERT INTO {part} SELECT * FROM {rest} WHERE {within}")  # noqa: S608
            await session.change(f"DELETE FROM {rest} WHERE {within}")  # noqa: S608
        await session.change(f"ALTER TABLE {table} ATTACH PARTITION {part} FOR VALUES FROM ({begins}) TO ({ends})")
    return True


async def _exist(sql: SqlSession, *tables: str) -> list[str]:
    # Not to_regclass, which may remember from before what another process has made meanwhile.
    found = await sql.rows(
        "SELECT relname::TEXT FROM pg_class WHERE relnamespace = current_schema()::regnamespace"  # noqa: S608
        f" AND relname IN ({numbered(len(tables))})",
        *tables,
    )
    return [str(name) for (name,) in found]
