"""When a kiosk starts afresh: after the time of day, and never under someone's finger."""

from datetime import datetime, time, timedelta, timezone

import pytest

from kiosk.daily_restart import CALM_S, may_restart, restart_is_due

HANOI = timezone(timedelta(hours=7))
AT = time(3, 30)


def on(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("started", "now", "due"),
    [
        (on(22, 8, 0), on(22, 17, 0), False),
        (on(22, 8, 0), on(23, 3, 29), False),
        (on(22, 8, 0), on(23, 3, 30), True),
        # Someone stood there at half past three; it is made up for.
        (on(22, 8, 0), on(23, 7, 0), True),
        # It has just started afresh.
        (on(23, 3, 30), on(23, 3, 30), False),
        (on(23, 3, 31), on(23, 9, 0), False),
        # Started before the time of the same day.
        (on(23, 1, 0), on(23, 3, 45), True),
        # The clock was set back behind the start.
        (on(23, 9, 0), on(23, 4, 0), False),
    ],
)
def test_a_start_is_due_once_the_time_has_passed_since_the_last(started: datetime, now: datetime, due: bool) -> None:
    assert restart_is_due(AT, started=started, now=now) is due


def test_without_a_time_no_start_is_ever_due() -> None:
    assert not restart_is_due(None, started=on(1, 0, 0), now=on(22, 12, 0))


def test_nobody_in_a_visit_and_no_number_on_its_way_lets_it_restart() -> None:
    assert may_restart(due=True, idle_s=CALM_S, undelivered=False)


@pytest.mark.parametrize(
    ("due", "idle_s", "undelivered"),
    [(False, 600, False), (True, None, False), (True, CALM_S - 1, False), (True, 600, True)],
)
def test_it_waits_while_it_is_needed(due: bool, idle_s: float | None, undelivered: bool) -> None:
    assert not may_restart(due=due, idle_s=idle_s, undelivered=undelivered)
