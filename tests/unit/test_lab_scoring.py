"""Forecasts are scored beside the oracle: the oracle itself scores one, a simple product more than two."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from server_client.policy_lab.baseline import QueueLengthBaseline
from server_client.policy_lab.evaluators import Evaluator
from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.generator.scenarios import scenario
from server_client.policy_lab.oracle import Prediction
from server_client.policy_lab.oracle_book import OracleBook
from server_client.policy_lab.score_sheet import Sample, by_horizon, by_time, figures, pinball_loss
from server_client.policy_lab.scoring import Trial, samples_of
from server_client.policy_lab.trace_lines import config_line, line_of, prediction_line
from server_client.queue_model.ids import TicketId
from server_client.wait_forecast import trace
from tests.unit.made_up_branch import a_day


def _sample(wait_s: float, evaluator: Prediction, oracle: Prediction) -> Sample:
    return Sample(scenario="small", day=0, issued_s=0, wait_s=wait_s, evaluator=evaluator, oracle=oracle)


def _around(mean: float) -> Prediction:
    return Prediction(mean=mean, q10=mean - 100, q50=mean, q90=mean + 100)


class Told:
    """Answers the same and counts what it is told."""

    def __init__(self) -> None:
        self.days: set[int] = set()
        self.asked = 0
        self.is_closed = False

    def tell(self, event: trace.TraceEvent) -> None:
        self.days.add(event.day)

    def predict(self, day: int, ticket: TicketId) -> Prediction:
        self.asked += 1
        return _around(300)

    def close(self) -> None:
        self.is_closed = True


def _recording(into: list[Told]) -> Callable[[Scenario], Evaluator]:
    def start(_scenario: Scenario) -> Evaluator:
        into.append(Told())
        return into[-1]

    return start


def test_the_figures_compare_the_evaluator_with_the_oracle() -> None:
    samples = [
        _sample(600, _around(900), _around(700)),
        _sample(1500, _around(850), _around(1400)),
    ]

    found = figures(samples)

    assert found["tickets"] == 2
    assert found["mae_ratio"] == pytest.approx((300 + 650) / 200, abs=0.001)
    assert found["bias_min"] == pytest.approx((300 - 650) / 2 / 60, abs=0.01)
    assert found["coverage"] == 0
    assert found["oracle_coverage"] == 1
    assert found["late"] == 0.5
    assert figures([]) == {}
    assert figures([replace(one, evaluator=one.oracle) for one in samples])["pinball_ratio"] == 1


def test_pinball_loss_weighs_by_the_level() -> None:
    one = Prediction(mean=0, q10=0, q50=0, q90=0)

    assert pinball_loss(one, 90) == pytest.approx((9 + 45 + 81) / 3)


def test_samples_are_parted_by_horizon_and_by_time_of_the_day() -> None:
    early, late = _sample(600, _around(600), _around(600)), _sample(60, _around(60), _around(60))
    samples = [early, replace(late, issued_s=9000.0)]

    assert {name: part.get("tickets", 0) for name, part in by_horizon(samples).items()} == {
        "0-5": 1, "5-15": 1, "15-30": 0, "30-60": 0, "over 60": 0,
    }  # fmt: skip
    assert [part["tickets"] for part in by_time(samples).values()] == [1, 1]


def test_history_is_told_and_test_days_are_asked(tmp_path: Path) -> None:
    branch, told = scenario("small", 2), list[Told]()
    trial = Trial(scenario=branch, history=2, test=1, every=6)

    samples = list(samples_of(trial, _recording(told), OracleBook(tmp_path, branch, 4)))

    assert told[0].days == {0, 1, 2}
    assert told[0].is_closed
    assert 0 < len(samples) <= told[0].asked
    assert {sample.day for sample in samples} == {2}


def test_on_a_first_day_each_test_day_has_an_evaluator_of_its_own(tmp_path: Path) -> None:
    branch, told = scenario("small", 2), list[Told]()
    trial = Trial(scenario=branch, history=2, test=2, every=20, is_first_day=True)

    list(samples_of(trial, _recording(told), OracleBook(tmp_path, branch, 2)))

    assert [one.days for one in told] == [{2}, {3}]


def test_the_oracles_answers_are_kept_and_given_again(tmp_path: Path) -> None:
    branch = scenario("small", 2)
    trial = Trial(scenario=branch, history=1, test=1, every=10)
    first = list(samples_of(trial, QueueLengthBaseline, OracleBook(tmp_path, branch, 5)))
    kept = next(tmp_path.iterdir()).read_bytes()

    again = list(samples_of(trial, QueueLengthBaseline, OracleBook(tmp_path, branch, 5)))

    assert again == first
    assert next(tmp_path.iterdir()).read_bytes() == kept


def test_the_simple_product_counts_those_ahead_in_the_service() -> None:
    branch = scenario("standard", 1)
    simple = QueueLengthBaseline(branch)
    service = branch.services[0]
    asked = None
    for event in a_day("standard"):
        simple.tell(event)
        if event.t > 7200 and isinstance(event.data, trace.TicketIssued) and event.data.service == service.code:
            asked = simple.predict(0, event.data.ticket)
            break

    assert asked is not None
    assert 0 <= asked.q10 <= asked.mean <= asked.q90


def test_a_day_is_written_in_the_trace_format() -> None:
    lines = [json.loads(line_of(event)) for event in a_day("standard")]
    kinds = {line["type"] for line in lines}
    issued = next(line for line in lines if line["type"] == "ticket_issued" and line["cls"] == "appointment")
    ended = next(line for line in lines if line.get("outcome") == "transfer")

    assert lines[0]["type"] == "branch_open"
    assert lines[-1]["type"] == "branch_close"
    assert {"counter", "clerk", "skills", "plan"} == set(lines[0]["roster"][0])
    assert {"booked", "counter_open", "counter_close", "ticket_called", "ticket_recalled", "no_show"} < kinds
    assert {"day", "t", "ticket", "service", "cls", "slot", "type"} == set(issued)
    assert ended["to"] in {service.code for service in scenario("standard", 1).services}
    assert [line["t"] for line in lines] == sorted(line["t"] for line in lines)


def test_tickets_counters_and_clerks_may_be_numbers() -> None:
    lines = [json.loads(line_of(event, in_numbers=True)) for event in a_day("small")]

    assert lines[0]["roster"][0]["counter"] == 1
    assert {type(line["ticket"]) for line in lines if "ticket" in line} == {int}
    assert json.loads(prediction_line(3, TicketId("t17"), in_numbers=True)) == {"predict": True, "day": 3, "ticket": 17}


def test_the_config_names_services_rule_and_limits() -> None:
    config = json.loads(config_line(scenario("small", 1)))["config"]

    assert set(config["services"][0]) == {"code", "name", "nominal_s", "promise_s"}
    assert config["rule"]["slopes"] == {"walkin": 1, "priority": 4, "appointment": 10}
    assert config["rule"]["overtaking_limit"] == 6
    assert {"issue_end", "transfer_credit_s", "noshow_after_s"} < set(config)


def test_what_a_made_up_branch_never_does_is_not_written() -> None:
    changed = trace.TicketChanged(ticket=TicketId("t1"))

    with pytest.raises(ValueError, match="TicketChanged"):
        line_of(trace.TraceEvent(day=0, t=0, data=changed))
