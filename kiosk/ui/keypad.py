"""The keys of a keypad, or of any keyboard, that move through what can be pressed, or ask to hear again or louder.

It takes only the keys that nobody else has wanted: what a text field does with its arrows stays the field's. A keypad
for the blind (four arrows, a round key, help, volume) sends a keyboard's keys; which is which is in KEYS.
"""

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickWindow


class Key(Enum):
    """What a key asks for."""

    NEXT = auto()
    PREVIOUS = auto()
    BACK = auto()
    REPEAT = auto()
    LOUDER = auto()
    QUIETER = auto()
    PLUGGED = auto()
    UNPLUGGED = auto()


KEYS = {
    Qt.Key.Key_Down: Key.NEXT,
    Qt.Key.Key_Right: Key.NEXT,
    Qt.Key.Key_Up: Key.PREVIOUS,
    Qt.Key.Key_Left: Key.PREVIOUS,
    Qt.Key.Key_Escape: Key.BACK,
    Qt.Key.Key_Back: Key.BACK,
    Qt.Key.Key_F1: Key.REPEAT,
    Qt.Key.Key_Help: Key.REPEAT,
    Qt.Key.Key_Plus: Key.LOUDER,
    Qt.Key.Key_VolumeUp: Key.LOUDER,
    Qt.Key.Key_Minus: Key.QUIETER,
    Qt.Key.Key_VolumeDown: Key.QUIETER,
    # A keypad with a socket for headphones of its own tells by keys that something is plugged in.
    Qt.Key.Key_F15: Key.PLUGGED,
    Qt.Key.Key_F16: Key.UNPLUGGED,
}


class Keypad(QObject):
    """Follows the keys of a window. `asked` carries each `Key` except those that move, which it does itself; `used`
    tells of every key that it knows, `released` of every key at all: something on the page may be different then.
    """

    asked = Signal(object)
    used = Signal()
    released = Signal()

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        self._window = window
        # A key climbs from what has the keyboard up to here, unless somebody on the way takes it.
        window.contentItem().installEventFilter(self)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of KEYS that have climbed to the top."""
        if event.type() is QEvent.Type.KeyRelease and watched is self._window:
            self.released.emit()
        if event.type() is not QEvent.Type.KeyPress or watched is self._window or not isinstance(event, QKeyEvent):
            return False
        key = KEYS.get(Qt.Key(event.key()))
        if key is None:
            return False
        event.accept()
        self.used.emit()
        if key in {Key.NEXT, Key.PREVIOUS}:
            self._move(forward=key is Key.NEXT)
        elif not event.isAutoRepeat():
            self.asked.emit(key)
        return True

    def _move(self, *, forward: bool) -> None:
        # As the key that Qt itself moves by, so that a sheet keeps the keyboard inside it.
        key = Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab
        tab = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(self._window, tab)
