"""Who is asked for a forecast: a program that speaks the evaluation protocol; what it answers is judged elsewhere."""

import json
from collections.abc import Sequence
from typing import Protocol, cast

from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.oracle import Prediction
from server_client.policy_lab.program import Program, ProgramFault
from server_client.policy_lab.trace_lines import config_line, line_of, prediction_line
from server_client.queue_model.ids import TicketId
from server_client.wait_forecast import trace


class Evaluator(Protocol):
    """Is told what happens and asked how long a ticket will wait."""

    def tell(self, event: trace.TraceEvent) -> None:
        """Take in what happened."""

    def predict(self, day: int, ticket: TicketId) -> Prediction:
        """Foretell the wait of a ticket that was issued just now."""

    def close(self) -> None:
        """End the evaluation."""


class ProgramEvaluator:
    """Another program; it raises ProgramFault when that fails or answers no forecast."""

    def __init__(self, words: Sequence[str], scenario: Scenario, *, in_numbers: bool = False) -> None:
        """Start the program and tell it how the branch is set up."""
        self._in_numbers = in_numbers
        self._program = Program(words)
        self._program.tell(config_line(scenario))

    def tell(self, event: trace.TraceEvent) -> None:
        """Write the event as a line."""
        self._program.tell(line_of(event, in_numbers=self._in_numbers))

    def predict(self, day: int, ticket: TicketId) -> Prediction:
        """Write the question and read the answer."""
        line = self._program.ask(prediction_line(day, ticket, in_numbers=self._in_numbers))
        try:
            return _prediction(line)
        except (ValueError, KeyError, TypeError) as fault:
            self._program.abandon()
            raise ProgramFault(f"No forecast: {line.strip()}") from fault

    def close(self) -> None:
        """Close the program's input and wait for its end."""
        self._program.close()


def _prediction(line: str) -> Prediction:
    answer = cast("dict[str, float]", json.loads(line))
    return Prediction(
        mean=float(answer["mean"]), q10=float(answer["q10"]), q50=float(answer["q50"]), q90=float(answer["q90"])
    )
