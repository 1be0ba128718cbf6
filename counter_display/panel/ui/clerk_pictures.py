"""A clerk's picture as a round image for QML; it keeps the one that is shown and knows no name."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtQuick import QQuickImageProvider

SIDE = 480


class ClerkPictures(QQuickImageProvider):
    """Draws ``image://clerk/<anything>``: the picture given last, cut to a circle."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._picture = b""

    def keep(self, picture: bytes) -> None:
        """Take the picture, a JPEG."""
        self._picture = picture

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        side = max(requestedSize.width(), requestedSize.height(), 0) or SIDE
        image = rounded(self._picture, side)
        size.setWidth(side)
        size.setHeight(side)
        return image


def rounded(picture: bytes, side: int) -> QImage:
    """The middle of the picture in a circle of ``side`` pixels; transparent when it is no picture."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    taken = QImage.fromData(picture)
    if taken.isNull():
        return image
    whole = min(taken.width(), taken.height())
    middle = QRect((taken.width() - whole) // 2, (taken.height() - whole) // 2, whole, whole)
    circle = QPainterPath()
    circle.addEllipse(0, 0, side, side)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(circle)
    painter.drawImage(QRect(0, 0, side, side), taken, middle)
    painter.end()
    return image
