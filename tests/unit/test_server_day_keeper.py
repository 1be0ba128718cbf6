"""The day that opens and closes by itself, and what it leaves to people."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import CloseDay, OpenDay
from server_client.queue_model.ids import BranchId, CommandId
from server_client.queue_model.local_time import local_day
from server_client.server.hosting.day_keeper import due
from tests.fakes.office import EIGHT, OFFICE

NINE_IN_THE_EVENING = 21 * 60
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
    ],
)
def test_what_is_due(branch: Branch, now: datetime, expected: OpenDay | CloseDay | None) -> None:
    assert due(branch, now, NINE_IN_THE_EVENING, ID) == expected
