"""A number that was given out at the desk, as QML reads it."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter_display.serving.desk_ticket import DeskTicket

QML_IMPORT_NAME = "Console.Model"
QML_IMPORT_MAJOR_VERSION = 1

_NONE = DeskTicket(number="", service="", ahead=0, address="")


@QmlElement
class DeskTicketView(QObject):
    """The number to read out and the code to photograph; `address` is empty where there is no page."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ticket = _NONE

    def show(self, ticket: DeskTicket | None) -> None:
        """Show the number."""
        if ticket is not None and ticket != self._ticket:
            self._ticket = ticket
            self.changed.emit()

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._ticket.number

    @Property(str, notify=changed)
    def service(self) -> str:
        return self._ticket.service

    @Property(int, notify=changed)
    def ahead(self) -> int:
        return self._ticket.ahead

    @Property(int, notify=changed)
    def waitLow(self) -> int:
        return self._ticket.announced.low_s // 60 if self._ticket.announced else 0

    @Property(int, notify=changed)
    def waitHigh(self) -> int:
        return self._ticket.announced.high_s // 60 if self._ticket.announced else 0

    @Property(str, notify=changed)
    def address(self) -> str:
        return self._ticket.address
