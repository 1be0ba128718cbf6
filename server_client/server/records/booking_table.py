"""Bookings by day, code and person in SQLite; phone and identity numbers are there only as keyed hashes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from server_client.dossier_model.booking import Booking, alike
from server_client.queue_model.ids import BookingCode, ServiceCode
from server_client.server.store.database import Database, Row
from server_client.server.stored_time import stored, time_of

TABLES = """
CREATE TABLE bookings (
    day TEXT NOT NULL, code TEXT NOT NULL, alike TEXT NOT NULL, service TEXT NOT NULL, booked_for INTEGER NOT NULL,
    phone BLOB, identity BLOB, PRIMARY KEY (day, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX bookings_by_alike ON bookings (alike);
CREATE INDEX bookings_by_phone ON bookings (phone) WHERE phone IS NOT NULL;
CREATE INDEX bookings_by_identity ON bookings (identity) WHERE identity IS NOT NULL;
CREATE TABLE booked_days (day TEXT PRIMARY KEY, delivered_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
"""
_SELECT = "SELECT code, service, booked_for FROM bookings"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingRow:
    """A booking as it is kept: of its holder only the keyed hashes of their numbers."""

    booking: Booking
    phone: bytes | None = None
    identity: bytes | None = None


class BookingTable:
    """The bookings in an open file; its methods block and raise as `Database` does."""

    def __init__(self, db: Database) -> None:
        """Use a file that has the tables."""
        self._db = db

    def put(self, day: date, rows: Sequence[BookingRow], at: datetime) -> None:
        """Let these be all bookings of the day, as they were delivered at `at`."""
        with self._db.transaction():
            self._db.execute("DELETE FROM bookings WHERE day = ?", (day.isoformat(),))
            self._db.each(
                "INSERT INTO bookings (day, code, alike, service, booked_for, phone, identity)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [_values(day, row) for row in rows],
            )
            self._db.execute(
                "INSERT OR REPLACE INTO booked_days (day, delivered_at) VALUES (?, ?)", (day.isoformat(), stored(at))
            )

    def by_code(self, code: BookingCode) -> tuple[Booking, ...]:
        """Return the bookings of that code on any day; if there is none, those of the only code that is alike."""
        found = self._found("WHERE alike = ? ORDER BY day", alike(code))
        exact = tuple(booking for booking in found if booking.code == code)
        return exact or (found if len({booking.code for booking in found}) == 1 else ())

    def by_phone(self, day: date, key: bytes) -> tuple[Booking, ...]:
        """Return the bookings of the day that were made with the phone number of that key."""
        return self._found("WHERE phone = ? AND day = ?", key, day.isoformat())

    def of_person(self, day: date, key: bytes) -> tuple[Booking, ...]:
        """Return the bookings of the day of the person whose phone or identity number has that key."""
        by_identity = self._found("WHERE identity = ? AND day = ?", key, day.isoformat())
        return by_identity or self.by_phone(day, key)

    def of(self, key: bytes) -> tuple[Booking, ...]:
        """Return the bookings of any day of the person whose phone or identity number has that key."""
        return self._found("WHERE identity = ? OR phone = ? ORDER BY day", key, key)

    def erase(self, key: bytes) -> None:
        """Delete the bookings of that person; to be called in a transaction."""
        self._db.execute("DELETE FROM bookings WHERE identity = ? OR phone = ?", (key, key))

    def on_day(self, day: date, code: BookingCode) -> Booking | None:
        """Return the booking of exactly that code on that day."""
        found = self._found("WHERE day = ? AND code = ?", day.isoformat(), code)
        return found[0] if found else None

    def delivered_at(self, day: date) -> datetime | None:
        """Return when the bookings of the day were last delivered, None if they never were."""
        with self._db.reading():
            rows = self._db.rows("SELECT delivered_at FROM booked_days WHERE day = ?", (day.isoformat(),))
        return time_of(rows[0][0]) if rows else None

    def forget(self, before: date) -> None:
        """Delete the bookings of earlier days; to be called in a transaction."""
        self._db.execute("DELETE FROM bookings WHERE day < ?", (before.isoformat(),))
        self._db.execute("DELETE FROM booked_days WHERE day < ?", (before.isoformat(),))

    def _found(self, where: str, *values: str | bytes) -> tuple[Booking, ...]:
        with self._db.reading():
            return tuple(_booking(row) for row in self._db.rows(f"{_SELECT} {where}", values))


def _values(day: date, row: BookingRow) -> Row:
    one = row.booking
    return (day.isoformat(), one.code, alike(one.code), one.service, stored(one.booked_for), row.phone, row.identity)


def _booking(row: Row) -> Booking:
    code, service, booked_for = cast("tuple[str, str, int]", row)
    return Booking(code=BookingCode(code), service=ServiceCode(service), booked_for=time_of(booked_for))
