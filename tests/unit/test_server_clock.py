"""The server's clock as a screen estimates it: never wrong by more than it says."""

import asyncio
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.client.server_clock import ServerClock

AHEAD = 1_800_000_000.0


class Machine:
    """A clock that goes on when a test says so, and a server that answers after some time."""

    def __init__(self) -> None:
        self.seconds = 100.0
        self.there_s = self.back_s = 0.0

    def elapsed(self) -> float:
        return self.seconds

    async def time(self) -> datetime:
        self.seconds += self.there_s
        told = datetime.fromtimestamp(self.seconds + AHEAD, UTC)
        self.seconds += self.back_s
        return told


@pytest.fixture
def machine() -> Machine:
    return Machine()


def test_nothing_is_known_before_the_first_answer(machine: Machine) -> None:
    clock = ServerClock(machine.elapsed)
    assert (clock.is_known, clock.accuracy_s) == (False, float("inf"))
    with pytest.raises(ValueError, match="not known yet"):
        clock.now()


def test_the_fastest_answer_is_believed(machine: Machine) -> None:
    clock = ServerClock(machine.elapsed)
    for machine.there_s, machine.back_s in ((0.3, 0.0), (0.001, 0.003), (0.0, 0.2)):
        asyncio.run(clock.ask(machine))
    assert clock.now() == pytest.approx(machine.seconds + AHEAD, abs=0.0021)
    assert clock.accuracy_s == pytest.approx(0.002, abs=0.0005)


def test_an_estimate_grows_less_sure_with_the_hours_until_it_is_asked_again(machine: Machine) -> None:
    clock = ServerClock(machine.elapsed)
    machine.back_s = 0.002
    asyncio.run(clock.ask(machine))
    machine.seconds += 3600
    assert clock.accuracy_s == pytest.approx(0.18, abs=0.01)
    asyncio.run(clock.ask(machine))
    assert clock.accuracy_s == pytest.approx(0.001, abs=0.0005)


def test_a_server_whose_clock_was_set_is_followed_at_once(machine: Machine) -> None:
    clock = ServerClock(machine.elapsed)
    machine.back_s = 0.002
    asyncio.run(clock.ask(machine))
    clock.learn(sent=machine.seconds, received=machine.seconds + 0.5, told=machine.seconds + AHEAD + 60)
    assert clock.now() == pytest.approx(machine.seconds + AHEAD + 60, abs=0.26)


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.floats(0, 2)] * 3), min_size=1, max_size=40))
def test_the_estimate_is_never_wrong_by_more_than_it_says(answers: list[tuple[float, float, float]]) -> None:
    machine = Machine()
    clock = ServerClock(machine.elapsed)
    for rest, machine.there_s, machine.back_s in answers:
        machine.seconds += rest
        asyncio.run(clock.ask(machine))
        assert abs(clock.now() - (machine.seconds + AHEAD)) <= clock.accuracy_s + 1e-6
