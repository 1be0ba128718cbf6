"""What each calling rule makes of the same made-up days: waits by class, promises kept, who was passed how often."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from server_client.policy_lab.generator.branch_day import advance, begin
from server_client.policy_lab.generator.calling_rules import CallingRule
from server_client.policy_lab.generator.scenario import CLASSES, Scenario, TicketClass
from server_client.policy_lab.generator.scribe import CLASS_CODES
from server_client.policy_lab.oracle import quantile
from server_client.queue_model.ids import TicketId
from server_client.wait_forecast import trace

ByClass: TypeAlias = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOutcome:
    """Minutes by class (p95, longest), percent within promise by class and of all, and the tails."""

    tickets: int
    mean_min: float
    p95_min: ByClass
    longest_min: ByClass
    within_promise: ByClass
    within_promise_all: float
    stretch_p99: float
    most_passes: int


@dataclass(slots=True)
class _Waits:
    waits: dict[TicketClass, list[float]] = field(default_factory=lambda: defaultdict(list))
    stretches: dict[TicketClass, list[float]] = field(default_factory=lambda: defaultdict(list))
    most_passes: int = 0


def outcome_of(scenario: Scenario, days: Iterable[int], rule: CallingRule) -> RuleOutcome:
    """Run the days under the rule. A wait counts from the clock to the first call: a booked one not before its slot."""
    gathered = _Waits()
    for day in days:
        _gather(scenario, day, rule, gathered)
    stretches = sorted(one for part in gathered.stretches.values() for one in part)
    waits = [one for part in gathered.waits.values() for one in part]
    return RuleOutcome(
        tickets=len(waits),
        mean_min=round(sum(waits) / len(waits) / 60, 1),
        p95_min={_name(cls): round(quantile(sorted(gathered.waits[cls]), 0.95) / 60, 1) for cls in CLASSES},
        longest_min={_name(cls): round(max(gathered.waits[cls]) / 60, 1) for cls in CLASSES},
        within_promise={_name(cls): _kept(gathered.stretches[cls]) for cls in CLASSES},
        within_promise_all=_kept(stretches),
        stretch_p99=round(quantile(stretches, 0.99), 2),
        most_passes=gathered.most_passes,
    )


def _gather(scenario: Scenario, day: int, rule: CallingRule, into: _Waits) -> None:
    state = begin(scenario, day, rule)
    if state.scribe is None:
        raise AssertionError("A day begins with a scribe")
    waiting: dict[TicketId, trace.TicketIssued] = {}
    promises = {service.code: service.promise_s for service in scenario.services}
    classes = {code: cls for cls, code in CLASS_CODES.items()}
    while advance(state):
        for event in state.scribe.take():
            if isinstance(event.data, trace.TicketIssued):
                waiting[event.data.ticket] = event.data
            elif isinstance(event.data, trace.TicketCalled) and event.data.ticket in waiting:
                issued = waiting.pop(event.data.ticket)
                wait, cls = max(0.0, event.t - issued.clock_s), classes[issued.class_code]
                into.waits[cls].append(wait)
                into.stretches[cls].append(wait / promises[issued.service])
    into.most_passes = max(into.most_passes, state.lines.most_passes)


def _kept(stretches: list[float]) -> float:
    return round(100 * sum(one <= 1 for one in stretches) / len(stretches), 1)


def _name(cls: TicketClass) -> str:
    return str(CLASS_CODES[cls])
