"""The command line of the kiosk's Wayland session, from its settings; it starts nothing.

Cage shows one program on the whole screen and ends with it. Without its option -s no key leads to another console.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from kiosk.settings import USUAL_FILE, add_settings_options, reading_of
from kiosk.setup.keys import ROTATION


def session_words(arguments: Sequence[str], *, motcua: Path, usual_file: Path = USUAL_FILE) -> list[str]:
    """Return the words that start the session of `motcua kiosk` with these arguments; raises `SettingsWrong`.

    Only the picture's rotation is read here: the kiosk itself tells what else is wrong.
    """
    parser = argparse.ArgumentParser(
        prog="motcua kiosk-session", description="Run the kiosk alone on a screen, in a Wayland session of its own."
    )
    add_settings_options(parser, usual_file)
    turns = reading_of(parser.parse_args(arguments), usual_file).value(ROTATION) // 90
    return ["cage", "-d", *["-r"] * turns, "--", str(motcua), "kiosk", *arguments]
