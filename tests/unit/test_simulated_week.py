"""The parts of a simulated week that measure: the log's announced waits, a screen's words, and the clock."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server_client.demo.week.log_measure import Waits, together, waits_by_day
from server_client.demo.week.spoken_minutes import fits
from server_client.demo.week.week_clock import WeekClock

EIGHT = datetime(2026, 3, 9, 1, tzinfo=UTC)


def a_log(path: Path, *entries: tuple[str, str, int]) -> Path:
    """Write a log with these kinds of events, tickets, and minutes after eight; each wait is told as 5 to 15."""
    with sqlite3.connect(path) as log:
        log.execute("CREATE TABLE entries (seq INTEGER PRIMARY KEY, body BLOB)")
        for kind, ticket, minutes in entries:
            at = (EIGHT + timedelta(minutes=minutes)).isoformat()
            data: dict[str, object] = {"ticket": ticket}
            if kind == "TicketIssued":
                data |= {"issued_at": at, "announced": {"low_s": 300, "likely_s": 600, "high_s": 900}}
            body = json.dumps({"type": kind, "at": at, "data": data}).encode()
            log.execute("INSERT INTO entries (body) VALUES (?)", (body,))
    return path


def test_each_announced_wait_is_judged_at_its_first_call(tmp_path: Path) -> None:
    log = a_log(
        tmp_path / "log.sqlite",
        ("TicketIssued", "in time", 0),
        ("TicketIssued", "late", 0),
        ("TicketIssued", "gone", 0),
        ("TicketCalled", "in time", 12),
        ("TicketCancelled", "gone", 13),
        ("TicketCalled", "in time", 20),
        ("TicketCalled", "late", 21),
        ("TicketCancelled", "late", 22),
    )
    found = waits_by_day(log)["2026-03-09"]
    assert found == Waits(
        announced=3, scored=2, unscored=1, held=1, late=1, error_s=120 + 660, off_s=780, waited_s=33 * 60
    )
    assert found.coverage == found.late_share == 0.5
    assert found.error_min == found.bias_min == 6.5
    assert found.mean_wait_min == 16.5


def test_days_are_put_together() -> None:
    days = {"2026-03-09": Waits(announced=2, held=1), "2026-03-10": Waits(announced=3, late=1)}
    assert together(days) == Waits(announced=5, held=1, late=1)
    assert together({}).coverage == 0


@pytest.mark.parametrize(
    ("said", "low_min", "high_min"),
    [
        ("khoảng 10–15 phút", 10, 15),
        ("vài phút", 0, 5),
        ("dưới 20 phút", 0, 20),
        ("75 phút đến hơn 2 giờ", 75, 135),
        ("hơn 2 giờ", 120, 180),
        ("có thể hơn 2 giờ", 0, 150),
    ],
)
def test_words_with_the_announced_minutes_fit_and_no_others(said: str, low_min: int, high_min: int) -> None:
    assert fits(said, low_min, high_min)
    assert not fits(said, 40, 50)


def test_the_clock_stands_until_it_is_put_on_and_never_goes_back() -> None:
    clock = WeekClock(EIGHT)
    clock.put_on(EIGHT + timedelta(seconds=90, microseconds=1234))
    clock.put_on(EIGHT)
    assert clock.now() == EIGHT + timedelta(seconds=90, milliseconds=1)
    assert clock.elapsed() == pytest.approx(90.001)
