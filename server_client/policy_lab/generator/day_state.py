"""The exact state of a made-up branch at one moment, and its agenda; what happens next is decided elsewhere."""

from dataclasses import dataclass, field
from enum import IntEnum
from heapq import heappush
from math import inf
from random import Random

from server_client.policy_lab.generator.calling_rules import CallingRule
from server_client.policy_lab.generator.day_plan import DayPlan
from server_client.policy_lab.generator.distributions import Duration, LogNormal
from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.generator.scribe import Scribe
from server_client.policy_lab.generator.waiting_lines import Ticket, WaitingLines


class Due(IntEnum):
    """What can be on the agenda; the value is the index of who attends to it."""

    WALKIN = 0
    BOOKINGS = 1
    BOOKED = 2
    COUNTER = 3
    SHIFT = 4
    RETURN = 5
    RESUME = 6
    OFFER = 7
    CANCEL = 8
    CLOSE = 9
    TOGETHER = 10


class Desk(IntEnum):
    """What goes on at a counter."""

    CLOSED = 0
    IDLE = 1
    CALLED = 2
    SERVING = 3
    GAP = 4


class Presence(IntEnum):
    """Where the clerk is in the day: before a shift, at work, in a short pause, or gone for the day."""

    AWAY = 0
    WORKING = 1
    PAUSED = 2
    GONE = 3


NEVER = LogNormal(0.0, 1.0)


@dataclass(slots=True, eq=False)
class Counter:
    """One counter; `turn` and `shift_turn` make what is on the agenda void when they have moved on.

    `work` is what the service, gap or pause under way was drawn from, `since` when the desk's present state began,
    `comes_at` when the called person arrives (inf: not at all), `absence` how likely that was, `leaving` why the
    counter closes after this person.
    """

    index: int
    skills: tuple[int, ...]
    clerk: int
    speed: float
    desk: Desk = Desk.CLOSED
    since: float = 0.0
    ticket: Ticket | None = None
    work: Duration = NEVER
    comes_at: float = inf
    absence: float = 0.0
    is_recalled: bool = False
    is_stirring: bool = False
    turn: int = 0
    presence: Presence = Presence.AWAY
    shift: int = 0
    shift_turn: int = 0
    shift_since: float = 0.0
    pauses_next: bool = False
    leaving: str = ""
    is_overtime: bool = False


@dataclass(slots=True, eq=False)
class DayState:
    """Everything that is so at `now`; `coming` are the bookings whose person may be on the way."""

    scenario: Scenario
    plan: DayPlan
    rule: CallingRule
    rng: Random
    lines: WaitingLines
    counters: list[Counter]
    scribe: Scribe | None = None
    now: float = 0.0
    agenda: list[tuple[float, int, Due, int, int]] = field(default_factory=list)
    order: int = 0
    tickets: dict[int, Ticket] = field(default_factory=dict)
    issued: int = 0
    next_booking: int = 0
    coming: set[int] = field(default_factory=set)

    def put(self, at: float, due: Due, subject: int = 0, turn: int = 0) -> None:
        """Put something on the agenda."""
        self.order += 1
        heappush(self.agenda, (at, self.order, due, subject, turn))

    def put_desk(self, counter: Counter, at: float) -> None:
        """Let the counter's next step be then, whatever was to come before."""
        counter.turn += 1
        self.put(at, Due.COUNTER, counter.index, counter.turn)

    def put_shift(self, counter: Counter, at: float) -> None:
        """Let the clerk's next coming or going be then."""
        counter.shift_turn += 1
        if at < inf:
            self.put(at, Due.SHIFT, counter.index, counter.shift_turn)

    def stir(self, counter: Counter) -> None:
        """Let an idle clerk look up."""
        if not counter.is_stirring:
            counter.is_stirring = True
            self.put_desk(counter, self.now + self.rng.expovariate(1 / self.scenario.clerks.reaction_s))

    def offer(self, ticket: Ticket) -> None:
        """Let the idle clerks who may call the ticket look up."""
        if ticket.holder >= 0:
            if self.counters[ticket.holder].desk is Desk.IDLE:
                self.stir(self.counters[ticket.holder])
            return
        for counter in self.counters:
            if counter.desk is Desk.IDLE and ticket.service in counter.skills:
                self.stir(counter)
