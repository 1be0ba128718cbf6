"""The time a server goes by: its machine's clock, which is not believed at once when it leaps.

What a leap does to a queue cannot be undone: a log never goes back in time, and past closing everybody's number ends.
So after a leap the time goes on from where it was, for a while: whoever set the clock by mistake can set it right, and
nobody in the hall notices. Where the centre tells the time, it decides, at once and for as long as it does.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from server_client.server import logs

LEAP = timedelta(seconds=60)
"""What counts as one; who keeps a clock right moves it by far less at a time."""

_BELIEVED_AFTER_S = 900.0
# The centre tells the time with each sign of life, every few seconds.
_TOLD_S = 120.0
_log = logs.logger(__name__)


def as_logged(at: datetime) -> datetime:
    """Return the time to the millisecond, as it enters the log."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def running_time() -> float:
    """Return the seconds that pass whatever the clock is set to; a machine that slept has lived through them, too."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A time, and the running time at which it was read."""

    at: datetime
    read_s: float

    def after(self, running_s: float) -> datetime:
        """Return what time it is now if it was that then."""
        return self.at + timedelta(seconds=running_s - self.read_s)


class SteadyClock:
    """A server's clock; it begins with what the machine says."""

    def __init__(
        self,
        wall: Callable[[], datetime],
        running: Callable[[], float] = running_time,
        *,
        believed_after_s: float = _BELIEVED_AFTER_S,
    ) -> None:
        """Begin with the machine's clock `wall`; a leap that nobody confirms is believed after so many seconds."""
        self._wall = wall
        self._running = running
        self._believed_after_s = believed_after_s
        self._kept = _Reading(wall(), running())
        self._leapt: _Reading | None = None
        self._told: _Reading | None = None

    def __call__(self) -> datetime:
        """Return the present time in UTC, to the millisecond, as it enters the log."""
        return as_logged(self._now(_Reading(self._wall(), self._running())))

    def hear(self, at: datetime) -> None:
        """Take note of what time it is at the centre, which was heard just now."""
        self._told = _Reading(at, self._running())

    def _now(self, read: _Reading) -> datetime:
        kept = self._kept.after(read.read_s)
        if _agree(read.at, kept):
            if self._leapt is not None:
                _log.info("the clock is right again")
            self._leapt, self._kept = None, read
            return read.at
        if self._leapt is None or not _agree(read.at, self._leapt.after(read.read_s)):
            self._leapt = read
            _log.error("the clock has leapt", seconds=round((read.at - kept).total_seconds()))
        if self._is_believed(read, kept, self._leapt):
            _log.warning("the clock is believed", seconds=round((read.at - kept).total_seconds()))
            self._leapt, self._kept = None, read
            return read.at
        self._kept = _Reading(kept, read.read_s)
        return kept

    def _is_believed(self, read: _Reading, kept: datetime, leapt: _Reading) -> bool:
        if self._told is not None and read.read_s - self._told.read_s <= _TOLD_S:
            told = self._told.after(read.read_s)
            if _agree(told, read.at):
                return True
            if _agree(told, kept):
                return False
        return read.read_s - leapt.read_s >= self._believed_after_s


def _agree(one: datetime, other: datetime) -> bool:
    return abs(one - other) <= LEAP
