"""The options of every screen, its language and its window; reads the command line and opens nothing."""

from argparse import ArgumentParser, ArgumentTypeError
from typing import NamedTuple


class WindowSize(NamedTuple):
    """The size of a window in pixels."""

    width: int
    height: int


def add_screen_options(parser: ArgumentParser) -> None:
    """Add `language`, a code, and `windowed`, a `WindowSize` or None for all the room that there is."""
    parser.add_argument("--language", default="vi", metavar="CODE", help="of the screen's words (default: vi)")
    parser.add_argument(
        "--windowed", type=window_size, metavar="WxH", help="a window of this size in pixels, not the whole screen"
    )


def window_size(text: str) -> WindowSize:
    """Read `1366x768`; argparse's ArgumentTypeError for anything else."""
    width, _, height = text.lower().partition("x")
    if not (width.isascii() and width.isdigit() and height.isascii() and height.isdigit() and int(width) * int(height)):
        raise ArgumentTypeError(f"Size {text!r} is not known: use a width and a height in pixels, such as 1366x768")
    return WindowSize(int(width), int(height))
