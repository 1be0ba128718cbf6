"""The gallery's page of entry fields in a window, with fingers for its keys and a real keyboard beside it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMetaObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from shiboken6 import delete

import kiosk
import kiosk.ui.telex_composer  # noqa: F401 - registers the type
from assets.engine import KIOSK, Look, create_engine, open_window

FOLDERS = [Path(kiosk.__file__).with_name("qml"), Path(__file__).with_name("gallery")]
UPRIGHT, LYING, SMALL = (1080, 1920), (1920, 1080), (1366, 768)
STILL = replace(KIOSK, reduced_motion=True)


class TypingScreen:
    """A window of `size`; `reach` leaves the lower 1000 pixels of an upright one to the page."""

    def __init__(self, size: tuple[int, int] = UPRIGHT, *, look: Look = STILL, reach: bool = False) -> None:
        self.engine = create_engine(look=look, language="vi", import_paths=FOLDERS)
        properties = {"visible": True, "width": size[0], "height": size[1], "reach": reach}
        self.window: QQuickWindow = open_window(self.engine, "Gallery", "TypingPage", properties)
        self.window.requestActivate()
        assert QTest.qWaitForWindowActive(self.window)

    def close(self) -> None:
        """Take the window down."""
        self.window.close()
        delete(self.engine)

    def items(self, root: QQuickItem | None = None) -> Iterator[QQuickItem]:
        """Everything that is on the screen."""
        for child in (root or self.window.contentItem()).childItems():
            if child.isVisible() and child.opacity() > 0:
                yield child
                yield from self.items(child)

    def item(self, name: str) -> QQuickItem:
        """The item of that name, which must be on the screen."""
        found = [item for item in self.items() if item.objectName() == name]
        assert len(found) == 1, f"{len(found)} items {name} are on the screen"
        return found[0]

    def board(self) -> list[QQuickItem]:
        """The keys on the screen."""
        return [item for item in self.items() if item.objectName().startswith("key-")]

    def has_key(self, token: str) -> bool:
        """Whether the key is on the screen."""
        return any(key.objectName() == f"key-{token}" for key in self.board())

    def edit(self, name: str) -> None:
        """Touch a field, wherever its page has scrolled to."""
        if self.is_seen(self.item(name + "Place")):
            self.touch(name + "Place")
        else:
            QMetaObject.invokeMethod(self.item(name), "edit")

    def touch(self, name: str) -> None:
        """Touch the middle of an item, once everything has found its place."""
        self.window.grabWindow()
        QTest.mouseClick(
            self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle(self.item(name))
        )

    def strike(self, *tokens: str) -> None:
        """Touch keys of the screen's keyboard one after the other."""
        for token in tokens:
            self.touch("key-" + {" ": "space"}.get(token, token))

    def type(self, *keys: Qt.Key) -> None:
        """Press keys of a real keyboard."""
        for key in keys:
            QTest.keyClick(self.window, key)

    def text(self, name: str) -> str:
        """What a field holds, on the screen or not."""
        field = self.window.findChild(QQuickItem, name)
        assert field is not None
        return str(field.property("text"))

    def shown(self, name: str) -> str:
        """What a field shows."""
        return str(self.item(name + "Place").property("text"))

    def keyboard(self) -> QQuickItem:
        """The keyboard's panel, on the screen or not."""
        panel = self.window.findChild(QQuickItem, "keyboard")
        assert panel is not None
        return panel

    def is_open(self) -> bool:
        """Whether the keyboard is up."""
        return bool(self.keyboard().property("opened"))

    def is_seen(self, item: QQuickItem) -> bool:
        """Whether all of an item is on the glass and above the keyboard."""
        top, bottom = item.mapToScene(QPointF(0, 0)).y(), item.mapToScene(QPointF(0, item.height())).y()
        limit = self.keyboard().mapToScene(QPointF(0, 0)).y() if self.is_open() else self.window.height()
        page = self.keyboard().parentItem().mapToScene(QPointF(0, 0)).y()
        return top >= page - 1 and bottom <= limit + 1


def middle(item: QQuickItem) -> QPoint:
    """The middle of an item in its window."""
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def described(item: QQuickItem) -> QAccessibleInterface:
    """What assistive technology knows of an item."""
    interface = QAccessible.queryAccessibleInterface(item)
    assert interface is not None, f"{item.objectName()} is invisible to assistive technology"
    return interface
