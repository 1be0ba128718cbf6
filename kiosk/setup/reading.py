"""Reads a kiosk's settings from its file and from the words of a command line, which win; it refuses what it must.

All faults are found before any is told, each with the file, the key and the next step.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from kiosk.setup.key import Key, SettingsWrong, SettingWrong, TomlValue, written
from kiosk.setup.keys import KEYS

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Written:
    """A value, where a relative path in it begins, and where it was said: `kiosk.toml: printer` or `--printer`."""

    value: TomlValue
    folder: Path
    place: str


class Reading:
    """The settings as they were written; `faults` tells what cannot be used, `value` gives what can."""

    def __init__(self, given: Mapping[str, Written], faults: Iterable[str], file: Path | None) -> None:
        self._given = given
        self.file = file
        self.faults: tuple[str, ...] = (*faults, *(fault for key in KEYS if (fault := self._fault(key))))

    def value(self, key: Key[T]) -> T:
        """What holds for the key; raises `SettingsWrong` if that is nothing that can be used."""
        found = self._given.get(key.name) or self._usual(key)
        try:
            return key.read(found.value, found.folder)
        except SettingWrong as wrong:
            raise SettingsWrong((f"{found.place}: {wrong}",)) from wrong

    def insist(self) -> None:
        """Raise `SettingsWrong` with all faults, if there are any."""
        if self.faults:
            raise SettingsWrong(self.faults)

    def _usual(self, key: Key[T]) -> Written:
        if key.usual is not None:
            return Written(key.usual, Path("/"), key.name)
        if self.file:
            raise SettingsWrong((f"{self.file.name}: {key.name}: is missing: write {key.name} = {written(key.shown)}",))
        raise SettingsWrong((f"{key.option}: is missing: write {key.option} {key.shown}, or --settings FILE",))

    def _fault(self, key: Key[object]) -> str:
        try:
            self.value(key)
        except SettingsWrong as wrong:
            return str(wrong)
        return ""


def read_settings(file: Path | None, options: Mapping[Key[object], str | None]) -> Reading:
    """Read the file, if there is one, and what was said by options; no fault is raised yet."""
    given, faults = _from_file(file) if file else ({}, [])
    given |= {key.name: Written(said, Path(), key.option) for key, said in options.items() if said is not None}
    return Reading(given, faults, file)


def _from_file(file: Path) -> tuple[dict[str, Written], list[str]]:
    try:
        document: dict[str, TomlValue] = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        return {}, [f"{file}: cannot be read ({error.strerror}): copy assets/deployment/kiosk.toml there"]
    except UnicodeDecodeError as error:
        return {}, [f"{file}: is not UTF-8 ({error.reason} at byte {error.start}): save it as UTF-8"]
    except tomllib.TOMLDecodeError as error:
        return {}, [f"{file}: is not TOML: {error}; texts stand between quotes"]
    known = {key.name for key in KEYS}
    flat = dict(_flat(document, known))
    faults = [_unknown(file, name, known) for name in flat if name not in known]
    folder = file.absolute().parent
    return {
        name: Written(value, folder, f"{file.name}: {name}") for name, value in flat.items() if name in known
    }, faults


def _flat(table: Mapping[str, TomlValue], known: set[str], above: str = "") -> Iterable[tuple[str, TomlValue]]:
    for name, value in table.items():
        full = f"{above}{name}"
        if isinstance(value, dict) and full not in known:
            yield from _flat(value, known, f"{full}.")
        else:
            yield full, value


def _unknown(file: Path, name: str, known: set[str]) -> str:
    # A key in the wrong table is a slip as frequent as a misspelt one.
    last = name.rpartition(".")[2]
    close = [one for one in known if one.rpartition(".")[2] == last] or get_close_matches(name, known, n=1)
    return f"{file.name}: {name}: there is no such key: {f'did you mean {close[0]}?' if close else 'remove it'}"
