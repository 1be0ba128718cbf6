"""What must be known of a branch to count its events: the day's sums, its open tickets, its counters; no rule is here.

Each sum stands in a cell: a half hour of a local day, a service, a counter, a clerk, a class; empty where there is
none, as a number that is given out has no counter yet.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from server_client.branch_statistics.figures import Sums, add
from server_client.queue_model.branch import BEFORE_ALL
from server_client.queue_model.ids import (
    BranchId,
    ClassCode,
    ClerkId,
    CounterId,
    OutcomeCode,
    ServiceCode,
    TicketId,
)
from server_client.queue_model.local_time import VIETNAM, local_day, local_minute
from server_client.queue_model.ticket import AnnouncedWait

_HALF_HOUR = timedelta(minutes=30)
_MILLISECOND = timedelta(milliseconds=1)
NO_COUNTER = CounterId("")
NO_CLERK = ClerkId("")


class Cell(NamedTuple):
    """Where something is counted; `half_hour` is 0 to 47 of the local day."""

    half_hour: int
    service: ServiceCode = ServiceCode("")
    counter: CounterId = NO_COUNTER
    clerk: ClerkId = NO_CLERK
    class_code: ClassCode = ClassCode("")


Cells = dict[Cell, Sums]


@dataclass(frozen=True, slots=True)
class OpenForecast:
    """A wait that was announced at a time and is not known yet; what comes of it counts where it was announced."""

    announced: AnnouncedWait
    at: datetime
    cell: Cell


@dataclass(slots=True)
class OpenTicket:
    """A ticket that has not ended.

    `waited_s`, `promise_s` and `passed` are what its last call told; `came` says that its wait has been counted,
    `served_s` for how long it has been served before, and `started_at` since when it is being served. `forecast` is
    what was announced, until that is known or can never be.
    """

    service: ServiceCode
    class_code: ClassCode
    counter: CounterId = NO_COUNTER
    clerk: ClerkId = NO_CLERK
    was_called: bool = False
    came: bool = False
    waited_s: int = 0
    promise_s: int = 0
    passed: int = 0
    served_s: int = 0
    started_at: datetime | None = None
    forecast: OpenForecast | None = None


@dataclass(slots=True)
class EndedTicket:
    """A ticket that was finished today: where that was counted, and with which outcome."""

    cell: Cell
    outcome: OutcomeCode


@dataclass(slots=True)
class Deed:
    """What a counter did last: the ticket before it, and what was added to which cell; None if it counted nothing."""

    ticket: TicketId
    before: OpenTicket | None
    added: list[tuple[Cell, str, int]] = field(default_factory=list)


@dataclass(slots=True)
class OpenCounter:
    """A counter with a clerk; its time has been counted up to `counted_to`."""

    clerk: ClerkId
    counted_to: datetime
    is_paused: bool = False
    deed: Deed | None = None


@dataclass(slots=True)
class Ledger:
    """A branch after event `seq`, whose hash is `head`; `day` is the local day of that event, and `cells` are its.

    `foretold` is what has been counted of announced waits since the ledger was begun or read; it is not kept.
    """

    branch: BranchId
    epoch: int = 1
    seq: int = 0
    head: str = ""
    at: datetime = BEFORE_ALL
    day: date | None = None
    open_day: date | None = None
    cells: Cells = field(default_factory=dict)
    tickets: dict[TicketId, OpenTicket] = field(default_factory=dict)
    ended: dict[TicketId, EndedTicket] = field(default_factory=dict)
    counters: dict[CounterId, OpenCounter] = field(default_factory=dict)
    strays: int = 0
    foretold: Sums = field(default_factory=dict, compare=False)

    def note(self, cell: Cell, name: str, amount: int = 1) -> None:
        """Add to a sum of the present day."""
        sums = self.cells.get(cell)
        if sums is None:
            sums = self.cells[cell] = {}
        add(sums, name, amount)
        if not sums:
            del self.cells[cell]


def half_hour_of(at: datetime) -> int:
    """Return which half hour of the local day it is."""
    return local_minute(at) // 30


def half_hours(begin: datetime, end: datetime) -> list[tuple[int, int]]:
    """Return how many milliseconds lie in each half hour from `begin` to `end`, both of one local day."""
    parts: list[tuple[int, int]] = []
    while begin < end:
        number = half_hour_of(begin)
        until = min(end, day_begins(local_day(begin)) + (number + 1) * _HALF_HOUR)
        parts.append((number, (until - begin) // _MILLISECOND))
        begin = until
    return parts


def day_begins(day: date) -> datetime:
    """Return when a local day begins."""
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM)
