"""A window with a field, before which a scanner types: says on standard output what is scanned and what the field has.

The field is said once Enter reaches it, which also empties it. The argument is the longest pause between two keys of a
scan, in seconds.
"""

import json
import sys

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.ui.wedge_filter import WedgeFilter

PAGE = b"""
import QtQuick
Window {
    id: root
    width: 400; height: 100; visible: true; title: "wedge"
    TextInput { objectName: "field"; anchors.fill: parent; focus: true }
}
"""


def say(kind: str, text: str) -> None:
    """Say it in a line."""
    sys.stdout.write(json.dumps({kind: text}) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run until killed."""
    application = QGuiApplication(sys.argv)
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(PAGE, QUrl())
    window = component.create()
    assert isinstance(window, QQuickWindow)
    field: QObject | None = window.findChild(QQuickItem, "field")
    assert field is not None
    WedgeFilter(window, lambda text: say("scan", text), gap_s=float(sys.argv[1]))

    def entered() -> None:
        say("field", str(field.property("text")))
        field.setProperty("text", "")

    field.accepted.connect(entered)  # type: ignore[attr-defined]  # a signal of the QML type
    window.requestActivate()
    window.activeChanged.connect(lambda: say("active", str(window.isActive())))
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
