"""Reads pictures with Qt into frames; it draws nothing on a screen, and may be called from any thread."""

from pathlib import Path

from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from counter_display.lobby.showing.frame import Frame, MediaUnusable, Size


def load_picture(path: Path, room: Size) -> Frame:
    """Return the picture, upright and as large as the room has place for it; MediaUnusable if it cannot be read.

    It is read at that size, which for a photograph takes a tenth of the time; a small one is not made larger.
    """
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    # What is in the file counts, not how it is called.
    reader.setDecideFormatFromContent(True)
    whole = Size(reader.size().width(), reader.size().height())
    if min(whole) > 0:
        is_turned = bool(reader.transformation().value & QImageIOHandler.Transformation.TransformationRotate90.value)
        fitting = whole.within(Size(room.height, room.width) if is_turned else room)
        if fitting.width < whole.width:
            wanted = reader.size()
            wanted.setWidth(fitting.width)
            wanted.setHeight(fitting.height)
            reader.setScaledSize(wanted)
    image = reader.read()
    if image.isNull():
        raise MediaUnusable(f"{path.name} cannot be shown: {reader.errorString()}")
    drawn = image.convertToFormat(QImage.Format.Format_RGB32)
    return Frame(size=Size(drawn.width(), drawn.height()), stride=drawn.bytesPerLine(), pixels=bytes(drawn.constBits()))
