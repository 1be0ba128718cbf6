"""Reads single values of the settings file; it opens only the files that a value names, and keeps nothing.

Each reader takes the value and the folder at which a relative path begins, and raises `SettingWrong`.
"""

import re
from argparse import ArgumentTypeError
from collections.abc import Callable, Mapping
from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from assets.languages import language_codes
from assets.screen_options import WindowSize, window_size
from kiosk.printing.errors import PrinterSetupWrong
from kiosk.printing.printer_addresses import printer_address
from kiosk.scanning.errors import ScannerSetupWrong
from kiosk.scanning.scanner_addresses import scanner_address
from kiosk.setup.key import SettingWrong, TomlValue, written
from kiosk.setup.sound_place import SoundPlace, sound_place
from server_client.client.connection_options import authority_file, read_credential, web_address
from server_client.queue_model.ids import DeviceId, Language

Choice = TypeVar("Choice", bound=StrEnum)
Read = TypeVar("Read")


def text(value: TomlValue, _folder: Path) -> str:
    """A text, perhaps empty."""
    if not isinstance(value, str):
        raise SettingWrong(f'{written(value)} is no text: put it between quotes, as in "{value}"')
    return value


def matching(pattern: str, rule: str) -> Callable[[TomlValue, Path], str]:
    """A text of this form; ``rule`` says it in words, with an example."""

    def read(value: TomlValue, folder: Path) -> str:
        words = text(value, folder)
        if not re.fullmatch(pattern, words):
            raise SettingWrong(f"{written(value)} does not fit: write {rule}")
        return words

    return read


def device(value: TomlValue, folder: Path) -> DeviceId:
    """A name from which a kiosk's own numbers can be made: a letter and one or two figures."""
    return DeviceId(matching(r"[A-Z][0-9]{1,2}", 'a letter A to Z and one or two figures, as in "K1"')(value, folder))


def from_option(reader: Callable[[str], Read]) -> Callable[[TomlValue, Path], Read]:
    """What a reader of the command line makes of a text."""

    def read(value: TomlValue, folder: Path) -> Read:
        try:
            return reader(text(value, folder))
        except ArgumentTypeError as wrong:
            raise SettingWrong(str(wrong)) from wrong

    return read


def server(value: TomlValue, folder: Path) -> str:
    """A web address."""
    return from_option(web_address)(value, folder)


def optional_address(value: TomlValue, folder: Path) -> str:
    """A web address, or nothing."""
    return "" if value == "" else server(value, folder)


def optional_size(value: TomlValue, folder: Path) -> WindowSize | None:
    """A window's size, or None for the whole screen."""
    return None if value == "" else from_option(window_size)(value, folder)


def path(value: TomlValue, folder: Path) -> Path:
    """A path; a relative one begins at the folder of the settings file."""
    words = text(value, folder)
    if not words:
        raise SettingWrong("is empty: write a path")
    return folder / Path(words).expanduser()


def credential(value: TomlValue, folder: Path) -> str:
    """The credential that a file holds."""
    return from_option(read_credential)(str(path(value, folder)), folder)


def authority(value: TomlValue, folder: Path) -> Path | None:
    """The file of an authority's certificate, or None."""
    return None if value == "" else from_option(authority_file)(str(path(value, folder)), folder)


def first_line_of(value: TomlValue, folder: Path) -> str:
    """What a file holds in its only line; empty if no file is named."""
    if not text(value, folder):
        return ""
    file = path(value, folder)
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingWrong(f"{file} cannot be read ({error}): make it with motcua kiosk-pin") from error


def optional_path(word: str) -> Callable[[TomlValue, Path], Path | None]:
    """A path, or None for this one word."""

    def read(value: TomlValue, folder: Path) -> Path | None:
        return None if value == word else path(value, folder)

    return read


def printer(value: TomlValue, folder: Path) -> str:
    """A printer's address, as it was written."""
    words = text(value, folder)
    try:
        return printer_address(words).text
    except PrinterSetupWrong as wrong:
        raise SettingWrong(str(wrong).removeprefix("printer: ")) from wrong


def scanner(value: TomlValue, folder: Path) -> str:
    """A scanner's address, as it was written."""
    try:
        return scanner_address(text(value, folder)).text
    except ScannerSetupWrong as wrong:
        raise SettingWrong(str(wrong).removeprefix("scanner: ")) from wrong


def sound(value: TomlValue, folder: Path) -> SoundPlace:
    """Where sound goes."""
    return from_option(sound_place)(value, folder)


def number(least: float, most: float, unit: str) -> Callable[[TomlValue, Path], float]:
    """A number from ``least`` to ``most``."""

    def read(value: TomlValue, _folder: Path) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise SettingWrong(f"{written(value)} does not fit: write a number from {least:g} to {most:g}{unit}")
        return float(value)

    return read


def whole(least: int, most: int, unit: str = "") -> Callable[[TomlValue, Path], int]:
    """A whole number from ``least`` to ``most``."""

    def read(value: TomlValue, _folder: Path) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise SettingWrong(f"{written(value)} does not fit: write a whole number from {least} to {most}{unit}")
        return value

    return read


def one_of_numbers(*choices: int) -> Callable[[TomlValue, Path], int]:
    """One of these numbers."""

    def read(value: TomlValue, _folder: Path) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value not in choices:
            raise SettingWrong(f"{written(value)} does not fit: write one of {', '.join(map(str, choices))}")
        return value

    return read


def one_of(choices: type[Choice]) -> Callable[[TomlValue, Path], Choice]:
    """One of an enum's words."""

    def read(value: TomlValue, folder: Path) -> Choice:
        words = text(value, folder)
        if words not in [choice.value for choice in choices]:
            allowed = ", ".join(written(choice.value) for choice in choices)
            raise SettingWrong(f"{written(value)} is not known: write one of {allowed}")
        return choices(words)

    return read


def time_of_day(value: TomlValue, folder: Path) -> time | None:
    """A time such as 03:30, or None for "never"."""
    if isinstance(value, time):
        return value
    words = text(value, folder)
    if words == "never":
        return None
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", words):
        raise SettingWrong(f'{written(value)} is no time of the day: write it as in "03:30", or "never"')
    return time.fromisoformat(words)


def language(value: TomlValue, folder: Path) -> Language:
    """The code of a language that there is a file for."""
    code = text(value, folder)
    if code not in language_codes():
        raise SettingWrong(f"{written(code)} is no language that there is: write one of {', '.join(language_codes())}")
    return Language(code)


def languages(value: TomlValue, folder: Path) -> tuple[Language, ...]:
    """Some languages in the order in which they are offered; none stands for all."""
    if not isinstance(value, list):
        raise SettingWrong(f'{written(value)} is no list: write codes between brackets, as in ["vi", "en"]')
    return tuple(language(one, folder) for one in value)


def by_language(value: TomlValue, folder: Path) -> Mapping[Language, str]:
    """A sentence for each language that it is written in."""
    if not isinstance(value, dict):
        raise SettingWrong(f'{written(value)} is no table: write closing_message.vi = "…"')
    return {language(code, folder): text(words, folder) for code, words in value.items()}
