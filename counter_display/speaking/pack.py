"""A voice pack in memory: checked once when it is loaded, then joined sample by sample in well under 5 ms a call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from counter_display.speaking.errors import PackUnusable
from counter_display.speaking.manifest import Manifest, read_manifest
from counter_display.speaking.phrase import COMMA_GAP, GAPS, READINGS
from counter_display.speaking.reading import Reading
from counter_display.speaking.samples import Part, Samples, Sound, faded, joined, levelled, scaled, trimmed
from counter_display.speaking.waves import read_wave

LOWEST_RATE = 8_000
FINAL = ".final"
"""Ends the name of the variant of a clip that falls in pitch; used at the end of a call where the pack has it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Clip:
    """A clip ready to be joined: trimmed, of the common loudness, its edges faded; and what it says."""

    samples: Samples
    text: str


@lru_cache(maxsize=1024)
def quieter(clip: Clip, volume: float) -> Samples:
    """A clip's samples at a part of the full volume; kept, since a volume holds for hours."""
    return clip.samples if volume == 1 else scaled(clip.samples, volume)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One voice in one language; gaps and overlap in samples."""

    reading: Reading
    rate: int
    clips: Mapping[str, Clip]
    gaps: Mapping[str, int]
    overlap: int

    def spoken(self, names: Sequence[str], volume: float = 1.0) -> Sound:
        """The sound of clips and gaps in a row, as `phrase` names them, at a part (0 to 1) of the full volume."""
        *before, last = names
        final = last + FINAL if last + FINAL in self.clips else last
        parts = [self._part(name, volume) for name in (*before, final)]
        return Sound(rate=self.rate, data=joined(parts, self.overlap).tobytes(), caption=self._caption(names))

    def _part(self, name: str, volume: float) -> Part:
        return self.gaps[name] if name in self.gaps else quieter(self.clips[name], volume)

    def _caption(self, names: Sequence[str]) -> str:
        said = (
            "," if name == COMMA_GAP else f" {self.clips[name].text}"
            for name in names
            if name in self.clips or name == COMMA_GAP
        )
        return "".join(said).strip()


def load_pack(folder: Path) -> Pack:
    """Load a pack whose every clip can be spoken; the error names the pack and the clip."""
    manifest = read_manifest(folder)
    reading = _required_reading(folder, manifest)
    overlap_s = manifest.overlap_ms / 1_000
    clips = {}
    for name, entry in manifest.clips.items():
        samples = levelled(_voiced(folder, manifest, name), manifest.rate)
        clips[name] = Clip(samples=faded(samples, int(manifest.rate * overlap_s)), text=entry.text)
    return Pack(
        reading=reading,
        rate=manifest.rate,
        clips=clips,
        gaps={name: manifest.rate * gap // 1_000 for name, gap in manifest.gaps.items()},
        overlap=int(manifest.rate * overlap_s),
    )


def _required_reading(folder: Path, manifest: Manifest) -> Reading:
    """The reading of a pack's language, once the manifest is seen to hold all that the language needs."""
    if manifest.language not in READINGS:
        raise PackUnusable(f"Voice pack {folder}: language {manifest.language} is none of {', '.join(READINGS)}")
    if manifest.rate < LOWEST_RATE:
        raise PackUnusable(f"Voice pack {folder}: a rate of {manifest.rate} is too low; record at 22050 or more")
    reading = READINGS[manifest.language]
    missing = [name for name in reading.words if name not in manifest.clips]
    missing += [name for name in GAPS if name not in manifest.gaps]
    if missing:
        raise PackUnusable(f"Voice pack {folder}: {', '.join(missing)} missing; motcua voice check tells what to say")
    return reading


def _voiced(folder: Path, manifest: Manifest, name: str) -> Samples:
    """A clip without the silence around it, of the pack's rate."""
    path = folder / manifest.clips[name].file
    rate, samples = read_wave(path)
    if rate != manifest.rate:
        raise PackUnusable(f"{path} (clip {name}) has {rate} samples a second, the pack {manifest.rate}; convert it")
    voiced = trimmed(samples, rate, margin_s=manifest.overlap_ms / 1_000)
    if not voiced:
        raise PackUnusable(f"{path} (clip {name}) is silent; record it again")
    return voiced
