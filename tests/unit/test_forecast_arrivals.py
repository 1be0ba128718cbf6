"""How many are expected when: like the days so far, like days of the same kind, and like today's beginning."""

import pytest

from server_client.queue_model.ids import ClassCode, ServiceCode
from server_client.wait_forecast.arrival_rates import ArrivalRates

_SOURCE = (ServiceCode("A"), ClassCode("walkin"))
_MORNING, _AFTERNOON = 18, 28


def _come(rates: ArrivalRates, half: int, count: int) -> None:
    for _ in range(count):
        rates.add(*_SOURCE, half * 1_800.0 + 60)


def _expected(rates: ArrivalRates, half: int, *, now_s: float = 0.0, kind: str = "") -> float:
    found = rates.rates([_SOURCE], now_s, kind=kind, prior_per_s={_SOURCE: 0.01}, opens=(8 * 3_600.0, 17 * 3_600.0))
    return found[_SOURCE][half] * 1_800


def _taught(days: int = 10) -> ArrivalRates:
    rates = ArrivalRates()
    for day in range(days):
        is_saturday = day % 5 == 4
        _come(rates, _MORNING, 40)
        _come(rates, _AFTERNOON, 0 if is_saturday else 20)
        rates.end_day("5" if is_saturday else "0", 0.94)
    return rates


def test_half_hours_are_as_they_were() -> None:
    assert _expected(_taught(), _MORNING, kind="0") == pytest.approx(40, rel=0.1)
    assert _expected(_taught(), 40, kind="0") == 0


def test_days_of_a_kind_are_like_each_other() -> None:
    rates = _taught(20)
    assert _expected(rates, _AFTERNOON, kind="5") < 9
    assert _expected(rates, _AFTERNOON, kind="0") == pytest.approx(20, rel=0.15)
    assert 10 < _expected(rates, _AFTERNOON, kind="never seen") < 20


def test_a_day_that_begins_busy_is_expected_to_go_on_so() -> None:
    rates = _taught()
    usual = _expected(rates, _AFTERNOON, kind="0")
    _come(rates, _MORNING, 80)
    assert _expected(rates, _AFTERNOON, now_s=19 * 1_800.0, kind="0") > 1.05 * usual


def test_a_day_on_which_hardly_anybody_came_teaches_nothing() -> None:
    rates = _taught()
    before = _expected(rates, _MORNING, kind="0")
    _come(rates, _MORNING, 2)
    rates.end_day("0", 0.94)
    assert _expected(rates, _MORNING, kind="0") == before


def test_before_any_day_the_capacity_and_todays_beginning_tell() -> None:
    rates = ArrivalRates()
    quiet = _expected(rates, _MORNING)
    assert quiet > _expected(rates, _AFTERNOON) > 0
    assert _expected(rates, 10) == _expected(rates, 40) == 0
    _come(rates, 16, 60)
    assert _expected(rates, _MORNING, now_s=17 * 1_800.0) > 1.2 * quiet
