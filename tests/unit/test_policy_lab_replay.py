"""Past days played again: as they were to within little, and otherwise where something was changed."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from server_client.policy_lab import changes
from server_client.policy_lab.casting import cast
from server_client.policy_lab.changed_day import changed, unchanged
from server_client.policy_lab.changes import AnyChange, Trial
from server_client.policy_lab.comparing import waiting_by_half_hour
from server_client.policy_lab.fidelity import Fidelity, Verdict, fidelity_of
from server_client.policy_lab.figures import EVERYBODY, Group, Measure, Side, figures_of, quantile, tallies
from server_client.policy_lab.habits import habits_of
from server_client.policy_lab.log_days import DaysInLog, NoDays
from server_client.policy_lab.recorded_day import Person, Presence, RecordedDay, Turn, TurnEnd
from server_client.policy_lab.replay import Fate, Told, as_it_was, replayed
from server_client.policy_lab.trial_run import Effort, PastDays, run_trial
from server_client.queue_model.configuration import BOOKING, WALK_IN
from server_client.queue_model.events import TicketCalled
from server_client.queue_model.ids import BranchId, ClassCode, ClerkId, CounterId, ServiceCode, TicketId
from server_client.queue_model.local_time import local_day
from server_client.wait_forecast.terms_of_branch import terms_of
from server_client.wait_forecast.trace import Skill
from server_client.wire.chain import event_of
from tests.fakes.lively_branch import BUSY_OFFICE, RESULTS, LivelyBranch
from tests.fakes.node_log import NodeLog
from tests.fakes.office import ALL, CIVIL, EIGHT, ELDERLY, LAND

CN01 = BranchId("CN01")
LITTLE = Effort(plays=3, lots=40)
C1, C2, C5 = CounterId("c1"), CounterId("c2"), CounterId("c5")
LAN, MINH = ClerkId("lan"), ClerkId("minh")
TERMS = terms_of(BUSY_OFFICE, EIGHT.date())


@cache
def lively() -> NodeLog:
    """Return the log of three lively days."""
    return LivelyBranch(3, visits=80).days(3).node


@cache
def lively_days() -> PastDays:
    """Return the days of that log."""
    first = local_day(EIGHT)
    days = DaysInLog(first, first.replace(day=first.day + 6))
    for entry in lively().entries:
        days.take(entry.body)
    return days.past_days(CN01)


def turn(since_s: float, served_s: float, called_s: float, **other: object) -> Turn:
    """Return a turn at the first counter that ended well, unless told otherwise."""
    plain = Turn(
        service=CIVIL,
        class_code=WALK_IN,
        clock_s=since_s,
        since_s=since_s,
        ended_s=called_s + served_s,
        end=TurnEnd.DONE,
        called_s=called_s,
        counter=C1,
        clerk=LAN,
        started_s=called_s + 1,
        wrap_s=0.0,
    )
    return replace(plain, **other)  # type: ignore[arg-type]  # each test names fields of the turn


def uncalled(since_s: float, ended_s: float, end: TurnEnd) -> Turn:
    """Return a turn without a call."""
    return replace(turn(since_s, 0, since_s), called_s=None, started_s=None, counter=None, end=end, ended_s=ended_s)


def person(name: str, *turns: Turn, follows: str | None = None) -> Person:
    """Return somebody with these turns."""
    return Person(ticket=TicketId(name), turns=turns, follows=None if follows is None else TicketId(follows))


def a_day(*people: Person, counters: tuple[tuple[CounterId, ClerkId], ...] = ((C1, LAN),)) -> RecordedDay:
    """Return a day of 10,000 seconds with these people, and counters that serve all."""
    skills = tuple(Skill(service=service) for service in (CIVIL, LAND, RESULTS))
    there = (Presence(counter=id_, clerk=who, skills=skills, begins_s=0.0, ends_s=9_000.0) for id_, who in counters)
    return RecordedDay(
        day=1, terms=TERMS, begins_s=0.0, ends_s=10_000.0, people=people, presences=tuple(there), reactions={}
    )


def again(day: RecordedDay, *what: AnyChange) -> dict[str, Told]:
    """Return what becomes of each number if the day is played exactly, with these changes."""
    habits = habits_of([day])
    told = replayed(changed(day, what, BUSY_OFFICE), cast(day, habits, seed=1, redraws=False), habits)
    return {one.ticket: one for one in told}


def test_lively_days_come_out_as_they_were_to_within_little() -> None:
    past = lively_days()
    habits = habits_of(past.recorded)
    was = [as_it_was(day, unchanged(day).promises) for day in past.recorded]
    same = [replayed(unchanged(day), cast(day, habits, seed=1, redraws=False), habits) for day in past.recorded]
    found = fidelity_of(was, same)
    assert found.verdict is not Verdict.POOR
    assert abs(found.mean_replayed_s - found.mean_logged_s) < 60
    assert found.near > 0.7


def test_the_log_tells_the_same_overtakings_as_its_days() -> None:
    first: dict[str, int] = {}
    for entry in lively().entries:
        data = event_of(entry.body).data
        if isinstance(data, TicketCalled):
            first.setdefault(data.ticket, data.reason.passed)
    told = {
        one.ticket: one.passed
        for day in lively_days().recorded
        for one in as_it_was(day, {})
        if one.fate is Fate.CALLED
    }
    assert told == first


def test_days_are_found_in_a_log_by_their_dates_alone() -> None:
    past = lively_days()
    assert past.days == tuple(date(2026, 3, day) for day in (9, 10, 11))
    one = DaysInLog(date(2026, 3, 10), date(2026, 3, 10))
    taken = [one.take(entry.body) for entry in lively().entries]
    assert one.past_days(CN01).days == (date(2026, 3, 10),)
    assert taken[0]
    assert not taken[-1]
    with pytest.raises(NoDays, match="Nobody took a number at CN01 from 2026-02-01 to 2026-02-03"):
        DaysInLog(date(2026, 2, 1), date(2026, 2, 3)).past_days(CN01)


def test_a_quiet_day_is_played_exactly() -> None:
    day = a_day(person("a", turn(10, 100, 10)), person("b", turn(50, 80, 110)), person("c", turn(500, 50, 500)))
    assert {name: (one.until_s, one.wait_s) for name, one in again(day).items()} == {
        "a": (10, 0),
        "b": (110, 60),
        "c": (500, 0),
    }


def test_one_counter_more_calls_who_waited() -> None:
    day = a_day(person("a", turn(10, 1000, 10)), person("b", turn(20, 80, 1010)))
    opened = changes.OpenCounter(counter=C5, profile=ALL, begins="00:00", ends="02:00")
    assert again(day)["b"].wait_s == 990
    assert again(day, opened)["b"].wait_s == 0


def test_priority_goes_first_unless_first_come_is_served_first() -> None:
    elderly = person("c", turn(100, 50, 1010, class_code=ELDERLY))
    day = a_day(person("a", turn(10, 1000, 10)), person("b", turn(20, 80, 1060)), elderly)
    assert again(day)["c"].until_s == 1010
    assert again(day)["b"].passed == 1
    assert again(day, changes.FirstComeFirstServed())["c"].until_s == 1090


def test_who_comes_after_the_last_number_is_turned_away() -> None:
    day = a_day(
        person("a", turn(10, 100, 10)),
        person("b", turn(4000, 100, 4000)),
        person("b2", turn(4100, 1, 4100), follows="b"),
    )
    told = again(day, changes.LastNumberAt(at="01:00"))
    assert [one.fate for one in told.values()] == [Fate.CALLED, Fate.TURNED_AWAY, Fate.TURNED_AWAY]


def test_who_is_not_called_until_the_counters_are_left_is_unserved() -> None:
    day = a_day(person("a", turn(10, 5000, 10)), person("b", turn(20, 80, 5010)))
    closed = again(day, changes.CloseAt(at="01:00"))["b"]
    assert (closed.fate, closed.wait_s) == (Fate.UNSERVED, 3580)
    waiting = uncalled(20, 10_000, TurnEnd.UNSERVED)
    (told,) = as_it_was(a_day(person("b", waiting)), {})
    assert (told.fate, told.until_s) == (Fate.UNSERVED, 9_000)


def test_who_left_leaves_at_the_same_time_unless_called_before() -> None:
    left = uncalled(20, 900, TurnEnd.LEFT)
    day = a_day(person("a", turn(10, 1000, 10)), person("b", left))
    assert (again(day)["b"].fate, again(day)["b"].wait_s) == (Fate.LEFT, 880)
    opened = changes.OpenCounter(counter=C5, profile=ALL, begins="00:00", ends="02:00")
    assert again(day, opened)["b"].fate is Fate.CALLED


def test_missed_held_and_transferred_people_do_the_same_again() -> None:
    turns = (
        turn(0, 90, 0, end=TurnEnd.MISSED, started_s=None),
        turn(200, 50, 390, clock_s=0, offered_from_s=390, end=TurnEnd.HELD),
        turn(500, 60, 500, clock_s=0, directed_to=C1, end=TurnEnd.SENT_ON),
        turn(560, 30, 560, clock_s=540, service=LAND),
    )
    day = a_day(
        person("a", *turns), person("b", turn(100, 10, 100)), person("n", turn(590, 10, 590, clock_s=0), follows="a")
    )
    told = again(day)
    assert (told["a"].until_s, told["b"].until_s) == (0, 100)
    assert told["n"].until_s == pytest.approx(590, abs=1)


def test_another_clerk_takes_as_long_as_that_clerk_does() -> None:
    slow = [person(f"s{n}", turn(100.0 * n, 80, 100.0 * n, clerk=MINH, counter=C2)) for n in range(40)]
    fast = [person(f"f{n}", turn(100.0 * n, 40, 100.0 * n)) for n in range(40)]
    habits = habits_of([a_day(*slow, *fast)])
    assert habits.factor(MINH) > 1.2
    assert habits.factor(LAN) < 0.85
    assert habits.factor(None) == habits.factor(ClerkId("unknown")) == 1.0
    assert habits.serving(ServiceCode("never"), 600.0, 0.5) == 600.0


def test_the_same_seed_gives_the_same_result_and_no_change_no_difference() -> None:
    same = Trial(title="", changes=(changes.SetSlope(class_code=ELDERLY, slope=4.0),))
    done: list[float] = []
    first = run_trial(lively_days(), same, effort=LITTLE, tell=done.append)
    assert first == run_trial(lively_days(), same, effort=LITTLE)
    assert done[-1] == 1.0
    assert done == sorted(done)
    for compared in first.groups:
        assert all(one.mean == one.low == one.high == 0 and not one.is_clear for one in compared.differences.values())


def test_a_trial_tells_what_changes_for_whom_and_how_sure_that_is() -> None:
    opened = changes.OpenCounter(counter=C5, profile=ALL, begins="08:00", ends="12:00")
    result = run_trial(lively_days(), Trial(title="", changes=(opened,)), effort=LITTLE)
    sides = [one.group.side for one in result.groups]
    assert sides == sorted(sides, key=[Side.ALL, Side.CLASS, Side.SERVICE].index)
    assert [one.group.code for one in result.groups[1:4]] == [WALK_IN, BOOKING, ELDERLY]
    mean = result.groups[0].differences[Measure.MEAN]
    assert mean.is_clear
    assert mean.low < mean.mean < mean.high < 0
    assert result.numbers == sum(len(day.people) for day in lively_days().recorded)
    assert sum(one.after for one in result.waiting) < sum(one.before for one in result.waiting)


def told(wait_s: float, fate: Fate = Fate.CALLED, passed: int = 0) -> Told:
    """Return a number that waited so long of 600 promised seconds."""
    return Told(TicketId("t"), CIVIL, ClassCode("x"), 0.0, wait_s, wait_s, 600.0, passed, fate)


def test_figures_are_those_of_the_waits() -> None:
    numbers = [told(0), told(300, passed=2), told(900), told(1200, Fate.UNSERVED), told(100, Fate.LEFT)]
    numbers.append(told(0, Fate.TURNED_AWAY))
    found = figures_of(tallies(numbers)[EVERYBODY], 2)
    assert found.numbers == 2.5
    assert found.figures == {
        Measure.MEAN: 400,
        Measure.P50: 300,
        Measure.P95: pytest.approx(840),
        Measure.LONGEST: 1200,
        Measure.WITHIN: 0.5,
        Measure.MOST_PASSED: 2,
        Measure.MEAN_PASSED: pytest.approx(2 / 3),
        Measure.UNSERVED: 0.5,
        Measure.LEFT: 0.5,
        Measure.TURNED_AWAY: 0.5,
    }
    assert set(figures_of(tallies([told(5, Fate.LEFT)])[Group(Side.SERVICE, CIVIL)], 1).figures) == {
        Measure.UNSERVED,
        Measure.LEFT,
        Measure.TURNED_AWAY,
    }
    assert quantile([1.0], 0.95) == 1.0


def test_who_waits_is_counted_by_the_half_hours_of_their_wait() -> None:
    assert waiting_by_half_hour([[told(2700), told(0, Fate.TURNED_AWAY)], [told(900)]]) == {0: 0.75, 1: 0.25}


@pytest.mark.parametrize(
    ("replayed_s", "verdict"), [(1040, Verdict.GOOD), (1150, Verdict.FAIR), (1500, Verdict.POOR), (500, Verdict.POOR)]
)
def test_a_replay_is_judged_by_how_far_it_is_off(replayed_s: float, verdict: Verdict) -> None:
    found = Fidelity(
        mean_logged_s=1000,
        mean_replayed_s=replayed_s,
        p95_logged_s=3000,
        p95_replayed_s=3000,
        apart_s=0,
        near=1,
    )
    assert found.verdict is verdict
