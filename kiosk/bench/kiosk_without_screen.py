"""A kiosk without its screen for the fault campaign: the real ties to its branch, journals, series, and papers.

Its disk and its clock fail as a file says. Run with TROUBLE, then options; on SIGUSR1 nobody comes any more,
it ends on SIGTERM.
"""

import sys
from pathlib import Path

from kiosk.bench.bad_disk import break_disk
from server_client.chaos.trouble import Trouble


def main(trouble: Trouble, arguments: list[str]) -> None:
    """Run until SIGTERM."""
    break_disk(trouble)
    # Whatever keeps functions of the operating system must find them broken already.
    from kiosk.bench.life_without_screen import live  # noqa: PLC0415

    live(trouble, arguments)


if __name__ == "__main__":
    main(Trouble(Path(sys.argv[1])), sys.argv[2:])
