"""The fee that a clerk has the panel show, as QML reads it."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from counter_display.console.fee_desk import FeePicture

QML_IMPORT_NAME = "Console.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FeeView(QObject):
    """The fee of whoever is served; signals: `asked(amount, purpose)` as typed, `withdrawn()`."""

    asked = Signal(str, str)
    withdrawn = Signal()

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._picture = FeePicture()

    def show(self, picture: FeePicture) -> None:
        """Show the picture."""
        if picture != self._picture:
            self._picture = picture
            self.changed.emit()

    @Property(str, notify=changed)
    def number(self) -> str:
        """Who can be asked for a fee; empty while nobody can."""
        return self._picture.number

    @Property(float, notify=changed)
    def amount(self) -> float:
        """What the panel shows now, in dong; 0 for nothing."""
        return float(self._picture.amount)

    @Property(str, notify=changed)
    def due(self) -> str:
        """What the dossiers at the counter cost together; empty while that is not known."""
        return self._picture.due

    @Property(str, notify=changed)
    def purpose(self) -> str:
        """What the transfer says."""
        return self._picture.purpose

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """What cannot be shown as it was typed."""
        return self._picture.trouble or ""

    @Slot(str, str)
    def ask(self, amount: str, purpose: str) -> None:
        self.asked.emit(amount, purpose)

    @Slot()
    def withdraw(self) -> None:
        self.withdrawn.emit()
