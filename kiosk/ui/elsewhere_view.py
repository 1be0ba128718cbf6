"""What QML sees of a branch where the chosen service would be sooner; there is nothing of it to touch."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.screens.elsewhere import NOWHERE, ElsewhereScreen

QML_IMPORT_NAME = "Kiosk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ElsewhereView(QObject):
    """Holds what was last shown of it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._screen = NOWHERE

    def show(self, screen: ElsewhereScreen) -> None:
        """Show these facts; only a change is told to QML."""
        if screen != self._screen:
            self._screen = screen
            self.shownChanged.emit()

    shownChanged = Signal()

    @Property(str, notify=shownChanged)
    def name(self) -> str:
        """The branch; empty where there is nothing to tell."""
        return self._screen.name

    @Property(str, notify=shownChanged)
    def address(self) -> str:
        """Where it is; empty if that is not known."""
        return self._screen.address

    @Property(int, notify=shownChanged)
    def travel(self) -> int:
        """How many minutes it is away."""
        return self._screen.travel_min

    @Property(int, notify=shownChanged)
    def waitLow(self) -> int:
        """From how many minutes on one waits there, for `WaitWords`."""
        return self._screen.low_min

    @Property(int, notify=shownChanged)
    def waitHigh(self) -> int:
        """Up to how many minutes."""
        return self._screen.high_min

    @Property(int, notify=shownChanged)
    def saves(self) -> int:
        """How many minutes sooner it is, the way included."""
        return self._screen.saves_min

    @Property(bool, notify=shownChanged)
    def byPhone(self) -> bool:
        """Whether the slip has a code with which the place can be moved there."""
        return self._screen.by_phone
