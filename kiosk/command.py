"""The command line of the kiosk: reads its options and starts it; it imports no screen before it must."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from server_client.queue_model.ids import BranchId, Language


def kiosk(arguments: Sequence[str]) -> int:
    """Run the touch kiosk that gives out tickets."""
    from assets.languages import LanguageMissing  # noqa: PLC0415 - as below
    from kiosk.app import run  # noqa: PLC0415 - Qt takes longer to import than --help may take
    from kiosk.printing.errors import PrinterSetupWrong  # noqa: PLC0415 - as above
    from kiosk.settings import KioskSettings, SettingsWrong, window_size  # noqa: PLC0415 - as above

    given = _parser().parse_args(arguments)
    try:
        return run(
            KioskSettings(
                server=given.server.rstrip("/"),
                branch=BranchId(given.branch),
                credential_file=given.credential_file,
                data=given.data,
                printer=given.printer,
                language=Language(given.language),
                public_url=given.public_url.rstrip("/"),
                size=window_size(given.windowed) if given.windowed else None,
            )
        )
    except (SettingsWrong, PrinterSetupWrong, LanguageMissing) as fault:
        print(f"motcua kiosk: {fault}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua kiosk", description=kiosk.__doc__)
    parser.add_argument("--server", required=True, metavar="URL", help="address of the branch's server")
    parser.add_argument("--branch", default="CN01", help="code of the branch (default CN01)")
    parser.add_argument("--credential-file", type=Path, required=True, help="file with this kiosk's credential")
    parser.add_argument("--data", type=Path, required=True, help="folder for what must outlive a power cut")
    parser.add_argument(
        "--printer",
        required=True,
        help="usb:VENDOR:PRODUCT, serial:DEVICE, tcp:HOST:PORT, file:DEVICE or virtual:FOLDER; ?width=384 for 58 mm",
    )
    parser.add_argument("--public-url", default="", metavar="URL", help="address of the tickets' pages, for QR codes")
    parser.add_argument("--language", default="vi", help="language of the start screen (default vi)")
    parser.add_argument("--windowed", metavar="WIDTHxHEIGHT", help="a window of this size, not the whole screen")
    return parser
