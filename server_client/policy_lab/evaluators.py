"""Who is asked for a forecast: a program that speaks the evaluation protocol; what it answers is judged elsewhere."""

import json
import subprocess
from collections.abc import Sequence
from typing import Protocol, cast

from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.oracle import Prediction
from server_client.policy_lab.trace_lines import config_line, line_of, prediction_line
from server_client.queue_model.ids import TicketId
from server_client.wait_forecast import trace


class EvaluatorFault(Exception):
    """The program ended, or answered something that is no forecast."""


class Evaluator(Protocol):
    """Is told what happens and asked how long a ticket will wait."""

    def tell(self, event: trace.TraceEvent) -> None:
        """Take in what happened."""

    def predict(self, day: int, ticket: TicketId) -> Prediction:
        """Foretell the wait of a ticket that was issued just now."""

    def close(self) -> None:
        """End the evaluation."""


class ProgramEvaluator:
    """Another program, on its standard input and output."""

    def __init__(self, words: Sequence[str], scenario: Scenario, *, in_numbers: bool = False) -> None:
        """Start the program and tell it how the branch is set up."""
        self._in_numbers = in_numbers
        self._program = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._write(config_line(scenario))

    def tell(self, event: trace.TraceEvent) -> None:
        """Write the event as a line."""
        self._write(line_of(event, in_numbers=self._in_numbers))

    def predict(self, day: int, ticket: TicketId) -> Prediction:
        """Write the question and read the answer, or raise EvaluatorFault."""
        self._write(prediction_line(day, ticket, in_numbers=self._in_numbers))
        if self._program.stdin is None or self._program.stdout is None:
            raise AssertionError("The program was started with both pipes")
        self._program.stdin.flush()
        return _prediction(self._program.stdout.readline())

    def close(self) -> None:
        """Close the program's input and wait for its end; raise EvaluatorFault if it ends with an error."""
        self._program.communicate()
        if self._program.returncode:
            raise EvaluatorFault(f"The evaluator ended with code {self._program.returncode}")

    def _write(self, line: str) -> None:
        if self._program.stdin is None:
            raise AssertionError("The program was started with both pipes")
        try:
            self._program.stdin.write(line + "\n")
        except BrokenPipeError as broken:
            raise EvaluatorFault(f"The evaluator has ended early, with code {self._program.wait()}") from broken


def _prediction(line: str) -> Prediction:
    try:
        answer = cast("dict[str, float]", json.loads(line))
        return Prediction(
            mean=float(answer["mean"]), q10=float(answer["q10"]), q50=float(answer["q50"]), q90=float(answer["q90"])
        )
    except (ValueError, KeyError, TypeError) as fault:
        raise EvaluatorFault(f"No forecast: {line.strip() or 'nothing was answered'}") from fault
