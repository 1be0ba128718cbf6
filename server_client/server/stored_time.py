"""Times as files and tables keep them, in milliseconds since 1970; what they are the times of is not its business."""

from datetime import UTC, datetime, timedelta
from typing import cast

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def stored(at: datetime) -> int:
    """Return the time as it is kept."""
    return (at - _EPOCH) // _MILLISECOND


def stored_or_none(at: datetime | None) -> int | None:
    """Return the time as it is kept, if there is one."""
    return None if at is None else stored(at)


def time_of(value: object) -> datetime:
    """Return the time that a column holds."""
    return _EPOCH + cast("int", value) * _MILLISECOND


def time_or_none(value: object) -> datetime | None:
    """Return the time that a column holds, if it holds one."""
    return None if value is None else time_of(value)
