"""Small things that the PDF library has not: a slanted line, a rule in the middle, a QR code; they know no form."""

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from counter_display.forms.pdf_type import LEADING, REGULAR, printable, width

# The fonts have no italics, which Vietnamese documents use for place, day and hints.
_SLANT = 0.21
_QUIET_ZONE = 4


class SlantedLine(Flowable):
    """One line of slanted text in the middle of its place, or at its right end; smaller where it would not fit."""

    def __init__(self, text: str, size: float, *, is_right: bool = False) -> None:
        super().__init__()
        self._text = printable(text)
        self._size = size
        self._is_right = is_right
        self._room = 0.0

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        """Take the whole width and one line."""
        self._room = room
        self._size = min(self._size, self._size * room / max(width(self._text, self._size), 1))
        return room, self._size * LEADING

    def draw(self) -> None:
        """Draw the line, leaning to the right."""
        spare = self._room - width(self._text, self._size)
        self.canv.saveState()
        self.canv.transform(1, 0, _SLANT, 1, spare if self._is_right else spare / 2, self._size * (LEADING - 1))
        self.canv.setFont(REGULAR, self._size)
        self.canv.drawString(0, 0, self._text)
        self.canv.restoreState()


class CentredRule(Flowable):
    """A thin line of this length under the middle of what stands above it."""

    def __init__(self, length: float) -> None:
        super().__init__()
        self._length = length
        self._room = 0.0

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        """Take the whole width and a little height."""
        self._room = room
        return room, 3

    def draw(self) -> None:
        """Draw the line."""
        left = (self._room - self._length) / 2
        self.canv.setLineWidth(0.6)
        self.canv.line(left, 1.5, left + self._length, 1.5)


def qr_code(text: str, side: float) -> Drawing:
    """Return a QR code with its quiet zone, `side` points wide."""
    drawing = Drawing(side, side)
    drawing.add(QrCodeWidget(text, barLevel="M", barBorder=_QUIET_ZONE, barWidth=side, barHeight=side))
    return drawing
