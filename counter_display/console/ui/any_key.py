"""Notices that anyone presses a key or a button of the mouse, whatever that does; it takes nothing away from it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject

_PRESSES = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress})


class AnyKey(QObject):
    """Calls `pressed` at each press, but only while it watches: every event of the program passes here then."""

    def __init__(self, parent: QObject, pressed: Callable[[], None]) -> None:
        super().__init__(parent)
        self._pressed = pressed
        self._watches = False

    def watch(self, watches: bool) -> None:
        """Watch from now on, or no more."""
        program = QCoreApplication.instance()
        if watches == self._watches or program is None:
            return
        self._watches = watches
        if watches:
            program.installEventFilter(self)
        else:
            program.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PRESSES:
            self._pressed()
        return False
