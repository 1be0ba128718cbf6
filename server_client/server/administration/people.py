"""The accounts of the people at the centre, in its database: added, changed and ended, each change in the trail."""

import asyncio
import re
from dataclasses import dataclass
from datetime import timedelta

from server_client.queue_model.ids import BranchId
from server_client.server.administration.account import COLUMNS, Account, Clock, account_of, branches_text
from server_client.server.administration.administrator import CenterRole
from server_client.server.administration.passwords import check_password, new_password
from server_client.server.audit.trail import Deed, Trail
from server_client.server.errors import SettingsFault
from server_client.server.sql.sql import Sql, SqlSession
from server_client.server.staff.pins import Pins
from server_client.server.stored_time import stored

INITIAL_FOR = timedelta(hours=72)
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,31}")
_LONGEST_SHOWN = 80
_MOST_BRANCHES = 4000


class PersonFault(SettingsFault):
    """What was given for an account does not fit; `why` names the reason for those who say it in their own words."""

    def __init__(self, why: str, message: str) -> None:
        """Keep the reason."""
        super().__init__(message)
        self.why = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who is to have an account, and as what."""

    name: str
    shown_name: str
    role: CenterRole
    branches: frozenset[BranchId] = frozenset()


class People:
    """All accounts."""

    def __init__(self, sql: Sql, trail: Trail, now: Clock, pins: Pins | None = None) -> None:
        """Keep them in the centre's database; `pins` hashes passwords."""
        self._sql = sql
        self._trail = trail
        self._now = now
        self.pins = pins or Pins(check=check_password)

    async def all(self) -> list[Account]:
        """Return all accounts that have not ended, by name."""
        rows = await self._sql.rows(f"SELECT {COLUMNS} FROM administrators WHERE ended_ms IS NULL ORDER BY name")  # noqa: S608
        return [account_of(row) for row in rows]

    async def find(self, name: str) -> Account | None:
        """Return the account of that name, if there is one that has not ended."""
        rows = await self._sql.rows(
            f"SELECT {COLUMNS} FROM administrators WHERE name = $1 AND ended_ms IS NULL",  # noqa: S608
            name,
        )
        return account_of(rows[0]) if rows else None

    async def add(self, person: Person, *, by: str) -> str:
        """Add someone and return their initial password; PersonFault if the name is taken or something does not fit."""
        check_person(person)
        password = new_password()
        hashed = await asyncio.to_thread(self.pins.hashed, password)
        async with self._sql.transaction() as session:
            added = await session.change(
                "INSERT INTO administrators (name, shown_name, role, branches, password_hash, initial_until_ms,"
                " second_step, made_ms) VALUES ($1, $2, $3, $4, $5, $6, 0, $7) ON CONFLICT DO NOTHING",
                person.name,
                person.shown_name,
                person.role.value,
                branches_text(person.branches),
                hashed,
                stored(self._now() + INITIAL_FOR),
                stored(self._now()),
            )
            if not added:
                raise PersonFault("taken", f"There is, or was, an account {person.name}: choose another name")
            await self._record(session, by, "person_added", person.name, person.role.value)
        return password

    async def change(self, person: Person, *, by: str) -> None:
        """Give someone another role, other branches or another shown name; it holds at once."""
        check_person(person)
        async with self._sql.transaction() as session:
            await self._keep_one_administrator(session, person.name, still=person.role is CenterRole.ADMINISTRATOR)
            changed = await session.change(
                "UPDATE administrators SET shown_name = $2, role = $3, branches = $4"
                " WHERE name = $1 AND ended_ms IS NULL",
                person.name,
                person.shown_name,
                person.role.value,
                branches_text(person.branches),
            )
            _insist(changed, person.name)
            detail = " ".join([person.role.value, *sorted(person.branches)])
            await self._record(session, by, "person_changed", person.name, detail[:400])

    async def renew(self, name: str, *, by: str) -> str:
        """Give someone an initial password again, who then begins anew; their sessions and second factor end."""
        password = new_password()
        hashed = await asyncio.to_thread(self.pins.hashed, password)
        async with self._sql.transaction() as session:
            changed = await session.change(
                "UPDATE administrators SET password_hash = $2, initial_until_ms = $3, second_sealed = NULL"
                " WHERE name = $1 AND ended_ms IS NULL",
                name,
                hashed,
                stored(self._now() + INITIAL_FOR),
            )
            _insist(changed, name)
            await session.change("DELETE FROM administrator_sessions WHERE name = $1", name)
            await session.change("DELETE FROM sign_in_tries WHERE name = $1", name)
            await self._record(session, by, "person_renewed", name)
        return password

    async def end(self, name: str, *, by: str) -> None:
        """End someone's account and their sessions at once; the last administrator cannot be ended."""
        async with self._sql.transaction() as session:
            await self._keep_one_administrator(session, name, still=False)
            changed = await session.change(
                "UPDATE administrators SET ended_ms = $2, second_sealed = NULL WHERE name = $1 AND ended_ms IS NULL",
                name,
                stored(self._now()),
            )
            _insist(changed, name)
            await session.change("DELETE FROM administrator_sessions WHERE name = $1", name)
            await self._record(session, by, "person_ended", name)

    async def _keep_one_administrator(self, session: SqlSession, name: str, *, still: bool) -> None:
        rows = await session.rows(
            "SELECT name FROM administrators WHERE role = 'administrator' AND ended_ms IS NULL ORDER BY name {lock}"
        )
        if not still and [row[0] for row in rows] == [name]:
            raise PersonFault("last", f"{name} is the last administrator: add another one first")

    async def _record(self, session: SqlSession, by: str, what: str, about: str, detail: str = "") -> None:
        await self._trail.record_within(session, Deed(who=by, what=what, about=about, detail=detail))


def check_person(person: Person) -> None:
    """Raise PersonFault if what is told of someone does not fit."""
    if not _NAME.fullmatch(person.name):
        raise PersonFault("name", "A name to sign in with is 2 to 32 of a-z, 0-9, '.', '_' and '-'")
    shown = person.shown_name
    if not shown.strip() or len(shown) > _LONGEST_SHOWN or not shown.isprintable():
        raise PersonFault("shown", f"The name to be shown has 1 to {_LONGEST_SHOWN} characters")
    if person.role is CenterRole.SUPERVISOR and not person.branches:
        raise PersonFault("branches", "A supervisor has at least one branch")
    codes_fit = all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}", code) for code in person.branches)
    if not codes_fit or len(person.branches) > _MOST_BRANCHES:
        raise PersonFault("branches", "Branches are told by their codes, with blanks between them")


def _insist(changed: int, name: str) -> None:
    if not changed:
        raise PersonFault("unknown", f"There is no account {name}")
