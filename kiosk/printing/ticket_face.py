"""What one ticket says; it has no field that could hold a name, an identity number or a reason for priority."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from server_client.queue_model.ticket import AnnouncedWait

CODE = re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){2}")
"""A code of so many places has room for nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRules:
    """The queue's rules as the branch has set them; a rule that is None is not printed."""

    overtaking_limit: int | None = None
    """How many later numbers of the same service may be called first."""
    missed_minutes: int | None = None
    """After how many minutes a missed number is called again."""
    misses_allowed: int | None = None
    """At which miss the ticket ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketFace:
    """One ticket, in the citizen's language; texts of the branch come in that language.

    ``people_ahead`` is None when the kiosk cannot know it (the branch's server is out of reach, or this is a copy), and
    ``announced``, the wait that was told when the number was given, if nothing was told.
    ``dossiers`` are the names of those that were made ready, ``preparation_code`` is under what the clerk finds them.
    ``booked_for`` is the booked time, for who checked in for one. ``by_time_of_issue`` says so on the paper of the
    kiosk's own series. ``priority`` prints a mark that says nothing of the reason. ``copy`` is 0 for the first print
    and counts the reprints. Raises ValueError for a face that can't be printed honestly.
    """

    office: str
    branch: str
    number: str
    service: str
    issued_at: datetime
    valid_on: date
    language: str
    people_ahead: int | None = None
    announced: AnnouncedWait | None = None
    priority: bool = False
    tracking_url: str | None = None
    further_needs: tuple[str, ...] = ()
    dossiers: tuple[str, ...] = ()
    preparation_code: str | None = None
    rules: TicketRules = field(default_factory=TicketRules)
    notes: tuple[str, ...] = ()
    by_time_of_issue: bool = False
    booked_for: datetime | None = None
    copy: int = 0

    def __post_init__(self) -> None:
        if self.issued_at.utcoffset() is None:
            raise ValueError("TicketFace.issued_at has no time zone: pass an aware datetime")
        if self.booked_for is not None and self.booked_for.utcoffset() is None:
            raise ValueError("TicketFace.booked_for has no time zone: pass an aware datetime")
        if not re.fullmatch(r"[\w-]{1,12}", self.number) or not self.number.strip("-_"):
            raise ValueError(f"TicketFace.number {self.number!r} is not 1 to 12 letters, figures and hyphens")
        if self.preparation_code is not None and not CODE.fullmatch(self.preparation_code):
            raise ValueError("TicketFace.preparation_code is not three groups of four capitals and figures")
        if self.copy < 0 or (self.people_ahead is not None and self.people_ahead < 0):
            raise ValueError("TicketFace.copy and .people_ahead count from 0")
