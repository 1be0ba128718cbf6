"""What most forms have in common: the office, who hands in, the papers; each form arranges them in its own way."""

from dataclasses import dataclass
from datetime import date

from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.forms.form_kind import FormKind
from server_client.dossier_model.forms.page import (
    Block,
    Column,
    FormDocument,
    FormPage,
    Letterhead,
    Line,
    SideBySide,
    Table,
    file_name,
)
from server_client.dossier_model.forms.wording import count, day_in_words
from server_client.dossier_model.personal import Personal

_ROOM_FOR_NUMBER = "………"
_QUANTITY = "Số lượng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who issues forms: the agency above, the office itself, its town, and where people can ask."""

    superior: str
    name: str
    place: str
    website: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FormHead(Personal):
    """Which form it is, of which office, and for which dossier; `reference` names the reception where there is no code.

    `number` is the running number without its ending; empty leaves room for it.
    """

    kind: FormKind
    office: Office
    dated: date
    reference: str
    number: str = ""
    code: DossierCode | None = None

    @property
    def code_text(self) -> str:
        """Return the dossier's code; empty before there is one."""
        return "" if self.code is None else self.code.text

    def document(self, *blocks: Block) -> FormDocument:
        """Return the form with these blocks under its title, once for each copy."""
        pages = tuple(
            FormPage(
                letterhead=self._letterhead(),
                title=self.kind.title,
                code=self.code_text,
                copy=copy,
                blocks=blocks,
            )
            for copy in self.kind.copies or ("",)
        )
        return FormDocument(kind=self.kind, name=file_name(self.kind, self.code_text or self.reference), pages=pages)

    def _letterhead(self) -> Letterhead:
        return Letterhead(
            superior=self.office.superior,
            agency=self.office.name,
            number=self._numbered(),
            place_and_day=f"{self.office.place}, {day_in_words(self.dated)}",
        )

    def _numbered(self) -> str:
        if self.kind.number_ending is None:
            return ""
        ending = f"/{self.kind.number_ending}" if self.kind.number_ending else ""
        return f"Số: {self.number or _ROOM_FOR_NUMBER}{ending}"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Submitter(Personal):
    """Who hands a dossier in, as far as they said."""

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""

    def named(self, label: str) -> Line:
        """Return the line with the name, after this label."""
        return Line(label=label, value=self.name, is_strong=True)

    def contact(self) -> tuple[Block, ...]:
        """Return the lines that say where to reach them."""
        return (
            Line(label="Địa chỉ:", value=self.address),
            SideBySide(
                left=Line(label="Số điện thoại:", value=self.phone), right=Line(label="Email:", value=self.email)
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PaperRow(Personal):
    """A paper of the dossier: how many originals, certified copies and photocopies of it."""

    name: str
    originals: int = 0
    certified: int = 0
    photocopies: int = 0


def paper_table(papers: tuple[PaperRow, ...]) -> Table:
    """Return the papers as a numbered table; three empty rows to write in if there are none."""
    rows = tuple(
        (str(number), paper.name, count(paper.originals), count(paper.certified), count(paper.photocopies))
        for number, paper in enumerate(papers, start=1)
    )
    return Table(
        columns=(
            Column(heading="TT", share=6, is_centred=True),
            Column(heading="Thành phần hồ sơ", share=52),
            Column(heading="Bản chính", share=12, group=_QUANTITY, is_centred=True),
            Column(heading="Bản chứng thực", share=15, group=_QUANTITY, is_centred=True),
            Column(heading="Bản photo", share=13, group=_QUANTITY, is_centred=True),
        ),
        rows=rows or tuple((str(number), "", "", "", "") for number in (1, 2, 3)),
    )


def numbered(reasons: tuple[str, ...]) -> str:
    """Return several reasons in one line of text, numbered; one reason as it is."""
    if len(reasons) < 2:
        return "".join(reasons)
    return "; ".join(f"({number}) {reason.rstrip('.;')}" for number, reason in enumerate(reasons, start=1)) + "."
