"""What one clerk tells the next about a visit, in a line or two; no place for a person's data."""

from dataclasses import dataclass
from datetime import datetime

from server_client.dossier_model.personal import Personal
from server_client.queue_model.ids import ClerkId

LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class VisitNote(Personal):
    """A visit's note: the last one counts, and goes with the day."""

    text: str
    clerk: ClerkId
    at: datetime
