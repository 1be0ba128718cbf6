"""Reads the setting that says where the panels' line is; it opens nothing.

serial:DEVICE[?baud=9600&parity=none] · tcp:HOST:PORT · virtual:FOLDER
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast
from urllib.parse import parse_qsl

from counter_display.led.errors import LedSetupWrong

FORMS = "serial:/dev/ttyUSB0?baud=9600, tcp:192.0.2.7:4001 or virtual:FOLDER"
Parity = Literal["none", "even", "odd"]
_PARITIES = ("none", "even", "odd")
_BAUDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
_HOST_AND_PORT = re.compile(r"(?:\[(?P<six>[0-9a-fA-F:.]+)\]|(?P<host>[^:\[\]/\s]+)):(?P<port>\d{1,5})")


@dataclass(frozen=True, slots=True)
class SerialPlace:
    """A line behind a serial port, 8 data bits, one stop bit; RS-485 by an adapter that turns round by itself."""

    device: str
    baud: int = 9600
    parity: Parity = "none"


@dataclass(frozen=True, slots=True)
class TcpPlace:
    """A line behind a network converter, or a panel with a network socket."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class VirtualPlace:
    """No panel: a folder in which each panel's text stands in a file."""

    folder: Path


LedPlace = SerialPlace | TcpPlace | VirtualPlace


def led_place(text: str) -> LedPlace:
    """Read the setting; LedSetupWrong."""
    where, _, query = text.partition("?")
    kind, _, rest = where.partition(":")
    options = dict(parse_qsl(query, keep_blank_values=True))
    match kind:
        case "serial" if rest:
            return _serial(rest, options)
        case "tcp" if not options:
            return _tcp(rest)
        case "virtual" if rest and not options:
            return VirtualPlace(Path(rest).expanduser())
        case _:
            raise LedSetupWrong(f"{text!r} names no line to the panels: write {FORMS}")


def _serial(device: str, options: Mapping[str, str]) -> SerialPlace:
    unknown = options.keys() - {"baud", "parity"}
    if unknown:
        raise LedSetupWrong(f"{min(unknown)!r} is no option of a serial line: there are baud and parity")
    baud, parity = options.get("baud", "9600"), options.get("parity", "none")
    if baud not in map(str, _BAUDS):
        raise LedSetupWrong(f"baud is {baud!r}: write one of {', '.join(map(str, _BAUDS))}")
    if parity not in _PARITIES:
        raise LedSetupWrong(f"parity is {parity!r}: write one of {', '.join(_PARITIES)}")
    return SerialPlace(device, int(baud), cast(Parity, parity))


def _tcp(rest: str) -> TcpPlace:
    found = _HOST_AND_PORT.fullmatch(rest)
    if found is None or not 1 <= int(found["port"]) <= 65535:
        raise LedSetupWrong(f"tcp:{rest} is no host and port: write tcp:192.0.2.7:4001 or tcp:[2001:db8::7]:4001")
    return TcpPlace(found["six"] or found["host"], int(found["port"]))
