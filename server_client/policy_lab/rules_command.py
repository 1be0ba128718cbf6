"""The command that compares calling rules on the same made-up days."""

import argparse
import json
import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace

from server_client.policy_lab.asked_rule import AskedRule
from server_client.policy_lab.generator import rival_rules
from server_client.policy_lab.generator.calling_rules import CallingRule, UrgencyRule
from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.generator.scenarios import names, scenario
from server_client.policy_lab.program import Program, ProgramFault
from server_client.policy_lab.rule_table import RuleOutcome, outcome_of
from server_client.policy_lab.trace_lines import config_line

_RULES: Mapping[str, Callable[[Scenario], CallingRule]] = {
    "first come": rival_rules.first_come,
    "strict priority": rival_rules.strict_priority,
    "ratio 2:2:1": lambda _scenario: rival_rules.RatioRule(),
    "promised time first": rival_rules.promised_first,
    "accumulating 1:2:3": rival_rules.accumulating,
    "urgency 1:4:10, at most 6": UrgencyRule.of,
    "urgency 1:20:20, at most 6": lambda made: UrgencyRule.of(replace(made, slopes=(1.0, 20.0, 20.0))),
}


def rules(arguments: Sequence[str]) -> int:
    """Compare calling rules on the same made-up days."""
    parser = argparse.ArgumentParser(prog="motcua lab rules", description=rules.__doc__)
    parser.add_argument("--scenario", choices=names(), default="standard")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--days", type=int, default=30, help="how many days (default 30)")
    parser.add_argument("--program", help="a program that answers choose lines, as one more rule")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args(arguments)
    made, days = scenario(given.scenario, given.seed), range(given.days)
    outcomes = {name: outcome_of(made, days, rule(made)) for name, rule in _RULES.items()}
    if given.program:
        try:
            outcomes["the program"] = _decided_by(shlex.split(given.program), made, days)
        except ProgramFault as fault:
            print(f"motcua lab rules: {fault}", file=sys.stderr)
            return 1
    if given.json:
        print(json.dumps({name: asdict(outcome) for name, outcome in outcomes.items()}, indent=1))
    else:
        print(_table(outcomes))
    return 0


def _decided_by(words: Sequence[str], made: Scenario, days: range) -> RuleOutcome:
    program = Program(words)
    program.tell(config_line(made))
    outcome = outcome_of(made, days, AskedRule(made, made.overtaking_limit, program.ask))
    program.close()
    return outcome


def _table(outcomes: Mapping[str, RuleOutcome]) -> str:
    rows = [
        "| rule | mean | p95 | longest | within promise, % (all) | stretch p99 | most passes |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, one in outcomes.items():
        kept = f"{_slashes(one.within_promise)} ({one.within_promise_all})"
        rows.append(
            f"| {name} | {one.mean_min} | {_slashes(one.p95_min)} | {_slashes(one.longest_min)} | {kept} "
            f"| {one.stretch_p99} | {one.most_passes} |"
        )
    return "\n".join(["Minutes; by class: walk-in / priority / booking", "", *rows])


def _slashes(by_class: Mapping[str, float]) -> str:
    return " / ".join(f"{value:.0f}" for value in by_class.values())
