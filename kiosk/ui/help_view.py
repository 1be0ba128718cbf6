"""What QML sees of a call for help: how far it has come; it calls nobody."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.screen import Screen
from kiosk.visiting.helping import HelpCall

QML_IMPORT_NAME = "Kiosk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class HelpView(QObject):
    """How far the person's call has come."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._call = HelpCall.NONE

    def show(self, screen: Screen) -> None:
        """Show this."""
        if screen.help is not self._call:
            self._call = screen.help
            self.callChanged.emit()

    callChanged = Signal()

    @Property(bool, notify=callChanged)
    def asked(self) -> bool:
        """Whether the person has called for someone."""
        return self._call is not HelpCall.NONE

    @Property(bool, notify=callChanged)
    def calling(self) -> bool:
        """Whether nobody has heard it yet."""
        return self._call is HelpCall.CALLING

    @Property(bool, notify=callChanged)
    def coming(self) -> bool:
        """Whether somebody is on the way."""
        return self._call is HelpCall.COMING

    @Property(bool, notify=callChanged)
    def unheard(self) -> bool:
        """Whether the call cannot get through."""
        return self._call is HelpCall.UNHEARD
