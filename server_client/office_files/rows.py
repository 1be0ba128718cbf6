"""Reads the rows of a JSON, CSV or XLSX file by the names of their columns; what they mean is not its business."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from server_client.catalogue_files.cells import Note, Notes, Row, Value, shown
from server_client.catalogue_files.csv_table import read_csv
from server_client.catalogue_files.errors import Unavailable
from server_client.catalogue_files.workbook import read_workbook
from server_client.dossier_model.search_text import plain

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes of the largest file that is read; a city's dossiers of a month take about 6 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a kind of file holds: its list's name in JSON, and its columns with the headings that others give them."""

    what: str
    columns: Sequence[str]
    required: Sequence[str]
    headings: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows of a file, and whether it says of itself that it is sample data."""

    rows: Sequence[Row] = ()
    notes: Notes = field(default_factory=Notes)
    is_sample: bool = False

    @property
    def faults(self) -> tuple[Note, ...]:
        """Return what must be changed before the file can be used."""
        return tuple(note for note in self.notes.found if note.is_fault)


def read_file(path: Path, form: Form) -> Rows:
    """Return the rows of the file, whose ending tells how it is written; Unavailable if it cannot be read at all."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST_FILE else b""
    except OSError as fault:
        raise Unavailable(f"{path} cannot be read: {fault.strerror}") from fault
    if size > LARGEST_FILE:
        notes = Notes()
        notes.fault("", "", f"the file has {size} bytes; at most {LARGEST_FILE} are read")
        return Rows(notes=notes)
    return read_rows(data, path.suffix.casefold(), form)


def read_rows(data: bytes, suffix: str, form: Form) -> Rows:
    """Return the rows of a file's content."""
    notes = Notes()
    if suffix == ".json":
        return _from_json(data, form, notes)
    if suffix not in _TABLES:
        notes.fault("", "", f"the ending {suffix!r} is not known; use one of .json, {', '.join(_TABLES)}")
        return Rows(notes=notes)
    table = _TABLES[suffix](data, notes)
    return Rows(rows=() if notes.has_faults else tuple(_from_table(table, form, notes)), notes=notes)


def _from_json(data: bytes, form: Form, notes: Notes) -> Rows:
    try:
        whole: object = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        notes.fault("", "", f"the file is no JSON in UTF-8: {fault}")
        return Rows(notes=notes)
    items = whole.get(form.what) if isinstance(whole, dict) else whole
    if not isinstance(items, list):
        notes.fault("", "", f'there is no list; write {{"{form.what}": [ … ]}} or the list alone')
        return Rows(notes=notes)
    is_sample = isinstance(whole, dict) and whole.get("sample") is True
    return Rows(rows=tuple(_objects(items, form, notes)), notes=notes, is_sample=is_sample)


def _objects(items: Sequence[object], form: Form, notes: Notes) -> Iterator[Row]:
    for number, item in enumerate(items, start=1):
        where = f"{form.what} {number}"
        if not isinstance(item, dict):
            notes.fault(where, "", "is no object; put it in { } with its columns")
            continue
        values: dict[str, Value] = {}
        for written, value in item.items():
            column = _column(str(written), form)
            if not column:
                notes.fault(where, shown(str(written)), f"is not known; the columns are {', '.join(form.columns)}")
            elif value is None or isinstance(value, str | int | float | bool):
                values[column] = value
            else:
                notes.fault(where, column, "holds a list or an object where a single value belongs")
        yield Row(where, values, notes)


def _from_table(table: Sequence[Sequence[Value]], form: Form, notes: Notes) -> Iterator[Row]:
    start = next((number for number, cells in enumerate(table) if _is_filled(cells)), None)
    if start is None:
        notes.fault("", "", f"the table is empty; its first row names the columns: {', '.join(form.columns)}")
        return
    columns = [_column(str(heading or ""), form) for heading in table[start]]
    _check_columns(table[start], columns, form, notes)
    for number, cells in enumerate(table[start + 1 :], start=start + 2):
        if _is_filled(cells) and not notes.has_faults:
            # A column without a name that is read has no name here either, so the last of them is as good as any.
            yield Row(f"row {number}", dict(zip(columns, cells, strict=False)), notes)


def _check_columns(headings: Sequence[Value], columns: Sequence[str], form: Form, notes: Notes) -> None:
    where = "first row"
    for heading, column in zip(headings, columns, strict=True):
        if not column and str(heading or "").strip():
            notes.remark(where, shown(str(heading)), "is not read")
        elif column and columns.count(column) > 1:
            notes.fault(where, shown(str(heading)), f"is one of several columns for {column}; keep one")
    for column in form.required:
        if column not in columns:
            notes.fault(where, column, f"is missing; the first row names the columns: {', '.join(form.columns)}")


def _column(written: str, form: Form) -> str:
    name = written.strip().casefold()
    return name if name in form.columns else form.headings.get(plain(written), "")


def _is_filled(cells: Sequence[Value]) -> bool:
    return any(cell is not None and str(cell).strip() for cell in cells)


_TABLES: Mapping[str, Callable[[bytes, Notes], Sequence[Sequence[Value]]]] = {
    ".csv": read_csv,
    ".xlsx": read_workbook,
}
