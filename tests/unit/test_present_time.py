"""When a screen's clock stands: where it is told a time, and nowhere else."""

from datetime import UTC, datetime

from assets.present_time import ENVIRONMENT, standing_time


def test_a_clock_goes_unless_it_is_told_a_time() -> None:
    assert standing_time({}) is None
    told = standing_time({ENVIRONMENT: "2026-03-02T08:00:00+07:00"})
    assert told == datetime(2026, 3, 2, 1, tzinfo=UTC)
    assert told is not None
    assert told.tzinfo is not None
