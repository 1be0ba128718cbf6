"""The commands `motcua kiosk` and `motcua kiosk-session`: read their arguments, then start screen or session."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path


def kiosk(arguments: Sequence[str]) -> int:
    """Run the touch kiosk that gives out tickets."""
    from assets.garbage_collection import put_off  # noqa: PLC0415 - the help of all commands loads none of them

    with put_off():
        return _kiosk(arguments)


def _kiosk(arguments: Sequence[str]) -> int:
    from kiosk.settings import parse  # noqa: PLC0415 - as above
    from kiosk.setup.key import SettingsWrong  # noqa: PLC0415 - as above

    try:
        settings = parse(arguments)
    except SettingsWrong as wrong:
        return _told("motcua kiosk", wrong)
    from assets.languages import LanguageMissing  # noqa: PLC0415 - as below
    from kiosk.app import run  # noqa: PLC0415 - Qt takes longer to import than a mistake to be told
    from kiosk.printing.errors import PrinterSetupWrong  # noqa: PLC0415 - as above

    try:
        return run(settings)
    except (PrinterSetupWrong, LanguageMissing) as fault:
        return _told("motcua kiosk", fault)


def kiosk_session(arguments: Sequence[str]) -> int:
    """Run the kiosk alone on a screen, in a Wayland session of its own."""
    from kiosk.setup.key import SettingsWrong  # noqa: PLC0415 - the help of all commands loads none of them
    from kiosk.wayland_session import session_words  # noqa: PLC0415 - as above

    try:
        words = session_words(arguments, motcua=Path(sys.argv[0]))
    except SettingsWrong as wrong:
        return _told("motcua kiosk-session", wrong)
    try:
        # In its place, so that systemd talks to the session itself.
        os.execvp(words[0], words)  # noqa: S606 - there is no shell to be had
    except FileNotFoundError:
        return _told("motcua kiosk-session", f"{words[0]} is not installed: sudo apt-get install cage")


def _told(program: str, wrong: Exception | str) -> int:
    for line in str(wrong).splitlines():
        print(f"{program}: {line}", file=sys.stderr)
    return 1
