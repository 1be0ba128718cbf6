"""A program that speaks the evaluation protocol is told, asked and judged; one that does not is named as faulty."""

import sys

import pytest

from server_client.policy_lab.evaluators import ProgramEvaluator
from server_client.policy_lab.generator.scenarios import scenario
from server_client.policy_lab.program import ProgramFault
from server_client.queue_model.ids import TicketId
from tests.unit.made_up_branch import a_day

_CONSTANT = """
import json, sys
for line in sys.stdin:
    said = json.loads(line)
    if said.get("predict"):
        print(json.dumps({"mean": 60, "q10": 10, "q50": 50, "q90": 90}), flush=True)
"""


def _program(source: str) -> list[str]:
    return [sys.executable, "-c", source]


def test_a_program_is_told_a_day_and_asked() -> None:
    evaluator = ProgramEvaluator(_program(_CONSTANT), scenario("small", 1))
    for event in a_day("small"):
        evaluator.tell(event)

    assert evaluator.predict(0, TicketId("t1")).q90 == 90
    evaluator.close()


@pytest.mark.parametrize("answer", ["nonsense", '{"mean": 1}', "[]"])
def test_an_answer_that_is_no_forecast_is_a_fault(answer: str) -> None:
    evaluator = ProgramEvaluator(_program(f"input(); input(); print({answer!r})"), scenario("small", 1))

    with pytest.raises(ProgramFault, match="No forecast"):
        evaluator.predict(0, TicketId("t1"))


def test_a_program_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(ProgramFault, match="cannot be started"):
        ProgramEvaluator(["/nowhere/at/all"], scenario("small", 1))


def test_a_program_that_ends_early_is_a_fault() -> None:
    evaluator = ProgramEvaluator(_program("input()"), scenario("small", 1))

    with pytest.raises(ProgramFault, match="ended early, with code 0"):
        evaluator.predict(0, TicketId("t1"))


def test_a_program_that_fails_is_a_fault() -> None:
    evaluator = ProgramEvaluator(_program("import sys; sys.stdin.read(); sys.exit(3)"), scenario("small", 1))

    with pytest.raises(ProgramFault, match="code 3"):
        evaluator.close()
