"""The pieces that a ticket is stacked from, as values that can be cached; it says nothing of how they look."""

from dataclasses import dataclass

from assets.qr_code import QrCode
from kiosk.printing.paper import Style


@dataclass(frozen=True, slots=True)
class Gap:
    """Blank rows."""

    rows: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""

    thickness: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, centred, or from ``left`` dots on."""

    text: str
    style: Style
    left: int | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """The centred line over the number; ``marked`` puts the neutral sign of priority on both sides."""

    text: str
    style: Style
    marked: bool


@dataclass(frozen=True, slots=True)
class Banner:
    """One centred line of text, white on black."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Pair:
    """What it is at the left, how much at the right, on one baseline."""

    key: str
    value: str
    key_style: Style
    value_style: Style


@dataclass(frozen=True, slots=True)
class Number:
    """The ticket's number, as wide as the paper allows."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code with lines of text beside it, or without any if the code is too wide."""

    code: QrCode
    module: int
    lines: tuple[str, ...]
    style: Style


Block = Gap | Rule | Line | Label | Banner | Pair | Number | Code
