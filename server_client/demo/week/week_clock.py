"""The time of a simulated week: it stands still until it is put on, and never goes back."""

from datetime import datetime


class WeekClock:
    """A clock for everything that a server does by the time of day, and for the age of what it has foretold."""

    def __init__(self, begins: datetime) -> None:
        """Stand at the beginning."""
        self._begins = begins
        self._now = begins

    def now(self) -> datetime:
        """Return the time of day."""
        return self._now

    def elapsed(self) -> float:
        """Return the seconds since the beginning."""
        return (self._now - self._begins).total_seconds()

    def put_on(self, then: datetime) -> None:
        """Let it be `then`, to the millisecond, as times enter the log; what is past stays past."""
        self._now = max(self._now, then.replace(microsecond=then.microsecond // 1000 * 1000))
