"""Calling rules on the same made-up days: each favours whom it says it does, and the product's keeps its guarantee."""

import json
from functools import cache

from server_client.policy_lab.asked_rule import AskedRule
from server_client.policy_lab.generator import rival_rules
from server_client.policy_lab.generator.branch_day import events_of
from server_client.policy_lab.generator.calling_rules import CallingRule, UrgencyRule
from server_client.policy_lab.generator.scenarios import scenario
from server_client.policy_lab.rule_table import RuleOutcome, outcome_of
from tests.unit.made_up_branch import a_day

_HEAVY = scenario("heavy", 1)


@cache
def _heavy_days(rule: CallingRule) -> RuleOutcome:
    return outcome_of(_HEAVY, range(2), rule)


def test_strict_priority_is_quick_for_few_and_slow_for_the_rest() -> None:
    fair, strict = _heavy_days(rival_rules.first_come(_HEAVY)), _heavy_days(rival_rules.strict_priority(_HEAVY))

    assert strict.p95_min["priority"] < fair.p95_min["priority"] / 2
    assert strict.p95_min["walkin"] > fair.p95_min["walkin"]
    assert fair.most_passes == 0


def test_urgency_stands_between_and_nobody_is_passed_more_often_than_guaranteed() -> None:
    fair, strict = _heavy_days(rival_rules.first_come(_HEAVY)), _heavy_days(rival_rules.strict_priority(_HEAVY))
    urgent = _heavy_days(UrgencyRule.of(_HEAVY))

    assert strict.p95_min["priority"] < urgent.p95_min["priority"] < fair.p95_min["priority"]
    assert urgent.most_passes == 6 < strict.most_passes
    assert urgent.within_promise_all > fair.within_promise_all


def test_other_rules_run_the_same_days() -> None:
    outcomes = [
        _heavy_days(rival_rules.promised_first(_HEAVY)),
        _heavy_days(rival_rules.accumulating(_HEAVY)),
        outcome_of(_HEAVY, range(1), rival_rules.RatioRule()),
    ]

    assert all(outcome.tickets > 300 for outcome in outcomes)
    assert outcomes[1].p95_min["appointment"] < outcomes[0].p95_min["appointment"]


def test_a_program_that_knows_the_rule_calls_as_the_rule_does() -> None:
    made = scenario("small", 1)
    promises = {service.code: service.promise_s for service in made.services}
    slopes = {"walkin": 1, "priority": 4, "appointment": 10}

    def answer(line: str) -> str:
        said = json.loads(line)
        best = min(
            said["candidates"],
            key=lambda one: (
                one["passed"] < 6,
                -slopes[one["cls"]] * (said["now"] - one["clock"]) / promises[one["service"]],
                one["issued"],
            ),
        )
        return json.dumps({"i": best["i"]})

    asked = tuple(events_of(made, 0, AskedRule(made, made.overtaking_limit, answer)))

    assert asked == a_day("small")
