"""What the clerk is told, as QML reads it: codes and particulars; the words are QML's."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter_display.serving.notices import Notice

QML_IMPORT_NAME = "Console.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class NoticeView(QObject):
    """A notice; `kind` is empty while there is nothing to tell."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._notice: Notice | None = None

    def show(self, notice: Notice | None) -> None:
        """Show the notice, or nothing."""
        if notice != self._notice:
            self._notice = notice
            self.changed.emit()

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._notice.kind if self._notice else ""

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._notice.code if self._notice else ""

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._notice.number if self._notice else ""

    @Property(str, notify=changed)
    def counter(self) -> str:
        return self._notice.counter if self._notice else ""

    @Property(str, notify=changed)
    def clerk(self) -> str:
        return self._notice.clerk if self._notice else ""

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._notice.state if self._notice else ""

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._notice.name if self._notice else ""

    @Property(int, notify=changed)
    def count(self) -> int:
        return self._notice.count if self._notice else 0

    @Property(str, notify=changed)
    def said(self) -> str:
        return self._notice.said if self._notice else ""
