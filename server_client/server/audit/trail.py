"""Who did what at the centre, one deed after the other, each sealed by a hash over itself and the one before.

A deed names people of the centre by the name they sign in with, devices and branches by their codes, and nobody else.
It is recorded in the transaction that does it: what is not in the trail has not happened.
"""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import cast

from server_client.server import logs
from server_client.server.errors import LogDamaged
from server_client.server.sql.sql import Row, Sql, SqlSession
from server_client.server.stored_time import stored, time_of

GENESIS = "0" * 64
NOBODY = "-"
"""Who did it, where nobody has signed in: a program, a command line, or someone who was not let in."""
_COLUMNS = "seq, at_ms, who, what, about, detail, hash"
_PORTION = 1000
_log = logs.logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What someone did: `what` is a word such as `device_revoked`, `about` a branch, a device or a person's name."""

    who: str
    what: str
    about: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A deed in its place in the trail; `hash` seals it and all before it."""

    seq: int
    at: datetime
    deed: Deed
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which deeds are wanted: older than `before`, of one person, of one kind, with a text in what they are about."""

    before: int | None = None
    who: str = ""
    what: str = ""
    about: str = ""
    most: int = 100


class Trail:
    """The trail in the centre's database; any process may add to it, one at a time."""

    def __init__(self, sql: Sql, now: Callable[[], datetime]) -> None:
        """Keep it there."""
        self._sql = sql
        self._now = now

    async def record(self, deed: Deed) -> None:
        """Record a deed that changes nothing else."""
        async with self._sql.transaction() as session:
            await self.record_within(session, deed)

    async def record_within(self, session: SqlSession, deed: Deed) -> None:
        """Record a deed with what else its transaction changes; best at its end, since others wait for their turn."""
        head = await session.rows("SELECT seq, hash FROM trail_head WHERE id = 1 {lock}")
        seq, prev = cast("tuple[int, str]", head[0])
        at_ms = stored(self._now())
        sealed = _seal(seq + 1, at_ms, deed, prev)
        await session.change(
            f"INSERT INTO trail ({_COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7)",  # noqa: S608  # of constants
            seq + 1,
            at_ms,
            deed.who,
            deed.what,
            deed.about,
            deed.detail,
            sealed,
        )
        await session.change("UPDATE trail_head SET seq = $1, hash = $2 WHERE id = 1", seq + 1, sealed)
        # Beside the database: whoever cut the trail off and wrote a shorter one would have to change this too.
        _log.info("deed", seq=seq + 1, who=deed.who, what=deed.what, about=deed.about, sealed=sealed)

    async def search(self, sought: Sought) -> list[Recorded]:
        """Return the newest deeds that fit, the newest first."""
        rows = await self._sql.rows(
            f"SELECT {_COLUMNS} FROM trail WHERE ($1 = 0 OR seq < $1) AND ($2 = '' OR who = $2)"  # noqa: S608
            " AND ($3 = '' OR what = $3) AND ($4 = '' OR LOWER(about) LIKE $5 ESCAPE '!') ORDER BY seq DESC LIMIT $6",
            sought.before or 0,
            sought.who,
            sought.what,
            sought.about,
            f"%{_literal(sought.about.lower())}%",
            sought.most,
        )
        return [_recorded(row) for row in rows]

    async def verified(self) -> Recorded | None:
        """Return the last deed, None if there is none; LogDamaged names the first that is not as it was recorded."""
        last: Recorded | None = None
        async for one in self._all():
            seq, prev = (last.seq, last.hash) if last is not None else (0, GENESIS)
            if one.seq != seq + 1:
                raise LogDamaged(f"Deed {seq + 1} is missing from the trail: the next one is {one.seq}")
            if one.hash != _seal(one.seq, stored(one.at), one.deed, prev):
                raise LogDamaged(f"Deed {one.seq} of {one.at:%Y-%m-%d %H:%M} UTC is not as it was recorded")
            last = one
        head = await self._sql.rows("SELECT seq, hash FROM trail_head WHERE id = 1")
        told = (last.seq, last.hash) if last is not None else (0, GENESIS)
        if head != [told]:
            raise LogDamaged(f"The trail ends with deed {told[0]}, which is not the last that was recorded")
        return last

    async def _all(self) -> AsyncIterator[Recorded]:
        after = 0
        while True:
            rows = await self._sql.rows(
                f"SELECT {_COLUMNS} FROM trail WHERE seq > $1 ORDER BY seq LIMIT {_PORTION}",  # noqa: S608
                after,
            )
            for row in rows:
                one = _recorded(row)
                after = one.seq
                yield one
            if len(rows) < _PORTION:
                return


def _recorded(row: Row) -> Recorded:
    seq, at_ms, who, what, about, detail, sealed = cast("tuple[int, int, str, str, str, str, str]", row)
    deed = Deed(who=who, what=what, about=about, detail=detail)
    return Recorded(seq=seq, at=time_of(at_ms), deed=deed, hash=sealed)


def _seal(seq: int, at_ms: int, deed: Deed, prev: str) -> str:
    told = [seq, at_ms, deed.who, deed.what, deed.about, deed.detail, prev]
    return sha256(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _literal(text: str) -> str:
    """Return the text so that LIKE finds it as it stands."""
    for sign in "!%_":
        text = text.replace(sign, f"!{sign}")
    return text
