"""Which wrong passwords came for whom from where, in the centre's database; it checks none.

As at a branch's consoles, tries are counted for a name and a place: a place is a browser in which that name has signed
in before, by itself, and all others together. So whoever guesses from elsewhere locks nobody out of their own browser.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import cast

from server_client.server.administration.account import Clock
from server_client.server.sql.sql import Sql, SqlSession
from server_client.server.staff.lockout import Tries
from server_client.server.stored_time import stored, time_or_none

_ELSEWHERE = ""
_MOST_STRANGERS = 200


@dataclass(frozen=True, slots=True)
class TryTable:
    """The tries of everyone; names without an account are remembered by this process alone, and the latest only."""

    sql: Sql
    now: Clock
    _strangers: dict[str, Tries] = field(default_factory=dict)

    async def tries(self, name: str, browser: str) -> tuple[str, Tries]:
        """Return which place the browser is for this name, and the tries that count there now."""
        mark = place_of(browser)
        rows = await self.sql.rows(
            "SELECT place, wrong, last_ms, locked_until_ms FROM sign_in_tries WHERE name = $1 AND place IN ($2, '')"
            " ORDER BY place DESC",
            name,
            mark,
        )
        if not rows:
            return _ELSEWHERE, self._strangers.get(name, Tries())
        place, wrong, last_ms, until_ms = rows[0]
        tries = Tries(wrong=cast("int", wrong), last_at=time_or_none(last_ms), locked_until=time_or_none(until_ms))
        return cast("str", place), Tries() if tries.is_forgotten(self.now()) else tries

    async def was_wrong(self, name: str, place: str, tries: Tries, *, has_account: bool) -> Tries:
        """Count a wrong password and return the tries with it."""
        if has_account:
            return await self._counted(name, place)
        counted = tries.after_wrong(self.now())
        self._strangers.pop(name, None)
        self._strangers[name] = counted
        if len(self._strangers) > _MOST_STRANGERS:
            del self._strangers[next(iter(self._strangers))]
        return counted

    async def _counted(self, name: str, place: str) -> Tries:
        # Read anew: of several that came at once, at whatever process, each counts.
        async with self.sql.transaction() as session:
            await session.change(
                "INSERT INTO sign_in_tries (name, place, wrong) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING", name, place
            )
            ((wrong, last_ms, until_ms),) = await session.rows(
                "SELECT wrong, last_ms, locked_until_ms FROM sign_in_tries WHERE name = $1 AND place = $2 {lock}",
                name,
                place,
            )
            before = Tries(wrong=cast("int", wrong), last_at=time_or_none(last_ms), locked_until=time_or_none(until_ms))
            counted = (Tries() if before.is_forgotten(self.now()) else before).after_wrong(self.now())
            await _keep(session, name, place, counted)
        return counted

    async def was_right(self, within: SqlSession, name: str, browser: str) -> None:
        """Forget the wrong ones from this browser, and know it as one of theirs."""
        await _keep(within, name, place_of(browser), Tries())


def place_of(browser: str) -> str:
    """Return under what a browser's cookie is kept; without one it is like all others."""
    return sha256(browser.encode(errors="replace")).hexdigest() if browser else _ELSEWHERE


async def _keep(session: SqlSession, name: str, place: str, tries: Tries) -> None:
    await session.change(
        "INSERT INTO sign_in_tries (name, place, wrong, last_ms, locked_until_ms) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (name, place) DO UPDATE SET wrong = excluded.wrong, last_ms = excluded.last_ms,"
        " locked_until_ms = excluded.locked_until_ms",
        name,
        place,
        tries.wrong,
        None if tries.last_at is None else stored(tries.last_at),
        None if tries.locked_until is None else stored(tries.locked_until),
    )
