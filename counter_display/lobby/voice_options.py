"""The options that tell a lobby how it is heard: card, voices, volume by the hour, and its part of a hall.

Each reader raises argparse's ArgumentTypeError with what is wrong and how to write it; nothing is opened.
"""

import argparse
from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

from counter_display.speaking.turn_voice import HallPart
from counter_display.speaking.volume import FULL, Volume, VolumeWrong, volume_of
from server_client.queue_model.ids import ServiceCode

VOICES = Path(str(files("assets"))) / "voice"
_ENGLISH = VOICES / "en-espeak"
SHIPPED = {
    "north": VOICES / "vi-espeak",
    "central": VOICES / "vi-central-espeak",
    "south": VOICES / "vi-south-espeak",
    "english": _ENGLISH,
}
"""The voices that come with the program, by the name that the option knows them by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """Where calls are heard: `target` is ALSA's name of a card, or the folder that sounds are written to."""

    kind: Literal["aplay", "file", "off"]
    target: str = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardBy:
    """How a hall hears its calls.

    No packs means a chime alone. With `both_languages` a call in another language is said in the hall's own too.
    Without `hall` this is the only voice there, and `speaks` are the services that it calls, none for all.
    """

    sound: Sound = Sound(kind="aplay")
    packs: tuple[Path, ...] = (SHIPPED["north"], _ENGLISH)
    chime: Path = VOICES / "chime.wav"
    both_languages: bool = False
    volume: Volume = FULL
    speaks: tuple[ServiceCode, ...] = ()
    hall: HallPart | None = None


USUAL = HeardBy()


def sound_of(text: str) -> Sound:
    """Read `off`, `aplay`, `aplay:DEVICE` or `file:FOLDER`."""
    kind, _, target = text.partition(":")
    match kind, target:
        case "off", "":
            return Sound(kind="off")
        case "aplay", _:
            return Sound(kind="aplay", target=target or "default")
        case "file", _ if target:
            return Sound(kind="file", target=target)
        case _:
            raise ArgumentTypeError(f"Sound {text!r} is not known: use off, aplay, aplay:DEVICE or file:FOLDER")


def services_of(text: str) -> tuple[ServiceCode, ...]:
    """Read `hotich,datdai`."""
    codes = tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
    if not codes:
        raise ArgumentTypeError("It names no service: write their codes with commas between, such as hotich,datdai")
    return tuple(map(ServiceCode, codes))


def add_voice_options(parser: ArgumentParser) -> None:
    """Add what `heard_by` reads."""
    parser.add_argument("--sound", type=sound_of, default=Sound(kind="aplay"), help="off, aplay[:DEVICE], file:FOLDER")
    spoken = parser.add_mutually_exclusive_group()
    spoken.add_argument(
        "--voice",
        type=_voice,
        action="append",
        metavar="VOICE",
        help=f"{', '.join(SHIPPED)} or a pack's folder; the first is the hall's own (default: north, english)",
    )
    spoken.add_argument("--chime-only", action="store_true", help="a chime and no words")
    parser.add_argument("--both-languages", action="store_true", help="other languages first, then the hall's own")
    parser.add_argument(
        "--volume", type=_volume, default=FULL, metavar="V", help="0 to 1, or by hours: 08:00=1.0,11:30=0.6"
    )
    parser.add_argument(
        "--hall", type=_hall, metavar="NAME[=CODES]", help="one of several voices in it; the services called there"
    )
    parser.add_argument(
        "--speaks", type=services_of, default=(), metavar="CODE,CODE", help="call only these of the services aloud"
    )


def heard_by(options: argparse.Namespace) -> HeardBy:
    """Return how the hall hears its calls, from the parsed options."""
    return HeardBy(
        sound=options.sound,
        packs=() if options.chime_only else _packs(options.voice),
        both_languages=options.both_languages,
        volume=options.volume,
        speaks=options.speaks,
        hall=_part(options.hall, options.speaks),
    )


def _packs(chosen: list[Path] | None) -> tuple[Path, ...]:
    """A voice that comes with the program brings the English one along: its hall is Vietnamese."""
    if chosen is None:
        return USUAL.packs
    english = [_ENGLISH] if any(folder in SHIPPED.values() for folder in chosen) else []
    return tuple(dict.fromkeys([*chosen, *english]))


def _part(hall: HallPart | None, speaks: tuple[ServiceCode, ...]) -> HallPart | None:
    return HallPart(hall=hall.hall, called=hall.called, speaks=frozenset(speaks)) if hall is not None else None


def _voice(text: str) -> Path:
    return SHIPPED.get(text, Path(text))


def _volume(text: str) -> Volume:
    try:
        return volume_of(text)
    except VolumeWrong as error:
        raise ArgumentTypeError(str(error)) from error


def _hall(text: str) -> HallPart:
    name, equals, codes = text.partition("=")
    if not name.strip():
        raise ArgumentTypeError(f"{text!r} has no name: write it as tang1, or with its services, tang1=hotich,datdai")
    return HallPart(hall=name.strip(), called=frozenset(services_of(codes)) if equals else frozenset())
