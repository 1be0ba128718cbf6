"""A counter at work: who sits there, under which work profile, with whom, and what it has just done."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server_client.queue_model.ids import ClerkId, CounterId, ProfileCode, ReasonCode, ServiceCode, TicketId
from server_client.queue_model.ticket import Ticket


class CounterState(StrEnum):
    """What a counter is doing; CALLED and SERVING hold a ticket, the others none."""

    CLOSED = "closed"
    IDLE = "idle"
    CALLED = "called"
    SERVING = "serving"
    WRAP_UP = "wrap_up"
    PAUSED = "paused"

    @property
    def is_busy(self) -> bool:
        """Say whether a ticket is called to the counter or served there."""
        return self is CounterState.CALLED or self is CounterState.SERVING

    @property
    def may_call(self) -> bool:
        """Say whether the counter can take another ticket."""
        return self is CounterState.IDLE or self is CounterState.WRAP_UP


class DeedKind(StrEnum):
    """What a counter can take back for a few seconds."""

    START = "start"
    MISS = "miss"
    HOLD = "hold"
    TRANSFER = "transfer"
    ADD_NEED = "add_need"
    SET_PRIORITY = "set_priority"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoable:
    """A deed that can be taken back until `until`, as long as the ticket is just as the deed left it (`after`).

    `before` is the ticket as it was, and `since` when the counter had begun what it was doing then; `need` is the
    service that was added, if that was the deed.
    """

    deed: DeedKind
    before: Ticket
    after: Ticket
    since: datetime | None
    until: datetime
    need: ServiceCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """The present state of one counter; `since` is when it began, `undoable` what it can still take back."""

    id: CounterId
    state: CounterState = CounterState.CLOSED
    clerk: ClerkId | None = None
    profile: ProfileCode | None = None
    ticket: TicketId | None = None
    pause_reason: ReasonCode | None = None
    since: datetime | None = None
    undoable: Undoable | None = None
