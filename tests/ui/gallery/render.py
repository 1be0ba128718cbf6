"""Draws the gallery of shared components to be looked at: python -m tests.ui.gallery.render OUT_FOLDER."""

import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication

from assets.engine import CONSOLE, KIOSK, LOBBY, Look, create_engine, log_qt_messages, open_window, save_picture

PAGES: dict[str, tuple[Look, str, dict[str, object]]] = {
    "kiosk": (KIOSK, "KioskPage", {}),
    "console": (CONSOLE, "ConsolePage", {}),
    "sheet": (CONSOLE, "ConsolePage", {"asking": True}),
    "lobby": (LOBBY, "LobbyPage", {}),
    "dark-console": (Look(scale=1, dark=True), "ConsolePage", {}),
    "large-type": (Look(scale=1.5, large_type=True), "KioskPage", {}),
}


def settle() -> None:
    """Let what moves come to rest: the longest motion of the theme is 0.48 s."""
    loop = QEventLoop()
    QTimer.singleShot(600, loop.quit)
    loop.exec()


def main(out: Path) -> None:
    """Render each page once and write it as PNG."""
    application = QGuiApplication(sys.argv[:1])
    log_qt_messages()
    out.mkdir(parents=True, exist_ok=True)
    for name, (look, page, properties) in PAGES.items():
        engine = create_engine(look=look, language="vi", import_paths=[Path(__file__).parent])
        window = open_window(engine, "Gallery", page, {"visible": True, **properties})
        settle()
        save_picture(window, out / f"{name}.png")
        window.close()
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
