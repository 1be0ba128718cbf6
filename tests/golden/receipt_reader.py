"""Reads ESC/POS as Epson's command reference has it, dot by dot, without the program's encoder or decoder.

Whatever it does not know is an error, so that a byte too many or too few is never taken for a dot.
"""

from dataclasses import dataclass, field

ESC, FS, GS = 0x1B, 0x1C, 0x1D


class NotEscPos(ValueError):
    """The bytes are not ESC/POS."""


@dataclass
class Receipt:
    """Rows of dots from the top, ``#`` black; where it was cut; and the settings that the bytes made."""

    dots: list[str] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)
    chinese_mode: bool = True
    vertical_unit: int = 180
    tallest_image: int = 0


class ReceiptReader:
    """One pass over the bytes of a job for paper of ``width`` dots at 203 dpi."""

    def __init__(self, data: bytes, width: int) -> None:
        self._data = iter(data)
        self._width = width
        self.receipt = Receipt()

    def read(self) -> Receipt:
        for lead in self._data:
            self._command(lead)
        return self.receipt

    def _take(self) -> int:
        try:
            return next(self._data)
        except StopIteration:
            raise NotEscPos("the bytes end inside a command") from None

    def _command(self, lead: int) -> None:
        name = (lead, self._take())
        if name == (ESC, ord("@")):
            self.receipt.vertical_unit = 180
        elif name == (FS, ord(".")):
            self.receipt.chinese_mode = False
        elif name == (GS, ord("P")):
            _, self.receipt.vertical_unit = self._take(), self._take()
        elif name == (ESC, ord("J")):
            self._feed(self._take())
        elif name == (GS, ord("v")):
            self._image()
        elif name == (GS, ord("V")):
            self._cut()
        else:
            raise NotEscPos(f"no such command: {lead:02x} {name[1]:02x}")

    def _feed(self, units: int) -> None:
        rows = round(units * 203 / self.receipt.vertical_unit)
        self.receipt.dots += [" " * self._width] * rows

    def _image(self) -> None:
        if self._take() != ord("0") or self._take() != 0:
            raise NotEscPos("GS v 0 must be of normal size")
        bytes_across = self._take() + 256 * self._take()
        height = self._take() + 256 * self._take()
        if bytes_across * 8 > self._width:
            raise NotEscPos("the image is wider than the paper")
        for _ in range(height):
            bits = "".join(f"{self._take():08b}" for _ in range(bytes_across))
            self.receipt.dots.append(bits.replace("1", "#").replace("0", " ").ljust(self._width))
        self.receipt.tallest_image = max(self.receipt.tallest_image, height)

    def _cut(self) -> None:
        if self._take() not in {65, 66}:
            raise NotEscPos("GS V must feed before it cuts")
        self._feed(self._take())
        self.receipt.cuts.append(len(self.receipt.dots))


def read_receipt(data: bytes, width: int) -> Receipt:
    """What ``data`` prints on paper of ``width`` dots; raises `NotEscPos`."""
    return ReceiptReader(data, width).read()
