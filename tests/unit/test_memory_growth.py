"""How fast memory grows is told from the last readings, and how sure that is."""

import pytest

from assets.memory_growth import growth_of


def test_a_straight_line_is_its_slope_without_error() -> None:
    assert growth_of([(step, 5_000 + 32 * step) for step in range(0, 1000, 50)]) == pytest.approx((32, 0))


def test_what_is_filled_at_the_beginning_counts_for_nothing() -> None:
    readings = [(step, 1_000_000 if step < 400 else 2_000_000) for step in range(0, 1000, 50)]
    assert growth_of(readings) == pytest.approx((0, 0))


def test_readings_that_jump_about_are_less_sure() -> None:
    growth, error = growth_of([(step, 8 * step + (4_000 if step % 100 else 0)) for step in range(0, 1000, 50)])
    assert error > 1
    assert abs(growth - 8) < 3 * error


def test_one_step_among_level_readings_is_not_taken_for_sure_growth() -> None:
    rise, error = growth_of([(visit, 200_000 if visit > 3_500 else 0) for visit in range(0, 5_000, 25)])
    assert rise == pytest.approx(100, abs=1)
    # Were each reading told by itself, it would be 5.3.
    assert error > 10


def test_a_small_leak_is_told_from_readings_that_jump_about() -> None:
    growth, error = growth_of([(v, 57 * v + (60_000 if v % 50 else -60_000)) for v in range(0, 5_000, 25)])
    assert growth == pytest.approx(57, abs=3 * error)
    assert error < 10
