"""Wall time at the branch."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from server_client.queue_model.local_time import VIETNAM, local_day, local_minute


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 3, 2, 16, 59, 59, tzinfo=UTC), date(2026, 3, 2)),
        (datetime(2026, 3, 2, 17, 0, tzinfo=UTC), date(2026, 3, 3)),
        (datetime(2026, 3, 2, 23, 0, tzinfo=timezone(timedelta(hours=-5))), date(2026, 3, 3)),
    ],
)
def test_the_day_changes_at_vietnams_midnight(at: datetime, day: date) -> None:
    assert local_day(at) == day


@pytest.mark.parametrize(("hour", "minute", "minutes"), [(17, 0, 0), (0, 30, 450), (16, 59, 1439)])
def test_minutes_count_from_vietnams_midnight(hour: int, minute: int, minutes: int) -> None:
    assert local_minute(datetime(2026, 3, 2, hour, minute, tzinfo=UTC)) == minutes


def test_the_zone_is_named_for_what_it_is() -> None:
    assert datetime(2026, 3, 2, tzinfo=VIETNAM).tzname() == "Asia/Ho_Chi_Minh"
