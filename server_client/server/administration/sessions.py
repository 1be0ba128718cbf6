"""Sessions of people in their browsers, in the centre's database, so that every process knows them; no cookie is here.

A session ends when nobody has used it for 15 minutes, after 12 hours, with its account, and when its holder signs out.
Its token is 256 bits by chance; the database has its SHA-256 only.
"""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import cast

from server_client.server.administration.account import COLUMNS, Account, Clock, account_of
from server_client.server.administration.administrator import Administrator
from server_client.server.sql.sql import Sql, SqlSession
from server_client.server.stored_time import stored

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=12)
# How often a page that looks by itself writes that it did.
_HEARD_EVERY_MS = 60_000
_TOKEN_BYTES = 32
_LONGEST_TOKEN = 100
# The account's columns have names of their own, so none stands in both tables but the name.
_FOUND = ", ".join(f"administrators.{column.strip()}" for column in COLUMNS.split(","))


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session; while it `is_beginning` its holder may only choose a password and set up the second factor."""

    token_hash: str
    account: Account
    csrf: str
    is_beginning: bool

    @property
    def administrator(self) -> Administrator:
        """Return who it is, for pages."""
        return Administrator(
            name=self.account.name,
            shown_name=self.account.shown_name,
            role=self.account.role,
            branches=self.account.branches,
            csrf=self.csrf,
        )


class Sessions:
    """All sessions."""

    def __init__(self, sql: Sql, now: Clock) -> None:
        """Keep them in the centre's database."""
        self._sql = sql
        self._now = now

    async def begin(self, within: SqlSession, name: str, *, is_beginning: bool) -> str:
        """Begin a session in the transaction and return its token; those that are over are removed."""
        token, now_ms = token_urlsafe(_TOKEN_BYTES), stored(self._now())
        await within.change(
            "DELETE FROM administrator_sessions WHERE begun_ms < $1 OR heard_ms < $2", *self._oldest(now_ms)
        )
        await within.change(
            "INSERT INTO administrator_sessions (token_hash, name, csrf, is_beginning, begun_ms, heard_ms)"
            " VALUES ($1, $2, $3, $4, $5, $5)",
            _hash(token),
            name,
            token_urlsafe(_TOKEN_BYTES),
            is_beginning,
            now_ms,
        )
        return token

    async def find(self, token: str) -> Session | None:
        """Return the session of that token, if it is not over; it is used hereby."""
        if not 0 < len(token) <= _LONGEST_TOKEN:
            return None
        token_hash, now_ms = _hash(token), stored(self._now())
        rows = await self._sql.rows(
            f"SELECT {_FOUND}, csrf, is_beginning, heard_ms FROM administrator_sessions"  # noqa: S608  # of constants
            " JOIN administrators ON administrators.name = administrator_sessions.name"
            " WHERE token_hash = $1 AND ended_ms IS NULL AND begun_ms >= $2 AND heard_ms >= $3",
            token_hash,
            *self._oldest(now_ms),
        )
        if not rows:
            return None
        *kept, csrf, is_beginning, heard_ms = rows[0]
        if now_ms - cast("int", heard_ms) >= _HEARD_EVERY_MS:
            await self._sql.change(
                "UPDATE administrator_sessions SET heard_ms = $2 WHERE token_hash = $1", token_hash, now_ms
            )
        return Session(
            token_hash=token_hash,
            account=account_of(tuple(kept)),
            csrf=cast("str", csrf),
            is_beginning=bool(is_beginning),
        )

    async def end(self, session: Session) -> None:
        """End a session."""
        await self._sql.change("DELETE FROM administrator_sessions WHERE token_hash = $1", session.token_hash)

    @staticmethod
    def _oldest(now_ms: int) -> tuple[int, int]:
        return now_ms - LONGEST // timedelta(milliseconds=1), now_ms - IDLE // timedelta(milliseconds=1)


def _hash(token: str) -> str:
    return sha256(token.encode(errors="replace")).hexdigest()
