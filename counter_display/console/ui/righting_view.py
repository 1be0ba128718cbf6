"""What the counter has just done and can put right, as QML reads it."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter_display.serving.putting_right import Righting

QML_IMPORT_NAME = "Console.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class RightingView(QObject):
    """What can be put right; `kind` is empty while nothing can."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._righting: Righting | None = None

    def show(self, righting: Righting | None) -> None:
        """Show what can be put right, or nothing."""
        if righting != self._righting:
            self._righting = righting
            self.changed.emit()

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._righting.kind if self._righting else ""

    @Property(str, notify=changed)
    def deed(self) -> str:
        return self._righting.deed or "" if self._righting else ""

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._righting.number if self._righting else ""

    @Property(str, notify=changed)
    def outcome(self) -> str:
        return self._righting.outcome if self._righting else ""

    @Property(int, notify=changed)
    def left(self) -> int:
        return self._righting.left_s if self._righting else 0
