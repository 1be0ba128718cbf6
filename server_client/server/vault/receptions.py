"""The receptions, notes and messages to the city's system in an open vault; it asks nobody's right and has no clock."""

from datetime import datetime, time, timedelta

from server_client.dossier_model.preregistration import Retention
from server_client.dossier_model.reception import Reception, ReceptionId
from server_client.dossier_model.visit_note import VisitNote
from server_client.queue_model.ids import VisitId
from server_client.queue_model.local_time import VIETNAM, local_day
from server_client.server.errors import VaultClosed
from server_client.server.vault.outgoing_table import MessageId, Outgoing
from server_client.server.vault.reception_table import ReceptionEntry
from server_client.server.vault.sealing import Sealing
from server_client.server.vault.vault_file import VaultFile
from server_client.wire.receptions import decode_note_shown, decode_reception, encode_note_shown, encode_reception


class Receptions:
    """What lies sealed about dossiers at the counter; its methods block, and raise VaultClosed if a record is locked.

    All that changes something belongs into a transaction of the file.
    """

    def __init__(self, file: VaultFile, sealing: Sealing, retention: Retention) -> None:
        """Keep in `file` what `sealing` seals, as long as `retention` says of what was taken on."""
        self._file = file
        self._sealing = sealing
        self._days = retention.days_taken

    def find(self, reception: ReceptionId) -> Reception | None:
        """Return a reception, if there is one of that id."""
        text = self._sealing.open(reception_record(reception))
        return None if text is None else decode_reception(text)

    def of_visit(self, visit: VisitId) -> tuple[Reception, ...]:
        """Return a visit's receptions, in the order in which they were opened."""
        found = (self.find(one) for one in self._file.receptions.of_visit(visit))
        return tuple(reception for reception in found if reception is not None)

    def keep(self, reception: Reception, at: datetime) -> None:
        """Keep a reception as it is at `at`."""
        entry = ReceptionEntry(
            id=reception.id,
            visit=reception.visit,
            opened_at=reception.opened_at,
            due_at=_end_of_day(reception.ended_at or at, self._days),
        )
        self._file.receptions.keep(entry)
        self._sealing.keep(reception_record(reception.id), encode_reception(reception))

    def note(self, visit: VisitId) -> VisitNote | None:
        """Return a visit's note."""
        text = self._sealing.open(note_record(visit))
        return None if text is None else decode_note_shown(text)

    def keep_note(self, visit: VisitId, note: VisitNote | None) -> None:
        """Keep a visit's note until the end of its day, or have none."""
        if note is None:
            self._file.receptions.forget_notes([visit])
            self._file.drop([note_record(visit)])
            return
        self._file.receptions.keep_note(visit, _end_of_day(note.at, 0))
        self._sealing.keep(note_record(visit), encode_note_shown(note))

    def send(self, one: Outgoing, record: bytes) -> None:
        """Put a message on the way; `record` is what it says."""
        self._file.outgoing.keep(one)
        self._sealing.keep(message_record(one.id), record)

    def message(self, message: MessageId) -> bytes:
        """Return what a message says; VaultClosed if that is gone."""
        text = self._sealing.open(message_record(message))
        if text is None:
            raise VaultClosed(f"What message {message} says is gone from {self._file.path}: restore it from a backup")
        return text

    def sent(self, message: MessageId) -> None:
        """Forget a message, which was delivered or is to go no more."""
        self._file.outgoing.forget([message])
        self._file.drop([message_record(message)])


def purge_receptions(file: VaultFile, now: datetime, undelivered_kept: timedelta) -> int:
    """Forget what is due, without a key; return how many messages were given up. To be called in a transaction."""
    receptions, visits = file.receptions.due(now), file.receptions.due_notes(now)
    given_up = file.outgoing.before(now - undelivered_kept)
    file.drop(map(reception_record, receptions))
    file.drop(map(note_record, visits))
    file.drop(map(message_record, given_up))
    file.receptions.forget(receptions)
    file.receptions.forget_notes(visits)
    file.outgoing.forget(given_up)
    return len(given_up)


def reception_record(reception: ReceptionId) -> str:
    """Return the name under which a reception is sealed."""
    return f"reception {reception}"


def note_record(visit: VisitId) -> str:
    """Return the name under which a visit's note is sealed."""
    return f"note {visit}"


def message_record(message: MessageId) -> str:
    """Return the name under which a message is sealed."""
    return f"message {message}"


def _end_of_day(at: datetime, days: int) -> datetime:
    return datetime.combine(local_day(at) + timedelta(days=days + 1), time(), VIETNAM)
