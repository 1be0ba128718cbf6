"""Opens the gallery's long page of the kiosk on the display that there is: python -m tests.ui.gallery.aided_glass."""

import sys

from PySide6.QtGui import QGuiApplication

from assets.languages import compile_languages
from kiosk.ui.spoken_guide import Manner
from tests.ui.aided_screen import AidedScreen


def main() -> int:
    """Show the page until the process is ended."""
    application = QGuiApplication(["motcua-kiosk"])
    compile_languages()
    screen = AidedScreen((1080, 1920), Manner())
    status = application.exec()
    screen.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
