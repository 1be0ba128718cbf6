"""Sizes of the ticket on the two widths of paper, in dots of 1/8 mm (203 dpi); it draws nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Weight = Literal["Medium", "SemiBold", "Bold", "ExtraBold"]
"""A weight of Be Vietnam Pro, by its file's name."""


@dataclass(frozen=True, slots=True)
class Style:
    """A weight and a size in dots; 32 dots are 4 mm, or 11 points."""

    weight: Weight
    size: int

    @property
    def leading(self) -> int:
        """Dots from one line to the next: room for two marks over a capital (Ễ) and one below (Ậ)."""
        return round(self.size * 1.28)

    @property
    def baseline(self) -> int:
        """Dots from the line's top to its baseline."""
        return round(self.size * 1.01)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One width of paper. ``code`` is the greatest side of the QR code with its quiet zone."""

    width: int
    margin: int
    gap: int
    office: Style
    branch: Style
    label: Style
    service: Style
    key: Style
    value: Style
    hint: Style
    small: Style
    number_height: int
    code: int

    @property
    def column(self) -> int:
        """Dots that text may use across the paper."""
        return self.width - 2 * self.margin


PAPER_80 = Paper(
    width=576,
    margin=12,
    gap=14,
    office=Style("SemiBold", 28),
    branch=Style("Bold", 32),
    label=Style("Bold", 34),
    service=Style("Bold", 44),
    key=Style("Medium", 34),
    value=Style("Bold", 44),
    hint=Style("SemiBold", 30),
    small=Style("Medium", 24),
    number_height=224,
    code=248,
)

PAPER_58 = Paper(
    width=384,
    margin=6,
    gap=10,
    office=Style("SemiBold", 24),
    branch=Style("Bold", 28),
    label=Style("Bold", 28),
    service=Style("Bold", 36),
    key=Style("Medium", 28),
    value=Style("Bold", 36),
    hint=Style("SemiBold", 24),
    small=Style("Medium", 22),
    number_height=160,
    code=190,
)

PAPERS: Mapping[int, Paper] = {paper.width: paper for paper in (PAPER_80, PAPER_58)}
"""Paper by its width in dots."""
