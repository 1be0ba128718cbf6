"""The desk that calls by itself: only when idle, seen to count down, and never while anything else goes on."""

import asyncio
from collections.abc import Callable, Iterator

import pytest

from counter_display.serving.console_state import AutoCallPicture, Sheet
from counter_display.serving.deeds import Action
from counter_display.serving.signing_in import LastSeat
from server_client.queue_model.commands import CallNext
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.counter import CounterState
from tests.fakes.desk import DeskRig, FakeMemory
from tests.fakes.office import ALL, CIVIL, COUNTER_5, LAN, office

SECOND = 1 / 60


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as one:
        yield one


@pytest.fixture
def rig() -> DeskRig:
    place = office()
    place.open()
    place.take(CIVIL)
    place.take(CIVIL)
    memory = FakeMemory(LastSeat(counter=COUNTER_5, clerk=LAN, profile=ALL), alone=[LAN])
    one = DeskRig(place, memory=memory)
    one.connect()
    return one


def pass_time(rig: DeskRig, seconds: int) -> None:
    """Let the seconds tick, as the program does."""
    for _ in range(seconds):
        rig.place.wait(minutes=SECOND)
        rig.desk.refresh()


def auto_call(rig: DeskRig) -> AutoCallPicture:
    return rig.state.auto_call


def has_called(rig: DeskRig, runner: asyncio.Runner) -> bool:
    runner.run(rig.settle())
    return any(isinstance(command, CallNext) for command in rig.server.sent)


def test_it_is_off_for_a_clerk_who_has_not_asked_for_it(runner: asyncio.Runner) -> None:
    place = office()
    place.open()
    place.take(CIVIL)
    one = DeskRig(place, memory=FakeMemory(LastSeat(counter=COUNTER_5, clerk=LAN, profile=ALL)))
    one.connect()
    pass_time(one, 60)
    assert not has_called(one, runner)


def test_the_next_is_called_once_after_three_seconds_that_are_shown(rig: DeskRig, runner: asyncio.Runner) -> None:
    seen = [auto_call(rig).left_s]
    for _ in range(2):
        pass_time(rig, 1)
        seen.append(auto_call(rig).left_s)
    assert seen == [3, 2, 1]
    assert not has_called(rig, runner)
    pass_time(rig, 2)
    runner.run(rig.settle())
    pass_time(rig, 10)
    runner.run(rig.settle())
    assert [type(command) for command in rig.server.sent] == [CallNext]
    assert rig.server.branch.counter(COUNTER_5).state is CounterState.CALLED


def test_any_key_stops_it_until_someone_has_been_at_the_counter(rig: DeskRig, runner: asyncio.Runner) -> None:
    pass_time(rig, 2)
    rig.desk.brake()
    assert auto_call(rig) == AutoCallPicture(on=True, stopped=True)
    pass_time(rig, 60)
    assert not has_called(rig, runner)
    for action in (Action.CALL_NEXT, Action.START):
        rig.desk.work.do(action)
        runner.run(rig.settle())
    rig.desk.work.finish("accepted")
    runner.run(rig.settle())
    assert auto_call(rig).left_s == 3


def give_out_a_number(rig: DeskRig) -> None:
    """Begin to give out a number, whose answer does not come yet."""
    rig.desk.work.do(Action.ISSUE)
    for choice in (CIVIL, WALK_IN):
        rig.desk.work.choose(choice)


OTHERWISE_BUSY: dict[str, Callable[[DeskRig], None]] = {
    "a question is open": lambda rig: rig.desk.work.do(Action.PAUSE),
    "a sheet is open": lambda rig: rig.desk.lay_out(Sheet.MY_DAY),
    "the line is cut": lambda rig: rig.cut(),
    "something is told": lambda rig: rig.desk.work.do(Action.RESUME_WORK),
    "another part of the screen is worked on": lambda rig: rig.desk.occupy(True),
    "a deed is under way": give_out_a_number,
}


@pytest.mark.parametrize("busy", OTHERWISE_BUSY.values(), ids=OTHERWISE_BUSY.keys())
def test_nobody_is_called_while_anything_else_goes_on(rig: DeskRig, busy: Callable[[DeskRig], None]) -> None:
    pass_time(rig, 1)
    busy(rig)
    pass_time(rig, 10)
    assert auto_call(rig).left_s == 0
    assert not any(isinstance(command, CallNext) for command in rig.server.sent)


@pytest.mark.parametrize("state", [CounterState.PAUSED, CounterState.WRAP_UP])
def test_nobody_is_called_in_a_pause_or_over_paperwork(
    rig: DeskRig, runner: asyncio.Runner, state: CounterState
) -> None:
    if state is CounterState.PAUSED:
        rig.desk.work.do(Action.PAUSE)
        rig.desk.work.choose("meal")
        runner.run(rig.settle())
    else:
        for action in (Action.CALL_NEXT, Action.START):
            rig.desk.work.do(action)
            runner.run(rig.settle())
        rig.desk.work.plan_paperwork(True)
        rig.desk.work.finish("accepted")
        runner.run(rig.settle())
    assert rig.server.branch.counter(COUNTER_5).state is state
    sent = len(rig.server.sent)
    pass_time(rig, 30)
    runner.run(rig.settle())
    assert len(rig.server.sent) == sent


def test_it_waits_for_someone_to_come(runner: asyncio.Runner) -> None:
    place = office()
    place.open()
    memory = FakeMemory(LastSeat(counter=COUNTER_5, clerk=LAN, profile=ALL), alone=[LAN])
    one = DeskRig(place, memory=memory)
    one.connect()
    pass_time(one, 30)
    assert not has_called(one, runner)
    place.take(CIVIL)
    one.server.branch = place.branch
    one.feed()
    pass_time(one, 3)
    assert has_called(one, runner)


def test_the_wish_is_remembered_for_the_clerk(rig: DeskRig) -> None:
    rig.desk.call_alone(False)
    assert (auto_call(rig).on, rig.memory.alone) == (False, set())
    rig.desk.call_alone(True)
    assert (auto_call(rig).left_s, rig.memory.alone) == (3, {LAN})
