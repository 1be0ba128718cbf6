"""The scanner's desk: its thread, unplugging, repeated codes, and that nothing of a payload is left anywhere."""

import asyncio
import gc
import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kiosk.scanning.errors import ScannerTrouble, ScannerUnavailable
from kiosk.scanning.scan_desk import REOPEN_S, SAME_S, ScanDesk
from kiosk.scanning.scanner import Scanned, ScannerState
from kiosk.scanning.virtual_scanner import VirtualScanner
from tests.unit.identity_papers import CARD, NAME, NUMBER

READY, GONE, ABSENT = ScannerState.READY, ScannerState.GONE, ScannerState.ABSENT
AWAY = ScannerTrouble.NOT_CONNECTED


class ScriptOver(Exception):
    """All of a script has been read."""


Line = Scanned | ScannerTrouble | Callable[[], None] | None


class ScriptedScanner:
    """Reads what its script says, a line at each call."""

    address = "scripted:"

    def __init__(self) -> None:
        self.script: Sequence[Line] = ()
        self.closed = 0
        self.threads: set[str] = set()
        self._at = 0

    def read(self, seconds: float) -> Scanned | None:
        self.threads.add(threading.current_thread().name)
        if self._at == len(self.script):
            raise ScriptOver
        line = self.script[self._at]
        self._at += 1
        if isinstance(line, ScannerTrouble):
            raise ScannerUnavailable(self.address, line)
        if line is None or isinstance(line, Scanned):
            return line
        line()
        return None

    def close(self) -> None:
        self.closed += 1


class Counter:
    """A desk with everything that came over it."""

    def __init__(self) -> None:
        self.scanner = ScriptedScanner()
        self.scans: list[bytes | str] = []
        self.states: list[ScannerState] = []
        self.pauses: list[float] = []
        self.desk = ScanDesk(
            self.scanner,
            scanned=lambda scanned: self.scans.append(scanned.payload),
            state=self.states.append,
            monotonic=lambda: self.now,
            pause=self._pause,
        )
        self.now = 0.0

    async def _pause(self, seconds: float) -> None:
        self.pauses.append(seconds)

    def play(self, *script: Line) -> None:
        self.scanner.script = script
        asyncio.run(self._play())

    async def _play(self) -> None:
        with pytest.raises(ScriptOver):
            await self.desk.run()
        await self.desk.close()

    def at(self, now: float) -> Callable[[], None]:
        def pass_time() -> None:
            self.now = now

        return pass_time


@pytest.fixture
def counter() -> Counter:
    return Counter()


def scan(payload: bytes | str, at: float) -> Scanned:
    return Scanned(payload=payload, at=at)


def test_scans_are_handed_on_in_their_order(counter: Counter) -> None:
    counter.play(None, scan("A", 1), scan(b"B", 2), None, scan("C", 3))

    assert counter.scans == ["A", b"B", "C"]
    assert counter.states == [READY]


def test_the_scanner_is_read_in_a_thread_of_its_own(counter: Counter) -> None:
    counter.play(None, scan("A", 1))

    assert counter.scanner.threads == {"scanner_0"}
    assert counter.scanner.closed == 1


def test_a_code_that_stays_under_the_scanner_counts_once(counter: Counter) -> None:
    counter.play(*(scan("A", 1 + number * SAME_S * 0.9) for number in range(20)))

    assert counter.scans == ["A"]


def test_a_code_that_was_away_counts_again(counter: Counter) -> None:
    counter.play(scan("A", 1), scan("A", 1 + SAME_S + 0.1))

    assert counter.scans == ["A", "A"]


def test_another_code_counts_at_once(counter: Counter) -> None:
    counter.play(scan("A", 1), scan("B", 1.1), scan("A", 1.2))

    assert counter.scans == ["A", "B", "A"]


def test_a_card_that_was_asked_for_again_counts_at_once(counter: Counter) -> None:
    counter.play(scan("A", 1), counter.desk.expect_again, scan("A", 1.5))

    assert counter.scans == ["A", "A"]


def test_what_is_scanned_while_nobody_listens_is_dropped(counter: Counter) -> None:
    counter.play(
        scan("A", 1),
        counter.desk.ignore_scans,
        scan("B", 2),
        counter.at(3),
        counter.desk.take_scans,
        scan("C", 2.9),
        scan("D", 4),
        counter.at(5),
        counter.desk.take_scans,
        scan("E", 4.5),
    )

    assert counter.scans == ["A", "D", "E"]


def test_a_code_that_lay_there_all_the_while_does_not_strike_when_the_pause_ends(counter: Counter) -> None:
    counter.play(
        scan("A", 1), counter.desk.ignore_scans, scan("A", 2), scan("A", 3), counter.at(3.5), counter.desk.take_scans,
        scan("A", 4),
    )  # fmt: skip

    assert counter.scans == ["A"]


def test_what_was_scanned_before_the_desk_opened_is_dropped(counter: Counter) -> None:
    counter.now = 10
    counter.play(scan("A", 9.9), scan("B", 10.1))

    assert counter.scans == ["B"]


def test_a_scanner_that_is_gone_is_looked_for_ever_more_slowly_until_it_is_back(
    counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    counter.play(None, *[AWAY] * 6, scan("A", 1), AWAY, None)

    assert counter.states == [READY, GONE, READY, GONE, READY]
    assert counter.pauses == [*REOPEN_S, REOPEN_S[-1], REOPEN_S[-1], REOPEN_S[0]]
    assert counter.scans == ["A"]


def test_each_trouble_is_logged_once(counter: Counter, caplog: pytest.LogCaptureFixture) -> None:
    counter.play(*[AWAY] * 5, *[ScannerTrouble.NO_PERMISSION] * 3, None)

    warnings = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert len(warnings) == 2
    assert "check its cable" in warnings[0]
    assert "dialout" in warnings[1]


def test_the_trouble_can_be_asked_for(counter: Counter, caplog: pytest.LogCaptureFixture) -> None:
    troubles: list[ScannerTrouble | None] = []
    counter.play(
        None, lambda: troubles.append(counter.desk.trouble), AWAY, lambda: troubles.append(counter.desk.trouble)
    )

    assert troubles == [None, AWAY]
    assert counter.desk.trouble is None


def test_a_kiosk_without_a_scanner_says_so() -> None:
    states: list[ScannerState] = []
    desk = ScanDesk(None, scanned=lambda _: None, state=states.append)

    async def run() -> None:
        await desk.run()
        await desk.close()

    asyncio.run(run())

    assert states == [ABSENT]


def test_neither_log_nor_error_shows_a_payload(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    counter = Counter()
    counter.scanner.script = (None, scan(CARD, 1), scan(CARD.encode(), 4), AWAY)

    async def play() -> None:
        asyncio.get_running_loop().set_debug(True)
        asyncio.get_running_loop().slow_callback_duration = 0  # so that asyncio writes every call down
        with pytest.raises(ScriptOver):
            await counter.desk.run()
        await counter.desk.close()

    asyncio.run(play())

    assert len(counter.scans) == 2
    assert caplog.text
    assert NUMBER not in caplog.text
    assert NAME not in caplog.text


def test_a_scan_is_forgotten_once_it_was_handed_on() -> None:
    alive: list[int] = []
    counter = Counter()

    def count() -> None:
        gc.collect()
        alive.append(sum(isinstance(thing, Scanned) for thing in gc.get_objects()))

    class Mint(ScriptedScanner):
        def read(self, seconds: float) -> Scanned | None:
            super().read(seconds)
            return scan(CARD, len(alive) * 10) if len(alive) % 2 == 0 else None

    mint = Mint()
    mint.script = [None, count, None, count]
    counter.desk = ScanDesk(mint, scanned=lambda _: None, state=lambda _: None, monotonic=lambda: 0)
    asyncio.run(counter._play())

    assert alive == [0, 0]


def test_a_real_scanner_is_unplugged_and_plugged_in_at_a_running_desk(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    scanner = VirtualScanner(f"virtual:{tmp_path}", tmp_path)

    async def live() -> list[object]:
        heard: asyncio.Queue[object] = asyncio.Queue()
        desk = ScanDesk(
            scanner,
            scanned=lambda scanned: heard.put_nowait(scanned.payload),
            state=heard.put_nowait,
            pause=lambda _: asyncio.sleep(0.01),
        )
        seen: list[object] = []
        async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
            running = tasks.create_task(desk.run())
            seen.append(await heard.get())
            scanner.present(CARD)
            seen.append(await heard.get())
            scanner.unplug()
            seen.append(await heard.get())
            scanner.plug_in()
            seen.append(await heard.get())
            scanner.present("A-7")
            seen.append(await heard.get())
            running.cancel()
        await desk.close()
        return seen

    assert asyncio.run(live()) == [READY, CARD.encode(), GONE, READY, b"A-7"]
