"""Scanners in software and the hands that hold a code before them: at a pseudo-terminal, a folder, a Qt window."""

import os
import pty
import tty
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest

from kiosk.scanning.scanner import Scanner
from kiosk.scanning.scanner_addresses import KeyboardPlace
from kiosk.scanning.scanners import scanner_from
from kiosk.scanning.virtual_scanner import VirtualScanner
from kiosk.scanning.wedge_scanner import WedgeScanner
from kiosk.ui.wedge_filter import WedgeFilter

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Hand(Protocol):
    """A scanner and the hand that presents codes to it, and pulls its plug."""

    scanner: Scanner

    def present(self, text: str) -> None: ...
    def present_half(self, text: str) -> None:
        """As far as this scanner gets before its plug is pulled."""

    def unplug(self) -> None: ...
    def plug_in(self) -> None: ...
    def clear_away(self) -> None: ...


class SerialHand:
    """The scanner at one end of a pseudo-terminal, the other end behind a name that stays."""

    def __init__(self, folder: Path, suffix: bytes = b"\r\n") -> None:
        self._suffix = suffix
        self.device = folder / "ttyACM0"
        self.near = -1
        self._far = -1
        self.plug_in()
        self.scanner = made(f"serial:{self.device}")

    def plug_in(self) -> None:
        self.near, self._far = pty.openpty()
        tty.setraw(self._far)
        self.device.symlink_to(os.ttyname(self._far))

    def send(self, data: bytes) -> None:
        while data:
            data = data[os.write(self.near, data) :]

    def present(self, text: str) -> None:
        self.send(text.encode() + self._suffix)

    def present_half(self, text: str) -> None:
        self.send(text.encode()[: len(text) // 2])

    def unplug(self) -> None:
        if self.device.is_symlink():
            os.close(self.near)
            os.close(self._far)
            self.device.unlink()

    def clear_away(self) -> None:
        self.scanner.close()
        self.unplug()


class VirtualHand:
    """The folder that is a scanner."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "scanner"
        self._virtual = VirtualScanner(f"virtual:{self.folder}", self.folder)
        self.scanner = made(f"virtual:{self.folder}")

    def present(self, text: str) -> None:
        self._virtual.present(text)

    def present_half(self, text: str) -> None:
        (self.folder / "half").write_bytes(text.encode()[: len(text) // 2])

    def unplug(self) -> None:
        self._virtual.unplug()

    def plug_in(self) -> None:
        self._virtual.plug_in()

    def clear_away(self) -> None:
        self.scanner.close()


class KeyboardHand:
    """A scanner that types into a window of its own."""

    def __init__(self, _folder: Path) -> None:
        # A tenfold pause, as a busy machine may hold up the test between two keys.
        wedge = WedgeScanner("keyboard:", KeyboardPlace(0.3))
        self.scanner: Scanner = wedge
        self.window = QWindow()
        self.window.show()
        self._taken = 0
        WedgeFilter(self.window, self._take, gap_s=wedge.gap_s)
        self._wedge = wedge

    def _take(self, text: str) -> None:
        self._taken += 1
        self._wedge.take(text)

    def present(self, text: str) -> None:
        before = self._taken
        strike(self.window, text + "\n")
        until = QDeadlineTimer(5000)
        while self._taken == before:
            assert not until.hasExpired(), "the keys are no scan"
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def present_half(self, text: str) -> None:
        strike(self.window, text[: len(text) // 2])

    def unplug(self) -> None:
        """Nobody notices."""

    def plug_in(self) -> None:
        """As above."""

    def clear_away(self) -> None:
        self.window.destroy()


def made(setting: str) -> Scanner:
    """The scanner that the setting names, which must be one."""
    scanner = scanner_from(setting)
    assert scanner is not None
    return scanner


def strike(window: QWindow, text: str) -> None:
    """Strike the text's keys as fast as a scanner does."""
    for char in text:
        if char == "\n":
            QTest.keyClick(window, Qt.Key.Key_Return)
        else:
            code = Qt.Key(ord(char.upper())) if char.isascii() else Qt.Key.Key_unknown
            QTest.sendKeyEvent(QTest.KeyAction.Click, window, code, char, NO_MODIFIER)
