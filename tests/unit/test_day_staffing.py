"""A day's counters from a branch's own log: what the log's days were like, and what is planned from them."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from server_client.branch_statistics.figures import Measure, Sums, merge
from server_client.branch_statistics.folding import fold
from server_client.branch_statistics.ledger import Cells, Ledger
from server_client.policy_lab.day_staffing import (
    NoPlan,
    StaffingAsk,
    TaughtByLog,
    is_working,
    plan_of,
    working_days,
)
from server_client.policy_lab.staffing_files import PLANS
from server_client.policy_lab.worked_days import WorkedDay, WorkedDays, most_at_once, usual_counters
from server_client.queue_model.configuration import CalendarDay, DayKind, Hours
from server_client.queue_model.events import ConfigurationAdopted
from server_client.queue_model.local_time import local_day
from server_client.wire.chain import event_of
from tests.fakes.lively_branch import BUSY_OFFICE, CIVIL_AND_RESULTS, LivelyBranch
from tests.fakes.node_log import NodeLog
from tests.fakes.office import ALL, EIGHT, LAND, ONLY_LAND

_DAYS = 4
FIRST = local_day(EIGHT)
AFTER = FIRST + timedelta(days=_DAYS)


@cache
def log() -> NodeLog:
    return LivelyBranch(4, visits=40).days(_DAYS).node


def taught(before: date = AFTER) -> TaughtByLog:
    found = TaughtByLog(before, FIRST)
    for entry in log().entries:
        if not found.take(entry.body):
            break
    return found


@cache
def worked() -> tuple[WorkedDay, ...]:
    return tuple(taught().worked.days)


def counted(measure: Measure) -> int:
    """Return what the statistics count of the whole log."""
    ledger, sums = Ledger(log().branch), Sums()
    days: dict[date, Cells] = {}
    for entry in log().entries:
        event = event_of(entry.body)
        days |= fold(ledger, event.data, epoch=event.epoch, seq=event.seq, at=event.at)
    if ledger.day is not None:
        days[ledger.day] = ledger.cells
    for cells in days.values():
        for one in cells.values():
            merge(sums, one)
    return sums.get(measure.value, 0)


def test_a_logs_days_are_those_of_the_statistics() -> None:
    assert [one.day for one in worked()] == [FIRST + timedelta(days=ahead) for ahead in range(_DAYS)]
    assert all(one.is_over and 0 < one.kept <= one.came for one in worked())
    assert sum(one.came for one in worked()) == counted(Measure.ISSUED)
    assert sum(one.counter_hours for one in worked()) == pytest.approx(counted(Measure.OPEN_MS) / 3.6e6, rel=0.01)


def test_a_day_that_goes_on_is_told_as_far_as_it_is_known() -> None:
    days = WorkedDays()
    for entry in log().entries[:120]:
        days.take(event_of(entry.body))
    assert days.days == []
    begun = days.day(FIRST)
    assert (begun.is_over, begun.came > 0) == (False, True)
    assert days.day(AFTER).came == 0


def test_what_is_usual_is_the_mean_of_the_same_weekday_or_else_of_any() -> None:
    same = usual_counters(worked(), FIRST + timedelta(days=7))
    assert (same.days, same.is_same_weekday) == ((FIRST,), True)
    other = usual_counters(worked(), FIRST + timedelta(days=4))
    assert (len(other.days), other.is_same_weekday) == (_DAYS, False)
    assert max(same.counters[ALL]) == pytest.approx(2.0)
    assert most_at_once(worked()) == {ALL: 2, CIVIL_AND_RESULTS: 1, ONLY_LAND: 1}


def test_a_plan_stands_beside_what_is_usual_and_is_kept_as_it_was_made() -> None:
    heard: list[float] = []
    plan = plan_of(taught(), StaffingAsk(day=AFTER, share=0.7), heard.append)
    assert PLANS.read(PLANS.write(plan)) == plan
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert plan.learned_days == _DAYS
    busy = max(plan.halves, key=lambda one: one.plan.load)
    assert 0 < sum(busy.plan.counters.values()) <= 4
    assert busy.plan.most is not None
    assert busy.plan.people.low <= busy.plan.people.mean <= busy.plan.people.high
    assert busy.plan.shares.low <= busy.plan.share <= busy.plan.shares.high
    assert all(one.plan.counters.get(ONLY_LAND, 0) <= 1 for one in plan.halves)
    assert plan.counter_hours < plan.usual_hours


def test_a_service_that_is_shut_on_the_day_is_not_planned_for() -> None:
    open_on = Hours(weekday=AFTER.weekday(), opens=8 * 60, closes=16 * 60 + 30)
    setup = replace(
        BUSY_OFFICE,
        services=tuple(replace(one, hours=() if one.code == LAND else (open_on,)) for one in BUSY_OFFICE.services),
    )
    found = taught()
    entry = event_of(log().entries[-1].body)
    found.worked.take(replace(entry, data=ConfigurationAdopted(configuration=setup)))
    plan = plan_of(found, StaffingAsk(day=AFTER, is_free=True))
    assert {one.plan.most for one in plan.halves if one.plan.most} <= {"civil", "results"}
    assert (plan.halves[0].plan.half, plan.halves[-1].plan.half) == (16, 32)
    with pytest.raises(NoPlan, match="not_open"):
        plan_of(found, StaffingAsk(day=AFTER + timedelta(days=1)))


def test_working_days_are_the_calendars() -> None:
    friday = date(2026, 3, 13)
    off = CalendarDay(day=date(2026, 3, 17), kind=DayKind.OFF, names={})
    assert is_working(BUSY_OFFICE, friday)
    days = working_days(replace(BUSY_OFFICE, calendar=(off,)), friday, 3)
    assert days == [date(2026, 3, 14), date(2026, 3, 15), date(2026, 3, 16)]
    assert working_days(replace(BUSY_OFFICE, calendar=(off,)), date(2026, 3, 16), 1) == [date(2026, 3, 18)]


def test_too_few_days_make_no_plan() -> None:
    with pytest.raises(NoPlan, match="too_few_days"):
        plan_of(taught(FIRST + timedelta(days=2)), StaffingAsk(day=AFTER))
    with pytest.raises(NoPlan, match="too_few_days"):
        TaughtByLog(AFTER, FIRST).experience()
