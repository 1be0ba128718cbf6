"""Answers predictions and choices on traces line by line, with the product's own forecast; it invents no traces."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import inf
from typing import TextIO
from zlib import crc32

from server_client.queue_model.ids import ClassCode, ServiceCode, TicketId
from server_client.wait_forecast import trace
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.forecast import Forecaster, WaitRange, quantile
from server_client.wait_forecast.person import Phase
from server_client.wait_forecast.picking import chosen
from server_client.wait_forecast.trace import ServiceTerms, Terms, TraceEvent
from server_client.wire.errors import Malformed
from server_client.wire.traces import Choose, Predict, read_trace_line

_NO_TERMS = b'{"config": {}}'
# The longer the line, the longer a run and the nearer they lie together: so many runs times people, but no fewer.
_RUNS_OF_PEOPLE = 3_500
_FEWEST_RUNS = 50
# What is told of a number of which nothing is known.
_UNKNOWN = WaitRange(mean_s=600.0, q10_s=60.0, q50_s=480.0, q90_s=1500.0)


def evaluate(arguments: Sequence[str]) -> int:
    """Answer predictions and choices on traces, from standard input to standard output."""
    parser = argparse.ArgumentParser(prog="motcua lab evaluate", description=evaluate.__doc__)
    parser.add_argument("--replications", type=int, default=100, help="forward runs for a prediction (default 100)")
    given = parser.parse_args(arguments)
    for answer in answers(sys.stdin.buffer, sys.stderr, replications=given.replications):
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()
    return 0


def answers(lines: Iterable[bytes], complaints: TextIO, *, replications: int = 100) -> Iterator[str]:
    """Go through the answers to the questions among the lines; complain of each line that makes no sense."""
    evaluation = Evaluation(replications)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            answer = evaluation.take(line)
        except Malformed as fault:
            complaints.write(f"line {number}: {fault}\n")
            complaints.flush()
            continue
        if answer is not None:
            yield answer


class Evaluation:
    """One branch, as its trace makes it known."""

    def __init__(self, replications: int) -> None:
        """Know nothing yet."""
        self._replications = replications
        terms = read_trace_line(_NO_TERMS)
        if not isinstance(terms, Terms):
            raise TypeError("An empty configuration is one")
        self._start(terms)

    def take(self, line: bytes) -> str | None:
        """Take in a line, and return the answer if it is a question; Malformed if nothing can be made of it."""
        match read_trace_line(line):
            case Terms() as terms:
                self._start(terms)
            case TraceEvent() as event:
                self._learn(event)
            case Predict() as question:
                return _told(self._predicted(question))
            case Choose() as question:
                return json.dumps({"i": chosen(question.candidates, self._experience.terms, question.now_s)})
            case None:
                pass
        return None

    def _start(self, terms: Terms) -> None:
        self._experience = Experience(terms)
        self._forecaster = Forecaster(self._experience)
        self._told: dict[TicketId, WaitRange] = {}

    def _learn(self, event: TraceEvent) -> None:
        match event.data:
            case trace.TicketIssued() as issued:
                self._know(issued.service, issued.class_code)
            case trace.TicketCalled() as called:
                self._score(called.ticket, event.t)
            case _:
                pass
        self._experience.learn(event)

    def _know(self, service: ServiceCode, class_code: ClassCode) -> None:
        terms = self._experience.terms
        if service not in terms.services:
            usual = ServiceTerms(nominal_s=480.0, promise_s=1800.0)
            terms = replace(terms, services={**terms.services, service: usual})
        if class_code not in terms.classes:
            terms = replace(terms, classes=(*terms.classes, class_code))
        if terms is not self._experience.terms:
            self._experience.adopt(terms)

    def _score(self, ticket: TicketId, now: float) -> None:
        told = self._told.pop(ticket, None)
        person = self._experience.today.person(ticket)
        if told is not None and person is not None and not person.was_called:
            waited = now - person.since_s
            self._experience.learned.calibration.score(told.q10_s, told.q50_s, told.q90_s, waited)

    def _predicted(self, question: Predict) -> WaitRange:
        today = self._experience.today
        person = today.person(question.ticket)
        if person is None or person.phase is not Phase.WAITING:
            return _UNKNOWN if person is None else WaitRange(mean_s=0.0, q10_s=0.0, q50_s=0.0, q90_s=0.0)
        scene = today.scene(today.now)
        waits = self._forecaster.raw_wait(
            scene,
            question.ticket,
            seed=crc32(f"{question.day}/{question.ticket}".encode()),
            replications=min(self._replications, max(_FEWEST_RUNS, _RUNS_OF_PEOPLE // (len(scene.waiting) + 1))),
        )
        called = sorted(wait for wait in waits if wait < inf)
        if not called:
            return _UNKNOWN
        raw = WaitRange(
            mean_s=sum(called) / len(called),
            q10_s=quantile(called, 0.1),
            q50_s=quantile(called, 0.5),
            q90_s=quantile(called, 0.9),
        )
        self._told[question.ticket] = raw
        return self._forecaster.calibrated(raw)


def _told(wait: WaitRange) -> str:
    numbers = {"mean": wait.mean_s, "q10": wait.q10_s, "q50": wait.q50_s, "q90": wait.q90_s}
    return json.dumps({name: round(seconds, 2) for name, seconds in numbers.items()})
