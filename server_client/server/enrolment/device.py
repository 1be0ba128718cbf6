"""A device that was enrolled at the centre, as it is kept; of its secrets only hashes are here."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from server_client.queue_model.ids import BranchId
from server_client.server.credentials import Credential, Role
from server_client.server.sql.sql import Row
from server_client.server.stored_time import time_of, time_or_none

ENROLLED_ROLES = (Role.KIOSK, Role.COUNTER, Role.DISPLAY, Role.NODE)
COLUMNS = (
    "branch, name, role, secret_hash, next_hash, machine, enrolled_on, made_ms, made_by, heard_ms, revoked_ms,"
    " lock_message, locked_ms"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """The centre has shut a kiosk to citizens, who are told why by `message`; empty for the usual words."""

    message: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A device: `next_hash` is the hash of a new secret that has not been used yet, beside which the old one holds.

    `enrolled_on` is by what the machine that was enrolled is known again, `machine` which one a kiosk's own numbers
    are bound to. One that was revoked stays in the list, so that it can be seen that it was.
    """

    branch: BranchId
    name: str
    role: Role
    secret_hash: str
    next_hash: str | None = None
    machine: str | None = None
    enrolled_on: str
    made_at: datetime
    made_by: str
    heard_at: datetime | None = None
    revoked_at: datetime | None = None
    lock: Lock | None = None

    def credential(self, secret_hash: str) -> Credential:
        """Return the device's credential under one of its two hashes."""
        return Credential(
            name=self.name, role=self.role, secret_hash=secret_hash, machine=self.machine, branch=self.branch
        )

    @property
    def hashes(self) -> tuple[str, ...]:
        """Return the hashes of the secrets that hold now; none once it was revoked."""
        if self.revoked_at is not None:
            return ()
        return (self.secret_hash,) if self.next_hash is None else (self.secret_hash, self.next_hash)


def device_of(row: Row) -> Device:
    """Return the device that a row of `COLUMNS` holds."""
    branch, name, role, secret, new, machine, on, made, by, heard, revoked, message, locked = row
    return Device(
        branch=BranchId(cast("str", branch)),
        name=cast("str", name),
        role=Role(cast("str", role)),
        secret_hash=cast("str", secret),
        next_hash=cast("str | None", new),
        machine=cast("str | None", machine),
        enrolled_on=cast("str", on),
        made_at=time_of(made),
        made_by=cast("str", by),
        heard_at=time_or_none(heard),
        revoked_at=time_or_none(revoked),
        lock=None if message is None else Lock(message=cast("str", message), since=time_of(locked)),
    )
