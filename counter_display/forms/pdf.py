"""Draws a filled-in form as PDF, the same bytes for the same content; it reads no clock and names nobody outside it.

The PDF library is imported here and in the modules beside this one whose names begin with `pdf_`, and nowhere else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate

from counter_display.forms.pdf_blocks import flowables
from counter_display.forms.pdf_letterhead import heading
from counter_display.forms.pdf_type import REGULAR, SIZES, Sizes, register_fonts, width
from server_client.dossier_model.forms.form_kind import Sheet
from server_client.dossier_model.forms.page import Form, FormDocument, FormPage

_PAPERS = {Sheet.A5: A5, Sheet.A4: A4, Sheet.A4_LANDSCAPE: landscape(A4)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Margins:
    """In points; the left one leaves room for a binding."""

    left: float
    right: float
    top: float
    bottom: float


_MARGINS = {
    Sheet.A5: _Margins(left=14 * mm, right=9 * mm, top=7 * mm, bottom=10 * mm),
    Sheet.A4: _Margins(left=25 * mm, right=15 * mm, top=14 * mm, bottom=16 * mm),
    Sheet.A4_LANDSCAPE: _Margins(left=15 * mm, right=12 * mm, top=12 * mm, bottom=14 * mm),
}


def render(form: Form) -> bytes:
    """Return the form as PDF, all its copies; raises `FormAssetBroken` if the installation lacks a font."""
    register_fonts()
    document = form.document()
    _, lengths = _laid_out(document, None)
    data, _ = _laid_out(document, lengths)
    return data


def _laid_out(document: FormDocument, lengths: Sequence[int] | None) -> tuple[bytes, Sequence[int]]:
    """The PDF, and how many pages each copy takes, which has to be known before the pages can say it."""
    file = BytesIO()
    template = _template(document, file)
    counters = [
        _PageNumbers(page.code, SIZES[document.sheet], None if lengths is None else lengths[number])
        for number, page in enumerate(document.pages)
    ]
    frame = _frame(document.sheet)
    template.addPageTemplates([_page_template(number, frame, counter.draw) for number, counter in enumerate(counters)])
    story: list[Flowable] = []
    for number, page in enumerate(document.pages):
        story += [NextPageTemplate(str(number)), PageBreak()] if number else []
        story += _page(document, page, frame)
    template.build(story)
    return file.getvalue(), [counter.drawn for counter in counters]


class _PageNumbers:
    """The foot of one copy's pages: nothing if there is only one, else the dossier and which page it is."""

    def __init__(self, code: str, sizes: Sizes, total: int | None) -> None:
        self._code = code
        self._sizes = sizes
        self._total = total
        self.drawn = 0

    def draw(self, canvas: Canvas, template: BaseDocTemplate) -> None:
        self.drawn += 1
        if self._total is None or self._total == 1:
            return
        text = " · ".join(part for part in (self._code, f"Trang {self.drawn}/{self._total}") if part)
        paper_width = template.pagesize[0]
        canvas.setFont(REGULAR, self._sizes.table)
        canvas.drawString((paper_width - width(text, self._sizes.table)) / 2, 5 * mm, text)


def _template(document: FormDocument, file: BytesIO) -> BaseDocTemplate:
    letterhead = document.pages[0].letterhead
    return BaseDocTemplate(
        file,
        pagesize=_PAPERS[document.sheet],
        title=document.kind.title,
        author=letterhead.agency,
        subject=document.kind.basis,
        creator="motcua",
        lang="vi",
        invariant=1,
    )


def _page_template(number: int, frame: Frame, draw: Callable[[Canvas, BaseDocTemplate], None]) -> PageTemplate:
    return PageTemplate(id=str(number), frames=[frame], onPageEnd=draw)


def _frame(sheet: Sheet) -> Frame:
    paper_width, paper_height = _PAPERS[sheet]
    margins = _MARGINS[sheet]
    return Frame(
        margins.left,
        margins.bottom,
        paper_width - margins.left - margins.right,
        paper_height - margins.top - margins.bottom,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _page(document: FormDocument, page: FormPage, frame: Frame) -> list[Flowable]:
    sizes = SIZES[document.sheet]
    margins = _MARGINS[document.sheet]
    room = _PAPERS[document.sheet][0] - margins.left - margins.right
    return [*heading(document.kind, page, sizes, room), *flowables(page.blocks, sizes, room)]
