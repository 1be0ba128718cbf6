"""What can be asked of a branch; a command says what someone wants, never what will come of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server_client.queue_model.configuration import VIETNAMESE, WALK_IN, Configuration
from server_client.queue_model.device_commands import (
    AnswerHelp,
    AskForHelp,
    LockDevice,
    ReportDevice,
    ReportPrint,
    UnlockDevice,
)
from server_client.queue_model.epoch_commands import AdoptTicket, BeginEpoch
from server_client.queue_model.ids import (
    BookingCode,
    ClassCode,
    ClerkId,
    CommandId,
    CounterId,
    Language,
    OutcomeCode,
    ProfileCode,
    ReasonCode,
    ServiceCode,
    TicketId,
    Token,
)
from server_client.queue_model.ticket import AnnouncedWait


class TransferPosition(StrEnum):
    """Where a transferred ticket joins: before all, after all, or where its own clock puts it."""

    FIRST = "first"
    LAST = "last"
    BY_ISSUE = "by_issue"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueTicket:
    """A citizen takes a number for one or more services.

    `number` and `taken_at` are given only for a ticket that a kiosk printed from its own emergency series while it
    could not reach its node; such a ticket is on paper already, so closed services and quotas no longer stop it, and
    if it is the first of a new day it opens the day. `is_online`: taken by phone, by someone who is still on their way,
    and not offered before `offered_from`, when they can be there. `announced` is the wait that the person was shown.
    """

    id: CommandId
    needs: tuple[ServiceCode, ...]
    token: Token
    language: Language = VIETNAMESE
    class_code: ClassCode = WALK_IN
    number: str | None = None
    taken_at: datetime | None = None
    is_online: bool = False
    announced: AnnouncedWait | None = None
    offered_from: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInBooking:
    """A citizen who booked a time is in the house."""

    id: CommandId
    booking: BookingCode
    service: ServiceCode
    booked_for: datetime
    token: Token
    language: Language = VIETNAMESE
    announced: AnnouncedWait | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTicket:
    """A number that was given out on paper; `ticket` is made by whoever keys it in."""

    ticket: TicketId
    number: str
    service: ServiceCode
    taken_at: datetime
    class_code: ClassCode = WALK_IN


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptPaperTickets:
    """Numbers given out by hand join the queue at their true times."""

    id: CommandId
    papers: tuple[PaperTicket, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallNext:
    """A counter asks for whoever is next."""

    id: CommandId
    counter: CounterId


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTicket:
    """A counter asks for one ticket, and says why this one."""

    id: CommandId
    counter: CounterId
    ticket: TicketId
    reason: ReasonCode


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallTicket:
    """The call is repeated."""

    id: CommandId
    counter: CounterId
    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class StartServing:
    """The called person has come."""

    id: CommandId
    counter: CounterId
    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishTicket:
    """The need is dealt with; with `wrap_up` the clerk still has work to do before the next person."""

    id: CommandId
    counter: CounterId
    ticket: TicketId
    outcome: OutcomeCode
    wrap_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MissTicket:
    """The called person has not come."""

    id: CommandId
    counter: CounterId
    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnTicket:
    """A missed person is here after all."""

    id: CommandId
    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class PostponeTicket:
    """A waiting person needs some minutes more before they can come."""

    id: CommandId
    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldTicket:
    """The person at the counter steps aside and will come back to it."""

    id: CommandId
    counter: CounterId
    ticket: TicketId
    reason: ReasonCode


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeTicket:
    """A held person is ready again."""

    id: CommandId
    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferTicket:
    """A ticket is sent to another service, to a counter by name, or both; `sender` is the counter where it is now."""

    id: CommandId
    ticket: TicketId
    sender: CounterId | None = None
    service: ServiceCode | None = None
    counter: CounterId | None = None
    position: TransferPosition = TransferPosition.BY_ISSUE


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelTicket:
    """A person who is not at a counter gives up the place."""

    id: CommandId
    ticket: TicketId
    reason: ReasonCode


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPriority:
    """Staff grant a priority class, or with the walk-in class withdraw it; `counter`, if it did, can take it back."""

    id: CommandId
    ticket: TicketId
    class_code: ClassCode
    counter: CounterId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNeed:
    """The person needs one more service in this visit; `counter`, if it added this, can take it back."""

    id: CommandId
    ticket: TicketId
    service: ServiceCode
    counter: CounterId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBack:
    """A clerk's last deed was a slip and is undone, a few seconds later and before anything has come of it."""

    id: CommandId
    counter: CounterId


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectOutcome:
    """The outcome with which the counter finished a ticket today is put right."""

    id: CommandId
    counter: CounterId
    ticket: TicketId
    outcome: OutcomeCode


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeWalkIn:
    """Someone at the desk is served at once, without having waited, under a number of today."""

    id: CommandId
    counter: CounterId
    service: ServiceCode
    token: Token
    language: Language = VIETNAMESE
    class_code: ClassCode = WALK_IN


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCounter:
    """A clerk begins, comes back from a pause, ends the wrap-up, or changes the work profile."""

    id: CommandId
    counter: CounterId
    clerk: ClerkId
    profile: ProfileCode


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseCounter:
    """A clerk stops calling for a while."""

    id: CommandId
    counter: CounterId
    reason: ReasonCode


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCounter:
    """A clerk leaves the counter."""

    id: CommandId
    counter: CounterId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenService:
    """A service issues tickets again."""

    id: CommandId
    service: ServiceCode


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseService:
    """A service issues no more tickets; who waits is still served."""

    id: CommandId
    service: ServiceCode


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDay:
    """The branch begins today; a day that was left open is closed first. `reopen` goes on with a day closed early."""

    id: CommandId
    reopen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseDay:
    """The branch ends its day; whoever is left in the queue loses the place."""

    id: CommandId


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptConfiguration:
    """The branch takes over a newer configuration."""

    id: CommandId
    configuration: Configuration


@dataclass(frozen=True, slots=True, kw_only=True)
class RateService:
    """A citizen says how it was; `score` 1 is the best level."""

    id: CommandId
    ticket: TicketId
    score: int
    reasons: tuple[ReasonCode, ...] = ()


Command = (
    IssueTicket
    | CheckInBooking
    | AdoptPaperTickets
    | BeginEpoch
    | AdoptTicket
    | CallNext
    | CallTicket
    | RecallTicket
    | StartServing
    | FinishTicket
    | MissTicket
    | ReturnTicket
    | PostponeTicket
    | HoldTicket
    | ResumeTicket
    | TransferTicket
    | CancelTicket
    | SetPriority
    | AddNeed
    | TakeBack
    | CorrectOutcome
    | ServeWalkIn
    | OpenCounter
    | PauseCounter
    | CloseCounter
    | OpenService
    | CloseService
    | OpenDay
    | CloseDay
    | AdoptConfiguration
    | RateService
    | ReportPrint
    | AskForHelp
    | AnswerHelp
    | ReportDevice
    | LockDevice
    | UnlockDevice
)
