"""The panels on one line: told what changed, told again, and found again after every fault; by a time that jumps."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import pytest

from counter_display.led.counter_sign import CounterSign
from counter_display.led.errors import LedUnavailable
from counter_display.led.led_protocol import LedProtocol, Situation
from counter_display.led.line import LedLine
from counter_display.led.panel_row import PanelRow
from counter_display.led.protocol_file import protocol_of
from tests.fakes.jumping_time import JumpingLoop, run_jumping

PLAIN = protocol_of("p", {"frame": ["address", "text"], "address": "decimal2", "align": "left", "gap_ms": 10})
ASKING = protocol_of(
    "p", {"frame": ["address", "text"], "address": "decimal2", "align": "left", "answer": "06", "answer_ms": 200}
)
IDLE = CounterSign(situation=Situation.IDLE)


def called(number: str) -> CounterSign:
    return CounterSign(situation=Situation.CALLED, number=number)


class Cable:
    """A line that can be unplugged, with panels on it that answer unless they are off."""

    def __init__(self, loop: JumpingLoop) -> None:
        self._loop = loop
        self.is_plugged = True
        self.off: set[str] = set()
        self.frames: list[tuple[float, str]] = []
        self.opened = self.closed = 0
        self._answers = b""

    async def open(self) -> LedLine:
        self.opened += 1
        if not self.is_plugged:
            raise LedUnavailable("no cable")
        return self

    async def send(self, data: bytes) -> None:
        if not self.is_plugged:
            raise LedUnavailable("cable gone")
        self.frames.append((round(self._loop.time(), 2), data.decode().rstrip()))
        self._answers = b"" if data[:2].decode() in self.off else b"\x06"

    async def receive(self, seconds: float) -> bytes:
        answer, self._answers = self._answers, b""
        if not answer:
            await asyncio.sleep(seconds)
        return answer

    def close(self) -> None:
        self.closed += 1

    def last(self) -> dict[str, str]:
        """Return what stands on each panel."""
        return {frame[:2]: frame[2:] for _, frame in self.frames}


Scene = Callable[[PanelRow, Cable], Awaitable[None]]


def play(scene: Scene, protocol: LedProtocol = PLAIN) -> Cable:
    async def work(loop: JumpingLoop) -> Cable:
        cable = Cable(loop)
        row = PanelRow(protocol, cable.open, elapsed=loop.time, repeat_s=20, again_s=3)
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(row.run())
            await scene(row, cable)
            running.cancel()
        return cable

    return run_jumping(work)


def test_a_panel_is_told_what_changed_at_once_and_the_others_are_left_alone() -> None:
    async def scene(row: PanelRow, cable: Cable) -> None:
        row.show({1: IDLE, 2: IDLE})
        await asyncio.sleep(5)
        cable.frames.clear()
        row.show({1: called("A001"), 2: IDLE})
        await asyncio.sleep(1)
        assert cable.frames == [(5.0, "01A001")]

    play(scene)


def test_each_panel_is_told_again_by_and_by() -> None:
    async def scene(row: PanelRow, cable: Cable) -> None:
        row.show({1: called("A001")})
        await asyncio.sleep(50)
        assert [at for at, _ in cable.frames] == [0.0, 20.0, 40.0]

    play(scene)


def test_a_cable_that_is_pulled_is_told_once_and_found_again(caplog: pytest.LogCaptureFixture) -> None:
    async def scene(row: PanelRow, cable: Cable) -> None:
        row.show({1: IDLE, 2: IDLE})
        await asyncio.sleep(1)
        cable.is_plugged = False
        row.show({1: called("A001"), 2: IDLE})
        await asyncio.sleep(60)
        cable.is_plugged = True
        cable.frames.clear()
        await asyncio.sleep(5)
        assert cable.last() == {"01": "A001", "02": "MOI SO TIEP"}

    with caplog.at_level(logging.INFO, "motcua.led"):
        cable = play(scene)
    said = [record.message.partition(";")[0] for record in caplog.records]
    assert said == ["cable gone", "no cable", "The panels are reached again"]
    assert cable.opened > 15


def test_a_line_that_is_not_there_at_the_start_is_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    async def scene(row: PanelRow, cable: Cable) -> None:
        cable.is_plugged = False
        row.show({1: IDLE})
        await asyncio.sleep(10)
        cable.is_plugged = True
        await asyncio.sleep(5)
        assert cable.last() == {"01": "MOI SO TIEP"}

    play(scene)
    assert [record.message for record in caplog.records] == ["no cable; it is tried again every 3 s"]


def test_a_panel_that_does_not_answer_holds_the_others_up_for_a_moment_only(caplog: pytest.LogCaptureFixture) -> None:
    async def scene(row: PanelRow, cable: Cable) -> None:
        cable.off.add("01")
        row.show({1: called("A001"), 2: called("A002")})
        await asyncio.sleep(45)
        first, second, *_ = [at for at, frame in cable.frames if frame == "02A002"]
        assert first < 0.6
        assert second == pytest.approx(20.7, abs=0.6)
        cable.off.clear()
        await asyncio.sleep(20)
        assert cable.last() == {"01": "A001", "02": "A002"}

    with caplog.at_level(logging.INFO, "motcua.led"):
        play(scene, ASKING)
    assert [record.message for record in caplog.records] == [
        "The panel with address 1 does not answer: check its power, cable and address",
        "The panel with address 1 answers again",
    ]


def test_a_panel_is_asked_twice_before_it_counts_as_silent(caplog: pytest.LogCaptureFixture) -> None:
    async def scene(row: PanelRow, cable: Cable) -> None:
        cable.off.add("01")
        row.show({1: called("A001")})
        await asyncio.sleep(10)
        assert len(cable.frames) == 2

    play(scene, ASKING)
    assert len(caplog.records) == 1


def test_at_the_end_the_panels_go_dark() -> None:
    async def scene(row: PanelRow, cable: Cable) -> None:
        row.show({1: called("A001"), 2: IDLE})
        await asyncio.sleep(1)

    cable = play(scene)
    assert cable.last() == {"01": "", "02": ""}
    assert cable.closed == 1


def test_an_end_with_the_cable_pulled_is_an_end() -> None:
    async def scene(row: PanelRow, cable: Cable) -> None:
        row.show({1: IDLE})
        await asyncio.sleep(1)
        cable.is_plugged = False

    assert play(scene).closed == 1
