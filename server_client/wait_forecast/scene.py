"""What is known of a branch at one moment, as far as it matters for what comes next; nothing is guessed here.

All times are seconds of the day, counted as in the trace.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server_client.queue_model.ids import ClassCode, ClerkId, CounterId, ServiceCode, TicketId
from server_client.wait_forecast.trace import Skill, Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Somebody with a number: whom the rule must know to call them.

    `order` breaks ties as the log's seq does. `since_s` is when they took the number; `was_called` says that their
    first call is behind them.
    """

    ticket: TicketId
    service: ServiceCode
    class_code: ClassCode
    clock_s: float
    order: int
    since_s: float
    passed: int = 0
    misses: int = 0
    goes_first: bool = False
    was_called: bool = False
    was_held: bool = False
    directed_to: CounterId | None = None
    offered_from_s: float | None = None


class SeatState(StrEnum):
    """What a counter is doing; CALLED and SERVING hold a person."""

    CLOSED = "closed"
    IDLE = "idle"
    CALLED = "called"
    SERVING = "serving"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A counter: what it does and since when, with whom, and what it is planned to do for the rest of the day.

    `plan` is None if no plan is known. `reason` is why it closed, `freed_by` what
    an idle one did last ("ended", "no_show" or "opened"); `spells` are from when to when it has been open,
    the last without an end while it is; `skills` of a closed counter are those it had last, or is planned to have.
    """

    counter: CounterId
    clerk: ClerkId
    skills: tuple[Skill, ...]
    state: SeatState
    since_s: float
    standing: Standing | None = None
    plan: tuple[tuple[float, float], ...] | None = None
    reason: str = ""
    freed_by: str = ""
    spells: tuple[tuple[float, float | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """Somebody who did not come when called, or was asked to step aside at `counter`, and may be back."""

    standing: Standing
    since_s: float
    is_held: bool
    counter: CounterId


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A booking of today whose holder has not come yet."""

    service: ServiceCode
    slot_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A branch at `at`, which is second `t` of day `day`.

    `is_open` says that numbers are given out, `is_over` that they are no more today, `closed_services` for what not.
    `expected` is None if bookings are not announced beforehand; `closes_s` is when the day ends, if that is known;
    `kind` is what makes days alike.
    """

    at: datetime
    day: int
    t: float
    terms: Terms
    seats: tuple[Seat, ...]
    waiting: tuple[Standing, ...]
    away: tuple[Away, ...] = ()
    expected: tuple[Expected, ...] | None = None
    is_open: bool = True
    is_over: bool = False
    closed_services: frozenset[ServiceCode] = frozenset()
    closes_s: float | None = None
    kind: str = ""
