"""What has happened at a branch; an event is a fact, so applying one asks no questions."""

from dataclasses import dataclass
from datetime import date, datetime

from server_client.queue_model.commands import TransferPosition
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.device_events import (
    DeviceLocked,
    DeviceReported,
    DeviceUnlocked,
    HelpAnswered,
    HelpAsked,
    TicketPrinted,
    TicketPrintFailed,
)
from server_client.queue_model.epoch_events import EpochBegun
from server_client.queue_model.ids import (
    BookingCode,
    BranchId,
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
    VisitId,
)
from server_client.queue_model.ticket import AnnouncedWait, CallReason, TicketOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigurationAdopted:
    """From here on the branch works by this configuration."""

    configuration: Configuration


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOpened:
    """A local day began; numbers start anew unless it is the same day reopened."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClosed:
    """The local day ended; no ticket is left in the queue."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOpened:
    """A service issues tickets again."""

    service: ServiceCode


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceClosed:
    """A service issues no more tickets."""

    service: ServiceCode


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingCheckedIn:
    """Someone who had booked is in the house; the ticket follows."""

    booking: BookingCode
    visit: VisitId
    booked_for: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTicketsAdopted:
    """Numbers given out by hand were keyed in; the tickets follow."""

    visits: tuple[VisitId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketIssued:
    """A number was given out.

    `series` and `ordinal` say how far the series of a prefix has advanced with it (None for a number of a foreign
    series); `ahead` is how many waited for the service then. `announced` is the wait that the person was told, if
    one was. Who is still on the way is not offered before `offered_from`.
    """

    visit: VisitId
    ticket: TicketId
    number: str
    series: str | None
    ordinal: int | None
    token: Token | None
    language: Language
    needs: tuple[ServiceCode, ...]
    class_code: ClassCode
    clock: datetime
    issued_at: datetime
    origin: TicketOrigin
    ahead: int
    booking: BookingCode | None = None
    booked_for: datetime | None = None
    announced: AnnouncedWait | None = None
    offered_from: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedQueued:
    """The next need of a visit became a ticket."""

    visit: VisitId
    ticket: TicketId
    service: ServiceCode
    class_code: ClassCode
    clock: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedAdded:
    """A visit is for one more service; `counter` is where it was added, if that is known."""

    visit: VisitId
    service: ServiceCode
    counter: CounterId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketCalled:
    """A ticket is called to a counter; whoever of its service it overtakes follows from the state."""

    ticket: TicketId
    counter: CounterId
    reason: CallReason


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRecalled:
    """The call was repeated."""

    ticket: TicketId
    counter: CounterId


@dataclass(frozen=True, slots=True, kw_only=True)
class ServingStarted:
    """The called person came."""

    ticket: TicketId
    counter: CounterId


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketFinished:
    """The need was dealt with."""

    ticket: TicketId
    counter: CounterId
    outcome: OutcomeCode
    wrap_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketMissed:
    """The called person did not come and may still return."""

    ticket: TicketId
    counter: CounterId


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketAbandoned:
    """The called person did not come once too often."""

    ticket: TicketId
    counter: CounterId


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketReturned:
    """A missed person is back, at the old place, and is offered again from `offered_from`."""

    ticket: TicketId
    offered_from: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketPostponed:
    """A waiting person needs longer: the ticket keeps its place and is offered again from `offered_from`."""

    ticket: TicketId
    offered_from: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketHeld:
    """The person at the counter stepped aside."""

    ticket: TicketId
    counter: CounterId
    reason: ReasonCode


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketResumed:
    """A held person is ready, for `counter`, or for any that serves the service if there is none."""

    ticket: TicketId
    counter: CounterId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketTransferred:
    """A ticket was sent on; `clock` is its priority clock from here on."""

    ticket: TicketId
    service: ServiceCode
    counter: CounterId | None
    position: TransferPosition
    clock: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketCancelled:
    """A place was given up."""

    ticket: TicketId
    reason: ReasonCode


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketExpired:
    """The day ended before the ticket's turn."""

    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class PrioritySet:
    """A ticket is of another class now; `counter` is where that was granted, if it is known."""

    ticket: TicketId
    class_code: ClassCode
    counter: CounterId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedTakenBack:
    """The counter's last deed is undone: the ticket is as it was before; which deed it was follows from the state."""

    counter: CounterId
    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeCorrected:
    """A finished ticket has had this outcome."""

    ticket: TicketId
    counter: CounterId
    outcome: OutcomeCode


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterOpened:
    """A counter is ready for the next person."""

    counter: CounterId
    clerk: ClerkId
    profile: ProfileCode


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterPaused:
    """A counter calls no one for a while."""

    counter: CounterId
    reason: ReasonCode


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterClosed:
    """A counter has no clerk; who was sent to it by name waits for any counter of the service."""

    counter: CounterId


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRated:
    """A citizen said how it was; `score` 1 is the best level."""

    ticket: TicketId
    score: int
    reasons: tuple[ReasonCode, ...]


EventData = (
    ConfigurationAdopted
    | DayOpened
    | DayClosed
    | ServiceOpened
    | ServiceClosed
    | BookingCheckedIn
    | PaperTicketsAdopted
    | EpochBegun
    | TicketIssued
    | NeedQueued
    | NeedAdded
    | TicketCalled
    | TicketRecalled
    | ServingStarted
    | TicketFinished
    | TicketMissed
    | TicketAbandoned
    | TicketReturned
    | TicketPostponed
    | TicketHeld
    | TicketResumed
    | TicketTransferred
    | TicketCancelled
    | TicketExpired
    | PrioritySet
    | DeedTakenBack
    | OutcomeCorrected
    | CounterOpened
    | CounterPaused
    | CounterClosed
    | ServiceRated
    | TicketPrinted
    | TicketPrintFailed
    | HelpAsked
    | HelpAnswered
    | DeviceReported
    | DeviceLocked
    | DeviceUnlocked
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of a branch's log: `seq` is gapless, `at` (UTC) never before that of the event before."""

    branch: BranchId
    epoch: int
    seq: int
    at: datetime
    command_id: CommandId
    data: EventData
