"""The QR code of an address as an image for QML; it draws modules and knows nothing of what the address leads to."""

from urllib.parse import unquote

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, qRgb
from PySide6.QtQuick import QQuickImageProvider

PAPER, INK = qRgb(255, 255, 255), qRgb(22, 30, 54)


class QrImageProvider(QQuickImageProvider):
    """Draws ``image://qr/<address, percent-encoded>``, one pixel a module: shown enlarged without smoothing."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: N802, N803 - Qt's names
        image = draw_qr(unquote(id))
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


def draw_qr(address: str) -> QImage:
    """The code with its quiet zone, one pixel a module; a single white pixel when there is none to show."""
    # The library takes 60 ms to import; the press has done that long before the first code is shown.
    from assets.qr_code import QUIET_ZONE, qr_code  # noqa: PLC0415 - not before the first frame

    code = qr_code(address)
    side = 1 if code is None else code.quiet_side
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    for row, modules in enumerate(code.rows if code is not None else ()):
        for column in range(side - 2 * QUIET_ZONE):
            if modules >> (side - 2 * QUIET_ZONE - 1 - column) & 1:
                image.setPixel(column + QUIET_ZONE, row + QUIET_ZONE, INK)
    return image
