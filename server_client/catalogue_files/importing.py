"""Reads a centre's catalogue from JSON, CSV or a workbook, as a whole or not at all, and reports each cell at fault."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from server_client.catalogue_files.building import Record, build
from server_client.catalogue_files.cells import Note, Notes
from server_client.catalogue_files.csv_table import read_csv
from server_client.catalogue_files.errors import FileFault, Unavailable
from server_client.catalogue_files.json_form import Sheet, read_json
from server_client.catalogue_files.table_form import read_table
from server_client.catalogue_files.workbook import read_workbook
from server_client.dossier_model.catalogue import Catalogue
from server_client.dossier_model.catalogue_check import Weight, check

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of the largest file that is read; 6,000 procedures with their papers take about 6 MB."""

_MOST_NAMED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of a file: the catalogue, None if there is any fault, and all that is to be said about the file."""

    catalogue: Catalogue | None
    notes: tuple[Note, ...]

    @property
    def faults(self) -> tuple[Note, ...]:
        """What must be changed before the file can be used."""
        return tuple(note for note in self.notes if note.is_fault)

    @property
    def remarks(self) -> tuple[Note, ...]:
        """What deserves a look and keeps nothing back."""
        return tuple(note for note in self.notes if not note.is_fault)


def import_catalogue(path: Path) -> Imported:
    """Read the file; the form is told by its ending. Unavailable if it cannot be read at all."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST_FILE else b""
    except OSError as fault:
        raise Unavailable(f"{path} cannot be read: {fault.strerror}") from fault
    notes = Notes()
    if size > LARGEST_FILE:
        notes.fault("", "", f"the file has {size} bytes; at most {LARGEST_FILE} are read")
        return Imported(catalogue=None, notes=tuple(notes.found))
    return import_bytes(data, path.suffix.casefold())


def import_bytes(data: bytes, suffix: str) -> Imported:
    """Read the content of a file with this ending."""
    notes = Notes()
    if suffix not in _FORMS:
        notes.fault("", "", f"the ending {suffix!r} is not known; use one of {', '.join(_FORMS)}")
        return Imported(catalogue=None, notes=tuple(notes.found))
    sheet = _FORMS[suffix](data, notes)
    procedures = tuple(build(record) for record in sheet.records)
    catalogue = Catalogue(procedures=procedures, notice=sheet.notice, is_sample=sheet.is_sample)
    if not notes.has_faults:
        _check(catalogue, sheet.records, notes)
    return Imported(catalogue=None if notes.has_faults else catalogue, notes=tuple(notes.found))


def load_catalogue(path: Path) -> Catalogue:
    """Read a catalogue for use; FileFault with the first faults if it has any, Unavailable if it cannot be read."""
    imported = import_catalogue(path)
    if imported.catalogue is None:
        raise FileFault("\n".join(f"{path}: {note}" for note in imported.faults[:_MOST_NAMED]))
    return imported.catalogue


def _check(catalogue: Catalogue, records: tuple[Record, ...], notes: Notes) -> None:
    rows: dict[str, str] = {}
    for procedure, record in zip(catalogue.procedures, records, strict=True):
        rows[procedure.code] = (
            f"{rows[procedure.code]} and {record.own.where}" if procedure.code in rows else record.own.where
        )
    for finding in check(catalogue):
        where = f"{rows[finding.code]}, {finding.code}" if finding.code is not None else ""
        (notes.fault if finding.weight is Weight.FAULT else notes.remark)(where, "", finding.text)


def _from_json(data: bytes, notes: Notes) -> Sheet:
    try:
        return read_json(data.decode("utf-8-sig"), notes)
    except UnicodeDecodeError as fault:
        notes.fault("", "", f"the file is no UTF-8 (byte {fault.start}); save it as UTF-8")
        return Sheet(records=())


def _from_csv(data: bytes, notes: Notes) -> Sheet:
    table = read_csv(data, notes)
    return Sheet(records=()) if notes.has_faults else read_table(table, notes)


def _from_workbook(data: bytes, notes: Notes) -> Sheet:
    table = read_workbook(data, notes)
    return Sheet(records=()) if notes.has_faults else read_table(table, notes)


_FORMS: Mapping[str, Callable[[bytes, Notes], Sheet]] = {
    ".json": _from_json,
    ".csv": _from_csv,
    ".xlsx": _from_workbook,
}
