"""What a kiosk is set up with; it reads the settings file, the command line and the files that they name, no other."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path

from assets.screen_options import WindowSize
from kiosk.setup import keys
from kiosk.setup.key import Key
from kiosk.setup.keys import OPTIONS, Guidance
from kiosk.setup.reading import Reading, read_settings
from kiosk.setup.sound_place import SOUND_CARD, SoundPlace
from kiosk.visiting.patience import Patience
from server_client.queue_model.ids import BranchId, DeviceId, Language

USUAL_FILE = Path("/etc/motcua/kiosk.toml")
FIRST_KIOSK = DeviceId("K1")


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskSettings:
    """What a kiosk is set up with; without `windowed` it fills its screen.

    `public_url` is the address under which citizens reach their ticket's page; empty if they cannot. `languages` are
    those offered, none for all that there are. `catalogue` is a file, or None if the node has it. `daily_restart` is a
    local time. `staff_pin` is the hash that `kiosk.staff_pin` verifies, empty if the staff menu tells the state only.
    `authority` is the private authority's certificate, None for the public ones.
    """

    server: str
    branch: BranchId
    credential: str = field(repr=False)
    data: Path
    printer: str
    language: Language
    public_url: str = ""
    windowed: WindowSize | None = None
    device: DeviceId = FIRST_KIOSK
    scanner: str = "none:"
    languages: tuple[Language, ...] = ()
    catalogue: Path | None = None
    daily_restart: time | None = None
    rotation: int = 0
    scale: float = 1.0
    sound: SoundPlace = SOUND_CARD
    volume: int = 70
    guidance: Guidance = Guidance.JACK
    voice_rate: int = 150
    reach_fraction: float = 0.58
    patience: Patience = field(default_factory=Patience)
    staff_pin: str = field(default="", repr=False)
    numbers_a_day: int = 2
    closing_message: Mapping[Language, str] = field(default_factory=dict)
    authority: Path | None = None


def parse(arguments: Sequence[str], usual_file: Path = USUAL_FILE) -> KioskSettings:
    """Read the command line of `motcua kiosk` and the settings file; what the command line says wins.

    An unknown option ends the program with a line about it; raises `SettingsWrong` for values that cannot be used.
    """
    parser = argparse.ArgumentParser(prog="motcua kiosk", description="Run the touch kiosk that gives out tickets.")
    add_settings_options(parser, usual_file)
    return settings_of(reading_of(parser.parse_args(arguments), usual_file))


def add_settings_options(parser: argparse.ArgumentParser, usual_file: Path = USUAL_FILE) -> None:
    """Add the file and every key that can be said on a command line."""
    parser.add_argument("--settings", type=Path, metavar="FILE", help=f"with all settings (default: {usual_file})")
    for key in OPTIONS:
        parser.add_argument(key.option, dest=key.name, metavar=key.metavar, help=_help(key))


def _help(key: Key[object]) -> str:
    usual = f" (default: {key.usual})" if key.usual else ""
    return f"{key.words}{usual}".replace("%", "%%")


def reading_of(options: argparse.Namespace, usual_file: Path = USUAL_FILE) -> Reading:
    """Read the file and these options; faults in values are kept, not raised."""
    file: Path | None = options.settings or (usual_file if usual_file.is_file() else None)
    said: dict[str, str | None] = vars(options)
    return read_settings(file, {key: said[key.name] for key in OPTIONS})


def settings_of(reading: Reading) -> KioskSettings:
    """Return the settings; raises `SettingsWrong` with all that is wrong."""
    reading.insist()
    value = reading.value
    return KioskSettings(
        server=value(keys.SERVER),
        authority=value(keys.CA),
        branch=BranchId(value(keys.BRANCH)),
        credential=value(keys.CREDENTIAL),
        data=value(keys.DATA),
        printer=value(keys.PRINTER),
        language=value(keys.LANGUAGE),
        public_url=value(keys.PUBLIC_URL),
        windowed=value(keys.WINDOWED),
        device=value(keys.DEVICE),
        scanner=value(keys.SCANNER),
        languages=value(keys.LANGUAGES),
        catalogue=value(keys.CATALOGUE),
        daily_restart=value(keys.DAILY_RESTART),
        rotation=value(keys.ROTATION),
        scale=value(keys.SCALE),
        sound=value(keys.SOUND),
        volume=value(keys.VOLUME),
        guidance=value(keys.GUIDANCE),
        voice_rate=value(keys.VOICE_RATE),
        reach_fraction=value(keys.REACH_FRACTION),
        patience=Patience(
            question=value(keys.QUESTION),
            typing=value(keys.TYPING),
            still_there=value(keys.STILL_THERE),
            ticket=value(keys.TICKET),
            paperless=value(keys.PAPERLESS),
            fault=value(keys.FAULT),
        ),
        staff_pin=value(keys.PIN),
        numbers_a_day=value(keys.NUMBERS_A_DAY),
        closing_message=value(keys.CLOSING_MESSAGE),
    )
