"""Whether the screens' font loads and draws every Vietnamese letter; it opens no window."""

import unicodedata
from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QImage, QPainter, QRawFont

from assets.engine import FONT_FAMILY, ScreenBroken, load_fonts
from kiosk.doctor.finding import Codes, Finding, Findings, Level
from kiosk.doctor.subject import Subject

NAME = "fonts"
CODES: Codes = {
    "ready": Level.OK,
    "broken": Level.FAULT,
    "missing": Level.FAULT,
    "letters_missing": Level.FAULT,
    "blank": Level.FAULT,
}

SAMPLE = "Ưỡ"
"""Horn and tone on one letter: the first that a font without Vietnamese gets wrong."""


def check(_subject: Subject) -> Findings:
    """Load the font, look for each letter, draw two."""
    # Held until the end: without an application Qt has no fonts.
    application = QGuiApplication([])
    try:
        load_fonts()
        return (look(FONT_FAMILY),)
    except ScreenBroken as broken:
        return (Finding(check=NAME, code="broken", particulars={"why": str(broken)}),)
    finally:
        del application


def look(family: str) -> Finding:
    """Look at one family; needs a running `QGuiApplication`."""
    particulars = {"family": family}
    if family not in QFontDatabase.families():
        return Finding(check=NAME, code="missing", particulars=particulars)
    raw = QRawFont.fromFont(QFont(family, 48))
    missing = "".join(letter for letter in vietnamese_letters() if not raw.supportsCharacter(ord(letter)))
    if missing:
        return Finding(check=NAME, code="letters_missing", particulars={**particulars, "letters": missing})
    return Finding(
        check=NAME, code="ready" if drawn(family, SAMPLE) != drawn(family, "Uo") else "blank", particulars=particulars
    )


def vietnamese_letters() -> Iterator[str]:
    """Go through the letters of Vietnamese with each tone, small and capital."""
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    for vowel in "aăâeêioôơuưy":
        for tone in tones:
            letter = unicodedata.normalize("NFC", vowel + tone)
            yield from (letter, letter.upper())
    yield from "đĐ"


def drawn(family: str, text: str) -> QImage:
    """Draw a text in black on white."""
    image = QImage(200, 100, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(QFont(family, 36))
    painter.drawText(QPoint(10, 70), text)
    painter.end()
    return image
