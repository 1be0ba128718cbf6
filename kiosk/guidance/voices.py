"""Picks the voice that the settings name; it says nothing itself."""

from collections.abc import Callable
from pathlib import Path

from kiosk.guidance.speech import EspeakVoice, Sound
from kiosk.guidance.voice import Voice, WrittenVoice
from kiosk.setup.sound_place import SoundPlace


def voice_from(place: SoundPlace, rate: int, *, trouble: Callable[[str | None], None]) -> Voice | None:
    """Return the voice for a place of sound, `rate` in words a minute; None where there is to be no sound.

    `trouble` is told why nothing is heard, and None when something is heard again.
    """
    match place.kind:
        case "aplay":
            return EspeakVoice(Sound(device=place.target, rate=rate), trouble=trouble)
        case "file":
            return WrittenVoice(Path(place.target), trouble=trouble)
        case "off":
            return None
