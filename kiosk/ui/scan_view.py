"""What QML sees of the scanner: whether something may be presented, and why the last could not be used."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.screen import Screen

QML_IMPORT_NAME = "Kiosk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ScanView(QObject):
    """Holds no code and nothing of what stood in one."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ready = False
        self._trouble = ""

    def show(self, screen: Screen) -> None:
        """Show this."""
        trouble = screen.scan_trouble.value if screen.scan_trouble is not None else ""
        if (screen.may_scan, trouble) != (self._ready, self._trouble):
            self._ready, self._trouble = screen.may_scan, trouble
            self.shownChanged.emit()

    shownChanged = Signal()

    @Property(bool, notify=shownChanged)
    def ready(self) -> bool:
        """Whether there is a scanner that works; hints to it are hidden if not."""
        return self._ready

    @Property(str, notify=shownChanged)
    def trouble(self) -> str:
        """Why the last code could not be used, of `Again` and `NotUsed`; empty if it could."""
        return self._trouble
