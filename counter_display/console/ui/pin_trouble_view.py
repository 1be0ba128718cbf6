"""Why a PIN did not do what it should, as QML reads it: codes and figures; the words are QML's."""

from PySide6.QtCore import Property, QDateTime, QObject, Signal
from PySide6.QtQml import QmlElement

from assets.wall_time import wall_time
from counter_display.serving.signing_in import PinTrouble
from server_client.queue_model.local_time import VIETNAM

QML_IMPORT_NAME = "Console.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PinTroubleView(QObject):
    """What is wrong; `kind` is empty while nothing is."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._trouble: PinTrouble | None = None

    def show(self, trouble: PinTrouble | None) -> None:
        """Show what is wrong, or that nothing is."""
        if trouble != self._trouble:
            self._trouble = trouble
            self.changed.emit()

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._trouble.kind if self._trouble else ""

    @Property(int, notify=changed)
    def left(self) -> int:
        return self._trouble.left if self._trouble else 0

    @Property(QDateTime, notify=changed)
    def until(self) -> QDateTime:
        return wall_time(self._trouble.until if self._trouble else None, VIETNAM)

    @Property(str, notify=changed)
    def said(self) -> str:
        return self._trouble.said if self._trouble else ""
