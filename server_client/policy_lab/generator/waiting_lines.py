"""Who waits in the made-up branch, in lines by service and class, and how often each was overtaken; it calls nobody."""

from bisect import insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from server_client.policy_lab.generator.scenario import CLASSES, TicketClass

_WIDTH = len(CLASSES)


class Phase(Enum):
    """Where a ticket stands."""

    WAITING = "waiting"
    AT_COUNTER = "at counter"
    AWAY = "away"
    HELD = "held"
    ENDED = "ended"


@dataclass(slots=True, eq=False)
class Ticket:
    """One ticket; `here_since` is when the present waiting began, `called_at` the first call (None until then).

    `return_odds` is the probability with which a missed person will come back at all, `work_left` the part of a
    service that remains, `holder` the counter that holds the person back, or -1.
    """

    number: int
    service: int
    cls: int
    clock: float
    seq: int
    here_since: float
    issued: float
    slot: float | None = None
    phase: Phase = Phase.WAITING
    passed: int = 0
    offered_from: float = 0.0
    misses: int = 0
    called_at: float | None = None
    away_since: float = 0.0
    return_odds: float = 0.0
    work_left: float = 1.0
    holder: int = -1
    stays: bool = False

    @property
    def place(self) -> tuple[float, int]:
        """What orders a line."""
        return (self.clock, self.seq)

    def copy(self) -> "Ticket":
        """Return the same ticket for another future."""
        return Ticket(
            self.number, self.service, self.cls, self.clock, self.seq, self.here_since, self.issued, self.slot,
            self.phase, self.passed, self.offered_from, self.misses, self.called_at, self.away_since,
            self.return_odds, self.work_left, self.holder, self.stays,
        )  # fmt: skip


def _place(ticket: Ticket) -> tuple[float, int]:
    return (ticket.clock, ticket.seq)


@dataclass(slots=True)
class WaitingLines:
    """The lines of `services` services; `full` counts those of each service who may not be overtaken any more.

    `sent` holds those who wait for one counter alone. `most_passes` is the largest count that anyone reached.
    """

    services: int
    limit: int
    lines: list[list[Ticket]] = field(default_factory=list)
    full: list[int] = field(default_factory=list)
    sent: dict[int, list[Ticket]] = field(default_factory=dict)
    count: int = 0
    most_passes: int = 0

    def __post_init__(self) -> None:
        """Draw up empty lines where none are given."""
        if not self.lines:
            self.lines = [[] for _ in range(self.services * _WIDTH)]
            self.full = [0] * self.services

    def copy(self, tickets: Mapping[int, Ticket]) -> "WaitingLines":
        """Return the same lines of other tickets, found by their numbers."""
        return WaitingLines(
            self.services,
            self.limit,
            [[tickets[one.number] for one in line] for line in self.lines],
            self.full.copy(),
            {counter: [tickets[one.number] for one in line] for counter, line in self.sent.items()},
            self.count,
        )

    def of_service(self, service: int) -> list[list[Ticket]]:
        """Return the lines of a service, one for each class."""
        return self.lines[service * _WIDTH : (service + 1) * _WIDTH]

    def join(self, ticket: Ticket) -> None:
        """Put the ticket at its place, which may be before others."""
        self.count += 1
        if ticket.holder >= 0:
            self.sent.setdefault(ticket.holder, []).append(ticket)
            return
        line = self.lines[ticket.service * _WIDTH + ticket.cls]
        if not line or (line[-1].clock <= ticket.clock and line[-1].place < ticket.place):
            line.append(ticket)
        else:
            insort(line, ticket, key=_place)
        self.full[ticket.service] += ticket.passed >= self.limit

    def leave(self, ticket: Ticket) -> None:
        """Take the ticket out."""
        self.count -= 1
        if ticket.holder >= 0:
            self.sent[ticket.holder].remove(ticket)
            return
        self.lines[ticket.service * _WIDTH + ticket.cls].remove(ticket)
        self.full[ticket.service] -= ticket.passed >= self.limit

    def count_passes(self, called: Ticket, now: float) -> None:
        """Count the call of a ticket against those of its service with an earlier place; bookings overtake nobody."""
        if called.cls == TicketClass.APPOINTMENT or called.holder >= 0:
            return
        clock, seq = called.clock, called.seq
        for line in self.of_service(called.service):
            for other in line:
                if other.clock > clock or (other.clock == clock and other.seq >= seq):
                    break
                if other.offered_from <= now:
                    other.passed += 1
                    self.full[other.service] += other.passed == self.limit
                    self.most_passes = max(self.most_passes, other.passed)

    def guaranteed(self, service: int, now: float) -> Ticket | None:
        """Return who goes first in the service because of the guarantee: the first of that line, or None."""
        if not self.full[service]:
            return None
        found = min(
            (
                ticket
                for line in self.of_service(service)
                for ticket in line
                if ticket.passed >= self.limit and ticket.offered_from <= now
            ),
            key=_place,
            default=None,
        )
        return found and first_offered(self.lines[service * _WIDTH + found.cls], now)

    def waits_for(self, skills: tuple[int, ...]) -> bool:
        """Say whether anybody waits for one of the services, offered or not."""
        lines = self.lines
        return any(lines[skill * _WIDTH] or lines[skill * _WIDTH + 1] or lines[skill * _WIDTH + 2] for skill in skills)

    def everyone(self) -> Iterator[Ticket]:
        """Go through all who wait."""
        for line in self.lines:
            yield from line
        for line in self.sent.values():
            yield from line


def first_offered(line: list[Ticket], now: float) -> Ticket | None:
    """Return the first of the line who may be called now."""
    for ticket in line:
        if ticket.offered_from <= now:
            return ticket
    return None
