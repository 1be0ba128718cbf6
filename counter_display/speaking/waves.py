"""Reads and writes WAV files of 16-bit mono samples; refuses every other kind by name."""

import wave
from array import array
from pathlib import Path

from counter_display.speaking.errors import PackUnusable
from counter_display.speaking.samples import Samples


def read_wave(path: Path) -> tuple[int, Samples]:
    """A file's rate and samples."""
    try:
        with wave.open(str(path), "rb") as file:
            kind = file.getnchannels(), file.getsampwidth() * 8
            rate, frames = file.getframerate(), file.readframes(file.getnframes())
    except OSError as error:
        raise PackUnusable(f"{path} cannot be read ({error.strerror}); record it or make the pack anew") from error
    except (wave.Error, EOFError) as error:
        raise PackUnusable(f"{path} is not a PCM WAV file ({str(error) or 'it ends too early'})") from error
    if kind != (1, 16):
        raise PackUnusable(f"{path} has {kind[0]} channels of {kind[1]} bits; save it as mono with 16 bits")
    return rate, array("h", frames)


def write_wave(path: Path, rate: int, data: bytes) -> None:
    """Write samples, given as bytes in the machine's own order."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(data)
