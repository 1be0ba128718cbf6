"""How fast memory grows is told from the last readings, and how sure that is."""

import pytest

from assets.memory_growth import growth_of, private_bytes


def test_a_straight_line_is_its_slope_without_error() -> None:
    assert growth_of([(step, 5_000 + 32 * step) for step in range(0, 1000, 50)]) == pytest.approx((32, 0))


def test_what_is_filled_at_the_beginning_counts_for_nothing() -> None:
    readings = [(step, 1_000_000 if step < 400 else 2_000_000) for step in range(0, 1000, 50)]
    assert growth_of(readings) == pytest.approx((0, 0))


def test_readings_that_jump_about_are_less_sure() -> None:
    growth, error = growth_of([(step, 8 * step + (4_000 if step % 100 else 0)) for step in range(0, 1000, 50)])
    assert error > 1
    assert abs(growth - 8) < 3 * error


def test_a_process_has_memory_of_its_own() -> None:
    assert private_bytes() > 1_000_000
