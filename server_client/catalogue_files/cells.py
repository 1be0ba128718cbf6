"""Reads single values out of one row of a file and notes what is wrong with them; it knows nothing of procedures."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import TypeAlias, TypeVar

from server_client.dossier_model.search_text import plain

Value: TypeAlias = str | int | float | bool | date | None

LARGEST_NUMBER = 10**12
"""Beyond any fee in dong; a number that is greater is a slip."""

_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
_YES = frozenset({"x", "co", "yes", "y", "true", "1", "dung"})
_NO = frozenset({"khong", "no", "n", "false", "0", "sai"})

Choice = TypeVar("Choice", bound=Enum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something about one cell: where it is, and what to do. A fault keeps the file out, a remark does not."""

    row: str
    column: str
    text: str
    is_fault: bool = True

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.row, f"column {self.column}" if self.column else "") if part)
        return f"{place}: {self.text}" if place else self.text


@dataclass(slots=True)
class Notes:
    """All that was noted while one file was read."""

    found: list[Note] = field(default_factory=list)

    def fault(self, row: str, column: str, text: str) -> None:
        """Note what must be changed."""
        self.found.append(Note(row=row, column=column, text=text))

    def remark(self, row: str, column: str, text: str) -> None:
        """Note what deserves a look."""
        self.found.append(Note(row=row, column=column, text=text, is_fault=False))

    @property
    def has_faults(self) -> bool:
        """Whether the file must be changed before it can be used."""
        return any(note.is_fault for note in self.found)


@dataclass(frozen=True, slots=True)
class Row:
    """Values by column, with the place in the file that people would look for."""

    where: str
    values: Mapping[str, Value]
    notes: Notes

    def fault(self, column: str, text: str) -> None:
        """Note what must be changed in this cell."""
        self.notes.fault(self.where, column, text)

    def has(self, column: str) -> bool:
        """Whether there is anything in this cell."""
        return self.text(column) != ""

    def text(self, column: str) -> str:
        """The text in one line and Unicode's composed form, empty if there is none."""
        value = self.values.get(column)
        if value is None:
            return ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        letters = "".join(" " if unicodedata.category(letter) in {"Cc", "Cs"} else letter for letter in str(value))
        return unicodedata.normalize("NFC", " ".join(letters.replace("\ufeff", "").split()))

    def required(self, column: str, what: str) -> str:
        """The text, which must be there."""
        text = self.text(column)
        if not text:
            self.fault(column, f"is empty; write {what}")
        return text

    def number(self, column: str) -> int | None:
        """A whole number from 0, None if the cell is empty or holds something else."""
        text = self.text(column)
        if not text:
            return None
        digits = text.replace(" ", "")
        if isinstance(self.values.get(column), bool) or not (digits.isascii() and digits.isdigit()):
            self.fault(column, f"{shown(text)} is no whole number; write digits only, as 7")
            return None
        if len(digits) > len(str(LARGEST_NUMBER)) or int(digits) > LARGEST_NUMBER:
            self.fault(column, f"{shown(text)} is too large")
            return None
        return int(digits)

    def day(self, column: str) -> date | None:
        """A day, None if the cell is empty or holds something else."""
        value = self.values.get(column)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = self.text(column)
        for form in _DAYS if text else ():
            try:
                return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
        if text:
            self.fault(column, f"{shown(text)} is no day; write it as 2026-07-01 or 01/07/2026")
        return None

    def flag(self, column: str) -> bool | None:
        """Yes or no, None if the cell is empty or holds something else."""
        text = plain(self.text(column))
        if text in _YES | _NO:
            return text in _YES
        if self.has(column):
            self.fault(column, f"{shown(self.text(column))} is neither yes nor no; write x or leave it empty")
        return None

    def choice(self, column: str, kind: type[Choice], also: Mapping[str, Choice]) -> Choice | None:
        """One of the kind's values or of the other words for them, None if the cell is empty or holds another."""
        text = plain(self.text(column))
        known = {plain(member.value): member for member in kind} | dict(also)
        if text in known:
            return known[text]
        if self.has(column):
            words = ", ".join(str(member.value) for member in kind)
            self.fault(column, f"{shown(self.text(column))} is not known; write one of {words}")
        return None


def shown(text: str, most: int = 40) -> str:
    """The text in quotation marks, cut where it would fill the line."""
    return f'"{text}"' if len(text) <= most else f'"{text[:most]}…"'
