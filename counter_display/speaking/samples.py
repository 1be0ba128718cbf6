"""Arithmetic on 16-bit mono samples: trimming, loudness, fading, joining; refuses to know files or devices."""

import math
import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import add, mul
from typing import TypeAlias

Samples: TypeAlias = "array[int]"
"""Signed 16-bit samples of one channel, in the machine's own byte order."""

Part: TypeAlias = "array[int] | int"
"""A clip, or a silence of so many samples."""

FULL_SCALE = 32_767
SPOKEN_LEVEL_DB = -20.0
"""The loudness that every clip is brought to: decibels of full scale, over the windows in which there is a voice."""

_WINDOW_S = 0.01
_VOICED_BELOW_LOUDEST_DB = 30.0
_SILENT_BELOW_PEAK = 0.01
_HEADROOM = 0.94


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """Something to be played as a whole: its samples as bytes in the machine's own order, and what it says."""

    rate: int
    data: bytes
    caption: str

    @property
    def seconds(self) -> float:
        """How long it plays."""
        return len(self.data) / 2 / self.rate


def peak(samples: Samples) -> int:
    """The largest distance from zero."""
    return max(abs(max(samples)), abs(min(samples))) if samples else 0


def _windows(samples: Samples, rate: int) -> Iterator[Samples]:
    step = max(1, int(rate * _WINDOW_S))
    return (samples[start : start + step] for start in range(0, len(samples), step))


def level_db(samples: Samples, rate: int) -> float:
    """Loudness in decibels of full scale: the mean power of the windows within 30 dB of the loudest; -inf if silent."""
    powers = [sum(map(mul, window, window)) / len(window) for window in _windows(samples, rate)]
    voiced = [power for power in powers if power > max(powers) * 10 ** (-_VOICED_BELOW_LOUDEST_DB / 10)]
    return 10 * math.log10(sum(voiced) / len(voiced) / FULL_SCALE**2) if voiced else -math.inf


def longest_run_at_full_scale(samples: Samples) -> int:
    """How many samples in a row stand at the limit of the format: a clipped recording has runs of them."""
    if peak(samples) < FULL_SCALE - 1:
        return 0
    marks = bytes(abs(sample) >= FULL_SCALE - 1 for sample in samples)
    return max(len(run) for run in re.findall(b"\x01+", marks))


def trimmed(samples: Samples, rate: int, *, margin_s: float) -> Samples:
    """The samples without the silence around them (under 1% of the peak), but with `margin_s` of it on each side."""
    threshold = peak(samples) * _SILENT_BELOW_PEAK
    step = max(1, int(rate * _WINDOW_S / 2))
    loud = [start for start in range(0, len(samples), step) if peak(samples[start : start + step]) > threshold]
    if not loud:
        return array("h")
    first = _first_above(samples[loud[0] : loud[0] + step], threshold) + loud[0]
    last = loud[-1] + step - _first_above(samples[loud[-1] : loud[-1] + step][::-1], threshold)
    margin = int(rate * margin_s)
    return samples[max(0, first - margin) : last + margin]


def _first_above(samples: Samples, threshold: float) -> int:
    return next(place for place, sample in enumerate(samples) if abs(sample) > threshold)


def scaled(samples: Samples, gain: float) -> Samples:
    """The samples times `gain`; those beyond full scale are held at it."""
    return array("h", map(_products(gain).__getitem__, samples))


@lru_cache(maxsize=4)
def _products(gain: float) -> tuple[int, ...]:
    """Every sample times `gain`, to be looked up by the sample: the negative ones count from the end, as indices do."""
    return tuple(_held(int(sample * gain)) for sample in (*range(FULL_SCALE + 1), *range(-FULL_SCALE - 1, 0)))


def levelled(samples: Samples, rate: int) -> Samples:
    """The samples brought to the spoken level, or as near as their peak allows; silence stays silence."""
    loudness = level_db(samples, rate)
    if math.isinf(loudness):
        return samples
    gain = min(10 ** ((SPOKEN_LEVEL_DB - loudness) / 20), FULL_SCALE * _HEADROOM / peak(samples))
    return samples if abs(gain - 1) < 0.03 else scaled(samples, gain)


def faded(samples: Samples, length: int) -> Samples:
    """The samples with an equal-power fade over `length` samples at both ends, so that any join is free of clicks."""
    length = min(length, len(samples) // 2)
    if not length:
        return samples
    ramp = [math.sin(math.pi / 2 * (place + 0.5) / length) for place in range(length)]
    head = array("h", map(int, map(mul, samples[:length], ramp)))
    tail = array("h", map(int, map(mul, samples[-length:], reversed(ramp))))
    return head + samples[length:-length] + tail


def joined(parts: Iterable[Part], overlap: int) -> Samples:
    """Faded samples in one run: clips without a silence between them overlap by `overlap` samples."""
    run: Samples = array("h")
    after_clip = False
    for part in parts:
        if isinstance(part, int):
            run.frombytes(bytes(2 * part))
            after_clip = False
            continue
        shared = min(overlap, len(run), len(part)) if after_clip else 0
        if shared:
            run[-shared:] = array("h", [_held(both) for both in map(add, run[-shared:], part[:shared])])
        run += part[shared:]
        after_clip = True
    return run


def _held(sample: int) -> int:
    return max(-FULL_SCALE, min(FULL_SCALE, sample))
