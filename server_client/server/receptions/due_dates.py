"""When a dossier is due by the office's own calendar and hours; its files are read anew each time."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from server_client.catalogue_files.errors import FileFault
from server_client.catalogue_files.errors import Unavailable as FileUnavailable
from server_client.catalogue_files.working_hours_file import load_office_calendar
from server_client.dossier_model.procedure import Procedure
from server_client.dossier_model.working_time import due
from server_client.queue_model.configuration import CalendarDay
from server_client.server.errors import CalendarUnusable


class DueDates:
    """The office's calendar; a file that is changed counts from the next dossier on."""

    def __init__(self, calendar: Path | None, working_hours: Path | None) -> None:
        """Name the files; None for the usual week and the public holidays alone."""
        self._calendar = calendar
        self._working_hours = working_hours

    async def of(
        self, procedure: Procedure, received_at: datetime, configured: Iterable[CalendarDay]
    ) -> datetime | None:
        """Return when the result is due, None if no counted time may be promised; CalendarUnusable.

        `configured` are the days of the branch's configuration, which the file of days has precedence over.
        """
        time = procedure.promised_time
        if time is None:
            return None

        def reckon() -> datetime | None:
            calendar = load_office_calendar(days=self._calendar, hours=self._working_hours, configured=configured)
            return due(received_at, time, calendar.for_field(procedure.field))

        try:
            found = await asyncio.to_thread(reckon)
        except (FileFault, FileUnavailable) as fault:
            raise CalendarUnusable(f"{fault}; put it right: no receipt is given a due date meanwhile") from fault
        return None if found is None else found.astimezone(UTC)
