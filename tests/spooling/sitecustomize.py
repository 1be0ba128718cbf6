"""Keeps a copy of what a process of the suite writes; Python loads it at its start, since PYTHONPATH names this folder.

The first copy is of standard error, where the programs' logs go, the second of what is printed in answer to somebody.
"""

import os
import sys
from io import TextIOWrapper
from typing import TextIO


class _Copied(TextIOWrapper):
    """A stream whose text goes to a file as well."""

    def copy_to(self, file: TextIO) -> None:
        self._copy = file

    def write(self, text: str) -> int:
        self._copy.write(text)
        return super().write(text)


def _copied(stream: TextIO, path: str) -> TextIO:
    if not isinstance(stream, TextIOWrapper):
        return stream
    copied = _Copied(
        stream.buffer,
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )
    # It is unbuffered by lines, so that what a killed process has said is there.
    copied.copy_to(open(path, "a", encoding="utf-8", errors="replace", buffering=1))  # noqa: PTH123, SIM115
    return copied


_folder = os.environ.get("MOTCUA_TEST_SPOOL")  # noqa: TID251
if _folder and os.path.isdir(_folder):  # noqa: PTH112 - a start is not to load pathlib
    sys.stderr = _copied(sys.stderr, f"{_folder}/{os.getpid()}.err")
    sys.stdout = _copied(sys.stdout, f"{_folder}/{os.getpid()}.out")
