"""What one key of the settings file is, and what is said of a value that does not fit; it knows no key by name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

T_co = TypeVar("T_co", covariant=True)

TomlValue: TypeAlias = "str | int | float | bool | date | time | list[TomlValue] | dict[str, TomlValue]"


class SettingWrong(ValueError):
    """A value that a key does not take; the message says what is wrong with it and what to write."""


class SettingsWrong(Exception):
    """The settings cannot be used; ``faults`` has a line for each, with its file, its key and the next step."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Key(Generic[T_co]):
    """One key: ``name`` as written in the file (``patience.ticket_s``), ``words`` what it is for.

    ``read`` gets the value and the folder that a relative path begins at, and raises `SettingWrong`. ``usual`` is what
    holds when nothing is written, None if something must be. ``example`` is shown where it says more than ``usual``.
    ``option`` says the same on the command line, if it can be said there.
    """

    name: str
    words: str
    read: Callable[[TomlValue, Path], T_co]
    usual: "TomlValue | None" = None
    example: "TomlValue | None" = None
    option: str = ""
    metavar: str = ""

    @property
    def shown(self) -> TomlValue:
        """What the example file has for it."""
        shown = self.usual if self.example is None else self.example
        if shown is None:
            raise ValueError(f"Key {self.name} has neither a usual value nor an example")
        return shown


def written(value: TomlValue) -> str:
    """The value as TOML has it."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            # What JSON calls a string TOML calls a basic string; only these two signs need care in what we show.
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
        case dict():
            return "{ " + ", ".join(f"{name} = {written(one)}" for name, one in value.items()) + " }"
        case _:
            return str(value)
