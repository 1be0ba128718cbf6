"""A visit, its needs, and the ticket that each need is in its turn; the rules about them are elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server_client.queue_model.ids import (
    BookingCode,
    ClassCode,
    ClerkId,
    CounterId,
    Language,
    OutcomeCode,
    ReasonCode,
    ServiceCode,
    TicketId,
    Token,
    VisitId,
)


class TicketState(StrEnum):
    """Where a ticket stands; the last four are final."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    MISSED = "missed"
    FINISHED = "finished"
    ABANDONED = "abandoned"
    CANCELLED = "cancelled"
    EXPIRED = "expired"

    @property
    def is_final(self) -> bool:
        """Say whether nothing can follow."""
        return self in _FINAL

    @property
    def is_at_counter(self) -> bool:
        """Say whether a counter is busy with the ticket."""
        return self is TicketState.CALLED or self is TicketState.SERVING


_FINAL = frozenset({TicketState.FINISHED, TicketState.ABANDONED, TicketState.CANCELLED, TicketState.EXPIRED})


class TicketOrigin(StrEnum):
    """How a ticket came into the queue."""

    COUNTED = "counted"
    BOOKED = "booked"
    OFFLINE = "offline"
    PAPER = "paper"
    DESK = "desk"
    ONLINE = "online"
    ADOPTED = "adopted"


class CallReasonKind(StrEnum):
    """Why a ticket was called before the others; WALK_DIRECT was never called out, but served at the desk at once."""

    WAITED = "waited"
    PRIORITY = "priority"
    BOOKED = "booked"
    OVERTAKEN = "overtaken"
    SENT_FIRST = "sent_first"
    SENT_HERE = "sent_here"
    CHOSEN = "chosen"
    WALK_DIRECT = "walk_direct"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallReason:
    """The reason of one call, with the figures that a sentence about it needs."""

    kind: CallReasonKind
    waited_s: int
    promise_s: int
    passed: int = 0
    booked_for: datetime | None = None
    chosen_because: ReasonCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedWait:
    """What a person was told when the number was given: seconds until the first call, a range and what is likely."""

    low_s: int
    likely_s: int
    high_s: int

    @property
    def is_sound(self) -> bool:
        """Say whether it is in order, as what was foretold by this program always is."""
        return 0 <= self.low_s <= self.likely_s <= self.high_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """One need of a visit in the queue of one service.

    `clock` is the priority clock, `seq` the event that queued it: together its place. `directed_to` names the only
    counter that may call it, `goes_first` puts it before all others of its service, `offered_from` keeps it from being
    offered until then. `calls` counts the calls of the present turn, `moves` transfers and holds of its whole life,
    `postponed` how often its holder asked for more time;
    `away_since` is when it was missed or held;
    `called_to`, `called_at` and `clerk` tell of the last call, whatever came of it.
    """

    id: TicketId
    visit: VisitId
    number: str
    service: ServiceCode
    class_code: ClassCode
    clock: datetime
    seq: int
    queued_at: datetime
    state: TicketState = TicketState.WAITING
    counter: CounterId | None = None
    directed_to: CounterId | None = None
    goes_first: bool = False
    offered_from: datetime | None = None
    booked_for: datetime | None = None
    passed: int = 0
    calls: int = 0
    misses: int = 0
    moves: int = 0
    postponed: int = 0
    called_to: CounterId | None = None
    clerk: ClerkId | None = None
    called_at: datetime | None = None
    started_at: datetime | None = None
    away_since: datetime | None = None
    ended_at: datetime | None = None
    call_reason: CallReason | None = None
    outcome: OutcomeCode | None = None
    rating: int | None = None

    @property
    def place(self) -> tuple[datetime, int]:
        """Return what orders tickets of one service and class."""
        return (self.clock, self.seq)

    def is_offered(self, now: datetime) -> bool:
        """Say whether it may be offered at `now` to a counter that calls the next."""
        return self.offered_from is None or self.offered_from <= now


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One service that the visit is for, and the ticket that it became in its turn."""

    service: ServiceCode
    ticket: TicketId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One person's stay, known by the number on their paper.

    `booking` is what it checked in for, unless that was taken back before anyone saw the number. `prints` counts the
    papers that came out; `print_fault` is the last fault since one did.
    """

    id: VisitId
    number: str
    token: Token | None
    language: Language
    issued_at: datetime
    origin: TicketOrigin
    needs: tuple[Need, ...]
    ticket: TicketId
    booking: BookingCode | None = None
    prints: int = 0
    print_fault: str | None = None

    @property
    def next_need(self) -> int | None:
        """Return the index of the first need that has had no ticket yet."""
        return next((index for index, need in enumerate(self.needs) if need.ticket is None), None)
