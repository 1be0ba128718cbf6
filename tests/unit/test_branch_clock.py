"""The kiosk's time is the branch's, as well as it is known."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.branch_clock import BranchClock
from tests.fakes.office import EIGHT

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


@dataclass
class Machine:
    """A kiosk's computer: `wall` may be set, `ran` only goes on."""

    wall: datetime = EIGHT
    ran: float = 1000.0

    def clock(self) -> BranchClock:
        return BranchClock(lambda: self.wall, lambda: self.ran)

    def go_on(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.ran += seconds


def test_a_kiosk_that_has_heard_no_time_goes_by_its_own() -> None:
    clock = Machine().clock()
    assert (clock.now(), clock.is_confirmed, clock.is_wrong) == (EIGHT, False, False)


def test_a_small_difference_leaves_the_kiosk_its_own_clock() -> None:
    clock = Machine().clock()
    clock.hear(EIGHT - SECOND)
    assert (clock.now(), clock.is_confirmed, clock.is_wrong) == (EIGHT, True, False)


def test_a_clock_that_is_off_by_hours_is_a_fault_and_the_branchs_time_is_carried_on() -> None:
    machine = Machine(wall=EIGHT + 5 * HOUR)
    clock = machine.clock()
    clock.hear(EIGHT)
    machine.go_on(60)
    assert clock.is_wrong
    assert abs(clock.now() - (EIGHT + timedelta(minutes=1))) < SECOND


def test_a_clock_that_jumps_while_the_branch_is_away_does_no_harm() -> None:
    machine = Machine()
    clock = machine.clock()
    clock.hear(EIGHT)
    machine.wall -= timedelta(days=400)
    machine.go_on(3600)
    assert abs(clock.now() - (EIGHT + HOUR)) < SECOND
    assert clock.is_wrong


def test_a_clock_off_by_a_minute_is_used_by_the_branchs_time_but_is_no_fault() -> None:
    clock = Machine(wall=EIGHT + timedelta(minutes=1)).clock()
    clock.hear(EIGHT)
    assert abs(clock.now() - EIGHT) < SECOND
    assert not clock.is_wrong
