"""The kiosk's devices joined with its window and its visits: scanner, keypad and voice."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.devices import Devices
from kiosk.faults import Condition
from kiosk.scanning.scanner import ScannerState
from kiosk.scanning.virtual_scanner import VirtualScanner
from kiosk.screen import Screen
from kiosk.settings import KioskSettings
from kiosk.setup.keys import Guidance
from kiosk.setup.sound_place import SoundPlace
from kiosk.visiting.step import Step
from kiosk.wellbeing import Wellbeing
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId
from tests.ui.kiosk_screen import KioskScreen
from tests.unit.identity_papers import CARD, TODAY


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[KioskScreen]:
    shown = KioskScreen(qtbot)
    yield shown
    shown.close()


class Followed:
    """Shows each screen to the window and to the devices, and wakes whoever waits for one."""

    def __init__(self, screen: KioskScreen, devices: Devices) -> None:
        self._window = screen.hall.view.window
        self._devices = devices
        self._changed = asyncio.Event()

    def show(self, screen: Screen) -> None:
        if self._window is not None:
            self._window.show(screen)
        self._devices.show(screen)
        self._changed.set()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for the screen on which it is so."""
        async with asyncio.timeout(20):
            while not is_so():
                self._changed.clear()
                await self._changed.wait()


def settings(folder: Path, *, scanner: str = "none:", guidance: Guidance = Guidance.OFF) -> KioskSettings:
    """A kiosk with these devices, whose voice writes its words down in the folder."""
    return KioskSettings(
        server="http://127.0.0.1:9",
        branch=BranchId("CN01"),
        credential="secret",
        data=folder,
        printer="none:",
        language=VIETNAMESE,
        scanner=scanner,
        guidance=guidance,
        sound=SoundPlace(kind="file", target=str(folder)),
    )


def joined(screen: KioskScreen, given: KioskSettings, felt: list[Condition]) -> Devices:
    """These devices at the screen; each changed condition comes into `felt`."""
    wellbeing = Wellbeing(felt.append, knows_its_branch=True)
    return Devices(given, screen.window, screen.hall.session, wellbeing, today=lambda: TODAY)


def is_guided(screen: KioskScreen) -> bool:
    """Whether the screen is read aloud."""
    return screen.hall.session.visit.accessibility.spoken


def test_a_scan_opens_its_way_and_a_scanner_that_is_gone_is_a_fault(
    screen: KioskScreen, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder, felt = tmp_path / "scans", list[Condition]()
    devices = joined(screen, settings(tmp_path, scanner=f"virtual:{folder}"), felt)
    hand, hall = VirtualScanner("virtual:", folder), screen.hall
    seen = Followed(screen, devices)
    hall.view.window = seen

    async def story() -> None:
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(devices.run())
            await presented()
            running.cancel()
        await devices.close()

    async def presented() -> None:
        await seen.until(lambda: hall.session.screen.may_scan)
        hall.wait(1)
        hand.present(CARD)
        await seen.until(lambda: hall.session.visit.step is Step.NOTICE)
        hand.unplug()
        await seen.until(lambda: not hall.session.screen.may_scan)

    asyncio.run(story())
    assert "is not connected" in caplog.text
    assert [condition.scanner for condition in felt] == [ScannerState.READY, ScannerState.GONE]


def test_the_first_key_of_a_keypad_starts_the_guidance_and_pulling_the_headphones_ends_it(
    screen: KioskScreen, tmp_path: Path
) -> None:
    devices = joined(screen, settings(tmp_path, guidance=Guidance.JACK), [])
    seen = Followed(screen, devices)
    screen.hall.view.window = seen
    devices.show(screen.hall.session.screen)
    QTest.keyClick(screen.window, Qt.Key.Key_Down)
    assert is_guided(screen)
    QTest.qWait(0)
    assert (tmp_path / "spoken.log").read_text(encoding="utf-8").startswith("vi\t4\tHướng dẫn bằng giọng nói đã bật")
    QTest.keyClick(screen.window, Qt.Key.Key_F16)
    assert not is_guided(screen)
    asyncio.run(devices.close())


@pytest.mark.parametrize("guidance", [Guidance.OFF, Guidance.JACK])
def test_escape_is_one_step_back_and_any_key_says_that_somebody_is_there(
    screen: KioskScreen, tmp_path: Path, guidance: Guidance
) -> None:
    devices = joined(screen, settings(tmp_path, guidance=guidance), [])
    screen.tap("service-civil")
    screen.hall.wait(30)
    QTest.keyClick(screen.window, Qt.Key.Key_Tab)
    assert screen.hall.screen.seconds_left in {45, 135}
    screen.hall.wait(1)
    QTest.keyClick(screen.window, Qt.Key.Key_Escape)
    assert screen.hall.screen.step is Step.START
    asyncio.run(devices.close())


def test_a_kiosk_without_devices_runs_in_peace(screen: KioskScreen, tmp_path: Path) -> None:
    devices = joined(screen, settings(tmp_path), [])
    asyncio.run(devices.run())
    asyncio.run(devices.close())
    assert not screen.hall.session.screen.may_scan


def test_a_sound_that_fails_is_a_fault_of_the_kiosk(
    screen: KioskScreen, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "spoken.log").mkdir()
    felt: list[Condition] = []
    devices = joined(screen, settings(tmp_path, guidance=Guidance.ALWAYS), felt)
    devices.show(screen.hall.session.screen)
    QTest.qWait(0)
    assert felt[-1].is_mute
    assert "cannot be written" in caplog.text
    asyncio.run(devices.close())


def test_a_machine_that_is_turned_down_has_the_usual_voice_or_it_would_be_quiet_twice(
    screen: KioskScreen, tmp_path: Path
) -> None:
    devices = joined(screen, replace(settings(tmp_path, guidance=Guidance.ALWAYS), volume=10), [])
    devices.show(screen.hall.session.screen)
    QTest.keyClick(screen.window, Qt.Key.Key_Down)
    assert (tmp_path / "spoken.log").read_text(encoding="utf-8").startswith("vi\t4\t")
    asyncio.run(devices.close())
