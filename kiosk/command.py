"""The command `motcua kiosk`: reads its arguments, then imports Qt and starts the screen."""

import sys
from collections.abc import Sequence


def kiosk(arguments: Sequence[str]) -> int:
    """Run the touch kiosk that gives out tickets."""
    from kiosk.settings import parse  # noqa: PLC0415 - the help of all commands loads none of them

    settings = parse(arguments)
    from assets.languages import LanguageMissing  # noqa: PLC0415 - as below
    from kiosk.app import run  # noqa: PLC0415 - Qt takes longer to import than a mistake to be told
    from kiosk.printing.errors import PrinterSetupWrong  # noqa: PLC0415 - as above

    try:
        return run(settings)
    except (PrinterSetupWrong, LanguageMissing) as fault:
        print(f"motcua kiosk: {fault}", file=sys.stderr)
        return 1
