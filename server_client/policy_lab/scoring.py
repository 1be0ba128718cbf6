"""Runs a forecast over days of a made-up branch beside the oracle: history first, then days on which both are asked."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from server_client.policy_lab.evaluators import Evaluator
from server_client.policy_lab.generator.branch_day import advance, begin, events_of
from server_client.policy_lab.generator.day_state import DayState
from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.oracle import Prediction
from server_client.policy_lab.oracle_book import OracleBook
from server_client.policy_lab.score_sheet import Sample
from server_client.queue_model.ids import TicketId
from server_client.wait_forecast import trace

Evaluators: TypeAlias = Callable[[Scenario], Evaluator]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is scored: days of history, then test days; `every` so many tickets both are asked.

    `is_first_day` lets each test day be the first that the forecast ever sees.
    """

    scenario: Scenario
    history: int = 20
    test: int = 4
    every: int = 2
    is_first_day: bool = False

    @property
    def test_days(self) -> range:
        """The days on which both are asked; the same for a first day, so that the oracle's answers serve both."""
        return range(self.history, self.history + self.test)


def samples_of(trial: Trial, evaluators: Evaluators, book: OracleBook) -> Iterator[Sample]:
    """Go through the test days' tickets that were called; raise ProgramFault if the program fails."""
    if trial.is_first_day:
        for day in trial.test_days:
            yield from _run(trial, evaluators(trial.scenario), book, history=(), days=(day,))
    else:
        yield from _run(trial, evaluators(trial.scenario), book, history=range(trial.history), days=trial.test_days)


def _run(
    trial: Trial, evaluator: Evaluator, book: OracleBook, *, history: Iterable[int], days: Iterable[int]
) -> Iterator[Sample]:
    for day in history:
        for event in events_of(trial.scenario, day):
            evaluator.tell(event)
    for day in days:
        yield from _test_day(trial, evaluator, book, day)
        book.keep()
    evaluator.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    issued_s: float
    evaluator: Prediction
    oracle: Prediction


def _test_day(trial: Trial, evaluator: Evaluator, book: OracleBook, day: int) -> Iterator[Sample]:
    state = begin(trial.scenario, day)
    asked: dict[TicketId, _Asked] = {}
    for event in happening(state):
        evaluator.tell(event)
        match event.data:
            case trace.TicketIssued(ticket=ticket) if state.issued % trial.every == 0:
                oracle = book.of(state, state.issued)
                if oracle is not None:
                    asked[ticket] = _Asked(issued_s=event.t, evaluator=evaluator.predict(day, ticket), oracle=oracle)
            case trace.TicketCalled(ticket=ticket) if ticket in asked:
                one = asked.pop(ticket)
                yield Sample(
                    scenario=trial.scenario.name,
                    day=day,
                    issued_s=one.issued_s,
                    wait_s=event.t - one.issued_s,
                    evaluator=one.evaluator,
                    oracle=one.oracle,
                )
            case _:
                pass


def happening(state: DayState) -> Iterator[trace.TraceEvent]:
    """Go through the events of a day whose state is just as the event left it, when it is the last of its moment."""
    if state.scribe is None:
        raise AssertionError("A day begins with a scribe")
    while advance(state):
        yield from state.scribe.take()
