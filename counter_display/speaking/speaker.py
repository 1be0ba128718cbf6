"""Plays sound to its end through ALSA or into a folder; decides neither what is played nor when."""

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

from assets.child_program import ProgramUnavailable, last_line, run
from counter_display.speaking.errors import SpeakerUnavailable
from counter_display.speaking.samples import Sound
from counter_display.speaking.waves import write_wave

_FORMAT = "S16_LE" if sys.byteorder == "little" else "S16_BE"


class Speaker(Protocol):
    """Where sound goes."""

    async def play(self, sound: Sound) -> None:
        """Return when the sound has been played to its end; SpeakerUnavailable when it was not."""


class AplaySpeaker:
    """A sound card, by the program aplay of alsa-utils: a process for each sound, fed through a pipe.

    `device` is ALSA's name of it ("default", "plughw:1,0"); `margin_s` is how long beyond its length a sound may take
    before the card counts as stuck.
    """

    def __init__(self, *, device: str = "default", margin_s: float = 4.0, program: str = "aplay") -> None:
        self._device = device
        self._margin_s = margin_s
        self._program = program

    async def play(self, sound: Sound) -> None:
        """Play; cancelling it silences the card at once."""
        arguments = ("-q", "-D", self._device, "-t", "raw", "-f", _FORMAT, "-c", "1", "-r", str(sound.rate))
        try:
            ended = await run((self._program, *arguments), given=sound.data, within_s=sound.seconds + self._margin_s)
        except ProgramUnavailable as error:
            raise SpeakerUnavailable(f"{error}; install the package alsa-utils") from error
        except TimeoutError as error:
            raise SpeakerUnavailable(
                f"Sound device {self._device} is stuck: {sound.seconds:.1f} s of sound did not end; check the card"
            ) from error
        if ended.status:
            reason = last_line(ended.complaint, "aplay gave no reason")
            raise SpeakerUnavailable(
                f"Sound device {self._device} does not play ({reason}); aplay -L lists the devices"
            )


class FileSpeaker:
    """The virtual speaker: each sound becomes a WAV file in a folder and a line in its `spoken.log`.

    A line is file name, seconds and caption, parted by tabs. `wait` passes the time that the sound would take; without
    it a sound is over as soon as it is written.
    """

    def __init__(self, folder: Path, *, wait: Callable[[float], Awaitable[None]] | None = None) -> None:
        self._folder = folder
        self._wait = wait

    async def play(self, sound: Sound) -> None:
        """Write the sound, then let its time pass."""
        try:
            self._write(sound)
        except OSError as error:
            raise SpeakerUnavailable(
                f"Sound folder {self._folder} cannot be written ({error.strerror}); free it or choose another"
            ) from error
        if self._wait is not None:
            await self._wait(sound.seconds)

    def _write(self, sound: Sound) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{len(list(self._folder.glob('*.wav'))) + 1:06d}.wav"
        write_wave(self._folder / name, sound.rate, sound.data)
        with (self._folder / "spoken.log").open("a", encoding="utf-8") as log:
            log.write(f"{name}\t{sound.seconds:.2f}\t{sound.caption}\n")


class SilentSpeaker:
    """A hall without sound: each sound takes its time and is not heard."""

    def __init__(self, *, wait: Callable[[float], Awaitable[None]]) -> None:
        self._wait = wait

    async def play(self, sound: Sound) -> None:
        """Let the sound's time pass."""
        await self._wait(sound.seconds)
