"""Reads the first sheet of an Excel or LibreOffice workbook; it runs no formula and keeps no layout."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from server_client.catalogue_files.cells import Notes, Value

_CODE_DIGITS = 6


def read_workbook(data: bytes, notes: Notes) -> Sequence[Sequence[Value]]:
    """The cells by row; none, and a note, if the file cannot be read."""
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            rows = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as fault:
        notes.fault("", "", f"the file is no workbook ({fault}); save it as .xlsx without a password")
        return ()
    return [[_value(cell) for cell in row] for row in rows]


def _value(cell: object) -> Value:
    if isinstance(cell, float) and not cell.is_integer():
        # A code typed as a number lost its last noughts: 2.000200 became 2.0002. No other column has decimals.
        return f"{cell:.{_CODE_DIGITS}f}"
    if isinstance(cell, str | int | float | bool | date | datetime):
        return cell
    return str(cell)
