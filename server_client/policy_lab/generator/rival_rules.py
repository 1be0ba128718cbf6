"""The calling rules that others use, for comparison in the made-up branch; none of them guarantees anything."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from server_client.policy_lab.generator.scenario import Scenario, TicketClass
from server_client.policy_lab.generator.waiting_lines import Ticket, WaitingLines, first_offered

# Larger than any count of a day: nobody is ever guaranteed to go first.
NO_LIMIT = 1_000_000
Rank: TypeAlias = Callable[[Ticket, float], tuple[float, float]]

_STRICT = {TicketClass.APPOINTMENT: 0, TicketClass.PRIORITY: 1, TicketClass.WALKIN: 2}
_ACCUMULATING = {TicketClass.WALKIN: 1.0, TicketClass.PRIORITY: 2.0, TicketClass.APPOINTMENT: 3.0}
_RATIO = (
    TicketClass.APPOINTMENT,
    TicketClass.APPOINTMENT,
    TicketClass.PRIORITY,
    TicketClass.PRIORITY,
    TicketClass.WALKIN,
)


@dataclass(frozen=True, slots=True)
class RankRule:
    """Calls the head with the lowest rank; ties to the lower seq."""

    rank: Rank
    limit: int = NO_LIMIT

    def choose(self, lines: WaitingLines, skills: tuple[int, ...], now: float) -> Ticket | None:
        """Return the head of the lowest rank."""
        return min(_heads(lines, skills, now), key=lambda one: (self.rank(one, now), one.seq), default=None)


@dataclass(slots=True)
class RatioRule:
    """Serves classes by turns, two appointments, two of priority, one walk-in; an absent class loses its turn."""

    limit: int = NO_LIMIT
    turn: int = field(default=0)

    def choose(self, lines: WaitingLines, skills: tuple[int, ...], now: float) -> Ticket | None:
        """Return the longest waiting of the class whose turn it is, or of the next that is there."""
        heads = list(_heads(lines, skills, now))
        for step in range(len(_RATIO)):
            place = (self.turn + step) % len(_RATIO)
            of_class = [head for head in heads if head.cls == _RATIO[place]]
            if of_class:
                self.turn = place + 1
                return min(of_class, key=lambda one: one.place)
        return None


def first_come(_scenario: Scenario) -> RankRule:
    """First come, first served."""
    return RankRule(lambda one, _now: (0.0, one.clock))


def strict_priority(_scenario: Scenario) -> RankRule:
    """Appointments before priority before walk-ins."""
    return RankRule(lambda one, _now: (_STRICT[TicketClass(one.cls)], one.clock))


def promised_first(scenario: Scenario) -> RankRule:
    """Whose promised wait ends first."""
    promises = tuple(service.promise_s for service in scenario.services)
    return RankRule(lambda one, _now: (one.clock + promises[one.service], 0.0))


def accumulating(_scenario: Scenario) -> RankRule:
    """The longest wait, counted once, twice, three times by class."""
    return RankRule(lambda one, now: (-_ACCUMULATING[TicketClass(one.cls)] * (now - one.clock), 0.0))


def _heads(lines: WaitingLines, skills: tuple[int, ...], now: float) -> Iterator[Ticket]:
    for skill in skills:
        for line in lines.of_service(skill):
            head = first_offered(line, now) if line else None
            if head is not None:
                yield head
