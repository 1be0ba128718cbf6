"""Tells the burst of keys of a scanner that types from a person at a keyboard; it knows no Qt and reads no clock.

A scanner types a key every few milliseconds and most end with Enter; people leave 50 and more between two keys, and a
hand that slips on a few keys at once. So keys that make text are held for a moment: if no other follows within it, they
were a person's and are given to the window in their order. A code of several lines has an Enter in the midst, so
a silence ends a scan, a short one after an Enter.
"""

from dataclasses import dataclass, replace
from enum import Enum, auto

from kiosk.scanning.scanner import LONGEST_PAYLOAD
from server_client.dossier_model.personal import Personal

SURE_KEYS = 4
"""So many keys at a scanner's pace, and then Enter, are a scan; people slip on two or three."""
SURE_WITHOUT_END = 8
QUIET_S = 0.1
"""Within a burst, as a busy machine may hold up some of it."""
QUIET_AFTER_END_S = 0.05


class KeyKind(Enum):
    """What a key does in a burst. Keys that only change others, such as Shift, are not asked about."""

    TEXT = auto()
    END = auto()
    ERASE = auto()
    """Input methods correct what they composed by it."""
    CONTROL = auto()
    """Signs such as the group separator, that a scanner types with Ctrl; no part of a text."""
    OTHER = auto()
    """Arrows, F-keys and all else that no scanner types."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Keystroke(Personal):
    """One key that went down."""

    kind: KeyKind
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Wedge(Personal):
    """The keys held so far. `gap_s` is the longest pause between two keys of a scanner; times are in seconds."""

    gap_s: float = 0.03
    text: str = ""
    keys: int = 0
    ended: bool = False
    has_end: bool = False
    last_at: float = 0.0

    @property
    def is_scan(self) -> bool:
        """Whether this is a scan for certain, so that its keys are never given to the window."""
        return self.keys >= (SURE_KEYS if self.has_end else SURE_WITHOUT_END)

    @property
    def quiet_at(self) -> float | None:
        """When the keys are judged if no other comes; None if none are held."""
        if not self.keys:
            return None
        if self.ended:
            return self.last_at + max(QUIET_AFTER_END_S, self.gap_s)
        return self.last_at + (self.gap_s if self.keys < SURE_KEYS else max(QUIET_S, 3 * self.gap_s))

    def struck(self, key: Keystroke, at: float) -> "Ruling":
        """Judge one more key."""
        ruling = self.quiet(at)
        held = ruling.wedge
        in_burst = held.keys >= SURE_KEYS
        if key.kind is KeyKind.TEXT or (in_burst and key.kind is not KeyKind.OTHER):
            return replace(ruling, kept=True, wedge=_with(held, key, at))
        if in_burst:
            return ruling
        return replace(ruling, released=ruling.released or held.keys > 0, wedge=Wedge(gap_s=self.gap_s))

    def quiet(self, at: float) -> "Ruling":
        """Judge the keys held if the silence after them is long enough by now."""
        if self.quiet_at is None or at < self.quiet_at:
            return Ruling(wedge=self)
        empty = Wedge(gap_s=self.gap_s)
        if not self.is_scan:
            return Ruling(wedge=empty, released=True)
        return Ruling(wedge=empty, scan=self.text if 0 < len(self.text) <= LONGEST_PAYLOAD else None)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ruling(Personal):
    """What is to be done: give the window the keys held so far, hand on a scan, keep the present key from the window.

    In this order; `wedge` is what is held then, the present key among it.
    """

    wedge: Wedge
    released: bool = False
    scan: str | None = None
    kept: bool = False


def _with(wedge: Wedge, key: Keystroke, at: float) -> Wedge:
    wedge = replace(wedge, keys=wedge.keys + 1, last_at=at)
    match key.kind:
        case KeyKind.END:
            return replace(wedge, ended=True, has_end=True)
        case KeyKind.ERASE:
            return replace(wedge, text=wedge.text[:-1])
        case KeyKind.CONTROL | KeyKind.OTHER:
            return wedge
        case KeyKind.TEXT:
            text = f"{wedge.text}\n{key.text}" if wedge.ended else wedge.text + key.text
            # One too many shows that it is too long; the rest is noise.
            return replace(wedge, text=text[: LONGEST_PAYLOAD + 1], ended=False)
