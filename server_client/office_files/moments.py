"""Reads points in time out of cells as people and other systems write them; what has no zone is wall time in Hanoi."""

import re
from datetime import UTC, date, datetime, time

from server_client.catalogue_files.cells import Row, shown
from server_client.queue_model.local_time import VIETNAM

# As in 09/03/2026 08:30, and in the national portal's services: yyyyMMddHHmmss.
_FORMS = ("%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%H:%M %d/%m/%Y", "%d-%m-%Y %H:%M", "%d.%m.%Y %H:%M", "%Y%m%d%H%M%S")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])\s*(?::|h|g|giờ)\s*([0-5][0-9])?(?::[0-5][0-9])?")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].+")
_YEARS = range(1970, 3000)


def moment(row: Row, column: str, day: date | None = None) -> datetime | None:
    """Return the time in the cell, in UTC; None if it is empty, or holds no time, which is noted as a fault.

    A cell with a clock time only is on `day`, if that is given.
    """
    value = row.values.get(column)
    text = row.text(column)
    if not text:
        return None
    found = value if isinstance(value, datetime) else _read(text, day)
    if found is None or found.year not in _YEARS:
        row.fault(column, f"{shown(text)} is no time; write it as 2026-03-09 08:30 or 09/03/2026 08:30")
        return None
    return (found.replace(tzinfo=VIETNAM) if found.tzinfo is None else found).astimezone(UTC)


def _read(text: str, day: date | None) -> datetime | None:
    clock = _CLOCK.fullmatch(text.casefold())
    if clock is not None:
        return None if day is None else datetime.combine(day, time(int(clock[1]), int(clock[2] or 0)), VIETNAM)
    if _ISO.fullmatch(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return None
    for form in _FORMS:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 - it gets its zone from whoever asked
        except ValueError:
            continue
    return None
