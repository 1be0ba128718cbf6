"""Draws every page of the kiosk to be looked at: python -m tests.ui.gallery.kiosk_glass OUT_FOLDER [WIDTHxHEIGHT]."""

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from assets.engine import log_qt_messages, save_picture
from kiosk.accessibility import Accessibility
from server_client.wire.messages import decode_configuration
from tests.ui.kiosk_pages import pages
from tests.ui.kiosk_screen import STARTER, UPRIGHT, KioskScreen

AIDED = Accessibility(large_type=True, high_contrast=True, reach=True)


class Patient:
    """Lets the window's loop run until something is so."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int) -> None:
        """Return once it is so."""
        while not callback():
            QCoreApplication.processEvents()


def main(out: Path, size: tuple[int, int]) -> None:
    """Draw each page once, and the start screen with all aids, as PNG."""
    application = QGuiApplication(sys.argv[:1])
    log_qt_messages()
    out.mkdir(parents=True, exist_ok=True)
    screen = KioskScreen(Patient(), size, decode_configuration(STARTER.read_bytes()))
    start = screen.hall.session.screen
    for name, shown in (*pages(start), ("start aided", replace(start, accessibility=AIDED))):
        screen.show(shown)
        save_picture(screen.window, out / f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}.png")
    screen.close()
    application.quit()


if __name__ == "__main__":
    width, _, height = (sys.argv[2] if len(sys.argv) > 2 else "").partition("x")
    main(Path(sys.argv[1]), (int(width), int(height)) if height else UPRIGHT)
