"""Due dates by the office's own files, which are read anew each time."""

import asyncio
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from server_client.dossier_model.procedure import Procedure
from server_client.queue_model.configuration import CalendarDay, DayKind, Names
from server_client.queue_model.local_time import VIETNAM
from server_client.server.errors import CalendarUnusable
from server_client.server.receptions.due_dates import DueDates
from tests.fakes.receptions import PROCEDURE

MONDAY = datetime(2026, 3, 9, 9, 30, tzinfo=VIETNAM)
HEADER = "date,kind,name,name_en,hours_of,basis\n"
NO_NAMES: Names = {}


def due(dates: DueDates, procedure: Procedure = PROCEDURE, *days: CalendarDay) -> datetime | None:
    """Return when what was received on a Monday morning is due, three working days being promised."""
    return asyncio.run(dates.of(procedure, MONDAY, days))


def test_a_day_off_counts_from_the_moment_it_is_in_the_file(tmp_path: Path) -> None:
    calendar = tmp_path / "calendar.csv"
    calendar.write_text(HEADER, encoding="utf-8")
    dates = DueDates(calendar, None)
    assert due(dates) == datetime(2026, 3, 12, 17, tzinfo=VIETNAM)

    calendar.write_text(f"{HEADER}2026-03-11,off,Nghỉ,Off,,quyết định\n", encoding="utf-8")

    assert due(dates) == datetime(2026, 3, 13, 17, tzinfo=VIETNAM)


def test_the_branchs_own_calendar_counts_too() -> None:
    off = CalendarDay(day=date(2026, 3, 12), kind=DayKind.OFF, names=NO_NAMES)

    assert due(DueDates(None, None), PROCEDURE, off) == datetime(2026, 3, 13, 17, tzinfo=VIETNAM)


def test_what_has_no_promised_time_is_never_due() -> None:
    assert due(DueDates(None, None), replace(PROCEDURE, time=None)) is None


def test_a_file_that_cannot_be_used_gives_no_date_and_says_which(tmp_path: Path) -> None:
    broken = tmp_path / "hours.toml"
    broken.write_text("week = 3", encoding="utf-8")

    with pytest.raises(CalendarUnusable, match=r"hours\.toml.*no receipt is given a due date"):
        due(DueDates(None, broken))
    with pytest.raises(CalendarUnusable, match=r"gone\.csv"):
        due(DueDates(tmp_path / "gone.csv", None))
