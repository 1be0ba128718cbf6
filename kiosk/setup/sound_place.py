"""Reads the setting that says where a kiosk's sound goes; it plays nothing."""

from argparse import ArgumentTypeError
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundPlace:
    """`target` is ALSA's name of a device, or the folder that sounds are written to."""

    kind: Literal["aplay", "file", "off"]
    target: str = "default"


SOUND_CARD = SoundPlace(kind="aplay")
"""ALSA's own first choice."""


def sound_place(text: str) -> SoundPlace:
    """Read `off`, `aplay`, `aplay:DEVICE` or `file:FOLDER`; argparse's ArgumentTypeError for anything else."""
    kind, _, target = text.partition(":")
    match kind, target:
        case "off", "":
            return SoundPlace(kind="off")
        case "aplay", _:
            return SoundPlace(kind="aplay", target=target) if target else SOUND_CARD
        case "file", _ if target:
            return SoundPlace(kind="file", target=target)
        case _:
            raise ArgumentTypeError(
                f'"{text}" names no sound device: write "off", "aplay", "aplay:DEVICE" (aplay -L lists them)'
                ' or "file:FOLDER"'
            )
