"""The time by which a kiosk works: its own clock's, unless the branch's server tells another; it sets no clock.

What the server told is carried on by a clock that nobody sets, so a wrong or jumping wall clock does no harm while the
server is away. Only after a restart without the server is the wall clock all there is.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

TOLERATED = timedelta(minutes=2)
"""A clock that is further off than this is a fault for staff to see."""

# The server tells its time in whole seconds, and it has been on its way for a moment.
_MIDDLE_OF_A_SECOND = timedelta(seconds=0.5)
_INEXACT = timedelta(seconds=2)


class BranchClock:
    """Tells the branch's time as well as it is known; `wall` gives the machine's (aware), `monotonic` seconds."""

    def __init__(self, wall: Callable[[], datetime], monotonic: Callable[[], float]) -> None:
        self._wall = wall
        self._monotonic = monotonic
        self._told: datetime | None = None
        self._told_at = 0.0

    def hear(self, at: datetime) -> None:
        """Take note of the server's time now."""
        self._told = at + _MIDDLE_OF_A_SECOND
        self._told_at = self._monotonic()

    def now(self) -> datetime:
        """Return the time."""
        own, told = self._wall(), self._carried_on()
        return own if told is None or abs(own - told) <= _INEXACT else told

    @property
    def is_confirmed(self) -> bool:
        """Say whether the server has told its time since the kiosk started."""
        return self._told is not None

    @property
    def is_wrong(self) -> bool:
        """Say whether the machine's clock is known to be off by more than is tolerated."""
        told = self._carried_on()
        return told is not None and abs(self._wall() - told) > TOLERATED

    def _carried_on(self) -> datetime | None:
        return self._told and self._told + timedelta(seconds=self._monotonic() - self._told_at)
