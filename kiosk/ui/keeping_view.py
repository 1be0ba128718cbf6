"""What QML sees of what the person prepared: whether it is kept for the clerk, under which code, or why it is not."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.screens.keeping import NOTHING_SHOWN, KeepingScreen
from kiosk.visiting.keeping import WentOnWithout

QML_IMPORT_NAME = "Kiosk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class KeepingView(QObject):
    """Holds what was last shown of it. `touched` carries each `Happening`."""

    touched = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._screen = NOTHING_SHOWN

    def show(self, screen: KeepingScreen) -> None:
        """Show these facts; only a change is told to QML."""
        if screen != self._screen:
            self._screen = screen
            self.shownChanged.emit()

    shownChanged = Signal()

    @Property(bool, notify=shownChanged)
    def namesPerson(self) -> bool:
        """Whether who the person is goes along."""
        return self._screen.names_person

    @Property(str, notify=shownChanged)
    def code(self) -> str:
        """Under what the clerk finds it; empty if nothing is kept."""
        return self._screen.code

    @Property(bool, notify=shownChanged)
    def lost(self) -> bool:
        """Whether it could not be kept."""
        return self._screen.is_lost

    @Property(str, notify=shownChanged)
    def limit(self) -> str:
        """The limit that is reached, as a refusal's code; empty if none is."""
        return self._screen.limit.value.value if self._screen.limit is not None else ""

    @Property(str, notify=shownChanged)
    def service(self) -> str:
        """The service for which the person has a number already."""
        return self._screen.service

    @Property(str, notify=shownChanged)
    def number(self) -> str:
        """That number; empty if it is still to come."""
        return self._screen.number

    @Property(int, notify=shownChanged)
    def most(self) -> int:
        """How many the limit allows."""
        return self._screen.most

    @Slot()
    def goOnWithout(self) -> None:
        """The person takes a number without it."""
        self.touched.emit(WentOnWithout())
