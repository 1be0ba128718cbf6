"""The scanner that types: holds what the window's key filter has recognised until it is read; it knows no Qt.

Nobody can tell whether it is plugged in: a keyboard that is gone is as silent as one that nobody uses.
"""

from collections.abc import Callable
from contextlib import suppress
from queue import Empty, Full, Queue
from time import monotonic

from kiosk.scanning.scanner import Scanned
from kiosk.scanning.scanner_addresses import KeyboardPlace

MOST_WAITING = 8


class WedgeScanner:
    """`take` is called by the window's thread, `read` by the scanner's."""

    def __init__(self, address: str, place: KeyboardPlace, monotonic: Callable[[], float] = monotonic) -> None:
        self._address = address
        self._place = place
        self._monotonic = monotonic
        self._is_open = False
        self._waiting: Queue[Scanned] = Queue(MOST_WAITING)

    @property
    def address(self) -> str:
        return self._address

    @property
    def gap_s(self) -> float:
        """The longest pause between two keys of a scan."""
        return self._place.gap_s

    def take(self, text: str) -> None:
        """Somebody has scanned this; dropped if nobody reads, or so slowly that several wait."""
        if self._is_open:
            with suppress(Full):
                self._waiting.put_nowait(Scanned(payload=text, at=self._monotonic()))

    def read(self, seconds: float) -> Scanned | None:
        self._is_open = True
        try:
            return self._waiting.get(timeout=max(seconds, 0))
        except Empty:
            return None

    def close(self) -> None:
        self._is_open = False
        with suppress(Empty):
            while True:
                self._waiting.get_nowait()
