"""The server's clock: what it says when the machine's leaps, who decides, and that its own time never leaps unasked."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.server.steady_clock import LEAP, SteadyClock

NINE = datetime(2026, 3, 2, 2, tzinfo=UTC)
BELIEVED_AFTER_S = 900.0
HOURS = timedelta(hours=9)


@dataclass
class Machine:
    """A machine whose clock can be set; `lives` lets it run."""

    at: datetime = NINE
    running_s: float = 5_000.0
    clock: SteadyClock = field(init=False)

    def __post_init__(self) -> None:
        self.clock = SteadyClock(lambda: self.at, lambda: self.running_s, believed_after_s=BELIEVED_AFTER_S)

    def lives(self, seconds: float) -> None:
        self.running_s += seconds
        self.at += timedelta(seconds=seconds)


def after(seconds: float) -> datetime:
    return NINE + timedelta(seconds=seconds)


def test_a_clock_that_goes_right_is_followed_to_the_millisecond() -> None:
    machine = Machine()
    machine.lives(0.0019)
    assert machine.clock() == NINE + timedelta(milliseconds=1)
    machine.lives(86_400)
    assert machine.clock() == after(86_400.001)


def test_what_keeps_a_clock_right_is_no_leap() -> None:
    machine = Machine()
    for _ in range(10):
        machine.at += LEAP
        machine.lives(1)
        assert machine.clock() == machine.at


@pytest.mark.parametrize("leap", [HOURS, -HOURS])
def test_nobody_notices_a_leap_that_is_set_right_again(leap: timedelta) -> None:
    machine = Machine()
    machine.at += leap
    for minute in range(10):
        assert machine.clock() == after(60 * minute)
        machine.lives(60)
    machine.at -= leap
    assert machine.clock() == after(600)


@pytest.mark.parametrize("leap", [HOURS, -HOURS])
def test_a_leap_that_lasts_is_believed(leap: timedelta) -> None:
    machine = Machine()
    machine.at += leap
    machine.clock()
    machine.lives(BELIEVED_AFTER_S - 1)
    assert machine.clock() == after(BELIEVED_AFTER_S - 1)
    machine.lives(1)
    assert machine.clock() == machine.at
    machine.lives(1)
    assert machine.clock() == machine.at


def test_each_further_leap_has_to_last() -> None:
    machine = Machine()
    for _ in range(5):
        machine.at += HOURS
        machine.clock()
        machine.lives(BELIEVED_AFTER_S / 2)
    assert machine.clock() == after(5 * BELIEVED_AFTER_S / 2)


def test_the_centre_confirms_a_leap_at_once() -> None:
    machine = Machine()
    machine.at += HOURS
    assert machine.clock() == NINE
    machine.clock.hear(NINE + HOURS)
    assert machine.clock() == NINE + HOURS


def test_a_leap_is_not_believed_as_long_as_the_centre_says_otherwise() -> None:
    machine = Machine()
    machine.at += HOURS
    for minute in range(60):
        machine.clock.hear(after(60 * minute))
        assert machine.clock() == after(60 * minute)
        machine.lives(60)


def test_a_centre_with_a_time_of_its_own_decides_nothing() -> None:
    machine = Machine()
    machine.at += HOURS
    machine.clock()
    machine.lives(BELIEVED_AFTER_S)
    machine.clock.hear(NINE - HOURS)
    assert machine.clock() == machine.at


def test_what_was_heard_long_ago_decides_nothing() -> None:
    machine = Machine()
    machine.clock.hear(NINE)
    machine.at += HOURS
    machine.clock()
    machine.lives(BELIEVED_AFTER_S)
    assert machine.clock() == machine.at


@given(st.lists(st.tuples(st.floats(0, 300), st.integers(-100_000, 100_000)), max_size=40))
def test_unasked_the_time_passes_as_it_passes(steps: list[tuple[float, int]]) -> None:
    machine = Machine()
    told, since_s = machine.clock(), 0.0
    for pause_s, leap_s in steps:
        machine.at += timedelta(seconds=leap_s)
        machine.lives(pause_s)
        since_s += pause_s
        if since_s >= BELIEVED_AFTER_S:
            break
        now = machine.clock()
        # What is followed at once is small; what is not has no effect at all.
        assert abs((now - told).total_seconds() - pause_s) <= LEAP.total_seconds() + 0.002
        told = now
