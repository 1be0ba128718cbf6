"""Writes the example of the settings file, and the guide's table of its keys, from the keys themselves.

`python -m kiosk.setup.document` writes both anew; a test sees that they were not forgotten.
"""

import sys
import textwrap
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from kiosk.setup.key import Key, written
from kiosk.setup.keys import KEYS

EXAMPLE = Path(str(files("assets"))) / "deployment" / "kiosk.toml"
GUIDE = Path(__file__).parents[2] / "docs" / "deployment.md"
BEGIN, END = "<!-- keys: made by python -m kiosk.setup.document -->", "<!-- end of the keys -->"

_HEAD = """\
# Settings of a kiosk: /etc/motcua/kiosk.toml. A line that begins with # shows what holds anyway; take the # away to
# change it. motcua doctor reads this file and says what does not fit; motcua kiosk refuses to start with it.
"""


def example() -> str:
    """The example file: every key, what it is for, and what holds without it."""
    return _HEAD + "".join(_entries())


def _entries() -> Iterator[str]:
    table = ""
    for key in KEYS:
        above, _, name = key.name.rpartition(".")
        if above not in {"", table}:
            table = above
            yield f"\n[{table}]\n"
        yield "\n" + textwrap.fill(key.words, 118, initial_indent="# ", subsequent_indent="# ") + "\n"
        yield from _lines(key, name)


def _lines(key: Key[object], name: str) -> Iterator[str]:
    shown = key.shown
    # A key with a table as its value has its own heading, so it comes last.
    if isinstance(shown, dict):
        yield f"# [{key.name}]\n"
        yield from (f"# {inner} = {written(value)}\n" for inner, value in shown.items())
    else:
        yield f"{'' if key.usual is None else '# '}{name} = {written(shown)}\n"


def table() -> str:
    """The guide's table of keys, in Markdown."""
    rows = "".join(f"| `{key.name}` | {_cell(key)} | {key.words.replace('|', '&#124;')} |\n" for key in KEYS)
    return f"{BEGIN}\n| key | without it | what it is for |\n|---|---|---|\n{rows}{END}"


def _cell(key: Key[object]) -> str:
    return "must be there" if key.usual is None else f"`{written(key.usual)}`"


def guide_with_table(guide: str) -> str:
    """The guide's text with the table of today."""
    before, _, rest = guide.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{table()}{after}"


def main() -> int:
    """Write both."""
    EXAMPLE.write_text(example(), encoding="utf-8")
    GUIDE.write_text(guide_with_table(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
