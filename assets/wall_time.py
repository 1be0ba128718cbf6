"""Times as QML shows them: what a clock of a given zone reads, whatever zone the machine is set to."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QDate, QDateTime, QTime


def wall_time(at: datetime | None, zone: tzinfo) -> QDateTime:
    """Return the wall time in `zone` when it is `at` (aware), or an invalid time for None."""
    if at is None:
        return QDateTime()
    local = at.astimezone(zone)
    return QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute, local.second))
