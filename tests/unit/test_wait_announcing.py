"""What is told of a wait is rounded as people reckon, holds what was foretold, and stays while nothing is news."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.wait_forecast.announcing import (
    LEAST_PER_PERSON_S,
    SCALE_MIN,
    SLACK_MIN,
    Announcement,
    AnnouncementKind,
    announce,
    unknown,
)
from server_client.wait_forecast.forecast import WaitRange, WhyUnknown

KIND = AnnouncementKind
seconds = st.floats(min_value=0, max_value=5 * 3600, allow_nan=False)


def foretold(low_min: float, likely_min: float, high_min: float) -> WaitRange:
    return WaitRange(mean_s=likely_min * 60, q10_s=low_min * 60, q50_s=likely_min * 60, q90_s=high_min * 60)


@st.composite
def waits(draw: st.DrawFn) -> WaitRange:
    low, likely, high = sorted(draw(st.tuples(seconds, seconds, seconds)))
    return WaitRange(mean_s=likely, q10_s=low, q50_s=likely, q90_s=high)


def told(low: float, likely: float, high: float, before: Announcement | None = None, ahead: int = 1) -> tuple[int, int]:
    said = announce(foretold(low, likely, high), before, ahead)
    return said.low_min, said.high_min


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        ((0.2, 1, 3), (0, 5)),
        ((3, 6, 9), (0, 10)),
        ((21, 24, 29), (20, 30)),
        ((22, 31, 38), (20, 40)),
        ((33, 41, 55), (30, 60)),
        ((61, 70, 100), (60, 105)),
        ((10, 10, 10), (10, 15)),
        ((30, 30, 30), (30, 40)),
        ((95, 118, 140), (90, 150)),
        ((130, 150, 170), (120, 180)),
    ],
)
def test_a_wait_is_told_on_the_scale_by_which_people_reckon(
    wait: tuple[float, float, float], words: tuple[int, int]
) -> None:
    assert told(*wait) == words


def test_whoever_has_nobody_ahead_is_next_however_long_it_may_take() -> None:
    assert announce(foretold(0, 1, 2), None, 0).kind is KIND.NEXT
    assert announce(foretold(8, 12, 19), None, 0) == Announcement(kind=KIND.NEXT, low_min=5, high_min=20)


def test_what_may_be_more_than_two_hours_is_told_as_such() -> None:
    assert announce(foretold(100, 115, 130), None, 9).kind is KIND.OVER
    assert announce(foretold(100, 110, 120), None, 9).kind is KIND.RANGE


def test_who_is_next_is_told_at_once_and_the_minutes_stay() -> None:
    before = announce(foretold(6, 8, 14), None, 3)
    after = announce(foretold(4, 6, 12), before, 0)
    assert (before.kind, after.kind) == (KIND.RANGE, KIND.NEXT)
    assert (after.low_min, after.high_min) == (before.low_min, before.high_min)


def test_a_wait_that_runs_down_is_told_anew_by_steps_and_not_each_minute() -> None:
    said: Announcement | None = None
    heard: list[tuple[int, int]] = []
    for left in range(30, -1, -1):
        said = announce(foretold(left * 0.8, left, left * 1.25), said, left)
        if [(said.low_min, said.high_min)] != heard[-1:]:
            heard.append((said.low_min, said.high_min))
    assert heard[0] == (20, 40)
    assert heard[-1] == (0, 5)
    assert len(heard) <= 6


def test_a_range_that_has_become_much_narrower_is_told() -> None:
    before = announce(foretold(10, 20, 60), None, 5)
    assert told(16, 19, 24, before) == (15, 25)


def test_a_wait_that_has_become_far_less_certain_is_told() -> None:
    before = announce(foretold(20, 22, 24), None, 5)
    assert told(20, 24, 45, before) == (20, 50)


def test_what_was_unknown_is_told_as_soon_as_it_is_known() -> None:
    before = unknown(WhyUnknown.NO_COUNTER)
    assert (before.kind, before.why) == (KIND.UNKNOWN, WhyUnknown.NO_COUNTER)
    assert told(11, 12, 14, before) == (10, 15)


@given(waits(), st.integers(min_value=0, max_value=60))
def test_what_is_told_first_holds_all_that_was_foretold(wait: WaitRange, ahead: int) -> None:
    said = announce(wait, None, ahead)
    assert said.low_min < said.high_min
    assert said.high_min * 60 >= wait.q90_s
    assert said.low_min * 60 <= max(wait.q10_s, ahead * LEAST_PER_PERSON_S)


@given(waits(), waits())
def test_a_longer_wait_is_never_told_as_a_shorter_one(one: WaitRange, other: WaitRange) -> None:
    first, second = announce(one, None, 1), announce(other, None, 1)
    assert (first.low_min <= second.low_min) or one.q10_s > other.q10_s
    assert (first.high_min <= second.high_min) or one.q90_s > other.q90_s or one.q10_s > other.q10_s


@given(waits(), waits(), st.integers(min_value=1, max_value=400), st.integers(min_value=1, max_value=400))
def test_nobody_is_told_less_than_those_ahead_allow(early: WaitRange, late: WaitRange, few: int, many: int) -> None:
    said = announce(late, announce(early, None, few), many)
    assert said.high_min * 60 >= many * LEAST_PER_PERSON_S
    assert said.kind is not KIND.NEXT


@given(waits(), waits())
def test_what_stays_told_still_holds_what_is_likely_now(early: WaitRange, late: WaitRange) -> None:
    said = announce(late, announce(early, None, 1), 1)
    assert said.low_min - SLACK_MIN <= late.q50_s / 60
    assert late.q50_s / 60 <= said.high_min + SLACK_MIN or said.kind is KIND.OVER


@given(waits(), st.integers(min_value=0, max_value=2**32))
def test_noise_is_never_told(wait: WaitRange, seed: int) -> None:
    noise = random.Random(seed)
    said = announce(wait, None, 1)
    for _ in range(12):
        shift = noise.uniform(-60, 60)
        moved = (max(0.0, second + shift) for second in (wait.q10_s, wait.q50_s, wait.q90_s))
        low, likely, high = moved
        again = announce(WaitRange(mean_s=likely, q10_s=low, q50_s=likely, q90_s=high), said, 1)
        assert again == said


@given(waits(), st.integers(min_value=0, max_value=2**32))
def test_what_is_told_anew_does_not_swing_back(wait: WaitRange, seed: int) -> None:
    noise = random.Random(seed)
    said: Announcement | None = None
    changes = 0
    for _ in range(40):
        low, likely, high = sorted(
            max(0.0, second + noise.uniform(-60, 60)) for second in (wait.q10_s, wait.q50_s, wait.q90_s)
        )
        again = announce(WaitRange(mean_s=likely, q10_s=low, q50_s=likely, q90_s=high), said, 1)
        changes += said is not None and again != said
        said = again
    assert changes <= 2


@given(waits(), st.integers(min_value=0, max_value=60))
def test_both_ends_are_steps_of_the_scale(wait: WaitRange, ahead: int) -> None:
    said = announce(wait, None, ahead)
    assert said.low_min in SCALE_MIN
    assert said.high_min in SCALE_MIN or said.high_min % 30 == 0
