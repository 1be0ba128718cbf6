"""What may happen to a kiosk in use, drawn from a seed: touches, typing, scans, faults and time; it judges nothing."""

import random
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from server_client.dossier_model.scanned_payload import Scan, read_scan

PAYLOADS: tuple[str, ...] = (
    "001052012345||Trần Thị Bích Ngọc|05031952|Nữ|Số 12, Phường Tây Hồ, Hà Nội|15082021",
    "001099012345|012345678|Nguyễn Văn A|01011999|Nam|Số 1, Phường X, Hà Nội|15082021",
    "001099012345||Nguyeenx Vawn A|01011999|Nam|Soos 1|15082021",
    "001099012345||Nguyễn",
    "H26.001.01-260609-100001",
    "000.00.01.H26-250318-0001",
    "HN-2026-0042",
    "https://hcc.hanoi.gov.vn/t/AAAAAAAAAAAAAAAAAAAAAA",
    "https://example.vn/anything",
    "00020101021238570010A000000727",
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
    "\x00\xff garbage",
)
"""Invented papers of every kind, whole and damaged."""


class Whims:
    """A seeded source of what people and things do."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def count(self, most: int) -> int:
        """A number from 1 to `most`, small ones more often."""
        return min(most, 1 + int(self._random.expovariate(1) * most / 3))

    def chance(self, share: float) -> bool:
        """Whether something happens that happens in this share of cases."""
        return self._random.random() < share

    def seconds(self, most: float) -> float:
        """A time up to `most`."""
        return self._random.random() * most

    def one_of(self, things: "tuple[Callable[[], None], ...]") -> "Callable[[], None]":
        """One of the things."""
        return self._random.choice(things)

    def scan(self, today: date) -> Scan:
        """Something presented to the scanner."""
        payload = self._random.choice(PAYLOADS)
        cut = self._random.randrange(len(payload)) if self.chance(0.2) else len(payload)
        return read_scan(payload[:cut], today)

    def place(self, touchable: list[QQuickItem], width: float, height: float) -> QPointF:
        """A place to touch: mostly something that asks for it, else anywhere."""
        if touchable and self.chance(0.9):
            item = self._random.choice(touchable)
            return item.mapToScene(QPointF(item.width() * self._random.random(), item.height() * self._random.random()))
        return QPointF(self._random.random() * width, self._random.random() * height)
