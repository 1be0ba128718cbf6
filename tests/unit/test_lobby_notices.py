"""Notices of the office: read from what a person writes into a file, shown between their days."""

from datetime import datetime

import pytest

from counter_display.lobby.notices import LONGEST, NoticesUnusable, notice_of, read_notices, reasons, shown
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.local_time import VIETNAM
from tests.fakes.office import ENGLISH

FILE = """
[[notice]]
vi = "Sáng thứ Bảy làm việc đến 11:30."
en = "On Saturday we work until 11:30."
from = 2026-03-09
to = 2026-03-10

[[notice]]
vi = "Họp từ 14:00."
from = 2026-03-09T14:00:00
to = 2026-03-09T16:00:00

[[notice]]
vi = "Nghỉ do mất điện."
when = "closed"
"""


def at(day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=VIETNAM)


def texts(now: datetime) -> list[str]:
    return [names[VIETNAMESE] for names in shown(read_notices(FILE), now)]


def test_a_notice_is_shown_from_its_first_day_to_the_end_of_its_last() -> None:
    assert texts(at(8, 23, 59)) == []
    assert texts(at(9)) == ["Sáng thứ Bảy làm việc đến 11:30."]
    assert len(texts(at(10, 23, 59))) == 1
    assert texts(at(11, 0)) == []


def test_a_notice_may_begin_and_end_by_the_clock_of_the_branch() -> None:
    assert [len(texts(at(9, hour))) for hour in (13, 14, 15, 16)] == [1, 2, 2, 1]


def test_what_is_for_a_closed_house_is_its_reason_and_no_other_notice() -> None:
    (reason,) = reasons(read_notices(FILE), at(9))
    assert reason[VIETNAMESE] == "Nghỉ do mất điện."
    assert "Nghỉ do mất điện." not in texts(at(9))


def test_both_languages_are_read() -> None:
    assert read_notices(FILE)[0].texts[ENGLISH] == "On Saturday we work until 11:30."


def test_a_notice_of_the_command_line_is_always_shown() -> None:
    assert [names[VIETNAMESE] for names in shown([notice_of("  Xin  giữ trật tự ")], at(9))] == ["Xin giữ trật tự"]


def test_a_file_without_notices_is_no_fault() -> None:
    assert read_notices("") == ()


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("[[notice", "It is no TOML"),
        ('notice = "Xin chào"', r"\[\[notice\]\]"),
        ("notice = [1]", r"\[\[notice\]\]"),
        ("[[notices]]", "'notices' is not known"),
        ('[[notice]]\nen = "Hello"', "Notice 1 has no Vietnamese text"),
        ("[[notice]]\nvi = 3", "Notice 1, vi has no words"),
        ('[[notice]]\nvi = " "', "Notice 1, vi has no words"),
        (f'[[notice]]\nvi = "{"a" * (LONGEST + 1)}"', "301 characters"),
        ('[[notice]]\nvi = "a"\nwhen = "open"', "when = 'open' is not known"),
        ('[[notice]]\nvi = "a"\nfrom = "today"', "from = 'today' is no day"),
        ('[[notice]]\nvi = "a"\nuntil = "x"', "'until' is neither a language's code"),
        ('[[notice]]\nvi = "a"\nfrom = 2026-03-10\nto = 2026-03-09', "ends before it begins"),
    ],
)
def test_a_mistake_names_the_notice_and_what_is_wrong(document: str, said: str) -> None:
    with pytest.raises(NoticesUnusable, match=said):
        read_notices(document)
