"""Reads a table with a row for each paper into rows of procedures; where the table came from is not its business."""

from collections.abc import Iterator, Sequence

from server_client.catalogue_files.building import DOCUMENT_COLUMNS, PROCEDURE_COLUMNS, Record
from server_client.catalogue_files.cells import Notes, Row, Value, shown
from server_client.catalogue_files.json_form import Sheet
from server_client.dossier_model.procedure import Channel
from server_client.dossier_model.procedure_code import tidy
from server_client.dossier_model.search_text import plain

Table = Sequence[Sequence[Value]]

CASE = "case_vi"
_DOCUMENT, _FEE = "document_", "fee_"
_FEE_BY_CHANNEL = {f"{_FEE}{channel.value}_vi": channel for channel in Channel}
COLUMNS = (*PROCEDURE_COLUMNS, *_FEE_BY_CHANNEL, CASE, *(_DOCUMENT + column for column in DOCUMENT_COLUMNS))
# Headings of the tables that authorities publish, without marks.
_HEADINGS = {
    "ma": "code", "ma thu tuc": "code", "ma tthc": "code", "ma so": "code",
    "ten thu tuc": "name_vi", "ten tthc": "name_vi", "ten thu tuc hanh chinh": "name_vi",
    "ten rut gon": "short_name_vi", "ten ngan": "short_name_vi", "ten tieng anh": "name_en",
    "linh vuc": "field_vi", "cap thuc hien": "level", "cap": "level",
    "co quan thuc hien": "authority_vi", "co quan giai quyet": "authority_vi",
    "thoi han": "processing_days", "so ngay": "processing_days", "don vi thoi han": "processing_unit",
    "thoi han giai quyet": "processing_text_vi", "phi le phi": "fee_text_vi", "le phi": "fee_text_vi",
    "phi truc tiep": "fee_direct_vi", "phi truc tuyen": "fee_online_vi", "phi buu chinh": "fee_post_vi",
    "hieu luc tu": "effective_from", "hieu luc den": "effective_to", "tu khoa": "keywords_vi", "ghi chu": "note",
    "so ho so mot nam": "popularity", "chi truc tuyen": "online_only_vi",
    "truong hop": CASE, "giay to": "document_name_vi", "thanh phan ho so": "document_name_vi",
    "ban chinh": "document_original", "ban sao": "document_copy", "ghi chu giay to": "document_note",
    "thay bang du lieu": "document_replaced_by_data", "bat buoc": "document_mandatory",
}  # fmt: skip


def read_table(table: Table, notes: Notes) -> Sheet:
    """The records of a table whose first filled row names the columns; an empty code continues the procedure above."""
    start = next((number for number, cells in enumerate(table) if _filled(cells)), None)
    if start is None:
        notes.fault("", "", "the table is empty; its first row names the columns, code and name_vi at least")
        return Sheet(records=())
    columns = _columns(table[start], f"row {start + 1}", notes)
    if notes.has_faults:
        return Sheet(records=())
    rows = [
        Row(f"row {number}", dict(zip(columns, cells, strict=False)), notes)
        for number, cells in enumerate(table[start + 1 :], start=start + 2)
        if _filled(cells)
    ]
    return Sheet(records=tuple(_record(group) for group in _groups(rows)))


def _filled(cells: Sequence[Value]) -> bool:
    return any(cell is not None and str(cell).strip() for cell in cells)


def _columns(headings: Sequence[Value], where: str, notes: Notes) -> list[str]:
    columns: list[str] = []
    for number, heading in enumerate(headings, start=1):
        written = str(heading or "").strip()
        name = written.casefold() if written.casefold() in COLUMNS else _HEADINGS.get(plain(written), "")
        if written and not name:
            notes.remark(where, shown(written), "is not read; docs/procedures.md lists what is")
        if name and name in columns:
            notes.fault(where, name, f"is there twice, again as column {number}; keep one")
        columns.append(name)
    notes_missing = [name for name in ("code", "name_vi") if name not in columns]
    for name in notes_missing:
        notes.fault(where, name, "is missing; the first row names the columns, code and name_vi at least")
    return columns


def _groups(rows: Sequence[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        if group and _continues(group[0], row):
            group.append(row)
            continue
        if group:
            yield group
        group = [row]
    if group:
        yield group


def _continues(first: Row, row: Row) -> bool:
    same_code = not row.has("code") or tidy(row.text("code")) == tidy(first.text("code"))
    return same_code and (not row.has("effective_from") or row.text("effective_from") == first.text("effective_from"))


def _record(rows: Sequence[Row]) -> Record:
    first = rows[0]
    for row in rows[1:]:
        for column in (*PROCEDURE_COLUMNS, *_FEE_BY_CHANNEL):
            if column != "code" and row.has(column) and row.text(column) != first.text(column):
                row.fault(column, f"differs from {first.where}, which begins the procedure; leave it empty or alike")
    return Record(own=first, fees=[*_fees(first)], cases=_cases(rows))


def _fees(row: Row) -> Iterator[Row]:
    for column, channel in _FEE_BY_CHANNEL.items():
        if row.has(column):
            yield Row(row.where, {"channel": channel.value, "text_vi": row.text(column)}, row.notes)


def _cases(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """The papers by case, in the order of the rows; a row without a case belongs to that of the row above."""
    cases: dict[str, list[Row]] = {}
    case = ""
    for row in rows:
        case = row.text(CASE) or case
        values = {column: row.values.get(_DOCUMENT + column) for column in DOCUMENT_COLUMNS}
        document = Row(row.where, values, row.notes)
        if any(document.has(column) for column in DOCUMENT_COLUMNS):
            cases.setdefault(case, []).append(document)
    return list(cases.items())
