"""What a console is told at its start; it reads the command line and the credential's file, and opens nothing else."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from server_client.queue_model.ids import BranchId, CounterId, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """The size of a window in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoleSettings:
    """Where the branch's server is, who we are to it, and how the window looks; without `windowed` it is maximised.

    `data` is the folder where the last seat is remembered, `counter` the counter that is proposed instead of it.
    """

    server: str
    branch: BranchId
    credential: str = field(repr=False)
    data: Path
    counter: CounterId | None = None
    language: Language = Language("vi")
    windowed: Size | None = None


def parse(arguments: Sequence[str]) -> ConsoleSettings:
    """Read the command line of `motcua counter`; a mistake in it ends the program with a line about it."""
    parser = argparse.ArgumentParser(prog="motcua counter", description="Show the clerk's console.")
    parser.add_argument("--server", required=True, metavar="URL", help="the branch's server")
    parser.add_argument("--branch", required=True, metavar="CODE", help="the branch, such as CN01")
    parser.add_argument("--counter", metavar="ID", help="the counter to propose; else the one used last here")
    parser.add_argument("--credential-file", required=True, type=_credential, metavar="FILE", help="holds the token")
    parser.add_argument("--data", required=True, type=Path, metavar="FOLDER", help="where the last seat is remembered")
    parser.add_argument(
        "--windowed", type=_size, metavar="WxH", help="a window of this size instead of a maximised one"
    )
    parser.add_argument("--language", default="vi", help="of the screen's words (default: vi)")
    options = parser.parse_args(arguments)
    return ConsoleSettings(
        server=options.server,
        branch=BranchId(options.branch),
        credential=options.credential_file,
        data=options.data,
        counter=CounterId(options.counter) if options.counter else None,
        language=Language(options.language),
        windowed=options.windowed,
    )


def read_credential(path: Path) -> str:
    """Return the device's credential that the file holds; ValueError if it holds none or cannot be read."""
    try:
        credential = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} cannot be read: {error}") from error
    if not credential:
        raise ValueError(f"{path} holds no credential: make one with motcua credential add")
    return credential


def size_of(text: str) -> Size:
    """Read `1366x768`; ValueError for anything else."""
    width, _, height = text.lower().partition("x")
    if not (width.isascii() and width.isdigit() and height.isascii() and height.isdigit() and int(width) * int(height)):
        raise ValueError(f"Size {text!r} is not known: use a width and a height in pixels, such as 1366x768")
    return Size(width=int(width), height=int(height))


def _credential(text: str) -> str:
    try:
        return read_credential(Path(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _size(text: str) -> Size:
    try:
        return size_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
