"""What is known without a key of what the city's system is to be told: since when, how often tried, what was wrong.

Nothing here leads to a person: the messages lie sealed, and faults are told by their codes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NewType, cast

from server_client.dossier_model.dossier_status import NationalStatus
from server_client.dossier_model.reception import ReceptionId
from server_client.server.store.database import Database, DatabaseReader, Form, Row
from server_client.server.stored_time import stored, stored_or_none, time_of, time_or_none

MessageId = NewType("MessageId", str)
TABLES = """
CREATE TABLE IF NOT EXISTS outgoing (
    id TEXT PRIMARY KEY, service TEXT NOT NULL, reception TEXT NOT NULL, status INTEGER NOT NULL, result_due_at INTEGER,
    made_at INTEGER NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL, next_at INTEGER NOT NULL, fault TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS outgoing_by_next ON outgoing (state, next_at);
CREATE INDEX IF NOT EXISTS outgoing_by_reception ON outgoing (reception);
"""
_COLUMNS = "id, service, reception, status, result_due_at, made_at, state, tries, next_at, fault"


class CityService(StrEnum):
    """What the city's system is asked to do, by the national portal's names."""

    REGISTER = "DongBoHoSoMC"
    PROGRESS = "CapNhatTienDoHoSoMC"


class OutgoingState(StrEnum):
    """How far a message has come; one that was delivered is no longer there."""

    WAITING = "waiting"
    """It has not arrived yet, as far as is known."""
    PENDING = "pending"
    """It arrived; the code is yet to come."""
    REFUSED = "refused"
    """The city's system does not take it; somebody must look, then have it tried again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One message as far as it may be known without a key; `status` is what it says of the dossier."""

    id: MessageId
    service: CityService
    reception: ReceptionId
    status: NationalStatus
    result_due_at: datetime | None
    made_at: datetime
    next_at: datetime
    state: OutgoingState = OutgoingState.WAITING
    tries: int = 0
    fault: str = ""

    @property
    def has_arrived(self) -> bool:
        """Say whether the city's system may know of it."""
        return self.tries > 0


class OutgoingTable:
    """The outgoing messages in the vault's open file; its methods block and raise as `Database` does."""

    def __init__(self, db: Database) -> None:
        """Use a file that has the table."""
        self._db = db

    def keep(self, one: Outgoing) -> None:
        """Keep a message as it stands now."""
        with self._db.writing():
            self._db.execute(
                f"INSERT OR REPLACE INTO outgoing ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                _values(one),
            )

    def all(self) -> list[Outgoing]:
        """Return all that is undelivered, the oldest first."""
        return self._found("ORDER BY made_at, id")

    def next(self) -> Outgoing | None:
        """Return what is to be tried next, which may have its time in the future."""
        found = self._found("WHERE state <> ? ORDER BY next_at, made_at, id LIMIT 1", OutgoingState.REFUSED)
        return found[0] if found else None

    def find(self, message: MessageId) -> Outgoing | None:
        """Return a message that is undelivered."""
        return next(iter(self._found("WHERE id = ?", message)), None)

    def of_reception(self, reception: ReceptionId) -> list[Outgoing]:
        """Return what is undelivered of a reception."""
        return self._found("WHERE reception = ?", reception)

    def before(self, moment: datetime) -> list[MessageId]:
        """Return what has been undelivered since before that moment."""
        return [one.id for one in self._found("WHERE made_at < ?", stored(moment))]

    def forget(self, messages: Iterable[MessageId]) -> None:
        """Forget these."""
        with self._db.writing():
            self._db.each("DELETE FROM outgoing WHERE id = ?", [(one,) for one in messages])

    def try_again(self, now: datetime) -> int:
        """Have all that was refused tried again; return how many that are."""
        refused = self._found("WHERE state = ?", OutgoingState.REFUSED)
        with self._db.writing():
            self._db.execute(
                "UPDATE outgoing SET state = ?, next_at = ? WHERE state = ?",
                (OutgoingState.WAITING, stored(now), OutgoingState.REFUSED),
            )
        return len(refused)

    def _found(self, rest: str, *values: str | int) -> list[Outgoing]:
        with self._db.reading():
            return [_outgoing(row) for row in self._db.rows(f"SELECT {_COLUMNS} FROM outgoing {rest}", values)]  # noqa: S608


def undelivered(path: Path, form: Form) -> list[Outgoing]:
    """Return all that is undelivered, the oldest first, beside the server and without a key; LogDamaged."""
    file = DatabaseReader(path, form)
    try:
        if not file.rows("SELECT 1 FROM sqlite_schema WHERE name = 'outgoing'"):
            return []
        found = file.rows(f"SELECT {_COLUMNS} FROM outgoing ORDER BY made_at, id")  # noqa: S608
    finally:
        file.close()
    return [_outgoing(row) for row in found]


def _values(one: Outgoing) -> Row:
    return (
        *(one.id, one.service, one.reception, one.status.value, stored_or_none(one.result_due_at)),
        *(stored(one.made_at), one.state, one.tries, stored(one.next_at), one.fault),
    )


def _outgoing(row: Row) -> Outgoing:
    message, service, reception, status, due_at, made_at, state, tries, next_at, fault = row
    return Outgoing(
        id=cast("MessageId", message),
        service=CityService(cast("str", service)),
        reception=cast("ReceptionId", reception),
        status=NationalStatus(cast("int", status)),
        result_due_at=time_or_none(due_at),
        made_at=time_of(made_at),
        state=OutgoingState(cast("str", state)),
        tries=cast("int", tries),
        next_at=time_of(next_at),
        fault=cast("str", fault),
    )
