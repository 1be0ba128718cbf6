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

run_until_closed(application, window, work)
print("ended")
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
    assert (rest, screen.returncode) == ("puts away\nended\n", 0)
