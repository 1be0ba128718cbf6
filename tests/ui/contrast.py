"""Contrast as WCAG 2.2 defines it, of two colours and of what stands on the screen; it judges nothing."""

from collections import Counter

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

# All pixels of large texts take ten times as long to count as to paint.
_EACH = 7


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: QColor, second: QColor) -> float:
    """Contrast ratio as WCAG 2.2 defines it, 1 to 21."""
    bright, dim = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def ground_of(picture: QImage, place: QRect, ink: QColor) -> QColor:
    """The colour that there is most of in a place of the picture, beside the ink itself, by every seventh pixel."""
    cut = picture.copy(place.intersected(picture.rect())).convertToFormat(QImage.Format.Format_RGB32)
    found = Counter(memoryview(cut.constBits()).cast("I")[::_EACH].tolist())
    del found[ink.rgb()]
    return QColor.fromRgb(found.most_common(1)[0][0]) if found else ink
