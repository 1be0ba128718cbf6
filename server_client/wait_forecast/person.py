"""Somebody with a number on a day that a trace tells; what becomes of them, the day's state knows."""

from dataclasses import dataclass
from enum import StrEnum

from server_client.queue_model.ids import ClassCode, CounterId, ServiceCode, TicketId
from server_client.wait_forecast.scene import Standing

_NOWHERE = CounterId("")


class Phase(StrEnum):
    """Where somebody with a number is."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    MISSED = "missed"
    HELD = "held"


@dataclass(slots=True)
class Person:
    """Somebody with a number.

    `waits_since_s` is when they came to the line in which they are or were last, `crowd` how many waited for each open
    counter when they began to be served.
    """

    ticket: TicketId
    service: ServiceCode
    class_code: ClassCode
    clock_s: float
    order: int
    since_s: float
    waits_since_s: float
    phase: Phase = Phase.WAITING
    phase_since_s: float = 0.0
    passed: int = 0
    misses: int = 0
    turns: int = 0
    crowd: float = 0.0
    goes_first: bool = False
    was_called: bool = False
    was_held: bool = False
    counter: CounterId = _NOWHERE
    directed_to: CounterId | None = None
    offered_from_s: float | None = None

    def is_offered(self, now: float) -> bool:
        """Say whether they may be called at `now`."""
        return self.offered_from_s is None or self.offered_from_s <= now

    def standing(self) -> Standing:
        """Return what the rule must know of them."""
        return Standing(
            ticket=self.ticket,
            service=self.service,
            class_code=self.class_code,
            clock_s=self.clock_s,
            order=self.order,
            since_s=self.waits_since_s,
            passed=self.passed,
            misses=self.misses,
            goes_first=self.goes_first,
            was_called=self.was_called,
            was_held=self.was_held,
            directed_to=self.directed_to,
            offered_from_s=self.offered_from_s,
        )
