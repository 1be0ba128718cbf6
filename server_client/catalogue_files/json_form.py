"""Reads a catalogue from JSON text into rows; what the values mean is not its business."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from server_client.catalogue_files.building import DOCUMENT_COLUMNS, FEE_COLUMNS, PROCEDURE_COLUMNS, Record
from server_client.catalogue_files.cells import Notes, Row, Value, shown

_LISTS = ("procedures", "items")
_NESTED = ("cases", "documents", "fees")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All records of a file with what the file says of itself."""

    records: tuple[Record, ...]
    notice: str = ""
    is_sample: bool = False


def read_json(text: str, notes: Notes) -> Sheet:
    """The records of a list of procedures, or of an object with such a list under `procedures` or `items`."""
    try:
        whole: object = json.loads(text)
    except (ValueError, RecursionError) as fault:
        notes.fault("", "", f"the file is no JSON: {fault}")
        return Sheet(records=())
    header: dict[str, object] = {}
    items = whole
    if isinstance(whole, dict):
        header = whole
        items = next((whole[name] for name in _LISTS if name in whole), None)
    if not isinstance(items, list):
        notes.fault("", "", 'there is no list of procedures; write {"procedures": [ … ]} or the list alone')
        return Sheet(records=())
    about = _row("head of the file", header, notes, (*_LISTS, "note"))
    return Sheet(
        records=tuple(_records(items, notes)),
        notice=about.text("notice_vi"),
        is_sample=about.flag("sample") or False,
    )


def _records(items: list[object], notes: Notes) -> Iterator[Record]:
    for number, item in enumerate(items, start=1):
        where = f"procedure {number}"
        if not isinstance(item, dict):
            notes.fault(where, "", 'is no object; write {"code": …, "name_vi": …}')
            continue
        own = _row(where, item, notes, _NESTED)
        for column in item:
            if column not in PROCEDURE_COLUMNS and column not in _NESTED:
                notes.remark(where, shown(str(column)), "is not read; docs/procedures.md lists what is")
        yield Record(
            own=own,
            fees=_rows(where, "fees", item, notes, FEE_COLUMNS),
            cases=_cases(where, item, notes),
        )


def _cases(where: str, item: dict[str, object], notes: Notes) -> list[tuple[str, list[Row]]]:
    cases = _objects(where, "cases", item, notes)
    found = []
    for inner, case in cases:
        name = _row(inner, case, notes, ("documents",)).text("name_vi")
        found.append((name, _rows(inner, "documents", case, notes, DOCUMENT_COLUMNS)))
    if "documents" in item:
        found.append(("", _rows(where, "documents", item, notes, DOCUMENT_COLUMNS)))
    return found


def _rows(where: str, name: str, item: dict[str, object], notes: Notes, known: tuple[str, ...]) -> list[Row]:
    rows = []
    for inner, value in _objects(where, name, item, notes):
        rows.append(_row(inner, value, notes, ()))
        for column in value:
            if column not in known:
                notes.remark(inner, shown(str(column)), "is not read; docs/procedures.md lists what is")
    return rows


def _objects(where: str, name: str, item: dict[str, object], notes: Notes) -> list[tuple[str, dict[str, object]]]:
    values = item.get(name)
    if values is None:
        return []
    if not isinstance(values, list):
        notes.fault(where, name, "is no list; put it in [ ]")
        return []
    found = []
    for number, value in enumerate(values, start=1):
        inner = f"{where}, {name} {number}"
        if isinstance(value, dict):
            found.append((inner, value))
        else:
            notes.fault(inner, "", "is no object; put it in { } with its columns")
    return found


def _row(where: str, item: dict[str, object], notes: Notes, nested: tuple[str, ...]) -> Row:
    values: dict[str, Value] = {}
    for column, value in item.items():
        if value is None or isinstance(value, str | int | float | bool):
            values[column] = value
        elif column not in nested:
            notes.fault(where, shown(column), "holds a list or an object where a single value belongs")
    return Row(where, values, notes)
