"""A branch's day as a trace: what happened, told without persons, in seconds of the day; how it is written, wire knows.

Seconds count from the opening in traces made elsewhere and from local midnight in those of the product's own log: what
is learned needs only that they always count from the same moment.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from server_client.queue_model.ids import ClassCode, ClerkId, CounterId, ServiceCode, TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceTerms:
    """What an office says of a service: its usual serving and the wait that it promises, both in seconds."""

    nominal_s: float
    promise_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """By what a branch works: its services, the calling rule, and what the forecast must know beside them.

    `classes` are all classes; `booking_classes` those that come by appointment. `issue_end_s` is when the last number
    of a service is given out, where that is known. A transferred ticket gets `transfer_class` and a clock
    `transfer_credit_s` before its transfer; where these are None it keeps its own. A missed one is not offered for
    `return_delay_s` and may come back until it has been missed `miss_limit` times; who does not come blocks the
    counter for `noshow_after_s`, unless the log tells otherwise.
    """

    services: Mapping[ServiceCode, ServiceTerms]
    slopes: Mapping[ClassCode, float]
    classes: tuple[ClassCode, ...]
    booking_classes: frozenset[ClassCode] = frozenset()
    overtaking_limit: int = 6
    issue_end_s: Mapping[ServiceCode, float] = field(default_factory=dict)
    transfer_class: ClassCode | None = None
    transfer_credit_s: float | None = None
    return_delay_s: float = 300.0
    miss_limit: int = 2
    noshow_after_s: float | None = None

    def slope(self, class_code: ClassCode) -> float:
        """Return how fast the urgency of the class grows."""
        return self.slopes.get(class_code, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """A service that a counter serves, for some classes only (empty: all) or only who has waited so long."""

    service: ServiceCode
    classes: tuple[ClassCode, ...] = ()
    after_wait_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """When somebody is planned to be at a counter today; `plan` holds intervals in seconds, in order."""

    counter: CounterId
    clerk: ClerkId
    skills: tuple[Skill, ...]
    plan: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchOpened:
    """The day began; `roster` is empty if none is known; `kind` is what makes days alike ("0" Monday), if known."""

    roster: tuple[Shift, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchClosed:
    """The day ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """Somebody is to come at `slot_s` today."""

    service: ServiceCode
    slot_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketIssued:
    """A number was given out; `clock_s` is its priority clock, `slot_s` the booked time of an appointment."""

    ticket: TicketId
    service: ServiceCode
    class_code: ClassCode
    clock_s: float
    slot_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterOpened:
    """A counter calls from now on, for the first time or again after a pause."""

    counter: CounterId
    clerk: ClerkId
    skills: tuple[Skill, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterClosed:
    """A counter calls no one from now on: a pause, lunch or the end; `reason` is the office's own word, or empty.

    Whoever was sent to it goes on waiting for it if it `keeps_sent`, and for any counter of the service if not.
    """

    counter: CounterId
    reason: str = ""
    keeps_sent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketCalled:
    """A ticket was called to a counter."""

    ticket: TicketId
    counter: CounterId


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRecalled:
    """The call was repeated."""

    ticket: TicketId
    counter: CounterId


@dataclass(frozen=True, slots=True, kw_only=True)
class NoShow:
    """The called person did not come; `is_final` says that the ticket ended with it."""

    ticket: TicketId
    is_final: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketReturned:
    """A missed or held person is back in line.

    It is not offered before `offered_from_s`, and waits for `directed_to` alone if that is named. Who was held waits
    for the same counter unless `to_any`.
    """

    ticket: TicketId
    offered_from_s: float | None = None
    directed_to: CounterId | None = None
    to_any: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketHeld:
    """The person at the counter stepped aside."""

    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceStarted:
    """The called person came; `service` is what is served."""

    ticket: TicketId
    counter: CounterId
    service: ServiceCode


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceEnded:
    """The serving ended: `to` None if the ticket did too, else it waits for that service from now on.

    `clock_s`, `class_code`, `directed_to`, `goes_first` and `starts_anew` (nobody has gone before it yet, though the
    service is the same) are told where the terms do not say what a transfer does.
    """

    ticket: TicketId
    to: ServiceCode | None = None
    clock_s: float | None = None
    class_code: ClassCode | None = None
    directed_to: CounterId | None = None
    goes_first: bool = False
    starts_anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketMoved:
    """A ticket that was at no counter was sent on, and waits there."""

    ticket: TicketId
    service: ServiceCode
    clock_s: float
    directed_to: CounterId | None = None
    goes_first: bool = False
    starts_anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketChanged:
    """A ticket is of another class, or is not offered before a time: what is None stays."""

    ticket: TicketId
    class_code: ClassCode | None = None
    offered_from_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallUndone:
    """What was last told of a ticket at a counter was an error: it is there again, as it was before."""

    ticket: TicketId
    counter: CounterId


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """A place was given up."""

    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class Expired:
    """The day ended before the ticket's turn."""

    ticket: TicketId


TraceData = (
    BranchOpened
    | BranchClosed
    | Booked
    | TicketIssued
    | CounterOpened
    | CounterClosed
    | TicketCalled
    | TicketRecalled
    | NoShow
    | TicketReturned
    | TicketHeld
    | ServiceStarted
    | ServiceEnded
    | TicketMoved
    | TicketChanged
    | CallUndone
    | Cancelled
    | Expired
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceEvent:
    """What happened on a day (a count of days) at `t` seconds of it."""

    day: int
    t: float
    data: TraceData
