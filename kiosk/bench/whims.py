"""What may happen to a kiosk in use, drawn from a seed: touches, typing, scans, faults and time; it judges nothing."""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TypeVar

from kiosk.visiting.step import Step
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

TEXTS: Mapping[Step, tuple[str, ...]] = {
    Step.SEARCH: ("khai sinh", "ddaats ddai", "dang ky", "kết hôn"),
    Step.BOOKING: ("HN-2026-0042", "0912345678"),
    Step.RECEIPT: ("H26.001.01-260609-100001",),
    Step.TAX_CODE: ("0100109106", "0100109106-001", "0100109107"),
    Step.PERSON: ("nguyeenx thij bichs ngocj", "05031952", "001052012345"),
    Step.PASSPORT: (
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ),
    Step.PHONE: ("0912345678", "+84 24 3825 3825"),
}
"""What the fields of a page ask for, as it is typed."""

Thing = TypeVar("Thing")


class Whims:
    """A seeded source of what people and things do."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._leads: dict[str, set[str]] = {}
        self._come: Counter[str] = Counter()

    def count(self, most: int) -> int:
        """A number from 1 to `most`, small ones more often."""
        return min(most, 1 + int(self._random.expovariate(1) * most / 3))

    def chance(self, share: float) -> bool:
        """Whether something happens that happens in this share of cases."""
        return self._random.random() < share

    def up_to(self, most: float) -> float:
        """Any number from 0 to `most`."""
        return self._random.random() * most

    def one_of(self, things: Sequence[Thing]) -> Thing:
        """One of the things, each as likely as the others."""
        return self._random.choice(things)

    def note(self, name: str, page: str) -> None:
        """What has this name has led to that page."""
        self._leads.setdefault(name, set()).add(page)
        self._come[page] += 1

    def rare_one(self, things: Sequence[Thing], named: Callable[[Thing], str]) -> Thing:
        """One of the things, those rather that lead where one seldom comes: so the long ways are walked, too."""
        names = [named(thing) for thing in things]
        alike = Counter(names)
        weights = [1 / (alike[name] * (1 + self._known(name))) for name in names]
        return self._random.choices(things, weights)[0]

    def _known(self, name: str) -> int:
        """How often one has come to the rarest page that the name has ever led to; 0 if it was never tried."""
        return min((self._come[page] for page in self._leads.get(name, ())), default=0)

    def scan(self, today: date) -> Scan:
        """Something presented to the scanner, whole or only in part."""
        return read_scan(self._part_of(self.one_of(PAYLOADS)), today)

    def text(self, page: Step) -> str:
        """Something typed, mostly what the page asks for, whole or only in part."""
        asked = TEXTS.get(page, ()) if self.chance(0.8) else ()
        return self._part_of(self.one_of(asked or tuple(chain.from_iterable(TEXTS.values()))))

    def _part_of(self, text: str) -> str:
        return text[: self._random.randrange(len(text))] if self.chance(0.2) else text
