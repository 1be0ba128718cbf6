"""Calling by itself when idle: when it counts down, when it must not, and how it is stopped; time is passed in."""

from datetime import datetime, timedelta

import pytest

from counter_display.serving.auto_call import COUNTDOWN, AutoCall
from tests.fakes.office import EIGHT


def after(seconds: float) -> datetime:
    return EIGHT + timedelta(seconds=seconds)


def counting() -> AutoCall:
    return AutoCall(on=True).seeing(EIGHT, idle=True, may_call=True)


def test_it_is_off_unless_the_clerk_wants_it() -> None:
    seen = AutoCall().seeing(EIGHT, idle=True, may_call=True)
    assert (seen.left_s(EIGHT), seen.is_due(after(60))) == (0, False)


def test_it_counts_down_three_seconds_and_is_then_due() -> None:
    auto = counting()
    assert [auto.left_s(after(seconds)) for seconds in (0, 0.5, 1, 2, 3, 4)] == [3, 3, 2, 1, 0, 0]
    assert [auto.is_due(after(seconds)) for seconds in (0, 2.9, 3)] == [False, False, True]
    assert timedelta(seconds=3) == COUNTDOWN


def test_a_countdown_goes_on_while_nothing_changes() -> None:
    assert counting().seeing(after(2), idle=True, may_call=True) == counting()


def test_anything_else_that_goes_on_ends_the_countdown_and_it_begins_anew_after_that() -> None:
    held = counting().seeing(after(2), idle=True, may_call=False)
    assert not held.is_due(after(10))
    again = held.seeing(after(10), idle=True, may_call=True)
    assert again.left_s(after(10)) == 3


def test_a_counter_that_is_not_idle_has_no_countdown() -> None:
    assert counting().seeing(after(2), idle=False, may_call=True).since is None


def test_who_stops_it_is_left_alone_until_the_counter_has_had_someone_again() -> None:
    stopped = counting().braked()
    for seconds in (1, 60):
        stopped = stopped.seeing(after(seconds), idle=True, may_call=True)
        assert stopped.since is None
    served = stopped.seeing(after(90), idle=False, may_call=False)
    assert served.seeing(after(99), idle=True, may_call=True).left_s(after(99)) == 3


def test_stopping_what_does_not_count_down_changes_nothing() -> None:
    auto = AutoCall(on=True)
    assert auto.braked() is auto


@pytest.mark.parametrize("on", [True, False])
def test_switching_it_begins_from_the_start(on: bool) -> None:
    assert counting().braked().switched(on) == AutoCall(on=on)


def test_a_clock_that_goes_back_does_not_make_the_countdown_longer() -> None:
    earlier = counting().seeing(after(-600), idle=True, may_call=True)
    assert earlier.left_s(after(-600)) == 3
