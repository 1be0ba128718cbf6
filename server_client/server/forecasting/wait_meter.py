"""How long all who wait have waited together since the day began, from the events of its log; it knows nobody."""

from datetime import date, datetime

from server_client.queue_model.local_time import local_day


class WaitMeter:
    """Goes on with each event; the same log gives the same figures, whenever it is read."""

    def __init__(self) -> None:
        """Begin with nobody waiting."""
        self.day: date | None = None
        """Of which day it tells."""
        self._last: datetime | None = None
        self._waiting = 0
        self._waited_s = 0.0

    def goes_on(self, at: datetime, waiting: int) -> None:
        """Take that from `at` on so many wait."""
        day = local_day(at)
        self._waited_s = self.waited_s(at) if day == self.day else 0.0
        self.day, self._last, self._waiting = day, at, waiting

    def waited_s(self, at: datetime) -> float:
        """Return what all have waited until `at`, which is not before the last event."""
        if self._last is None:
            return 0.0
        return self._waited_s + self._waiting * max(0.0, (at - self._last).total_seconds())
