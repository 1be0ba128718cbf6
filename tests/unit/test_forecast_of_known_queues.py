"""The forward run on queues whose mean wait has a closed formula; it must hit it within what chance allows.

Formulas: Erlang C for M/M/c, Pollaczek and Khinchine for M/G/1, Cobham (1954) for priorities that interrupt nobody.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from math import factorial, sqrt
from random import Random
from statistics import fmean, stdev

import pytest

from server_client.queue_model.ids import ClassCode, ClerkId, CounterId, ServiceCode
from server_client.wait_forecast.forward_run import ForwardRun
from server_client.wait_forecast.future import Newcomer
from server_client.wait_forecast.scene import Scene, Seat, SeatState
from server_client.wait_forecast.stage import staged
from server_client.wait_forecast.trace import ServiceTerms, Skill, Terms
from tests.unit.quiet_future import QuietFuture

Serving = Callable[[Random], float]
_SERVICE = ServiceCode("A")
_PLAIN, _FIRST = ClassCode("plain"), ClassCode("first")
_PEOPLE = 16_000
_WARMING_UP = 2_000
_BATCHES = 20


def _scene(counters: int, slope: float = 1.0) -> Scene:
    terms = Terms(
        services={_SERVICE: ServiceTerms(nominal_s=100, promise_s=600)},
        slopes={_PLAIN: 1.0, _FIRST: slope},
        classes=(_PLAIN, _FIRST),
        overtaking_limit=10**9,
    )
    seats = tuple(
        Seat(
            counter=CounterId(f"c{number}"),
            clerk=ClerkId("c"),
            skills=(Skill(service=_SERVICE),),
            state=SeatState.IDLE,
            since_s=0.0,
        )
        for number in range(counters)
    )
    return Scene(at=datetime(2026, 1, 1, tzinfo=UTC), day=1, t=0.0, terms=terms, seats=seats, waiting=())


def _waits(scene: Scene, rate: float, serving: Serving, first: float = 0.0) -> list[tuple[int, float]]:
    rng = Random(7)
    at, coming = 0.0, []
    for _ in range(_PEOPLE):
        at += rng.expovariate(rate)
        coming.append(Newcomer(at, 1 if rng.random() < first else 0, at))
    run = ForwardRun(staged(scene), QuietFuture(coming, lambda _: serving(rng)), keeps_calls=True)
    run.play()
    calls = sorted(run.calls or (), key=lambda call: call.ticket)
    assert len(calls) == _PEOPLE
    return [(coming[call.ticket].line, call.at_s - coming[call.ticket].at_s) for call in calls[_WARMING_UP:]]


def _agrees(waits: list[float], expected: float) -> None:
    size = len(waits) // _BATCHES
    means = [fmean(waits[number * size : (number + 1) * size]) for number in range(_BATCHES)]
    # Three standard errors of the batches' mean.
    assert fmean(means) == pytest.approx(expected, abs=3 * stdev(means) / sqrt(_BATCHES))
    assert 3 * stdev(means) / sqrt(_BATCHES) < 0.3 * expected


def _erlang_c(counters: int, load: float) -> float:
    terms = [load**k / factorial(k) for k in range(counters)]
    last = load**counters / factorial(counters) * counters / (counters - load)
    return last / (sum(terms) + last)


@pytest.mark.parametrize(("counters", "load"), [(1, 0.6), (3, 2.1), (8, 6.0)])
def test_waits_at_equal_counters_are_those_of_erlang(counters: int, load: float) -> None:
    waits = _waits(_scene(counters), load / 100, lambda rng: rng.expovariate(1 / 100))
    _agrees([wait for _, wait in waits], _erlang_c(counters, load) * 100 / (counters - load))


@pytest.mark.parametrize("spread", [0.0, 0.25, 0.5])
def test_waits_at_one_counter_are_those_of_pollaczek_and_khinchine(spread: float) -> None:
    sigma = sqrt(2 * spread) if spread else 0.0
    waits = _waits(_scene(1), 0.6 / 100, lambda rng: 100 * rng.lognormvariate(-sigma * sigma / 2, sigma))
    second_moment = 100**2 * (2.718281828459045 ** (sigma * sigma))
    _agrees([wait for _, wait in waits], 0.006 * second_moment / (2 * (1 - 0.6)))


def test_waits_under_a_slope_beyond_all_bounds_are_those_of_strict_priority() -> None:
    counters, load, part = 3, 2.1, 0.3
    waits = _waits(_scene(counters, slope=1e9), load / 100, lambda rng: rng.expovariate(1 / 100), first=part)
    base = _erlang_c(counters, load) * 100 / counters
    first, whole = load * part / counters, load / counters
    _agrees([wait for line, wait in waits if line == 1], base / (1 - first))
    _agrees([wait for line, wait in waits if line == 0], base / ((1 - first) * (1 - whole)))
