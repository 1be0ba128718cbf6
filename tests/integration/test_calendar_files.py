"""The calendar's two files, as shipped and with every mistake that people make in them."""

from datetime import date, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from server_client.catalogue_files.calendar_file import load_calendar_days, read_calendar_days
from server_client.catalogue_files.errors import FileFault, Unavailable
from server_client.catalogue_files.working_hours_file import (
    load_office_calendar,
    load_office_hours,
    read_office_hours,
)
from server_client.dossier_model.procedure import Confidence, ProcessingTime, TimeUnit
from server_client.dossier_model.working_time import due
from server_client.dossier_model.working_week import DEFAULT_WEEK
from server_client.queue_model.configuration import VIETNAMESE, DayKind
from server_client.queue_model.ids import Language
from server_client.queue_model.local_time import VIETNAM

STARTER = Path(str(files("assets"))) / "starter"
HEAD = "date,kind,name,name_en,hours_of,basis\n"
RESIDENCE = "Đăng ký, quản lý cư trú"


def test_the_shipped_files_know_the_swap_and_the_police_saturday() -> None:
    office = load_office_calendar(days=STARTER / "calendar.csv", hours=STARTER / "working_hours.toml")
    day = ProcessingTime(value=1, unit=TimeUnit.WORKING_DAY, text="", confidence=Confidence.HIGH)
    received = datetime(2025, 12, 31, 9, tzinfo=VIETNAM)
    assert due(received, day, office.for_field("Hộ tịch")) == datetime(2026, 1, 5, 17, tzinfo=VIETNAM)
    assert office.for_field("Hộ tịch").spans(date(2026, 11, 21)) == ()
    assert len(office.for_field(RESIDENCE).spans(date(2026, 11, 21))) == 1
    assert not office.for_field(RESIDENCE).counts(date(2026, 11, 21))
    assert office.for_field(RESIDENCE).counts(date(2026, 1, 10))


def test_without_files_there_are_eight_hours_and_no_overrides() -> None:
    office = load_office_calendar()
    assert (office.hours.week, office.overrides) == (DEFAULT_WEEK, {})


def test_the_file_goes_above_the_branchs_configuration() -> None:
    configured = read_calendar_days((HEAD + "2026-01-02,work,A,,,x\n2026-05-04,off,B,,,x\n").encode(), "").values()
    office = load_office_calendar(days=STARTER / "calendar.csv", configured=configured)
    assert office.overrides[date(2026, 1, 2)].kind is DayKind.OFF
    assert office.overrides[date(2026, 5, 4)].kind is DayKind.OFF


def test_a_day_has_its_names_hours_and_basis() -> None:
    text = HEAD + "10/01/2026,Làm bù,Làm bù,Made up,Thứ Sáu,QĐ 1\n\n# ghi chú, có phẩy\n2026-02-21,work,Làm bù,,,QĐ 2\n"
    days = read_calendar_days(text.encode(), "calendar.csv")
    made_up = days[date(2026, 1, 10)]
    assert (made_up.kind, made_up.hours_of, made_up.basis) == (DayKind.WORK, 4, "QĐ 1")
    assert made_up.names == {VIETNAMESE: "Làm bù", Language("en"): "Made up"}
    # A weekend that is worked has a Monday's hours unless the file says whose.
    assert days[date(2026, 2, 21)].hours_of == 0


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "the file is empty; its first line names the columns date, kind"),
        ("date,kind,name\n", "line 1, column basis: is missing"),
        ("date,kind,name,basis,giờ\n", "line 1, column giờ: is not known"),
        ("date,kind,name,basis,date\n", "line 1, column date: is there twice"),
        (HEAD + "2026-13-01,off,Tết,,,QĐ 1\n", 'line 2, column date: "2026-13-01" is no day'),
        (HEAD + ",off,Tết,,,QĐ 1\n", "line 2, column date: is empty; write a day"),
        (HEAD + "2026-01-02,holiday,Tết,,,QĐ 1\n", 'line 2, column kind: "holiday" is not known'),
        (HEAD + "2026-01-02,,Tết,,,QĐ 1\n", "line 2, column kind: is empty; write off or work"),
        (HEAD + "2026-01-02,off,,,,QĐ 1\n", "line 2, column name: is empty"),
        (HEAD + "2026-01-02,off,Tết,,,\n", "line 2, column basis: is empty; write the decision"),
        (HEAD + "2026-01-02,off,Tết,,friday,QĐ 1\n", "line 2, column hours_of: is for days of work"),
        (HEAD + "2026-01-10,work,Bù,,T8,QĐ 1\n", 'line 2, column hours_of: "T8" is not known'),
        (HEAD + "2026-01-10,work,Bù,,friday,QĐ 1, QĐ 2\n", "line 2: has 7 cells for 6 columns"),
        (
            HEAD + "\n2026-01-02,off,Tết,,,QĐ 1\n02/01/2026,work,Bù,,,QĐ 2\n",
            "line 4, column date: 2026-01-02 stands on line 3 already",
        ),
    ],
)
def test_a_bad_calendar_names_line_and_column(text: str, named: str) -> None:
    with pytest.raises(FileFault) as fault:
        read_calendar_days(text.encode(), "calendar.csv")
    assert str(fault.value).startswith("calendar.csv: ")
    assert named in str(fault.value)


def test_all_mistakes_of_a_calendar_are_told_at_once() -> None:
    with pytest.raises(FileFault) as fault:
        read_calendar_days((HEAD + "x,off,Tết,,,QĐ\n2026-01-02,y,Tết,,,QĐ\n").encode(), "calendar.csv")
    assert len(str(fault.value).splitlines()) == 2


def test_a_calendar_that_is_no_text_or_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="no UTF-8"):
        read_calendar_days(b"date,kind\n\xff\xfe\x00", "calendar.csv")
    with pytest.raises(Unavailable, match=r"calendar\.csv cannot be read"):
        load_calendar_days(tmp_path / "calendar.csv")


WEEK = '[week]\nmonday = ["08:00-12:00", "13:30-17:00"]\n'


def test_a_field_has_the_days_that_it_does_not_name_from_the_week() -> None:
    hours = read_office_hours(
        WEEK + '[[field]]\nnames = ["A", "B"]\nsaturday = ["8:00 – 12:00"]\nperiod_days = ["monday", "saturday"]\n',
        "hours.toml",
    )
    week = hours.week_for("B")
    assert [len(week.hours_of(day)) for day in range(7)] == [2, 0, 0, 0, 0, 1, 0]
    assert week.counts(5)
    assert not hours.week_for("C").hours_of(5)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("week = ", "is no TOML"),
        ("", "week is missing or no table"),
        ("week = 3", "week is missing or no table"),
        (WEEK + "[zone]\n", "zone is not known; there are week, field"),
        (WEEK + "mondy = []\n", "week: mondy is not known"),
        ('[week]\nmonday = ["8-12"]\n', "week, monday: '8-12' is no time of the day"),
        ('[week]\nmonday = "8:00-12:00"\n', "week, monday: is no list of words"),
        ('[week]\nmonday = ["12:00-8:00"]\n', "week: the hours from 12:00 to 08:00 are none"),
        ('[week]\nmonday = ["8:00-12:00", "11:00-17:00"]\n', "overlap"),
        ('[week]\nsunday = ["8:00-12:00"]\n', "no opening hours on any day"),
        (WEEK + 'period_days = ["thứ hai"]\n', "week, period_days: 'thứ hai' is no weekday"),
        (WEEK + "[field]\nx = 1\n", "field is one table"),
        (WEEK + '[[field]]\nsaturday = ["08:00-12:00"]\n', "field 1, names: is no list of words"),
        (WEEK + '[[field]]\nnames = ["A"]\n[[field]]\nnames = ["A"]\n', "field 2, names: 'A' has its hours already"),
    ],
)
def test_bad_hours_name_the_key(text: str, named: str) -> None:
    with pytest.raises(FileFault) as fault:
        read_office_hours(text, "hours.toml")
    assert named in str(fault.value)


def test_hours_that_are_no_text_or_not_there_say_so(tmp_path: Path) -> None:
    bad = tmp_path / "hours.toml"
    bad.write_bytes(b"\xff")
    with pytest.raises(FileFault, match="no UTF-8"):
        load_office_hours(bad)
    with pytest.raises(Unavailable, match=r"none\.toml cannot be read"):
        load_office_hours(tmp_path / "none.toml")
