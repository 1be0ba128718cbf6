"""Times as people read them on a page: in Vietnam's time, with the day where it is not today."""

from datetime import datetime

from server_client.queue_model.local_time import VIETNAM, local_day


def moment_text(at: datetime | None, now: datetime, *, none: str = "–") -> str:
    """Return `14:05` for today, `09/03 14:05` for this year, else with the year; `none` for no time."""
    if at is None:
        return none
    local = at.astimezone(VIETNAM)
    if local_day(at) == local_day(now):
        return local.strftime("%H:%M")
    return local.strftime("%d/%m %H:%M" if local.year == local_day(now).year else "%d/%m/%Y %H:%M")
