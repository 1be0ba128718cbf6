"""The arithmetic of sound."""

import math
from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_display.speaking.chime import chime_sound
from counter_display.speaking.samples import (
    FULL_SCALE,
    SPOKEN_LEVEL_DB,
    Samples,
    faded,
    joined,
    level_db,
    levelled,
    longest_run_at_full_scale,
    peak,
    scaled,
    trimmed,
)

RATE = 8_000
SAMPLE = st.integers(-FULL_SCALE - 1, FULL_SCALE)


def tone(seconds: float, *, loudness: float = 0.5, pitch_hz: float = 200.0) -> Samples:
    step = 2 * math.pi * pitch_hz / RATE
    return array("h", [round(loudness * FULL_SCALE * math.sin(step * place)) for place in range(int(RATE * seconds))])


def silence(seconds: float) -> Samples:
    return array("h", bytes(2 * int(RATE * seconds)))


def largest_step(samples: Samples) -> int:
    return max(abs(after - before) for before, after in pairwise(samples))


def test_the_silence_around_a_clip_is_cut_to_the_margin() -> None:
    samples = trimmed(silence(0.3) + tone(0.5) + silence(0.7), RATE, margin_s=0.02)

    assert len(samples) / RATE == pytest.approx(0.54, abs=0.002)
    assert peak(samples[: int(0.02 * RATE)]) == 0


def test_a_clip_cut_close_stays_whole() -> None:
    assert trimmed(tone(0.2, pitch_hz=1_000)[1:], RATE, margin_s=0.02) == tone(0.2, pitch_hz=1_000)[1:]


def test_silence_trims_to_nothing() -> None:
    assert not trimmed(silence(0.2), RATE, margin_s=0.02)


@pytest.mark.parametrize("loudness", [0.01, 0.05, 0.3])
def test_quiet_and_loud_clips_are_brought_to_one_level(loudness: float) -> None:
    assert level_db(levelled(tone(0.3, loudness=loudness), RATE), RATE) == pytest.approx(SPOKEN_LEVEL_DB, abs=0.3)


def test_pauses_in_a_clip_do_not_make_it_louder() -> None:
    assert level_db(tone(0.3) + silence(0.6), RATE) == pytest.approx(level_db(tone(0.3), RATE), abs=0.1)


def test_silence_has_no_level_and_stays_silent() -> None:
    assert math.isinf(level_db(silence(0.1), RATE))
    assert levelled(silence(0.1), RATE) == silence(0.1)


def test_a_spike_keeps_a_clip_from_being_raised_into_clipping() -> None:
    spiky = tone(0.3, loudness=0.02)
    spiky[100] = FULL_SCALE // 2

    assert peak(levelled(spiky, RATE)) < FULL_SCALE


@given(st.lists(SAMPLE, min_size=1, max_size=20), st.floats(0, 4))
def test_scaling_multiplies_and_never_wraps_around(samples: list[int], gain: float) -> None:
    for before, after in zip(samples, scaled(array("h", samples), gain), strict=True):
        assert after == max(-FULL_SCALE, min(FULL_SCALE, int(before * gain)))


def test_only_a_recording_at_the_limit_of_the_format_counts_as_clipped() -> None:
    assert longest_run_at_full_scale(tone(0.1, loudness=0.9)) == 0
    assert longest_run_at_full_scale(scaled(tone(0.1), 4.0)) > 4


def test_fading_brings_both_ends_to_nothing_and_leaves_the_middle() -> None:
    samples = array("h", [10_000] * 100)

    soft = faded(samples, 20)

    assert soft[0] < 500
    assert soft[-1] < 500
    assert soft[20:80] == samples[20:80]


def test_a_clip_too_short_to_fade_stays_as_it_is() -> None:
    assert faded(array("h", [5]), 20) == array("h", [5])


def test_a_gap_is_exact_to_the_sample() -> None:
    assert joined([array("h", [1, 2]), 3, array("h", [4])], 2) == array("h", [1, 2, 0, 0, 0, 4])


def test_clips_without_a_gap_overlap() -> None:
    assert joined([array("h", [1, 2, 3]), array("h", [10, 20, 30])], 2) == array("h", [1, 12, 23, 30])


def test_an_overlap_of_two_loud_clips_is_held_at_full_scale() -> None:
    loud = array("h", [FULL_SCALE] * 4)

    assert max(joined([loud, loud], 4)) == FULL_SCALE


@given(st.lists(st.integers(160, 900), min_size=1, max_size=6))
def test_joining_makes_no_click(lengths: list[int]) -> None:
    clips = [faded(tone(1)[:length], 80) for length in lengths]

    assert largest_step(joined(clips, 80)) <= 1.5 * largest_step(tone(1))


def test_the_chime_is_the_same_each_time_begins_at_once_and_ends_without_a_click() -> None:
    chime = chime_sound(22_050)
    samples = array("h", chime.data)

    assert chime == chime_sound(22_050)
    assert peak(samples[:441]) > FULL_SCALE // 10
    assert peak(samples[-20:]) < 20
    assert peak(samples) == FULL_SCALE // 2 + 1
