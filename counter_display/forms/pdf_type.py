"""The letters of the forms: the project's fonts, embedded, and the sizes of each paper; it lays nothing out."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily, stringWidth
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from counter_display.forms.errors import FormAssetBroken
from server_client.dossier_model.forms.form_kind import Sheet

FONTS = Path(str(files("assets"))) / "fonts"
REGULAR = "BeVietnamPro"
BOLD = "BeVietnamPro-Bold"
LEADING = 1.36
_FILES = {REGULAR: "BeVietnamPro-Regular.ttf", BOLD: "BeVietnamPro-Bold.ttf"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Sizes of letters in points."""

    body: float
    table: float
    heading: float
    title: float
    fine: float


SIZES = {
    Sheet.A5: Sizes(body=8.6, table=7.8, heading=7.6, title=11.5, fine=6.2),
    Sheet.A4: Sizes(body=10.5, table=9, heading=9.5, title=14, fine=7.5),
    Sheet.A4_LANDSCAPE: Sizes(body=10, table=7.6, heading=9.5, title=14, fine=7.5),
}


@cache
def register_fonts(folder: Path = FONTS) -> None:
    """Make the fonts known to the PDF library; raises `FormAssetBroken` when the installation lacks them."""
    for name, file in _FILES.items():
        path = folder / file
        try:
            registerFont(TTFont(name, str(path)))
        except (TTFError, OSError) as exc:
            raise FormAssetBroken(path, f"this font cannot be used ({exc})") from exc
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def style(
    size: float, *, is_bold: bool = False, is_centred: bool = False, is_justified: bool = False
) -> ParagraphStyle:
    """Return a way of setting a paragraph."""
    return ParagraphStyle(
        "",
        fontName=BOLD if is_bold else REGULAR,
        fontSize=size,
        leading=size * LEADING,
        alignment=TA_CENTER if is_centred else TA_JUSTIFY if is_justified else TA_LEFT,
    )


def width(text: str, size: float, font: str = REGULAR) -> float:
    """Return how wide a line of text is, in points."""
    return float(stringWidth(text, font, size))


def balanced(text: str, size: float, room: float) -> list[str]:
    """Return the lines of a bold heading, as few as fit and as even as may be."""
    lines: list[str] = simpleSplit(text, BOLD, size, room)
    even = lines
    while room > size and len(even) == len(lines):
        lines, room = even, room - size / 2
        even = simpleSplit(text, BOLD, size, room)
    return lines


def marked_up(text: str) -> str:
    """Return any text so that the PDF library sets it as it is, with its line breaks."""
    return escape(printable(text)).replace("\n", "<br/>")


def capitals(text: str) -> str:
    """Return the text in capitals."""
    return unicodedata.normalize("NFC", text).upper()


def printable(text: str) -> str:
    """Return the text composed, and without what has no letter of its own: the fonts have no loose accents."""
    seen = "".join(char for char in text if char == "\n" or unicodedata.category(char)[0] != "C")
    return unicodedata.normalize("NFC", seen)
