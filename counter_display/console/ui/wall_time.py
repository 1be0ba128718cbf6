"""Times as QML shows them: wall time in Vietnam, whatever zone the machine is set to."""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QTime

from server_client.queue_model.local_time import VIETNAM


def wall_time(at: datetime | None) -> QDateTime:
    """Return the wall time at the branch, or an invalid time for None."""
    if at is None:
        return QDateTime()
    local = at.astimezone(VIETNAM)
    return QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute, local.second))
