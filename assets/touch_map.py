"""Tells a program outside where the named things of a window are, for tests and demonstrations with real input.

It shows nothing and changes nothing. The file holds one JSON object, name → where its middle is in the window's pixels,
what it says, and whether it is selected; only what is shown and can be used is in it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow

ENVIRONMENT = "MOTCUA_TOUCH_MAP"
"""The variable that names the file; without it nothing is written."""

Place: TypeAlias = dict[str, int | str | bool]

# What a field shows comes before what it holds: of a secret one that is a row of dots.
_WORDS = ("displayText", "text", "number", "title")


def keep_touch_map(window: QQuickWindow, path: Path) -> None:
    """Write the map after each frame in which it changed, whole or not at all."""
    import json  # noqa: PLC0415 - a screen without a map starts without it

    written = ""

    def write() -> None:
        nonlocal written
        text = json.dumps(touch_map(window), ensure_ascii=False)
        if text != written:
            new = path.with_suffix(".new")
            new.write_text(text, encoding="utf-8")
            new.replace(path)
            written = text

    # Queued: the frame may be swapped by another thread.
    window.frameSwapped.connect(write, Qt.ConnectionType.QueuedConnection)


def touch_map(window: QQuickWindow) -> dict[str, Place]:
    """Return where the named things are now."""
    return {
        item.objectName(): _place(item)
        for item in _shown(window.contentItem())
        if item.objectName() and item.isEnabled() and _is_inside(item, window)
    }


def _shown(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible() and item.opacity() > 0:
        yield item
        for child in item.childItems():
            yield from _shown(child)


def _middle(item: QQuickItem) -> QPointF:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))


def _is_inside(item: QQuickItem, window: QQuickWindow) -> bool:
    middle = _middle(item)
    return 0 <= middle.x() < window.width() and 0 <= middle.y() < window.height()


def _place(item: QQuickItem) -> Place:
    middle = _middle(item)
    words = (item.property(name) for name in _WORDS)
    return {
        "x": round(middle.x()),
        "y": round(middle.y()),
        "text": next((word for word in words if isinstance(word, str)), ""),
        "selected": item.property("selected") is True or item.property("checked") is True,
    }
