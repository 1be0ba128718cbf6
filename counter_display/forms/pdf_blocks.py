"""Turns the blocks of a form into what the PDF library lays out; where a page ends is the library's business."""

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, LongTable, Paragraph, Spacer
from reportlab.platypus import Table as Grid

from counter_display.forms.pdf_flowables import SlantedLine
from counter_display.forms.pdf_type import Sizes, capitals, marked_up, style, width
from server_client.dossier_model.forms.page import (
    Block,
    Column,
    Line,
    Passage,
    SideBySide,
    Signature,
    Signatures,
    Table,
)

_SIGNING_ROOM = 15 * mm
_LEAST_DOTS = 12
_LINES_WITH_SIGNATURES = 3
# Between blocks, in sizes of letters.
_GAP = 0.26
_GAP_AFTER_TABLE = 0.6


def flowables(blocks: Sequence[Block], sizes: Sizes, room: float) -> Iterator[Flowable]:
    """Return the blocks one under another, for a page that is `room` points wide."""
    closing = _closing(blocks)
    yield from _spaced(blocks[: len(blocks) - closing], sizes, room)
    if closing:
        yield KeepTogether(list(_spaced(blocks[len(blocks) - closing :], sizes, room)))


def _closing(blocks: Sequence[Block]) -> int:
    """How many blocks at the end stay on one page: signatures do not stand alone there."""
    if not blocks or not isinstance(blocks[-1], Signatures):
        return 0
    above = takewhile(lambda block: not isinstance(block, Table), reversed(blocks[:-1]))
    return 1 + min(_LINES_WITH_SIGNATURES, sum(1 for _ in above))


def _spaced(blocks: Sequence[Block], sizes: Sizes, room: float) -> Iterator[Flowable]:
    for block in blocks:
        yield _flowable(block, sizes, room)
        yield Spacer(0, sizes.body * (_GAP_AFTER_TABLE if isinstance(block, Table) else _GAP))


def _flowable(block: Block, sizes: Sizes, room: float) -> Flowable:
    match block:
        case Line():
            return _line(block, sizes, room)
        case SideBySide():
            return _pair(block, sizes, room)
        case Passage():
            body = style(sizes.body, is_centred=block.is_centred, is_justified=not block.is_centred)
            return Paragraph(marked_up(block.text), body)
        case Table():
            return _table(block, sizes, room)
        case Signatures():
            return _signatures(block, sizes, room)


def _line(line: Line, sizes: Sizes, room: float) -> Paragraph:
    value = marked_up(line.value.strip()) or _dots(line.label, sizes, room)
    strong = f"<b>{value}</b>" if line.is_strong and line.value.strip() else value
    return Paragraph(f"{marked_up(line.label)} {strong}", style(sizes.body))


def _dots(label: str, sizes: Sizes, room: float) -> str:
    left = room - width(f"{label} ", sizes.body) - 1
    return "." * max(_LEAST_DOTS, int(left / width(".", sizes.body)))


def _pair(pair: SideBySide, sizes: Sizes, room: float) -> Grid:
    left = room * pair.left_share / 100
    gap = sizes.body
    cells = [_line(pair.left, sizes, left - gap), _line(pair.right, sizes, room - left)]
    return Grid(
        [cells],
        colWidths=[left, room - left],
        style=[
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (0, 0), gap),
            ("RIGHTPADDING", (1, 0), (1, 0), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ],
    )


def _table(table: Table, sizes: Sizes, room: float) -> LongTable:
    head = _head(table, sizes)
    whole = sum(column.share for column in table.columns)
    centred, left = style(sizes.table, is_centred=True), style(sizes.table)
    rows = [
        [
            Paragraph(marked_up(cell), centred if column.is_centred else left)
            for column, cell in zip(table.columns, row, strict=True)
        ]
        for row in table.rows
    ]
    return LongTable(
        [*head, *rows],
        colWidths=[room * column.share / whole for column in table.columns],
        repeatRows=len(head),
        splitInRow=1,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.5, black),
            ("VALIGN", (0, 0), (-1, len(head) - 1), "MIDDLE"),
            ("VALIGN", (0, len(head)), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 2.5),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2.5),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
            *_spans(table.columns),
        ],
    )


def _head(table: Table, sizes: Sizes) -> list[list[Paragraph]]:
    bold, plain = style(sizes.table, is_bold=True, is_centred=True), style(sizes.table, is_centred=True)
    headings = [Paragraph(marked_up(column.heading), bold) for column in table.columns]
    rows = [headings]
    if _is_grouped(table.columns):
        groups = [Paragraph(marked_up(column.group), bold) for column in table.columns]
        rows = [[group if column.group else heading for column, group, heading in _triples(table, groups, headings)]]
        rows.append(headings)
    if table.numbers_columns:
        rows.append([Paragraph(f"({number})", plain) for number in range(1, len(table.columns) + 1)])
    return rows


def _triples(
    table: Table, groups: list[Paragraph], headings: list[Paragraph]
) -> Iterator[tuple[Column, Paragraph, Paragraph]]:
    return zip(table.columns, groups, headings, strict=True)


def _is_grouped(columns: Sequence[Column]) -> bool:
    return any(column.group for column in columns)


def _spans(columns: Sequence[Column]) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    """Headings of a group stand over their columns; a column of no group has its heading over both rows."""
    if not _is_grouped(columns):
        return
    for group, members in groupby(enumerate(columns), key=lambda member: member[1].group):
        numbers = [number for number, _ in members]
        if group:
            yield "SPAN", (numbers[0], 0), (numbers[-1], 0)
            continue
        for number in numbers:
            yield "SPAN", (number, 0), (number, 1)


def _signatures(block: Signatures, sizes: Sizes, room: float) -> Grid:
    each = room / len(block.places)
    cells = [_signature(place, sizes) for place in block.places]
    return Grid([cells], colWidths=[each] * len(cells), style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


def _signature(place: Signature | None, sizes: Sizes) -> list[Flowable]:
    if place is None:
        return []
    bold = style(sizes.body, is_bold=True, is_centred=True)
    return [
        Paragraph(marked_up(capitals(place.role)), bold),
        SlantedLine(place.hint, sizes.table),
        Spacer(0, _SIGNING_ROOM),
        Paragraph(marked_up(place.name), bold),
    ]
