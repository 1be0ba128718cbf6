"""Whom a free counter of the made-up branch is to call: the product's rule, and what any other must answer."""

from dataclasses import dataclass
from typing import Protocol

from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.generator.waiting_lines import Ticket, WaitingLines, first_offered


class CallingRule(Protocol):
    """Chooses among those who wait; the choice changes nothing in the lines."""

    @property
    def limit(self) -> int:
        """How often a ticket may be overtaken at most."""

    def choose(self, lines: WaitingLines, skills: tuple[int, ...], now: float) -> Ticket | None:
        """Return whom a counter with these services is to call, or None if nobody may be called."""


@dataclass(frozen=True, slots=True)
class UrgencyRule:
    """The largest slope × time since the clock / promise, among the heads, under the guarantee; ties to the lower seq.

    `slopes` are by service and class: the class's slope over the service's promise.
    """

    slopes: tuple[tuple[float, ...], ...]
    limit: int

    @classmethod
    def of(cls, scenario: Scenario) -> "UrgencyRule":
        """Return the rule as the scenario's office has set it."""
        return cls(
            tuple(tuple(slope / service.promise_s for slope in scenario.slopes) for service in scenario.services),
            scenario.overtaking_limit,
        )

    def choose(self, lines: WaitingLines, skills: tuple[int, ...], now: float) -> Ticket | None:
        """Return the most urgent, those with the guarantee before all others."""
        best: Ticket | None = None
        best_urgency, is_forced = 0.0, False
        for skill in skills:
            slopes = self.slopes[skill]
            must_go = lines.guaranteed(skill, now) if lines.full[skill] else None
            if must_go is not None:
                urgency = slopes[must_go.cls] * (now - must_go.clock)
                if not is_forced or _beats(urgency, must_go, best_urgency, best):
                    best, best_urgency, is_forced = must_go, urgency, True
            elif not is_forced:
                for line, slope in zip(lines.of_service(skill), slopes, strict=True):
                    head = first_offered(line, now) if line else None
                    if head is not None:
                        urgency = slope * (now - head.clock)
                        if _beats(urgency, head, best_urgency, best):
                            best, best_urgency = head, urgency
        return best


def _beats(urgency: float, ticket: Ticket, best_urgency: float, best: Ticket | None) -> bool:
    return best is None or urgency > best_urgency or (urgency == best_urgency and ticket.seq < best.seq)
