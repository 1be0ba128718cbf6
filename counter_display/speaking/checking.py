"""Looks a voice pack over before it is used and lists all that is wrong with it at once; changes nothing."""

from collections.abc import Iterator
from pathlib import Path

from counter_display.speaking.errors import PackUnusable
from counter_display.speaking.manifest import Manifest, read_manifest
from counter_display.speaking.pack import LOWEST_RATE
from counter_display.speaking.phrase import GAPS, READINGS
from counter_display.speaking.samples import Samples, level_db, longest_run_at_full_scale, trimmed
from counter_display.speaking.waves import read_wave

QUIETEST_DB = -38.0
LONGEST_S = 6.0
SHORTEST_S = 0.06
_CLIPPED_RUN = 4


def faults(folder: Path) -> Iterator[str]:
    """What is wrong with a pack, one sentence each; none when it is fit to be used."""
    try:
        manifest = read_manifest(folder)
    except PackUnusable as unusable:
        yield str(unusable)
        return
    if manifest.language not in READINGS:
        yield f"language {manifest.language} is none of {', '.join(READINGS)}"
        return
    if manifest.rate < LOWEST_RATE:
        yield f"rate {manifest.rate} is too low; record at 22050 or more"
        return
    yield from _missing(manifest)
    for name in manifest.clips:
        yield from (f"{name}: {fault}" for fault in _clip_faults(folder, manifest, name))


def _missing(manifest: Manifest) -> Iterator[str]:
    for name, text in READINGS[manifest.language].words.items():
        if name not in manifest.clips:
            yield f'{name}: missing; record "{text}" and list it in pack.toml'
    yield from (f"{gap}: missing in [gaps]" for gap in GAPS if gap not in manifest.gaps)


def _clip_faults(folder: Path, manifest: Manifest, name: str) -> Iterator[str]:
    try:
        rate, samples = read_wave(folder / manifest.clips[name].file)
    except PackUnusable as unusable:
        yield str(unusable)
        return
    if rate != manifest.rate:
        yield f"{rate} samples a second, the pack has {manifest.rate}; convert it"
    yield from _sound_faults(samples, rate)


def _sound_faults(samples: Samples, rate: int) -> Iterator[str]:
    voiced = trimmed(samples, rate, margin_s=0)
    seconds = len(voiced) / rate
    if not voiced:
        yield "silent; record it again"
        return
    if not SHORTEST_S <= seconds <= LONGEST_S:
        yield f"{seconds:.2f} s long, expected {SHORTEST_S} to {LONGEST_S} s; record it again"
    if longest_run_at_full_scale(samples) >= _CLIPPED_RUN:
        yield "clipped; record it again with less gain"
    loudness = level_db(samples, rate)
    if loudness < QUIETEST_DB:
        yield f"too quiet at {loudness:.0f} dB, expected {QUIETEST_DB:.0f} dB or more; record it again with more gain"
