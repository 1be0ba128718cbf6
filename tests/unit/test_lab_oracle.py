"""The oracle knows what can be known: exactly where nothing is random, and on average where something is."""

from random import Random
from statistics import fmean

import pytest

from server_client.policy_lab.generator.branch_day import advance, begin
from server_client.policy_lab.generator.day_state import DayState, Desk
from server_client.policy_lab.generator.distributions import LogNormal
from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.oracle import oracle_prediction, quantile
from tests.unit.made_up_branch import one_desk


def _with_waiting(scenario: Scenario, count: int) -> DayState:
    state = begin(scenario, 0)
    while state.lines.count < count or state.counters[0].desk is not Desk.SERVING:
        assert advance(state)
    return state


def test_where_nothing_is_random_the_oracle_counts_who_is_ahead() -> None:
    state = _with_waiting(one_desk(walkins=200, service_s=600), 5)
    last = max(state.tickets)
    rest = state.counters[0].since + 600 - state.now

    found = oracle_prediction(state, last, seed="m/d/1", replications=5)

    assert found is not None
    assert found.mean == pytest.approx(rest + 4 * 600, abs=1)
    assert found.q10 == pytest.approx(found.q90, abs=1)


def test_what_is_under_way_is_drawn_again_given_how_long_it_has_taken() -> None:
    state = _with_waiting(one_desk(walkins=200, service_s=600, variation=0.7), 2)
    elapsed = state.now - state.counters[0].since
    work = state.counters[0].work
    rng = Random("rest")
    rests = [work.draw_beyond(elapsed, rng) - elapsed for _ in range(4000)]

    found = oracle_prediction(state, max(state.tickets), seed="m/g/1", replications=600)

    assert found is not None
    assert found.mean == pytest.approx(fmean(rests) + 600, rel=0.08)
    assert found.q10 < found.q50 < found.q90


def test_a_ticket_that_no_one_will_ever_call_has_no_forecast() -> None:
    state = _with_waiting(one_desk(walkins=2000, service_s=3600), 100)

    assert oracle_prediction(state, max(state.tickets), seed="never", replications=2) is None


def test_the_rest_of_a_duration_has_the_distribution_of_those_that_last_so_long() -> None:
    duration, rng = LogNormal.of(300, 0.8), Random("tail")
    longer = [one for one in (duration.draw(rng) for _ in range(40_000)) if one > 400]
    drawn = [duration.draw_beyond(400, rng) for _ in range(20_000)]

    assert min(drawn) >= 400
    assert fmean(drawn) == pytest.approx(fmean(longer), rel=0.03)
    assert duration.draw_beyond(1e9, rng) > 1e9


def test_a_quantile_lies_between_two_neighbours_by_proportion() -> None:
    assert quantile([0.0, 10.0, 20.0], 0.5) == 10
    assert quantile([0.0, 10.0], 0.9) == pytest.approx(9)
    assert quantile([7.0], 0.1) == 7
