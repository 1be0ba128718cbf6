"""Reads the setting that says which printer there is and how it is reached; it opens nothing.

usb:VENDOR:PRODUCT (hexadecimal) · serial:DEVICE · tcp:HOST[:PORT] · file:DEVICE · virtual:FOLDER, then, as in a web
address, ``?width=576`` (80 mm, the default) or ``384`` (58 mm), ``&answers=yes`` (a silent printer counts as
unreachable), and for a serial line ``&baud=115200&flow=none``, ``xonxoff`` or ``rtscts``.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast
from urllib.parse import parse_qsl

from kiosk.printing.errors import PrinterSetupWrong
from kiosk.printing.paper import PAPERS

KEY = "printer"
FORMS = "usb:04b8:0e15, serial:/dev/ttyUSB0?baud=115200, tcp:192.0.2.5:9100, file:/dev/usb/lp0 or virtual:FOLDER"
RAW_PORT = 9100

Flow = Literal["none", "xonxoff", "rtscts"]


@dataclass(frozen=True, slots=True)
class UsbPlace:
    """A printer on USB, by its vendor and product."""

    vendor: int
    product: int


@dataclass(frozen=True, slots=True)
class SerialPlace:
    """A printer on a serial line, 8 data bits, no parity."""

    device: str
    baud: int
    flow: Flow


@dataclass(frozen=True, slots=True)
class TcpPlace:
    """A printer on the network, raw port."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A printer behind a device file, which can only be written to."""

    path: Path


@dataclass(frozen=True, slots=True)
class VirtualPlace:
    """No printer: a folder that gets each ticket as picture and bytes."""

    folder: Path


Place = UsbPlace | SerialPlace | TcpPlace | FilePlace | VirtualPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterAddress:
    """Where the printer is, its width in dots, and whether silence of it means that it is not there."""

    text: str
    place: Place
    width: int
    must_answer: bool


def printer_address(text: str) -> PrinterAddress:
    """Read the setting; raises `PrinterSetupWrong` with what is wrong and what to write."""
    where, _, query = text.partition("?")
    kind, _, rest = where.partition(":")
    options = dict(parse_qsl(query, keep_blank_values=True))
    if kind not in _PLACES or not rest:
        raise PrinterSetupWrong(KEY, f"{text!r} names no printer: write {FORMS}")
    width = int(_choice(options, "width", tuple(str(width) for width in PAPERS)))
    must_answer = _choice(options, "answers", ("no", "yes")) == "yes"
    place = _PLACES[kind](rest, options)
    if options:
        raise PrinterSetupWrong(
            f"{KEY} {'='.join(next(iter(options.items())))}", f"is no option of a {kind} printer: remove it"
        )
    return PrinterAddress(text=text, place=place, width=width, must_answer=must_answer)


def _usb(rest: str, _options: dict[str, str]) -> Place:
    found = re.fullmatch(r"(?:0x)?([0-9a-fA-F]{1,4}):(?:0x)?([0-9a-fA-F]{1,4})", rest)
    if not found:
        raise PrinterSetupWrong(KEY, f"usb:{rest} is no vendor and product: write usb:04b8:0e15, as lsusb shows it")
    return UsbPlace(int(found[1], 16), int(found[2], 16))


def _serial(rest: str, options: dict[str, str]) -> Place:
    baud = options.pop("baud", "115200")
    if not baud.isascii() or not baud.isdigit() or not 1200 <= int(baud) <= 4_000_000:
        raise PrinterSetupWrong(f"{KEY} baud", f"is {baud!r}: write the printer's rate, such as 115200 or 19200")
    flow = cast(Flow, _choice(options, "flow", ("none", "xonxoff", "rtscts")))
    return SerialPlace(rest, int(baud), flow)


def _tcp(rest: str, _options: dict[str, str]) -> Place:
    found = re.fullmatch(r"(?:\[(?P<six>[0-9a-fA-F:.]+)\]|(?P<host>[^:\[\]/\s]+))(?::(?P<port>\d{1,5}))?", rest)
    port = int(found["port"] or RAW_PORT) if found else 0
    if not found or not 1 <= port <= 65535:
        raise PrinterSetupWrong(
            KEY, f"tcp:{rest} is no host and port: write tcp:192.0.2.5:9100 or tcp:[2001:db8::5]:9100"
        )
    return TcpPlace(found["six"] or found["host"], port)


def _file(rest: str, _options: dict[str, str]) -> Place:
    return FilePlace(Path(rest))


def _virtual(rest: str, _options: dict[str, str]) -> Place:
    return VirtualPlace(Path(rest).expanduser())


def _choice(options: dict[str, str], key: str, choices: tuple[str, ...]) -> str:
    value = options.pop(key, choices[0])
    if value not in choices:
        raise PrinterSetupWrong(f"{KEY} {key}", f"is {value!r}: write one of {', '.join(choices)}")
    return value


_PLACES: Mapping[str, Callable[[str, dict[str, str]], Place]] = {
    "usb": _usb,
    "serial": _serial,
    "tcp": _tcp,
    "file": _file,
    "virtual": _virtual,
}
