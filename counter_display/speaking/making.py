"""Makes a voice pack with espeak-ng, the voice that is there when nobody has recorded one; never plays it."""

import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from counter_display.speaking.errors import SynthesizerUnavailable
from counter_display.speaking.manifest import FILE_NAME, ClipEntry, Manifest, manifest_text
from counter_display.speaking.pack import FINAL
from counter_display.speaking.phrase import COMMA_GAP, DIGIT_GAP, GROUP_GAP, READINGS
from counter_display.speaking.reading import Reading
from counter_display.speaking.samples import Samples, levelled, trimmed
from counter_display.speaking.waves import read_wave, write_wave

_SYNTHESIZER = "espeak-ng"
_LICENCE = "GPL-3.0-or-later"
_GAPS = {DIGIT_GAP: 70, GROUP_GAP: 160, COMMA_GAP: 230}
_OVERLAP_MS = 10
_AMPLITUDE = 60  # espeak-ng's own default of 100 reaches full scale, and with it clipping
_FINAL_SLOWER = 0.88
_FINAL_LOWER = 6
_CLIP_TIMEOUT_S = 20
SPEED = 150
PITCH = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """How espeak-ng speaks: its voice, words a minute, and pitch from 0 to 99; `region` chooses among words."""

    voice: str
    speed: int = SPEED
    pitch: int = PITCH
    region: str = ""

    def falling(self) -> "Delivery":
        """The same voice at the end of a sentence: slower and lower."""
        return replace(self, speed=int(self.speed * _FINAL_SLOWER), pitch=max(0, self.pitch - _FINAL_LOWER))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    rate: int
    samples: Samples
    text: str


def make_pack(folder: Path, *, language: str, delivery: Delivery) -> Manifest:
    """Make the pack of a language in a folder, which is made if need be; clips of the same names are replaced."""
    check_voice(delivery.voice)
    reading = READINGS[language]
    made = {name: _clip(reading, name, delivery) for name in reading.words}
    for name in reading.endings:
        made[name + FINAL] = _clip(reading, name, delivery.falling())
    folder.mkdir(parents=True, exist_ok=True)
    for name, clip in made.items():
        write_wave(folder / f"{name}.wav", clip.rate, clip.samples.tobytes())
    manifest = Manifest(
        language=language,
        voice=f"{_SYNTHESIZER} {delivery.voice}, {delivery.speed} words a minute, pitch {delivery.pitch}",
        licence=_LICENCE,
        rate=next(iter(made.values())).rate,
        overlap_ms=_OVERLAP_MS,
        gaps=_GAPS,
        clips={name: ClipEntry(file=f"{name}.wav", text=clip.text) for name, clip in made.items()},
    )
    (folder / FILE_NAME).write_text(manifest_text(manifest), encoding="utf-8")
    return manifest


def _clip(reading: Reading, name: str, delivery: Delivery) -> _Made:
    text = reading.script(delivery.region)[name]
    rate, samples = synthesized(reading.spellings.get(name, text), delivery)
    heard = trimmed(samples, rate, margin_s=_OVERLAP_MS / 1_000)
    if not heard:
        raise SynthesizerUnavailable(f"{_SYNTHESIZER} with voice {delivery.voice} says nothing for {name} ({text})")
    return _Made(rate=rate, samples=levelled(heard, rate), text=text)


def synthesized(text: str, delivery: Delivery) -> tuple[int, Samples]:
    """Rate and samples of a text as espeak-ng speaks it."""
    speaking = ("-v", delivery.voice, "-s", str(delivery.speed), "-p", str(delivery.pitch), "-a", str(_AMPLITUDE))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "clip.wav"
        _espeak(*speaking, "-w", str(path), "--", text)
        return read_wave(path)


def check_voice(voice: str) -> None:
    """Refuse a voice that espeak-ng does not have: it would speak with another one and not say so."""
    known = {word.lower() for line in _espeak("--voices").splitlines()[1:] for word in line.split()}
    if voice.partition("+")[0].lower() not in known:
        raise SynthesizerUnavailable(
            f"{_SYNTHESIZER} has no voice {voice}; {_SYNTHESIZER} --voices lists those that it has"
        )


def _espeak(*arguments: str) -> str:
    try:
        done = subprocess.run([_SYNTHESIZER, *arguments], check=True, capture_output=True, timeout=_CLIP_TIMEOUT_S)
    except OSError as error:
        raise SynthesizerUnavailable(
            f"{_SYNTHESIZER} cannot be started ({error.strerror}); install the package espeak-ng"
        ) from error
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise SynthesizerUnavailable(f"{_SYNTHESIZER} failed ({error}); try {_SYNTHESIZER} by itself") from error
    return done.stdout.decode(errors="replace")
