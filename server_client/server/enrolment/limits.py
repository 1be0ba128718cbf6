"""Slows down who guesses, at all processes of a centre together; it keeps nothing that was tried.

A try is counted before anybody looks whether it is right, and taken back if it was: so a hundred that are sent at once
are not all looked at before the first has counted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from math import ceil
from typing import cast

from server_client.server.sql.sql import Sql, SqlSession
from server_client.server.stored_time import stored

WINDOW = timedelta(minutes=1)
OF_ONE, OF_ALL = 10, 60
_WINDOW_MS = WINDOW // timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class _Counted:
    guesser: str
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessLimits:
    """The tries of one kind, `what`, from one place and (None: any number) from all in a minute; errors as of `Sql`."""

    sql: Sql
    now: Callable[[], datetime]
    what: str
    of_one: int = OF_ONE
    of_all: int | None = OF_ALL

    async def take(self, place: str) -> int:
        """Count a try from a place and return 0; or for how many seconds nobody there may try, and count none."""
        now_ms = stored(self.now())
        async with self.sql.transaction() as session:
            # What is over, and what a clock that was wrong has left.
            await session.change(
                "DELETE FROM guesses WHERE since_ms <= $1 OR since_ms > $2", now_ms - _WINDOW_MS, now_ms + _WINDOW_MS
            )
            for counted in self._counted(place):
                wait_ms = await self._tried(session, counted, now_ms)
                if wait_ms:
                    break
            else:
                return 0
            # What was counted for the place, though all together had too many, is no harm: it ends with the minute.
            return max(1, ceil(wait_ms / 1000))

    async def give_back(self, place: str) -> None:
        """Take a try from there back: it was right."""
        async with self.sql.transaction() as session:
            for counted in self._counted(place):
                await session.change(
                    "UPDATE guesses SET tries = tries - 1 WHERE guesser = $1 AND tries > 0", counted.guesser
                )

    def _counted(self, place: str) -> Sequence[_Counted]:
        # Always in this order, so that no two wait for each other.
        mark = sha256(f"{self.what} {place}".encode(errors="replace")).hexdigest()
        of_one = _Counted(mark, self.of_one)
        return [of_one] if self.of_all is None else [of_one, _Counted(self.what, self.of_all)]

    async def _tried(self, session: SqlSession, counted: _Counted, now_ms: int) -> int:
        """Count it, or return how many milliseconds are left of a minute that is full."""
        changed = await session.change(
            "INSERT INTO guesses (guesser, tries, since_ms) VALUES ($1, 1, $2)"
            " ON CONFLICT (guesser) DO UPDATE SET tries = guesses.tries + 1 WHERE guesses.tries < $3",
            counted.guesser,
            now_ms,
            counted.most,
        )
        if changed:
            return 0
        found = await session.rows("SELECT since_ms FROM guesses WHERE guesser = $1", counted.guesser)
        return cast("int", found[0][0]) + _WINDOW_MS - now_ms if found else 1
