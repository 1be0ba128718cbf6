"""Reads the setting that says which scanner there is and how it is reached; it opens nothing.

serial:DEVICE, with ``?baud=9600`` (the default) for RS-232 · keyboard: for one that types, with ``?gap=30``, the
longest pause in milliseconds between two keys of a scan · virtual:FOLDER · none:
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from kiosk.scanning.errors import ScannerSetupWrong

KEY = "scanner"
FORMS = "serial:/dev/serial/by-id/NAME, serial:/dev/ttyACM0?baud=9600, keyboard:, virtual:FOLDER or none:"
BAUD = "9600"
GAP_MS = "30"


@dataclass(frozen=True, slots=True)
class SerialPlace:
    """A scanner on a serial line or in USB CDC-ACM mode, 8 data bits, no parity; USB knows no baud rate."""

    device: str
    baud: int


@dataclass(frozen=True, slots=True)
class KeyboardPlace:
    """A scanner that types what it reads; `gap_s` is the longest pause between two keys of it."""

    gap_s: float


@dataclass(frozen=True, slots=True)
class VirtualPlace:
    """No scanner: a folder in which each new file is a scan."""

    folder: Path


@dataclass(frozen=True, slots=True)
class NoPlace:
    """A kiosk without a scanner."""


Place = SerialPlace | KeyboardPlace | VirtualPlace | NoPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannerAddress:
    """Where the scanner is."""

    text: str
    place: Place


def scanner_address(text: str) -> ScannerAddress:
    """Read the setting; raises `ScannerSetupWrong` with what is wrong and what to write."""
    where, _, query = text.strip().partition("?")
    kind, colon, rest = where.partition(":")
    if kind not in _PLACES or not colon:
        raise ScannerSetupWrong(KEY, f"{text!r} names no scanner: write {FORMS}")
    options = dict(parse_qsl(query, keep_blank_values=True))
    place = _PLACES[kind](rest, options)
    if options:
        raise ScannerSetupWrong(
            f"{KEY} {'='.join(next(iter(options.items())))}", f"is no option of a {kind} scanner: remove it"
        )
    return ScannerAddress(text=text.strip(), place=place)


def _serial(rest: str, options: dict[str, str]) -> Place:
    if not Path(rest).is_absolute():
        raise ScannerSetupWrong(
            KEY, f"serial:{rest} is no device: write its whole path, such as serial:/dev/serial/by-id/NAME"
        )
    baud = _number(options, "baud", BAUD, range(1200, 4_000_001))
    return SerialPlace(rest, baud)


def _keyboard(rest: str, options: dict[str, str]) -> Place:
    _refuse_rest("keyboard", rest)
    return KeyboardPlace(_number(options, "gap", GAP_MS, range(5, 51)) / 1000)


def _virtual(rest: str, _options: dict[str, str]) -> Place:
    if not rest:
        raise ScannerSetupWrong(KEY, "virtual: names no folder: write virtual:FOLDER")
    return VirtualPlace(Path(rest).expanduser())


def _none(rest: str, _options: dict[str, str]) -> Place:
    _refuse_rest("none", rest)
    return NoPlace()


def _refuse_rest(kind: str, rest: str) -> None:
    if rest:
        raise ScannerSetupWrong(KEY, f"{kind}:{rest} has something behind the colon: write {kind}:")


def _number(options: dict[str, str], key: str, default: str, allowed: range) -> int:
    value = options.pop(key, default)
    if not value.isascii() or not value.isdigit() or int(value) not in allowed:
        raise ScannerSetupWrong(
            f"{KEY} {key}", f"is {value!r}: write a number from {allowed[0]} to {allowed[-1]}, such as {default}"
        )
    return int(value)


_PLACES: Mapping[str, Callable[[str, dict[str, str]], Place]] = {
    "serial": _serial,
    "keyboard": _keyboard,
    "virtual": _virtual,
    "none": _none,
}
