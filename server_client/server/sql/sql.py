"""What an open database of the centre promises, SQLite and PostgreSQL alike; it knows no table.

Statements are written once for both. `$1`, `$2` … stand for values; words in braces become each one's own (`dialects`).
Times are whole milliseconds since 1970 UTC, ids are text, documents bytes. What is true or false comes back from
SQLite as 1 or 0, so ask `if row[0]`, never `is True`.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol, TypeAlias

Value: TypeAlias = str | int | float | bytes | bool | None
Row: TypeAlias = tuple[Value, ...]


class SqlSession(Protocol):
    """What can be asked of a database: outside of a transaction each statement is one of its own.

    Raises StoreUnavailable (try again: as far as is known nothing has changed, but where the line was lost at the very
    end it may have) or StoreBroken (it will not do it: a constraint, a damaged file).
    """

    async def rows(self, statement: str, *values: Value) -> list[Row]:
        """Return all rows that the statement finds, or that it changed and returns (`RETURNING`)."""

    async def change(self, statement: str, *values: Value) -> int:
        """Carry out an INSERT, UPDATE or DELETE; return how many rows it changed."""

    async def change_each(self, statement: str, values: Iterable[Sequence[Value]]) -> None:
        """Carry the statement out for each of the rows of values, all or none."""

    async def copy(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        """Add rows, all or none, in the fastest way there is."""

    async def tell(self, channel: str, *texts: str) -> None:
        """Wake up who hears the channel, in every process; inside a transaction once that has been committed."""


class Sql(SqlSession, Protocol):
    """One open database; any number of tasks may use it at once."""

    def transaction(self) -> AbstractAsyncContextManager[SqlSession]:
        """Give a session whose statements happen wholly when the block ends, or not at all if it raises.

        On SQLite nobody else writes from its beginning on; on PostgreSQL rows are held by `{lock}`. Who holds several
        takes them in one order (branches sorted), so that no two wait for each other.
        """

    def heard(self, channel: str, hear: Callable[[str], None]) -> Callable[[], None]:
        """Call `hear` with each text told in the channel from now on; return what ends that.

        It is a wake-up, not the truth. An empty text comes first, soon, and again whenever the line to the database was
        made anew: something may have been told before, so look for yourself.
        """

    async def keep(self, now: datetime) -> list[str]:
        """Do what the database needs from time to time, as the parts of the coming months; return what was made."""

    async def close(self) -> None:
        """Let go of the database."""
