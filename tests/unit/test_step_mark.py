"""The mark of a hall's voices: the same for the same turns, another one for any other."""

from collections.abc import Callable

import pytest

from counter_display.announcing import Announcement, Form
from counter_display.speaking.step_mark import mark_of
from counter_display.speech_schedule import Pace


def length(announcement: Announcement, form: Form) -> float:
    return len(announcement.number) + len(announcement.counter) + (form is Form.FULL)


def slower_english(announcement: Announcement, form: Form) -> float:
    return length(announcement, form) + (announcement.language == "en") * 0.01


def test_the_same_options_have_the_same_mark_in_any_order() -> None:
    mark = mark_of({"hotich", "datdai"}, length)
    assert mark == mark_of({"datdai", "hotich"}, length)
    assert len(mark) == 4


@pytest.mark.parametrize(
    "other",
    [
        lambda: mark_of({"hotich"}, length),
        lambda: mark_of((), slower_english),
        lambda: mark_of((), length, pace=Pace(pause_s=0.7)),
    ],
)
def test_other_options_have_another_mark(other: Callable[[], str]) -> None:
    assert other() != mark_of((), length)
