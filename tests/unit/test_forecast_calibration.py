"""Ranges are widened until eight of ten hold, and narrowed when more do."""

from random import Random

import pytest

from server_client.wait_forecast.calibration import Calibration


def _hold(calibration: Calibration, rng: Random, spread: float, times: int = 3_000) -> float:
    inside = 0
    for number in range(times):
        came = max(0.0, rng.gauss(600, spread))
        low, high = calibration.range(600 - 128, 600, 600 + 128)
        inside += low <= came <= high and number >= times // 2
        calibration.score(600 - 128, 600, 600 + 128, came)
    return inside / (times / 2)


@pytest.mark.parametrize("spread", [80.0, 100.0, 150.0])
def test_eight_of_ten_end_inside_however_wrong_the_runs_are(spread: float) -> None:
    assert _hold(Calibration(), Random(3), spread) == pytest.approx(0.8, abs=0.035)


def test_runs_that_are_too_sure_of_themselves_are_widened() -> None:
    calibration = Calibration()
    _hold(calibration, Random(3), 150.0)
    assert calibration.below > 1.2
    assert calibration.above > 1.2


def test_each_side_is_mended_for_itself() -> None:
    calibration = Calibration()
    for number in range(600):
        calibration.score(500, 600, 700, 800 if number % 3 == 0 else 600)
    assert calibration.above > 1.5
    assert calibration.below < 1.0


def test_a_range_of_no_width_teaches_nothing() -> None:
    calibration = Calibration()
    calibration.score(5, 5, 5, 4_000)
    assert calibration.above == Calibration().above
    assert calibration.scored == 1


def test_a_range_never_begins_before_now() -> None:
    assert Calibration(below=2.0).range(10, 100, 200)[0] == 0.0
