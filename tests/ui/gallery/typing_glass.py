"""Opens the gallery's page of entry fields to be typed in: python -m tests.ui.gallery.typing_glass [WIDTHxHEIGHT]."""

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

import kiosk
import kiosk.ui.telex_composer  # noqa: F401 - registers the type
from assets.engine import KIOSK, create_engine, log_qt_messages, open_window
from assets.process import start_log
from assets.screen_options import window_size


def main(size: str) -> int:
    """Show the page until its window is closed."""
    start_log()
    application = QGuiApplication(sys.argv[:1])
    log_qt_messages()
    folders = [Path(kiosk.__file__).with_name("qml"), Path(__file__).parent]
    engine = create_engine(look=KIOSK, language="vi", import_paths=folders)
    width, height = window_size(size)
    open_window(engine, "Gallery", "TypingPage", {"visible": True, "width": width, "height": height})
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "1080x1920"))
