"""The bell before a call: two falling tones, computed, so that it is ours and the same on every machine."""

import math
from array import array
from dataclasses import dataclass
from itertools import repeat
from operator import add
from pathlib import Path

from counter_display.speaking.errors import PackUnusable
from counter_display.speaking.samples import FULL_SCALE, Sound, peak
from counter_display.speaking.waves import read_wave


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stroke:
    at_s: float
    pitch_hz: float


# E5 then C5, the falling major third of a door bell.
_STROKES = (_Stroke(at_s=0.0, pitch_hz=659.26), _Stroke(at_s=0.42, pitch_hz=523.25))
# Multiples of the pitch, their strength and the seconds in which they fall to 1/e: as in a bell, the high die first.
_PARTIALS = ((1.0, 1.0, 0.38), (2.0, 0.32, 0.24), (3.01, 0.14, 0.13), (4.17, 0.06, 0.07))
_LENGTH_S = 1.5
_ATTACK_S = 0.006
_DAMPED_S = 0.4
_PEAK = 0.5


def chime_sound(rate: int) -> Sound:
    """The bell at `rate` samples a second."""
    tones = [_bell(stroke, rate) for stroke in _STROKES]
    mixed = [value * _damping(place / rate) for place, value in enumerate(map(add, *tones))]
    loudest = max(map(abs, mixed))
    bell = array("h", [round(value / loudest * _PEAK * FULL_SCALE) for value in mixed])
    return Sound(rate=rate, data=bell.tobytes(), caption="")


def _bell(stroke: _Stroke, rate: int) -> list[float]:
    before = int(stroke.at_s * rate)
    ringing = int(_LENGTH_S * rate) - before
    return [*repeat(0.0, before), *(_amplitude(place / rate, stroke.pitch_hz) for place in range(ringing))]


def _damping(at_s: float) -> float:
    """The last of the ringing is brought down to nothing, so that the end is not heard as a click."""
    return min(1.0, (_LENGTH_S - at_s) / _DAMPED_S)


def _amplitude(at_s: float, pitch_hz: float) -> float:
    ringing = sum(
        strength * math.exp(-at_s / fall_s) * math.sin(2 * math.pi * pitch_hz * multiple * at_s)
        for multiple, strength, fall_s in _PARTIALS
    )
    return ringing * min(1.0, at_s / _ATTACK_S)


def load_chime(path: Path) -> Sound:
    """A chime from a file: ours or the office's own."""
    rate, samples = read_wave(path)
    if not peak(samples):
        raise PackUnusable(f"{path} is silent; make a chime with motcua voice chime")
    return Sound(rate=rate, data=samples.tobytes(), caption="")
