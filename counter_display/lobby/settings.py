"""What a lobby is told at its start; it reads files and the command line, and opens nothing else."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Literal

from assets.screen_options import WindowSize, add_screen_options
from server_client.client.connection_options import add_connection_options
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId, Language

VOICES = Path(str(files("assets"))) / "voice"
_PACKS = (VOICES / "vi-espeak", VOICES / "en-espeak")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """Where calls are heard: `target` is ALSA's name of a card, or the folder that sounds are written to."""

    kind: Literal["aplay", "file", "off"]
    target: str = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class LobbySettings:
    """What a lobby is set up with; without `windowed` it fills its screen."""

    server: str
    branch: BranchId
    credential: str = field(repr=False)
    sound: Sound = Sound(kind="aplay")
    packs: tuple[Path, ...] = _PACKS
    chime: Path | None = VOICES / "chime.wav"
    windowed: WindowSize | None = None
    language: Language = VIETNAMESE
    calm: bool = False


def sound_of(text: str) -> Sound:
    """Read `off`, `aplay`, `aplay:DEVICE` or `file:FOLDER`; argparse's ArgumentTypeError for anything else."""
    kind, _, target = text.partition(":")
    match kind, target:
        case "off", "":
            return Sound(kind="off")
        case "aplay", _:
            return Sound(kind="aplay", target=target or "default")
        case "file", _ if target:
            return Sound(kind="file", target=target)
        case _:
            raise argparse.ArgumentTypeError(
                f"Sound {text!r} is not known: use off, aplay, aplay:DEVICE or file:FOLDER"
            )


def parse(arguments: Sequence[str]) -> LobbySettings:
    """Read the command line of `motcua lobby`; a mistake in it ends the program with a line about it."""
    parser = argparse.ArgumentParser(prog="motcua lobby", description="Show and speak the calls of a branch's hall.")
    add_connection_options(parser)
    parser.add_argument("--sound", type=sound_of, default=Sound(kind="aplay"), help="off, aplay[:DEVICE], file:FOLDER")
    parser.add_argument(
        "--voice", type=Path, action="append", metavar="FOLDER", help="voice pack; the first is the hall's"
    )
    add_screen_options(parser)
    parser.add_argument("--calm", action="store_true", help="without motion")
    options = parser.parse_args(arguments)
    return LobbySettings(
        server=options.server,
        branch=options.branch,
        credential=options.credential,
        sound=options.sound,
        packs=tuple(options.voice or _PACKS),
        windowed=options.windowed,
        language=Language(options.language),
        calm=options.calm,
    )
