"""What QML sees of a ticket that is presented again; it knows nobody and asks nobody."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.screens.my_ticket import NO_TICKET, MyTicketScreen
from kiosk.ui.offer_rows import UNKNOWN, high_of, low_of, why_of

QML_IMPORT_NAME = "Kiosk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class MyTicketView(QObject):
    """Holds how the presented ticket stands."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shown = NO_TICKET

    def show(self, shown: MyTicketScreen) -> None:
        """Show this."""
        if shown != self._shown:
            self._shown = shown
            self.shownChanged.emit()

    shownChanged = Signal()

    @Property(str, notify=shownChanged)
    def standing(self) -> str:
        """How it stands, of `Standing`; empty while nothing is presented."""
        return self._shown.standing.value if self._shown.standing is not None else ""

    @Property(str, notify=shownChanged)
    def number(self) -> str:
        """Its number; empty if it is not known here."""
        return self._shown.number

    @Property(str, notify=shownChanged)
    def service(self) -> str:
        """The line that it stands in, or stood in last."""
        return self._shown.service

    @Property(int, notify=shownChanged)
    def ahead(self) -> int:
        """How many are called before it; -1 if that is not known."""
        return UNKNOWN if self._shown.ahead is None else self._shown.ahead

    @Property(int, notify=shownChanged)
    def waitLow(self) -> int:
        """From how many minutes on it will be called, for `WaitWords`."""
        return low_of(self._shown.told)

    @Property(int, notify=shownChanged)
    def waitHigh(self) -> int:
        """Up to how many minutes; 0 if it is not told."""
        return high_of(self._shown.told)

    @Property(str, notify=shownChanged)
    def waitWhy(self) -> str:
        """Why it is not told, as a code; empty if there is no reason to give."""
        return why_of(self._shown.told)

    @Property(int, notify=shownChanged)
    def counter(self) -> int:
        """The counter that has called it; 0 for none."""
        return self._shown.counter
