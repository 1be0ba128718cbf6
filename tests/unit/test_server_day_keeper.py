"""The day that opens and closes by itself, and what it leaves to people."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import CloseDay, OpenDay
from server_client.queue_model.configuration import CalendarDay, DayKind
from server_client.queue_model.ids import BranchId, CommandId
from server_client.queue_model.local_time import local_day
from server_client.server.hosting.day_keeper import DayRule, due
from tests.fakes.office import EIGHT, OFFICE

RULE = DayRule(closes=21 * 60)
ID = CommandId("c1")
NEW = Branch(id=BranchId("CN01"), configuration=OFFICE)
TODAY = local_day(EIGHT)


def at(hour: int, *, days: int = 0) -> datetime:
    """Return that hour at the branch."""
    return EIGHT + timedelta(days=days, hours=hour - 8)


def day(*, is_open: bool) -> Branch:
    """Return the branch with today begun."""
    return replace(NEW, day=TODAY, is_open=is_open)


@pytest.mark.parametrize(
    ("branch", "now", "expected"),
    [
        (replace(NEW, configuration=None), at(8), None),
        (NEW, at(8), OpenDay(id=ID)),
        (NEW, at(0), OpenDay(id=ID)),
        (NEW, at(21), None),
        (day(is_open=True), at(8), None),
        (day(is_open=True), at(20), None),
        (day(is_open=True), at(21), CloseDay(id=ID)),
        (day(is_open=False), at(12), None),
        (day(is_open=False), at(22), None),
        (day(is_open=False), at(0, days=1), OpenDay(id=ID)),
        (day(is_open=True), at(1, days=1), OpenDay(id=ID)),
        (day(is_open=True), at(22, days=1), CloseDay(id=ID)),
        (replace(day(is_open=True), at=at(10, days=1)), at(8), OpenDay(id=ID)),
        (replace(NEW, day=TODAY + timedelta(days=1), is_open=True, at=at(10, days=1)), at(8), None),
    ],
    ids=[
        "no day without a configuration",
        "a new branch opens in the morning",
        "the day begins at midnight",
        "no day is opened after its end",
        "an open day goes on",
        "to its last hour",
        "and is closed at its end",
        "a day closed by hand stays closed",
        "and is not closed twice",
        "the next day opens all the same",
        "a day left open is followed by the next",
        "or closed, if the next is over too",
        "after a clock that was a day ahead the branch goes on with the day that its log has come to",
        "and that is the day until the clock is there too",
    ],
)
def test_what_is_due(branch: Branch, now: datetime, expected: OpenDay | CloseDay | None) -> None:
    assert due(branch, now, RULE, ID) == expected


@pytest.mark.parametrize(
    ("branch", "now", "rule", "expected"),
    [
        (NEW, at(8), RULE, None),
        (day(is_open=True), at(8), RULE, None),
        (day(is_open=True), at(21), RULE, CloseDay(id=ID)),
        (replace(day(is_open=True), day=TODAY - timedelta(days=1)), at(0), RULE, CloseDay(id=ID)),
        (day(is_open=False), at(0, days=1), RULE, OpenDay(id=ID)),
        (NEW, at(8), replace(RULE, opens_days_off=True), OpenDay(id=ID)),
    ],
    ids=[
        "a day off is not opened",
        "one that a supervisor has opened goes on",
        "and ends like any other",
        "a day left open ends all the same",
        "the next working day opens",
        "for trials every day is opened",
    ],
)
def test_what_is_due_on_a_day_off(
    branch: Branch, now: datetime, rule: DayRule, expected: OpenDay | CloseDay | None
) -> None:
    resting = replace(OFFICE, calendar=(CalendarDay(day=TODAY, kind=DayKind.OFF, names=OFFICE.branch),))
    assert due(replace(branch, configuration=resting), now, rule, ID) == expected


def test_a_day_on_which_work_is_made_up_for_opens() -> None:
    working = replace(OFFICE, calendar=(CalendarDay(day=TODAY, kind=DayKind.WORK, names=OFFICE.branch),))
    assert due(replace(NEW, configuration=working), at(8), RULE, ID) == OpenDay(id=ID)
