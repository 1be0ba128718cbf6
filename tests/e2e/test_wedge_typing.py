"""A scanner's keys and a person's on a real display: X server, Qt's xcb platform, a field with the focus."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.identity_papers import PASSPORT

TICKET = "https://queue.example/t/aB3dE_fG-hI1jK2lM4nO5p"
# The window writes it out: nobody's number, and not one that is looked for in what the suite writes.
CARD_IN_TELEX = "001099054321|012345678|Nguyeenx Vawn DDuwcs|01021999|Nam|Soos 1, Phuwowngf Taay Hoof|15082021"

# Longer than in use, as a busy machine may hold up the typing program between two keys.
GAP_S = 0.08
SCANNERS_MS, PERSONS_MS = 3, 300


class Keyboard:
    """A display with the window on it, and a keyboard that types at any pace."""

    def __init__(self, display: str, window: "subprocess.Popen[str]") -> None:
        self._display = display
        self._window = window

    def type(self, text: str, pause_ms: int) -> None:
        """Type the text, and Enter at its end."""
        self._do("type", "--args", "1", "--delay", str(pause_ms), text, "key", "Return")

    def strike(self, text: str, pause_ms: int) -> None:
        """Type the text without Enter."""
        self._do("type", "--delay", str(pause_ms), text)

    def focus(self) -> None:
        self._do("search", "--sync", "--onlyvisible", "--name", "^wedge$", "windowfocus", "--sync")
        assert self.heard() == {"active": "True"}

    def _do(self, *words: str) -> None:
        surroundings = {**os.environ, "DISPLAY": self._display}
        subprocess.run(("xdotool", *words), env=surroundings, check=True, timeout=30)

    def heard(self) -> dict[str, str]:
        assert self._window.stdout is not None
        line = self._window.stdout.readline()
        assert line, "the window is gone"
        said: dict[str, str] = json.loads(line)
        return said


@pytest.fixture(scope="module")
def keyboard() -> Iterator[Keyboard]:
    reading, writing = os.pipe()
    server = ("Xvfb", "-displayfd", str(writing), "-screen", "0", "800x600x24", "-nolisten", "tcp")
    with subprocess.Popen(server, pass_fds=[writing], stderr=subprocess.DEVNULL) as xvfb:
        os.close(writing)
        try:
            with os.fdopen(reading) as said:
                display = f":{said.readline().strip()}"
            yield from _window_on(display)
        finally:
            xvfb.terminate()


def _window_on(display: str) -> Iterator[Keyboard]:
    surroundings = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"}
    words = (sys.executable, "-m", "tests.e2e.wedge_window", str(GAP_S))
    root = Path(__file__).parents[2]
    with subprocess.Popen(words, cwd=root, env=surroundings, stdout=subprocess.PIPE, text=True) as window:
        try:
            keyboard = Keyboard(display, window)
            keyboard.focus()
            yield keyboard
        finally:
            window.kill()


@pytest.mark.parametrize("text", [TICKET, PASSPORT, CARD_IN_TELEX])
def test_what_a_scanner_types_is_scanned_and_reaches_no_field(keyboard: Keyboard, text: str) -> None:
    keyboard.type(text, SCANNERS_MS)
    assert keyboard.heard() == {"scan": text}

    keyboard.type("x", SCANNERS_MS)
    assert keyboard.heard() == {"field": "x"}


def test_what_a_person_types_reaches_the_field_whole(keyboard: Keyboard) -> None:
    keyboard.type("Vawn A, 0912", PERSONS_MS)

    assert keyboard.heard() == {"field": "Vawn A, 0912"}


def test_a_scan_between_two_letters_of_a_person_takes_none_of_them(keyboard: Keyboard) -> None:
    keyboard.strike("ab", PERSONS_MS)
    keyboard.type(TICKET, SCANNERS_MS)
    assert keyboard.heard() == {"scan": TICKET}
    keyboard.type("cd", PERSONS_MS)

    assert keyboard.heard() == {"field": "abcd"}
