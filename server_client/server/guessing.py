"""Slows down whoever guesses codes or numbers: after a few misses a device waits; it keeps nothing that was asked."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

MISSES = 10
WINDOW_S = 60.0


@dataclass(slots=True)
class Guessing:
    """The misses of each device within the last minute; `clock` is in seconds from anywhere.

    Ten a minute are more than honest fingers make, and no way through the 46 bits of a code.
    """

    clock: Callable[[], float]
    _misses: dict[str, deque[float]] = field(default_factory=dict)

    def wait_s(self, device: str) -> int:
        """Return for how many seconds the device has to wait before it may look something up; 0 if it need not."""
        misses = self._recent(device)
        return ceil(misses[0] + WINDOW_S - self.clock()) if len(misses) >= MISSES else 0

    def missed(self, device: str) -> None:
        """Take note that the device asked for something that there is not."""
        self._misses.setdefault(device, deque(maxlen=MISSES)).append(self.clock())

    def _recent(self, device: str) -> deque[float]:
        misses = self._misses.get(device, deque())
        while misses and misses[0] + WINDOW_S <= self.clock():
            misses.popleft()
        return misses
