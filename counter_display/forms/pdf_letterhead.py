"""The upper part of a form as state documents have it (Decree 30/2020/NĐ-CP, Appendix I): issuer, motto, title."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from counter_display.forms.pdf_flowables import CentredRule, SlantedLine, qr_code
from counter_display.forms.pdf_type import BOLD, Sizes, balanced, capitals, marked_up, style, width
from server_client.dossier_model.forms.form_kind import FormKind
from server_client.dossier_model.forms.page import FormPage, Letterhead

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

_LEFT_SHARE = 0.44
_QR_SIDE = 21 * mm
_BARE = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]


def heading(kind: FormKind, page: FormPage, sizes: Sizes, room: float) -> list[Flowable]:
    """Return everything above the form's lines, for a page that is `room` points wide."""
    return [
        SlantedLine(kind.basis, sizes.fine, is_right=True),
        Spacer(0, sizes.fine * 0.4),
        _issuer_and_motto(page.letterhead, sizes, room),
        Spacer(0, sizes.body * 0.7),
        _title(page, sizes, room),
        Spacer(0, sizes.body * 0.5),
    ]


def _issuer_and_motto(letterhead: Letterhead, sizes: Sizes, room: float) -> Table:
    left, right = room * _LEFT_SHARE, room * (1 - _LEFT_SHARE)
    plain, bold = style(sizes.heading, is_centred=True), style(sizes.heading, is_bold=True, is_centred=True)
    motto = style(sizes.heading + 0.5, is_bold=True, is_centred=True)
    rows = [
        [
            [
                Paragraph(marked_up(capitals(letterhead.superior)), plain),
                Paragraph(marked_up(capitals(letterhead.agency)), bold),
                CentredRule(left * 0.4),
            ],
            [
                Paragraph(NATION, bold),
                Paragraph(MOTTO, motto),
                CentredRule(width(MOTTO, sizes.heading + 0.5, BOLD)),
            ],
        ],
        [
            [Spacer(0, 2), Paragraph(marked_up(letterhead.number), plain)],
            [Spacer(0, 2), SlantedLine(letterhead.place_and_day, sizes.heading)],
        ],
    ]
    return Table(rows, colWidths=[left, right], style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *_BARE])


def _title(page: FormPage, sizes: Sizes, room: float) -> Table:
    side = _QR_SIDE if page.code else 0
    title = "\n".join(balanced(capitals(page.title), sizes.title, room - 2 * side))
    lines: list[Flowable] = [Paragraph(marked_up(title), style(sizes.title, is_bold=True, is_centred=True))]
    if page.code:
        code = style(sizes.body, is_centred=True)
        lines.append(Paragraph(f"Mã hồ sơ: <b>{marked_up(page.code)}</b>", code))
    if page.copy:
        lines.append(SlantedLine(f"(Liên: {page.copy})", sizes.body))
    picture = qr_code(page.code, _QR_SIDE) if page.code else ""
    return Table(
        [["", lines, picture]],
        colWidths=[side, room - 2 * side, side],
        style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *_BARE],
    )
