"""The cloth that pictures and films are thrown on; it shows the newest frame that came and knows no file."""

from threading import Lock

from PySide6.QtCore import Property, QObject, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem, QQuickWindow

from counter_display.lobby.showing.frame import Frame, Size

QML_IMPORT_NAME = "Lobby.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class MediaView(QObject):
    """The newest frame, and how much room there is. Signals: `roomChanged` with that room in pixels."""

    frameChanged = Signal()
    litChanged = Signal()
    roomChanged = Signal(int, int)
    _arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()
        self._newest: Frame | None = None
        self._awaited = False
        self._frame: Frame | None = None
        self._room = Size(0, 0)
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def deliver(self, frame: Frame | None) -> None:
        """Take a frame from any thread; of those that come before the screen is ready for one the last is shown."""
        with self._lock:
            self._newest = frame
            announced, self._awaited = self._awaited, True
        if not announced:
            self._arrived.emit()

    def _take(self) -> None:
        was_lit = self._frame is not None
        with self._lock:
            self._frame, self._awaited = self._newest, False
        if was_lit != (self._frame is not None):
            self.litChanged.emit()
        self.frameChanged.emit()

    @Property(bool, notify=litChanged)
    def lit(self) -> bool:
        """Whether there is anything to show."""
        return self._frame is not None

    def make_room(self, size: QSizeF, ratio: float) -> None:
        """Take the room on the screen, and how many pixels there are to one of its units."""
        self._room = Size(round(size.width() * ratio), round(size.height() * ratio))
        self.roomChanged.emit(*self._room)

    @property
    def room(self) -> Size:
        """How many pixels there is place for; none before the screen is laid out."""
        return self._room

    @property
    def frame(self) -> Frame | None:
        """What is shown now."""
        return self._frame


@QmlElement
class ScreenCloth(QQuickPaintedItem):
    """A surface that shows the frames of its `source`, whole, in the middle, and at most twice as large as they are."""

    sourceChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setOpaquePainting(True)
        self._source: MediaView | None = None

    def _get_source(self) -> MediaView | None:
        return self._source

    def _set_source(self, source: MediaView) -> None:
        if self._source is source:
            return
        self._source = source
        source.frameChanged.connect(self.update)
        self._tell_room(QSizeF(self.width(), self.height()))
        self.sourceChanged.emit()

    source = Property(MediaView, _get_source, _set_source, notify=sourceChanged)

    def geometryChange(self, new: QRectF | QRect, old: QRectF | QRect) -> None:
        super().geometryChange(new, old)
        self._tell_room(QRectF(new).size())

    def paint(self, painter: QPainter) -> None:
        frame = self._source.frame if self._source is not None else None
        if frame is None:
            return
        room = Size(round(self.width()), round(self.height()))
        size = frame.size.within(Size(min(room.width, 2 * frame.size.width), min(room.height, 2 * frame.size.height)))
        left, top = (room.width - size.width) // 2, (room.height - size.height) // 2
        image = QImage(frame.pixels, *frame.size, frame.stride, QImage.Format.Format_RGB32)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, size != frame.size)
        painter.drawImage(QRectF(left, top, *size), image)

    def _tell_room(self, size: QSizeF) -> None:
        # Without a window until it is given its place, whatever the stubs say.
        window: QQuickWindow | None = self.window()
        if self._source is not None:
            self._source.make_room(size, window.effectiveDevicePixelRatio() if window is not None else 1.0)
