"""Text of a paper's whole width, in the middle or hung on a mark, as lines to draw; it measures but draws none."""

from collections.abc import Iterator
from typing import Protocol

from kiosk.printing.blocks import Block, Line
from kiosk.printing.paper import Paper, Style

BULLET = "•"


class Ruler(Protocol):
    """Measures and breaks text as it will be drawn."""

    def measure(self, text: str, style: Style) -> int:
        """Dots that ``text`` takes."""
        ...

    def lines(self, text: str, style: Style, width: int, most: int, balanced: bool) -> tuple[str, ...]:
        """``text`` broken to ``width`` dots; see `wrapping.wrap`."""
        ...


class TextColumn:
    """The column that text may use on one width of paper."""

    def __init__(self, paper: Paper, ruler: Ruler) -> None:
        self._paper = paper
        self._ruler = ruler

    def text(self, text: str, style: Style, *, most: int) -> Iterator[Block]:
        """Lines in the middle."""
        for line in self._ruler.lines(text, style, self._paper.column, most, True):
            yield Line(line, style)

    def item(self, text: str, style: Style, *, most: int, mark: str = BULLET) -> Iterator[Block]:
        """A paragraph hung on a mark."""
        paper = self._paper
        indent = self._ruler.measure(f"{mark} ", style)
        for index, line in enumerate(self._ruler.lines(text, style, paper.column - indent, most, False)):
            yield Line(line, style, paper.margin + indent) if index else Line(f"{mark} {line}", style, paper.margin)

    def indented(self, text: str, style: Style, indent: int, *, most: int) -> Iterator[Block]:
        """A paragraph that begins ``indent`` dots further in."""
        paper = self._paper
        for line in self._ruler.lines(text, style, paper.column - indent, most, False):
            yield Line(line, style, paper.margin + indent)
