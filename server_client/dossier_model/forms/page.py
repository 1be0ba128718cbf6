"""What stands on a form, block after block from top to bottom, in words; it knows no fonts and no sizes."""

import re
from dataclasses import dataclass
from typing import Protocol

from server_client.dossier_model.forms.form_kind import FormKind, Sheet
from server_client.dossier_model.personal import Personal

_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Line(Personal):
    """A label and what is filled in; with nothing to fill in there is a dotted line to write on."""

    label: str
    value: str
    is_strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SideBySide(Personal):
    """Two short lines next to each other; `left_share` is the left one's part of the width, in hundredths."""

    left: Line
    right: Line
    left_share: int = 50


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Passage(Personal):
    """A paragraph of running text."""

    text: str
    is_centred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its heading, the heading that it shares with its neighbours, its share of the width."""

    heading: str
    share: int
    group: str = ""
    is_centred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Table(Personal):
    """Rows of cells; its heading stands again on each page. `numbers_columns` adds the line (1) (2) … of registers."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers_columns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Signature(Personal):
    """A place to sign; `name` is printed below, empty for one that is written by hand."""

    role: str
    hint: str = "(Ký và ghi rõ họ tên)"
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Signatures(Personal):
    """Places to sign, side by side; they stay together on one page. None leaves the place empty."""

    places: tuple[Signature | None, ...]


Block = Line | SideBySide | Passage | Table | Signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The upper part: who issues the form, under whom, its number, where and when."""

    superior: str
    agency: str
    number: str
    place_and_day: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FormPage(Personal):
    """A form from its heading to its signatures, over as many sheets of paper as it takes."""

    letterhead: Letterhead
    title: str
    code: str
    copy: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FormDocument(Personal):
    """What goes to the printer: the copies of one form. `name` names the file and nobody."""

    kind: FormKind
    name: str
    pages: tuple[FormPage, ...]

    @property
    def sheet(self) -> Sheet:
        """Return the paper."""
        return self.kind.sheet


class Form(Protocol):
    """A form that is filled in."""

    def document(self) -> FormDocument:
        """Return what stands on it."""


def file_name(kind: FormKind, reference: str) -> str:
    """Return a name without ending: the form's symbol and the dossier's code or the reception's id."""
    return f"{kind.symbol}_{_UNSAFE.sub('-', reference).strip('.-') or 'form'}"
