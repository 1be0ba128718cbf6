"""Reads the days that an office decides about from a CSV file, as a whole or not at all; it knows no public holiday."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from server_client.catalogue_files.cells import Notes, Row
from server_client.catalogue_files.csv_table import read_csv
from server_client.catalogue_files.errors import FileFault, Unavailable
from server_client.queue_model.configuration import VIETNAMESE, CalendarDay, DayKind, Names
from server_client.queue_model.ids import Language

COLUMNS = ("date", "kind", "name", "name_en", "hours_of", "basis")
_NEEDED = ("date", "kind", "name", "basis")
_COMMENT = "#"
_ENGLISH = Language("en")
_MOST_NAMED = 20


class Weekday(Enum):
    """A day of the week by its English name, in the order of `date.weekday`."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """Return 0 for Monday."""
        return list(Weekday).index(self)


_KINDS = {"nghi": DayKind.OFF, "lam viec": DayKind.WORK, "lam bu": DayKind.WORK}
_WEEKDAYS = dict(
    zip(("thu hai", "thu ba", "thu tu", "thu nam", "thu sau", "thu bay", "chu nhat"), Weekday, strict=True)
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A day and the place where it stands."""

    where: str
    day: CalendarDay


def load_calendar_days(path: Path) -> Mapping[date, CalendarDay]:
    """Read the file; FileFault with each line and column at fault, Unavailable if it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise Unavailable(f"{path} cannot be read: {fault.strerror}") from fault
    return read_calendar_days(data, str(path))


def read_calendar_days(data: bytes, name: str) -> Mapping[date, CalendarDay]:
    """Read the content of a file of this name; lines that are empty or begin with # are passed over."""
    notes = Notes()
    table = read_csv(data, notes)
    lines = [] if notes.has_faults else _lines(table, notes)
    days = {line.day.day: line.day for line in lines}
    if notes.has_faults:
        raise FileFault("\n".join(f"{name}: {note}" for note in notes.found[:_MOST_NAMED]))
    return days


def _lines(table: Sequence[Sequence[str]], notes: Notes) -> list[_Line]:
    rows = [(number, cells) for number, cells in enumerate(table, start=1) if _is_read(cells)]
    if not rows:
        notes.fault("", "", f"the file is empty; its first line names the columns {', '.join(COLUMNS)}")
        return []
    columns = [heading.strip().casefold() for heading in rows[0][1]]
    _check_columns(columns, f"line {rows[0][0]}", notes)
    if notes.has_faults:
        return []
    return _each_day_once([_line(number, columns, cells, notes) for number, cells in rows[1:]], notes)


def _is_read(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells) and not cells[0].lstrip().startswith(_COMMENT)


def _check_columns(columns: Sequence[str], where: str, notes: Notes) -> None:
    for column in _NEEDED:
        if column not in columns:
            notes.fault(where, column, f"is missing; the first line names the columns {', '.join(COLUMNS)}")
    for number, column in enumerate(columns):
        if column not in COLUMNS:
            notes.fault(where, column or str(number + 1), f"is not known; there are {', '.join(COLUMNS)}")
        elif column in columns[:number]:
            notes.fault(where, column, "is there twice; keep one")


def _line(number: int, columns: Sequence[str], cells: Sequence[str], notes: Notes) -> _Line | None:
    row = Row(f"line {number}", dict(zip(columns, cells, strict=False)), notes)
    if len(cells) > len(columns):
        row.fault("", f"has {len(cells)} cells for {len(columns)} columns; put quotation marks around commas")
    row.required("date", "a day as 2026-01-02")
    row.required("kind", "off or work")
    name = row.required("name", "what the day is, in Vietnamese")
    basis = row.required("basis", "the decision that says so")
    day, kind = row.day("date"), row.choice("kind", DayKind, _KINDS)
    hours_of = row.choice("hours_of", Weekday, _WEEKDAYS)
    if kind is DayKind.OFF and hours_of is not None:
        row.fault("hours_of", "is for days of work; leave it empty on a day off")
    if day is None or kind is None:
        return None
    return _Line(
        row.where,
        CalendarDay(
            day=day,
            kind=kind,
            names=_names(name, row.text("name_en")),
            hours_of=_hours_of(day, kind, hours_of),
            basis=basis,
        ),
    )


def _names(vietnamese: str, english: str) -> Names:
    return {VIETNAMESE: vietnamese} | ({_ENGLISH: english} if english else {})


def _hours_of(day: date, kind: DayKind, named: Weekday | None) -> int | None:
    if named is not None:
        return named.number
    is_weekend = day.weekday() >= Weekday.SATURDAY.number
    return Weekday.MONDAY.number if kind is DayKind.WORK and is_weekend else None


def _each_day_once(lines: Sequence[_Line | None], notes: Notes) -> list[_Line]:
    first: dict[date, _Line] = {}
    for line in lines:
        if line is None:
            continue
        known = first.setdefault(line.day.day, line)
        if known is not line:
            notes.fault(line.where, "date", f"{line.day.day} stands on {known.where} already; keep one")
    return list(first.values())
