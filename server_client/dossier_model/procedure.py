"""An administrative procedure as a citizen needs to know it; it promises nothing that is not known well enough."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NewType

from server_client.dossier_model.procedure_code import national

ProcedureCode = NewType("ProcedureCode", str)


class Confidence(Enum):
    """How well a statement is known; what is of low confidence is never told to a citizen as a promise."""

    HIGH = "high"
    MEDIUM = "med"
    LOW = "low"


class TimeUnit(Enum):
    """What a processing time is counted in; the calendar gives each its meaning."""

    SAME_DAY = "same_day"
    WORKING_HOUR = "working_hour"
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"


class Channel(Enum):
    """How a dossier is handed in; fees may differ by it."""

    DIRECT = "direct"
    ONLINE = "online"
    POST = "post"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessingTime:
    """How long it takes: `value` units where that can be counted, and the published wording."""

    value: int | None
    unit: TimeUnit | None
    text: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """What one channel costs (`channel` None: each that has no line of its own); the text is shown as published.

    The amount in dong serves sums and never replaces the text, which says per page, per copy and who is exempt.
    """

    channel: Channel | None
    text: str
    amount: int | None
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A paper of a dossier: how many originals and copies; none of both means that it is only shown."""

    name: str
    originals: int
    copies: int
    note: str = ""
    replaced_by_data: bool = False
    mandatory: bool = True

    @property
    def only_shown(self) -> bool:
        """Whether the citizen keeps it and only lets the clerk see it."""
        return self.originals == 0 and self.copies == 0

    @property
    def must_be_brought(self) -> bool:
        """Whether a dossier lacks something without it: it is due in every dossier and no database answers for it."""
        return self.mandatory and not self.replaced_by_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One way in which a procedure arises, with the papers that it takes; a procedure's only case has no name."""

    name: str
    documents: tuple[Document, ...]

    @property
    def must_be_brought(self) -> tuple[Document, ...]:
        """The papers without which nobody need take a number."""
        return tuple(document for document in self.documents if document.must_be_brought)


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """One version of a procedure, in force from `effective_from` to `effective_to`, both included (None: open).

    `online_only` holds the sentence that says where to turn if no paper is accepted, and is empty otherwise.
    `note` is for the staff that keeps the catalogue, never for citizens.
    `popularity` counts dossiers a year, as far as the centre knows it; it orders what is found.
    """

    code: ProcedureCode
    official_name: str
    short_name: str
    english_name: str = ""
    field: str = ""
    level: str = ""
    authority: str = ""
    cases: tuple[Case, ...] = ()
    time: ProcessingTime | None = None
    fees: tuple[Fee, ...] = ()
    online_only: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    confidence: Confidence = Confidence.MEDIUM
    documents_confidence: Confidence = Confidence.MEDIUM
    keywords: str = ""
    note: str = ""
    popularity: int = 0

    @property
    def national_code(self) -> str:
        """The code by which other data refers to the procedure, whichever province publishes it."""
        return national(self.code)

    @property
    def promised_time(self) -> ProcessingTime | None:
        """The processing time as far as it may be promised: None if unknown or of low confidence."""
        return self.time if self.time is not None and self.time.confidence is not Confidence.LOW else None

    def promised_fee(self, channel: Channel) -> Fee | None:
        """The fee for this channel as far as it may be promised: None if unknown or of low confidence."""
        by_channel = {fee.channel: fee for fee in self.fees}
        fee = by_channel.get(channel, by_channel.get(None))
        return fee if fee is not None and fee.confidence is not Confidence.LOW else None

    def in_force(self, day: date) -> bool:
        """Whether this version is the law on that day."""
        return (self.effective_from is None or self.effective_from <= day) and (
            self.effective_to is None or day <= self.effective_to
        )
