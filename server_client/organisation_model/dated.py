"""What holds from a day to a day; both belong to it, and None is an open end."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A thing that is in force from `from_day` to `to_day`, that day included."""

    from_day: date | None = None
    to_day: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether it is in force on `day`."""
        return (self.from_day is None or self.from_day <= day) and (self.to_day is None or day <= self.to_day)
