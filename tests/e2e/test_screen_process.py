"""A screen as a process: when its work begins, and that it ends when it is told to, even if nothing moves on it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

SCREEN = """
import asyncio
from PySide6.QtQuick import QQuickWindow
from assets.process import run_until_closed, start_application

application = start_application("still")
window = QQuickWindow()
window.show()

async def work() -> None:
    print("works", flush=True)
    try:
        await asyncio.Event().wait()
    finally:
        print("puts away", flush=True)

status = run_until_closed(application, window, work)
print("ended", status)
"""
# Qt has no other way to tell that the display is gone than to end each run of its loop; so does this.
WITHOUT_DISPLAY = """
from PySide6.QtCore import QTimer

lost = QTimer(interval=10)
lost.timeout.connect(lambda: application.exit(1))
"""


@pytest.fixture
def screen() -> Iterator[subprocess.Popen[str]]:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    with subprocess.Popen(
        [sys.executable, "-c", SCREEN], stdout=subprocess.PIPE, text=True, env=surroundings
    ) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_still_screen_ends_in_order_when_it_is_told_to(screen: subprocess.Popen[str], number: signal.Signals) -> None:
    assert screen.stdout is not None
    assert screen.stdout.readline() == "works\n"
    screen.send_signal(number)
    rest, _ = screen.communicate(timeout=20)
    assert (rest, screen.returncode) == ("puts away\nended 0\n", 0)


def test_a_screen_whose_display_is_gone_puts_away_what_it_holds_and_says_that_it_failed() -> None:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    losing = SCREEN.replace('    print("works", flush=True)\n', '    print("works", flush=True)\n    lost.start()\n')
    script = losing.replace("async def work", f"{WITHOUT_DISPLAY}\nasync def work")
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=surroundings, timeout=20, check=True
    )
    assert ran.stdout == "works\nputs away\nended 1\n"
    assert "The display is gone" in ran.stderr
