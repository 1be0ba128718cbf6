"""What a panel is told at its start; it reads the command line and the credential's file, and opens nothing else."""

import argparse
from argparse import ArgumentTypeError
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assets.languages import language_codes
from assets.screen_options import WindowSize, add_screen_options, window_size
from server_client.client.connection_options import add_connection_options
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId, CounterId, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPlace:
    """Where a panel beside a console is shown: on the screen of that name, empty for any second one, or in a window."""

    screen: str = ""
    windowed: WindowSize | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelSettings:
    """What `motcua panel` is set up with; without `windowed` it fills its screen.

    `comments` says that there is something to write with: a keyboard, or one that the system brings up by itself.
    """

    server: str
    branch: BranchId
    credential: str = field(repr=False)
    counter: CounterId
    language: Language = VIETNAMESE
    comments: bool = False
    authority: Path | None = None
    windowed: WindowSize | None = None


def languages_from(first: Language) -> tuple[Language, ...]:
    """Return all languages that there are, `first` before the others."""
    others = (Language(code) for code in language_codes() if code != first)
    return (first, *others)


def place_of(text: str) -> PanelPlace:
    """Read `HDMI-1` or `1280x800`; a size is tried first."""
    try:
        return PanelPlace(windowed=window_size(text))
    except ArgumentTypeError:
        return PanelPlace(screen=text)


def parse(arguments: Sequence[str]) -> PanelSettings:
    """Read the command line of `motcua panel`; a mistake in it ends the program with a line about it."""
    parser = argparse.ArgumentParser(prog="motcua panel", description="Show a counter's panel to the citizen.")
    add_connection_options(parser)
    parser.add_argument("--counter", required=True, type=CounterId, metavar="ID", help="the counter that it stands on")
    parser.add_argument(
        "--comments", action="store_true", help="lets citizens write: there is a keyboard, or the system shows one"
    )
    add_screen_options(parser)
    options = parser.parse_args(arguments)
    return PanelSettings(
        server=options.server,
        authority=options.authority,
        branch=options.branch,
        credential=options.credential,
        counter=options.counter,
        language=Language(options.language),
        comments=options.comments,
        windowed=options.windowed,
    )
