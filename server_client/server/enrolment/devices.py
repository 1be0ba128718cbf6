"""The devices of all branches in the centre's database: enrolled, rotated, revoked, locked; each in the trail.

Whoever serves them hears of each change by the channel `devices`, which names the branch.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import cast

from server_client.queue_model.ids import BranchId
from server_client.server.administration.account import Clock
from server_client.server.audit.trail import Deed, Trail
from server_client.server.credentials import Credential, Role
from server_client.server.enrolment.codes import GOOD_FOR, code_hash, new_code
from server_client.server.enrolment.device import COLUMNS, ENROLLED_ROLES, Device, device_of
from server_client.server.errors import SettingsFault
from server_client.server.sql.sql import Sql, SqlSession
from server_client.server.stored_time import stored

CHANNEL = "devices"
LONGEST_MESSAGE = 200
_SECRET_BYTES = 32
_NAME = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_BRANCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}")


class DeviceFault(SettingsFault):
    """What was given for a device does not fit; `why` names the reason for those who say it in their own words."""

    def __init__(self, why: str, message: str) -> None:
        """Keep the reason."""
        super().__init__(message)
        self.why = why


class WrongCode(Exception):
    """The code is none, was used, or is no longer good: nobody is told which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which device is meant, and as what it is to be enrolled."""

    branch: BranchId
    name: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OneTimeCode:
    """A code that was made for a device, and until when it is good."""

    code: str
    place: Place
    until: datetime


class Devices:
    """All devices that were enrolled at this centre."""

    def __init__(self, sql: Sql, trail: Trail, now: Clock) -> None:
        """Keep them in the centre's database."""
        self._sql = sql
        self._trail = trail
        self._now = now

    async def all(self, branch: BranchId | None = None) -> list[Device]:
        """Return all devices in order, or those of one branch; the revoked ones too."""
        rows = await self._sql.rows(
            f"SELECT {COLUMNS} FROM devices WHERE $1 = '' OR branch = $1 ORDER BY branch, name",  # noqa: S608
            branch or "",
        )
        return [device_of(row) for row in rows]

    async def make_code(self, place: Place, *, by: str) -> OneTimeCode:
        """Return a code for a device; one of that name that there is already is replaced once the code is used."""
        _check(place)
        code, until = new_code(secrets.randbelow), self._now() + GOOD_FOR
        async with self._sql.transaction() as session:
            await session.change("DELETE FROM enrolment_codes WHERE until_ms < $1", stored(self._now()))
            # A second code for the same device takes the first one back.
            await session.change(
                "DELETE FROM enrolment_codes WHERE branch = $1 AND name = $2", place.branch, place.name
            )
            await session.change(
                "INSERT INTO enrolment_codes (code_hash, branch, name, role, until_ms, made_by)"
                " VALUES ($1, $2, $3, $4, $5, $6)",
                code_hash(code),
                place.branch,
                place.name,
                place.role.value,
                stored(until),
                by,
            )
            await self._record(session, by, "code_made", place)
        return OneTimeCode(code=code, place=place, until=until)

    async def enrol(self, code: str, machine: str) -> tuple[Place, str]:
        """Return which device has the code, and its secret, which is kept nowhere; WrongCode if the code is not good.

        Of many who try one code at once, one gets it.
        """
        hashed = code_hash(code)
        if hashed is None:
            raise WrongCode
        secret = secrets.token_urlsafe(_SECRET_BYTES)
        async with self._sql.transaction() as session:
            found = await session.rows(
                "DELETE FROM enrolment_codes WHERE code_hash = $1 AND until_ms >= $2"
                " RETURNING branch, name, role, made_by",
                hashed,
                stored(self._now()),
            )
            if not found:
                raise WrongCode
            branch, name, role, by = cast("tuple[str, str, str, str]", found[0])
            place = Place(branch=BranchId(branch), name=name, role=Role(role))
            await session.change(
                "INSERT INTO devices (branch, name, role, secret_hash, enrolled_on, made_ms, made_by)"
                " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (branch, name) DO UPDATE SET role = excluded.role,"
                " secret_hash = excluded.secret_hash, next_hash = NULL, machine = NULL,"
                " enrolled_on = excluded.enrolled_on, made_ms = excluded.made_ms, made_by = excluded.made_by,"
                " heard_ms = NULL, revoked_ms = NULL",
                place.branch,
                place.name,
                place.role.value,
                _hash(secret),
                machine,
                stored(self._now()),
                by,
            )
            await self._record(session, by, "device_enrolled", place, machine)
            await session.tell(CHANNEL, place.branch)
        return place, secret

    async def rotate(self, holder: Credential, machine: str) -> str:
        """Return a new secret for the device; the present one holds until the new one was used.

        DeviceFault if it was not enrolled here, or was enrolled on another machine: then the trail says so too.
        """
        branch, secret = holder.branch or BranchId(""), secrets.token_urlsafe(_SECRET_BYTES)
        place = Place(branch=branch, name=holder.name, role=holder.role)
        async with self._sql.transaction() as session:
            rows = await session.rows(
                f"SELECT {COLUMNS} FROM devices WHERE branch = $1 AND name = $2 {{lock}}",  # noqa: S608
                branch,
                holder.name,
            )
            device = device_of(rows[0]) if rows else None
            if device is None or holder.secret_hash not in device.hashes:
                raise DeviceFault("not_enrolled", f"{holder.name} was not enrolled at this centre by a code")
            is_its_own = device.enrolled_on == machine
            if is_its_own:
                await session.change(
                    "UPDATE devices SET next_hash = $3 WHERE branch = $1 AND name = $2",
                    branch,
                    holder.name,
                    _hash(secret),
                )
                await session.tell(CHANNEL, branch)
            what = "device_rotated" if is_its_own else "device_on_other_machine"
            await self._record(session, holder.name, what, place, machine)
        if not is_its_own:
            raise DeviceFault(
                "other_machine", f"{holder.name} was enrolled on another machine: enrol it anew by a code"
            )
        return secret

    async def use_new_secret(self, branch: BranchId, name: str, secret_hash: str) -> None:
        """Let the old secret go, since the new one was used."""
        async with self._sql.transaction() as session:
            await session.change(
                "UPDATE devices SET secret_hash = next_hash, next_hash = NULL"
                " WHERE branch = $1 AND name = $2 AND next_hash = $3",
                branch,
                name,
                secret_hash,
            )
            await session.tell(CHANNEL, branch)

    async def revoke(self, branch: BranchId, name: str, *, by: str) -> None:
        """Take a device's credential back at once, and a code that was made for it; DeviceFault if there is none."""
        async with self._sql.transaction() as session:
            await session.change("DELETE FROM enrolment_codes WHERE branch = $1 AND name = $2", branch, name)
            rows = await session.rows(
                "UPDATE devices SET revoked_ms = $3, next_hash = NULL, lock_message = NULL, locked_ms = NULL"
                " WHERE branch = $1 AND name = $2 AND revoked_ms IS NULL RETURNING role",
                branch,
                name,
                stored(self._now()),
            )
            place = _found(rows, branch, name)
            await self._record(session, by, "device_revoked", place)
            await session.tell(CHANNEL, branch)

    async def lock(self, branch: BranchId, name: str, message: str | None, *, by: str) -> None:
        """Shut a kiosk to citizens, with words for them or none; `None` opens it. DeviceFault if it is no kiosk."""
        if message is not None and (len(message) > LONGEST_MESSAGE or not message.isprintable()):
            raise DeviceFault("message", f"The words for citizens are one line of at most {LONGEST_MESSAGE} characters")
        async with self._sql.transaction() as session:
            rows = await session.rows(
                "UPDATE devices SET lock_message = $3, locked_ms = $4"
                " WHERE branch = $1 AND name = $2 AND role = 'kiosk' AND revoked_ms IS NULL RETURNING role",
                branch,
                name,
                message,
                None if message is None else stored(self._now()),
            )
            place = _found(rows, branch, name)
            what = "kiosk_unlocked" if message is None else "kiosk_locked"
            await self._record(session, by, what, place, message or "")
            await session.tell(CHANNEL, branch)

    async def claim(self, holder: Credential, machine: str) -> str:
        """Return the machine that has this kiosk's name: it is `machine` if none had it."""
        branch = holder.branch or BranchId("")
        async with self._sql.transaction() as session:
            await session.change(
                "UPDATE devices SET machine = $3 WHERE branch = $1 AND name = $2 AND machine IS NULL",
                branch,
                holder.name,
                machine,
            )
            rows = await session.rows(
                "SELECT machine FROM devices WHERE branch = $1 AND name = $2", branch, holder.name
            )
            await session.tell(CHANNEL, branch)
        return cast("str", rows[0][0]) if rows else machine

    async def were_heard(self, heard: dict[tuple[BranchId, str], datetime]) -> None:
        """Keep when devices were last heard."""
        await self._sql.change_each(
            "UPDATE devices SET heard_ms = $3 WHERE branch = $1 AND name = $2 AND (heard_ms IS NULL OR heard_ms < $3)",
            [(branch, name, stored(at)) for (branch, name), at in sorted(heard.items())],
        )

    async def _record(self, session: SqlSession, by: str, what: str, place: Place, detail: str = "") -> None:
        about = f"{place.branch}/{place.name}"
        told = " ".join(filter(None, (place.role.value, detail)))
        await self._trail.record_within(session, Deed(who=by, what=what, about=about, detail=told))


def _found(rows: list[tuple[str | int | float | bytes | bool | None, ...]], branch: BranchId, name: str) -> Place:
    if not rows:
        raise DeviceFault("unknown", f"There is no such device {name} in {branch}: it may have been revoked already")
    return Place(branch=branch, name=name, role=Role(cast("str", rows[0][0])))


def _check(place: Place) -> None:
    if not _BRANCH.fullmatch(place.branch):
        raise DeviceFault("branch", "A device is of one branch: give its code, for example CN01")
    if not _NAME.fullmatch(place.name):
        raise DeviceFault("name", "A device's name is 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-', for example K1")
    if place.role not in ENROLLED_ROLES:
        raise DeviceFault("role", f"A device is enrolled as one of {', '.join(ENROLLED_ROLES)}")


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
