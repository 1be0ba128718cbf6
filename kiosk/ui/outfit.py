"""What a kiosk offers by its settings, whoever stands before it; it reads no file."""

from collections.abc import Iterable
from dataclasses import dataclass

from assets.languages import Language
from kiosk.settings import KioskSettings
from kiosk.setup.keys import Guidance


@dataclass(frozen=True, slots=True, kw_only=True)
class Outfit:
    """What a kiosk offers by its settings: languages with the names they give themselves, a voice, a low reach."""

    languages: tuple[tuple[str, str], ...]
    can_speak: bool = False
    reach_fraction: float = 0.58


def outfit_of(settings: KioskSettings, languages: Iterable[Language]) -> Outfit:
    """Return what the settings say, of the languages that there are."""
    known = {language.code: language.name for language in languages}
    offered = [str(code) for code in settings.languages] or list(known)
    return Outfit(
        languages=tuple((code, known[code]) for code in offered if code in known),
        can_speak=settings.guidance is not Guidance.OFF and settings.sound.kind != "off",
        reach_fraction=settings.reach_fraction,
    )
