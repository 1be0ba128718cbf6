"""Reads the cells of a CSV file as text, whatever its separator; it takes UTF-8 only and guesses no code page."""

import csv
from collections.abc import Sequence
from io import StringIO

from server_client.catalogue_files.cells import Notes

_SEPARATORS = ",;\t|"
_LONGEST_CELL = 1_000_000


def read_csv(data: bytes, notes: Notes) -> Sequence[Sequence[str]]:
    """The cells by row; none, and a note, if the file cannot be read."""
    try:
        text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError as fault:
        notes.fault("", "", f"the file is no UTF-8 (byte {fault.start}); save it as CSV UTF-8")
        return ()
    heading = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=heading.count)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    except csv.Error as fault:
        notes.fault("", "", f"the file is no CSV ({fault}); save it anew")
        return ()
