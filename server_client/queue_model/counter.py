"""A counter at work: who sits there, under which work profile, and with whom."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server_client.queue_model.ids import ClerkId, CounterId, ProfileCode, ReasonCode, TicketId


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """The present state of one counter; `since` is when it began."""

    id: CounterId
    state: CounterState = CounterState.CLOSED
    clerk: ClerkId | None = None
    profile: ProfileCode | None = None
    ticket: TicketId | None = None
    pause_reason: ReasonCode | None = None
    since: datetime | None = None
