"""What a lobby is told at its start; it reads files and the command line, and opens nothing else."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Literal

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
class Size:
    """The size of a window in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LobbySettings:
    """What a lobby is set up with; without `windowed` it fills its screen."""

    server: str
    branch: BranchId
    credential: str = field(repr=False)
    sound: Sound = Sound(kind="aplay")
    packs: tuple[Path, ...] = _PACKS
    chime: Path | None = VOICES / "chime.wav"
    windowed: Size | None = None
    language: Language = VIETNAMESE
    calm: bool = False


def sound_of(text: str) -> Sound:
    """Read `off`, `aplay`, `aplay:DEVICE` or `file:FOLDER`; ValueError for anything else."""
    kind, _, target = text.partition(":")
    match kind, target:
        case "off", "":
            return Sound(kind="off")
        case "aplay", _:
            return Sound(kind="aplay", target=target or "default")
        case "file", _ if target:
            return Sound(kind="file", target=target)
        case _:
            raise ValueError(f"Sound {text!r} is not known: use off, aplay, aplay:DEVICE or file:FOLDER")


def read_credential(path: Path) -> str:
    """Return the device's credential that the file holds; ValueError if it holds none or cannot be read."""
    try:
        credential = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} cannot be read: {error}") from error
    if not credential:
        raise ValueError(f"{path} holds no credential: make one with motcua credential add")
    return credential


def size_of(text: str) -> Size:
    """Read `1920x1080`; ValueError for anything else."""
    width, _, height = text.lower().partition("x")
    if not (width.isascii() and width.isdigit() and height.isascii() and height.isdigit() and int(width) * int(height)):
        raise ValueError(f"Size {text!r} is not known: use a width and a height in pixels, such as 1920x1080")
    return Size(width=int(width), height=int(height))


def parse(arguments: Sequence[str]) -> LobbySettings:
    """Read the command line of `motcua lobby`; a mistake in it ends the program with a line about it."""
    parser = argparse.ArgumentParser(prog="motcua lobby", description="Show and speak the calls of a branch's hall.")
    parser.add_argument("--server", required=True, metavar="URL", help="the branch's server")
    parser.add_argument("--branch", required=True, metavar="CODE", help="the branch, such as CN01")
    parser.add_argument("--credential-file", type=_credential, required=True, metavar="FILE", help="holds the token")
    parser.add_argument("--sound", type=_sound, default=Sound(kind="aplay"), help="off, aplay[:DEVICE], file:FOLDER")
    parser.add_argument(
        "--voice", type=Path, action="append", metavar="FOLDER", help="voice pack; the first is the hall's"
    )
    parser.add_argument(
        "--windowed", type=_size, metavar="WxH", help="a window of this size instead of the whole screen"
    )
    parser.add_argument("--language", default="vi", help="of the screen's words (default: vi)")
    parser.add_argument("--calm", action="store_true", help="without motion")
    options = parser.parse_args(arguments)
    return LobbySettings(
        server=options.server,
        branch=BranchId(options.branch),
        credential=options.credential_file,
        sound=options.sound,
        packs=tuple(options.voice or _PACKS),
        windowed=options.windowed,
        language=Language(options.language),
        calm=options.calm,
    )


def _sound(text: str) -> Sound:
    try:
        return sound_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _size(text: str) -> Size:
    try:
        return size_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _credential(text: str) -> str:
    try:
        return read_credential(Path(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
