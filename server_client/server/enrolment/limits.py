"""Slows down who guesses: by the address they come from, and all of them together; it keeps nothing that was tried."""

from collections import deque
from collections.abc import Callable
from math import ceil

WINDOW_S = 60.0
OF_ONE, OF_ALL = 10, 60
# An attacker may have many addresses, but no more memory of ours than this.
_MOST_ADDRESSES = 2000


class GuessLimits:
    """The wrong guesses of the last minute; `clock` is in seconds from anywhere."""

    def __init__(self, clock: Callable[[], float], *, of_one: int = OF_ONE, of_all: int | None = OF_ALL) -> None:
        """Bear so many from one address, and so many from all (None: any number)."""
        self._clock = clock
        self._of_one = of_one
        self._all: deque[float] = deque(maxlen=of_all)
        self._by_address: dict[str, deque[float]] = {}

    def wait_s(self, address: str) -> int:
        """Return for how many seconds nobody at the address may guess; 0 if they may."""
        now = self._clock()
        waits = [
            recent[0] + WINDOW_S - now
            for recent in (self._all, self._by_address.get(address, deque()))
            if recent.maxlen is not None and len(recent) == recent.maxlen
        ]
        return max(0, ceil(max(waits, default=0)))

    def missed(self, address: str) -> None:
        """Count a wrong guess."""
        now = self._clock()
        if self._all.maxlen is not None:
            self._all.append(now)
        recent = self._by_address.pop(address, deque(maxlen=self._of_one))
        recent.append(now)
        self._by_address[address] = recent
        if len(self._by_address) > _MOST_ADDRESSES:
            del self._by_address[next(iter(self._by_address))]
