"""Wall time at the branch: every rule about days and hours is Vietnam's, whatever zone the machine is set to."""

from datetime import date, datetime, timedelta, timezone

# Vietnam has kept UTC+7 without daylight saving since 1975, so a fixed offset needs no zone database on the machine.
VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


def local_day(at: datetime) -> date:
    """Return the calendar day at the branch when it is `at` (aware)."""
    return at.astimezone(VIETNAM).date()


def local_minute(at: datetime) -> int:
    """Return the minutes since the branch's midnight when it is `at` (aware)."""
    local = at.astimezone(VIETNAM)
    return local.hour * 60 + local.minute
