"""A finger on a window: presses and releases named things, and waits for the frame that shows what came of it."""

import asyncio
from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

FRAMES = 200
"""So many frames are enough for anything to find its place."""


class Finger(QObject):
    """Touches one window; each method returns the seconds from the touch to the next frame.

    Frames are drawn by the thread that delivers the touch, after it: so the next frame shows its effect.
    """

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__()
        self._window = window
        self._frame: asyncio.Future[float] | None = None
        # Queued: a Python slot on a render thread would wait for the thread that waits for it.
        window.frameSwapped.connect(self._swapped, Qt.ConnectionType.QueuedConnection)

    async def press(self, name: str) -> float:
        """Put the finger on the thing."""
        return await self._touch(QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton, self.place(name))

    async def release(self, name: str) -> float:
        """Lift the finger from the thing."""
        return await self._touch(QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton, self.place(name))

    async def frame(self) -> None:
        """Wait for a frame."""
        self._window.update()
        await self._next_frame()

    async def find(self, name: str) -> None:
        """Wait until the thing has been drawn and lies still, as people do; LookupError if it never comes."""
        before = None
        for _ in range(FRAMES):
            await self.frame()
            place = self._place(name)
            if place is not None and place == before:
                return
            before = place
        raise LookupError(f"{name} does not come to rest on the screen")

    def place(self, name: str) -> QPointF:
        """The middle of the thing; LookupError if it is not on the screen."""
        place = self._place(name)
        if place is None:
            raise LookupError(f"{name} is not on the screen")
        return place

    def _place(self, name: str) -> QPointF | None:
        for item in _shown(self._window.contentItem()):
            if item.objectName() == name:
                return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        return None

    async def _touch(self, kind: QEvent.Type, held: Qt.MouseButton, place: QPointF) -> float:
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, place, self._window.mapToGlobal(place), button, held, none)
        frame = self._next_frame()
        began = perf_counter()
        # Delivered here and now, with no event loop in between as QTest's would be.
        QCoreApplication.sendEvent(self._window, event)
        return await frame - began

    def _next_frame(self) -> "asyncio.Future[float]":
        self._frame = asyncio.get_running_loop().create_future()
        return self._frame

    @Slot()
    def _swapped(self) -> None:
        if self._frame is not None and not self._frame.done():
            self._frame.set_result(perf_counter())


def _shown(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from _shown(child)
