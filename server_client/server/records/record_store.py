"""The file of bookings and dossiers, open; it blocks, and one thread at a time may use it."""

from datetime import datetime
from pathlib import Path

from server_client.queue_model.local_time import local_day
from server_client.server.records import booking_table, dossier_table
from server_client.server.records.booking_table import BookingTable
from server_client.server.records.dossier_table import DossierTable
from server_client.server.records.rules import RecordRules
from server_client.server.store.database import Database, Form

_FORM = Form(
    name="file of bookings and dossiers",
    version=1,
    tables=booking_table.TABLES + dossier_table.TABLES,
    forgets=True,
)


class RecordStore:
    """Both tables in one file."""

    def __init__(self, path: Path) -> None:
        """Open or make the file; LogDamaged or StoreUnavailable says why that fails."""
        self._db = Database(path, _FORM)
        self.bookings = BookingTable(self._db)
        self.dossiers = DossierTable(self._db)

    def purge(self, now: datetime, rules: RecordRules) -> None:
        """Forget the bookings of past days and the statuses that nobody asks for any more."""
        with self._db.transaction():
            self.bookings.forget(local_day(now))
            self.dossiers.forget(final_before=now - rules.final_kept, before=now - rules.kept)
        self._db.forget_deleted()

    def erase_person(self, key: bytes) -> None:
        """Forget the bookings of the person whose phone or identity number has that key, in the file too."""
        with self._db.transaction():
            self.bookings.erase(key)
        self._db.forget_deleted()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
