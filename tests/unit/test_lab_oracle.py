"""The oracle knows what can be known: exactly where nothing is random, and on average where something is."""

from collections import Counter
from dataclasses import replace
from random import Random
from statistics import fmean, variance

import pytest

from server_client.policy_lab.generator.branch_day import advance, begin
from server_client.policy_lab.generator.day_state import DayState, Desk
from server_client.policy_lab.generator.distributions import LogNormal, TwoKinds
from server_client.policy_lab.generator.futures import other_future
from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.generator.scenarios import scenario
from server_client.policy_lab.generator.scribe import Scribe
from server_client.policy_lab.oracle import oracle_prediction, quantile
from server_client.wait_forecast import trace
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


def test_what_has_lasted_long_is_probably_of_the_long_kind() -> None:
    cases, rng = TwoKinds(0.7, LogNormal.of(100, 0.3), LogNormal.of(1000, 0.3)), Random("kinds")
    longer = [one for one in (cases.draw(rng) for _ in range(20_000)) if one > 150]

    drawn = [cases.draw_beyond(150, rng) for _ in range(5_000)]

    assert cases.mean_s == pytest.approx(370)
    assert cases.times(2).mean_s == pytest.approx(740)
    assert fmean(drawn) == pytest.approx(fmean(longer), rel=0.04)
    assert min(drawn) >= 150


def test_a_quantile_lies_between_two_neighbours_by_proportion() -> None:
    assert quantile([0.0, 10.0, 20.0], 0.5) == 10
    assert quantile([0.0, 10.0], 0.9) == pytest.approx(9)
    assert quantile([7.0], 0.1) == 7


def test_drawing_the_future_anew_again_and_again_changes_nothing_on_average() -> None:
    straight = [_a_whole_day(seed, is_redrawn=False) for seed in range(50)]
    redrawn = [_a_whole_day(seed, is_redrawn=True) for seed in range(50)]

    for kind in (trace.TicketIssued, trace.NoShow, trace.CounterClosed):
        before, after = ([counts[kind] for counts in days] for days in (straight, redrawn))
        spread = (variance(before) + variance(after)) / len(before)
        assert abs(fmean(after) - fmean(before)) < 4 * spread**0.5


def _a_whole_day(seed: int, *, is_redrawn: bool) -> Counter[type]:
    """Return how often what happens in a day whose future is drawn anew, if at all, after every number."""
    small = scenario("small", 1)
    unsure = replace(small.clerks, never_comes=0.15, wrong_roster=0.3, by_hand=0.1, pause_every_s=3600.0)
    made, rng = replace(small, clerks=unsure), Random(f"{seed}/{is_redrawn}")
    state, counts = other_future(begin(made, 0), rng), Counter[type]()
    state.scribe = scribe = Scribe(made, 0)
    while advance(state):
        happened = [type(event.data) for event in scribe.take()]
        counts.update(happened)
        if is_redrawn and trace.TicketIssued in happened:
            state = other_future(state, rng)
            state.scribe = scribe
    return counts
