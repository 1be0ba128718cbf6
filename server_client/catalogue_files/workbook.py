"""Reads the first sheet of an Excel workbook; it runs no formula and takes no sheet beyond all measure."""

import re
import zlib
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from server_client.catalogue_files.cells import Notes, Value

MOST_ROWS, MOST_COLUMNS = 200_000, 400
"""The largest sheet that is read: 6,000 procedures with 30 papers each."""

# What zipfile raises over damaged files, according to what it reads first, and calamine over all others.
_UNREADABLE = (CalamineError, BadZipFile, zlib.error, LZMAError, EOFError, OSError, RuntimeError, ValueError)
_CODE_DIGITS = 6
_CHUNK = 1 << 20
_LONGEST_REFERENCE = 24
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]{0,4})(\d{1,9})["']""")


def read_workbook(data: bytes, notes: Notes) -> Sequence[Sequence[Value]]:
    """The cells by row; none, and a note, if the file cannot be read."""
    try:
        rows, columns = _extent(data)
        if rows > MOST_ROWS or columns > MOST_COLUMNS:
            notes.fault("", "", f"a sheet reaches to row {rows}, column {columns}; delete what stands beyond the table")
            return ()
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            cells = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except _UNREADABLE as fault:
        notes.fault("", "", f"the file is no workbook ({fault}); save it as .xlsx without a password")
        return ()
    return [[_value(cell) for cell in row] for row in cells]


def _extent(data: bytes) -> tuple[int, int]:
    """The last row and column that any sheet names. One stray cell at the far end would otherwise fill the memory."""
    rows = columns = 0
    with ZipFile(BytesIO(data)) as packed:
        for name in packed.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with packed.open(name) as sheet:
                    tail = b""
                    while chunk := sheet.read(_CHUNK):
                        for letters, digits in _REFERENCE.findall(tail + chunk):
                            rows, columns = max(rows, int(digits)), max(columns, _column(letters))
                        tail = chunk[-_LONGEST_REFERENCE:]
    return rows, columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _value(cell: object) -> Value:
    if isinstance(cell, float) and not cell.is_integer():
        # A code typed as a number lost its last noughts: 2.000200 became 2.0002. No other column has decimals.
        return f"{cell:.{_CODE_DIGITS}f}"
    if isinstance(cell, str | int | float | bool | date | datetime):
        return cell
    return str(cell)
