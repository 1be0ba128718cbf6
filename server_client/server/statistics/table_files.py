"""A table of statistics as a file: CSV for other programs, XLSX for people; it decides nothing of what is in it."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

import xlsxwriter

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a workbook."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Value]]


def csv_file(heads: Sequence[str], rows: Sequence[Sequence[Value]]) -> bytes:
    """Return the table as CSV in UTF-8 with its mark, which spreadsheets need to read Vietnamese; points in numbers."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(map(_harmless, heads))
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def xlsx_file(*sheets: Sheet) -> bytes:
    """Return tables as a workbook, each with its head frozen and its columns as wide as they need."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    decimal = book.add_format({"num_format": "#,##0.0##"})
    for one in sheets:
        sheet = book.add_worksheet(one.title[:31])
        sheet.freeze_panes(1, 1)
        for column, head in enumerate(one.heads):
            sheet.write_string(0, column, head, bold)
            widest = max((len(str(row[column])) for row in one.rows), default=0)
            sheet.set_column(column, column, min(48, max(10, widest + 2 if column == 0 else 11)))
        for at, row in enumerate(one.rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(at, column, value)
                elif value is not None:
                    sheet.write_number(at, column, value, decimal if isinstance(value, float) else None)
    book.close()
    return file.getvalue()


def _harmless(value: Value) -> Value:
    # A name that begins so would be run as a formula by whoever opens the file.
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return "'" + value
    return "" if value is None else round(value, 4) if isinstance(value, float) else value
