"""What the panels are told at their start; it reads the command line and files, and opens no line."""

import argparse
from argparse import ArgumentTypeError
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path

from counter_display.led.errors import LedSetupWrong
from counter_display.led.led_address import FORMS, LedPlace, led_place
from counter_display.led.led_protocol import LedProtocol, Situation
from counter_display.led.panel_row import REPEAT_S
from counter_display.led.protocol_file import read_protocol
from server_client.client.connection_options import add_connection_options
from server_client.queue_model.ids import BranchId, CounterId

STARTER = Path(str(files("assets"))) / "starter" / "led_protocol.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedSettings:
    """Which panels there are on which line: `panels` are their addresses with the counter that each hangs over."""

    server: str
    branch: BranchId
    credential: str = field(repr=False)
    place: LedPlace
    panels: tuple[tuple[int, CounterId], ...]
    protocol: LedProtocol
    repeat_s: float = REPEAT_S
    authority: Path | None = None


def parse(arguments: Sequence[str]) -> LedSettings:
    """Read the command line of `motcua led`; a mistake in it ends the program with a line about it."""
    parser = argparse.ArgumentParser(prog="motcua led", description="Write what counters do on the panels above them.")
    add_connection_options(parser)
    parser.add_argument("--address", type=_place, required=True, metavar="LINE", help=f"where the panels are: {FORMS}")
    parser.add_argument(
        "--counter", type=CounterId, action="append", required=True, metavar="ID", help="a counter with a panel"
    )
    parser.add_argument(
        "--device", type=_device, action="append", metavar="N", help="address of its panel (default: 1, 2, …)"
    )
    parser.add_argument("--protocol", default="line", metavar="NAME", help="how they are spoken to (default: line)")
    parser.add_argument("--protocol-file", type=Path, default=STARTER, metavar="FILE", help="describes the protocols")
    parser.add_argument("--when-cut", choices=["blank", "dashes"], default="blank", help="after 60 s without a server")
    parser.add_argument(
        "--repeat", type=_seconds, default=REPEAT_S, metavar="SECONDS", help="when a text is sent again"
    )
    options = parser.parse_args(arguments)
    devices = options.device or list(range(1, len(options.counter) + 1))
    if len(devices) != len(options.counter) or len(set(devices)) != len(devices):
        parser.error("argument --device: give one for each --counter, in the same order, all different; or none")
    try:
        protocol = read_protocol(options.protocol_file, options.protocol)
    except LedSetupWrong as error:
        parser.error(f"argument --protocol: {error}")
    return LedSettings(
        server=options.server,
        authority=options.authority,
        branch=options.branch,
        credential=options.credential,
        place=options.address,
        panels=tuple(zip(devices, options.counter, strict=True)),
        protocol=with_dashes(protocol) if options.when_cut == "dashes" else protocol,
        repeat_s=options.repeat,
    )


def with_dashes(protocol: LedProtocol) -> LedProtocol:
    """Return the protocol with a row of dashes in place of nothing while nothing is known."""
    return replace(protocol, words={**protocol.words, Situation.CUT: "-" * protocol.width})


def _place(text: str) -> LedPlace:
    try:
        return led_place(text)
    except LedSetupWrong as error:
        raise ArgumentTypeError(str(error)) from error


def _device(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 255:
        raise ArgumentTypeError(f"{text!r} is no address of a panel: write a number from 0 to 255")
    return int(text)


def _seconds(text: str) -> float:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 3600:
        raise ArgumentTypeError(f"{text!r} is no time: write seconds from 1 to 3600")
    return float(text)
