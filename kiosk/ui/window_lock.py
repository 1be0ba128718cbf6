"""Keeps a full screen what it is: no key, no window system and nothing dropped on it closes it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtQuick import QQuickWindow

_KEPT_OUT = frozenset(
    {
        QEvent.Type.Close,
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
    }
)


class WindowLock(QObject):
    """Locks a window for as long as it lives; the process still ends in order when it is told to by a signal."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what would lead out."""
        if event.type() not in _KEPT_OUT:
            return False
        event.ignore()
        return True
