"""What a kiosk is told at its start; it reads the command line and the credential's file, and opens nothing else."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assets.screen_options import WindowSize, add_screen_options
from server_client.client.connection_options import add_connection_options, web_address
from server_client.queue_model.ids import BranchId, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskSettings:
    """What a kiosk is set up with; without `windowed` it fills its screen.

    `public_url` is the address under which citizens reach their ticket's page; empty if they cannot.
    """

    server: str
    branch: BranchId
    credential: str = field(repr=False)
    data: Path
    printer: str
    language: Language
    public_url: str = ""
    windowed: WindowSize | None = None


def parse(arguments: Sequence[str]) -> KioskSettings:
    """Read the command line of `motcua kiosk`; a mistake in it ends the program with a line about it."""
    parser = argparse.ArgumentParser(prog="motcua kiosk", description="Run the touch kiosk that gives out tickets.")
    add_connection_options(parser)
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="for what must outlive a power cut")
    parser.add_argument(
        "--printer",
        required=True,
        metavar="ADDRESS",
        help="usb:VENDOR:PRODUCT, serial:DEVICE, tcp:HOST:PORT, file:DEVICE or virtual:FOLDER; ?width=384 for 58 mm",
    )
    parser.add_argument("--public-url", type=web_address, metavar="URL", help="of the tickets' pages, for QR codes")
    add_screen_options(parser)
    options = parser.parse_args(arguments)
    return KioskSettings(
        server=options.server,
        branch=options.branch,
        credential=options.credential,
        data=options.data,
        printer=options.printer,
        language=Language(options.language),
        public_url=options.public_url or "",
        windowed=options.windowed,
    )
