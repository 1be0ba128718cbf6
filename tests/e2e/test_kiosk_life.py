"""A kiosk as real processes: no way out of it, staff who close it, and a supervisor that watches it."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.kept_lines import KeptLines
from kiosk.last_branch import LastBranch
from kiosk.machine_marks import machine_marks
from kiosk.series_right import SeriesRight
from kiosk.settings import FIRST_KIOSK
from kiosk.staff_pin import hashed
from server_client.demo.display import Display, until
from server_client.demo.processes import Program, Programs
from server_client.queue_model.ids import BranchId
from tests.fakes.office import office

PIN = "739152"
SIZE = (1080, 1920)
KIOSK = (sys.executable, "-c", "import sys; from server_client.cli import main; sys.exit(main())", "kiosk")


@dataclass(slots=True)
class Place:
    """One machine with a kiosk on its whole screen; its branch is not there."""

    folder: Path
    display: Display

    async def start(self, *options: str | Path) -> Program:
        """Start the kiosk, and wait until it can be touched."""
        program = await self.display.show(
            (
                *(*KIOSK, "--server", "http://127.0.0.1:9", "--credential-file", self.folder / "credential"),
                *("--data", self.folder / "data", "--printer", f"virtual:{self.folder / 'paper'}", "--sound", "off"),
                *("--pin-file", self.folder / "pin", *options),
            )
        )
        await program.says("Numbers can be asked for", within_s=60)
        return program

    async def open_menu(self) -> None:
        """Rest a finger on the house's mark, and give the PIN."""
        mark = await self.display.until_shown("staffGesture")
        await self.display.use("mousemove", str(mark.x), str(mark.y), "mousedown", "1")
        await self.display.until_shown("pin-1")
        await self.display.use("mouseup", "1", "type", "--delay", "60", PIN)
        await self.display.press("Return", brings=lambda: self.display.shows("staffState"))


@asynccontextmanager
async def _place(folder: Path) -> AsyncIterator[Place]:
    (folder / "data").mkdir()
    (folder / "credential").write_text("secret", encoding="ascii")
    (folder / "pin").write_text(hashed(PIN), encoding="ascii")
    LastBranch(folder / "data" / "last-branch.json", BranchId("CN01")).keep(office().branch)
    await _confirm_name(folder / "data" / "machine")
    async with Programs(folder / "logs") as programs:
        yield Place(folder, await Display.start("kiosk", folder / "display", SIZE, programs))


async def _confirm_name(folder: Path) -> None:
    """Let this machine be known to its branch from before, so that it has numbers of its own."""
    right = SeriesRight(FIRST_KIOSK, KeptLines(folder), marks=machine_marks(), new_machine=lambda: "this-machine")
    await right.open()
    right.confirm()
    await right.close()


def play(folder: Path, story: Callable[[Place], Awaitable[None]]) -> None:
    async def played() -> None:
        async with _place(folder) as place:
            await story(place)

    asyncio.run(played())


def test_no_key_closes_it_and_what_staff_have_closed_stays_closed_over_a_restart(tmp_path: Path) -> None:
    async def story(place: Place) -> None:
        display = place.display
        kiosk = await place.start()
        await display.until_shown("service-civil")
        for keys in ("alt+F4", "ctrl+q", "ctrl+w", "Escape", "super", "F11"):
            await display.use("key", keys)
        await display.touch("service-civil", brings=lambda: display.shows("notEntitled"))
        await place.open_menu()
        await display.touch("staffClosing", brings=lambda: display.shows("shut-desk"))
        await display.touch("shut-desk", brings=lambda: display.shows("staffGesture"))
        assert not display.shows("service-civil")
        kiosk.send(signal.SIGTERM)
        await kiosk.ended.wait()
        assert kiosk.status == 0
        assert PIN not in kiosk.story()

        await place.start()
        await display.until_shown("staffGesture")
        assert not display.shows("service-civil")
        await place.open_menu()
        await display.touch("staffClosing", brings=lambda: display.shows("reopen"))
        await display.touch("reopen", brings=lambda: display.shows("service-civil"))

    play(tmp_path, story)


def test_under_systemd_staff_start_it_afresh_and_a_kiosk_that_is_stuck_says_nothing_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        monkeypatch.setenv("WATCHDOG_USEC", "2000000")
        heard: list[bytes] = []

        def hears(message: bytes) -> bool:
            heard.extend(_waiting(systemd))
            return message in heard

        async def story(place: Place) -> None:
            kiosk = await place.start()
            await until(lambda: hears(b"READY=1") and hears(b"WATCHDOG=1"), "systemd hears of it")
            os.kill(kiosk.pid, signal.SIGSTOP)
            await until(lambda: _is_silent(systemd), "the stuck kiosk is silent", each_s=0.8)
            os.kill(kiosk.pid, signal.SIGCONT)
            heard.clear()
            await until(lambda: hears(b"WATCHDOG=1"), "it beats again")
            await place.open_menu()
            await place.display.touch("staffEnding", brings=lambda: place.display.shows("end"))
            # Its last touch takes the screen away.
            await place.display.touch("end", brings=lambda: kiosk.status is not None)
            assert kiosk.status == 0
            assert hears(b"STOPPING=1")

        play(tmp_path, story)


def _waiting(line: socket.socket) -> list[bytes]:
    found = []
    while True:
        try:
            found.append(line.recv(64))
        except BlockingIOError:
            return found


def _is_silent(line: socket.socket) -> bool:
    """Whether nothing has come since the last look, which is longer ago than a beat takes."""
    return _waiting(line) == []


def test_it_starts_afresh_by_itself_the_next_day_while_nobody_stands_before_it(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.setblocking(False)
        words = [sys.executable, "-m", "tests.e2e.kiosk_of_tomorrow", str(tmp_path), str(tmp_path / "notify")]
        done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
        told = _waiting(systemd)
    assert done.returncode == 0, done.stderr
    assert "The kiosk starts afresh for the day" in done.stderr
    assert (told[0], told[-1]) == (b"READY=1", b"STOPPING=1")
