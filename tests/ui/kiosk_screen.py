"""The kiosk's real window on a kiosk in memory, and fingers for it."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

import kiosk
from assets.engine import KIOSK, available_languages, create_engine, open_window
from assets.qr_image import QrImageProvider
from kiosk.screen import Screen
from kiosk.ui.adapted_view import AdaptedView
from kiosk.ui.kiosk_view import KioskView
from kiosk.ui.outfit import Outfit
from server_client.queue_model.configuration import Configuration, ProfileEntry, Service, WorkProfile
from server_client.queue_model.ids import ProfileCode, ServiceCode
from server_client.wire.messages import decode_configuration
from tests.fakes.kiosk_parts import KioskHall
from tests.fakes.office import OFFICE

QML = Path(kiosk.__file__).with_name("qml")
STARTER = Path(kiosk.__file__).parents[1] / "assets" / "starter" / "hanoi.json"

# The pages are built one after the other whenever the machine has time for it.
_BUILT_MS = 60_000
UPRIGHT, LYING, SMALL = (1080, 1920), (1920, 1080), (1366, 768)


class Waiting(Protocol):
    """Lets the window's loop run until something is so; pytest-qt's `QtBot` is one."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int) -> None:
        """Return once it is so."""


class KioskScreen:
    """A window of `size`; nothing moves, and no time passes by itself.

    The pages that may be touched next are built, unless a `hasty` finger does not let them.
    """

    def __init__(
        self,
        waiting: Waiting,
        size: tuple[int, int] = UPRIGHT,
        configuration: Configuration = OFFICE,
        *,
        hasty: bool = False,
    ) -> None:
        self.hall = KioskHall(configuration)
        self.look = replace(KIOSK, reduced_motion=True)
        self.engine = create_engine(look=self.look, language="vi", import_paths=[QML])
        self.engine.addImageProvider("qr", QrImageProvider())
        self.view = KioskView(
            self.hall.session.screen,
            Outfit(languages=tuple((language.code, language.name) for language in available_languages())),
        )
        self.view.setParent(self.engine)
        self.view.touched.connect(self.hall.session.happen)
        self._adapted = AdaptedView(self.view, self.engine, self.look)
        self.hall.view.window = self._adapted
        self.window: QQuickWindow = open_window(
            self.engine, "Kiosk", "Main", {"view": self.view, "startSize": QSize(*size), "visible": True}
        )
        self.window.requestActivate()
        assert QTest.qWaitForWindowExposed(self.window)
        self.view.warm_up()
        if not hasty:
            waiting.waitUntil(lambda: self._has("helpBack") and self._has("receiptBack"), timeout=_BUILT_MS)

    def close(self) -> None:
        """Take the window down."""
        self.window.close()
        self.engine.deleteLater()
        # At once, so that what is on the screen goes before what it shows.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def show(self, screen: Screen) -> None:
        """Show this, and let everything find its place."""
        self._adapted.show(screen)
        self.window.grabWindow()
        # What scrolls finds out afterwards that it must.
        QTest.qWait(0)
        self.window.grabWindow()

    def item(self, name: str) -> QQuickItem:
        """The item of that name, which must be on the screen."""
        found = [item for item in self.items() if item.objectName() == name]
        assert len(found) == 1, f"{len(found)} items {name} are on the screen"
        return found[0]

    def items(self) -> Iterator[QQuickItem]:
        """Everything that is on the screen."""
        below = self.window.contentItem().childItems()[::-1]
        while below:
            item = below.pop()
            if item.isVisible():
                yield item
                below += item.childItems()[::-1]

    def texts(self) -> list[QQuickItem]:
        """All texts on the screen."""
        return [item for item in self.items() if item.inherits("QQuickText") and item.property("text")]

    def buttons(self) -> list[QQuickItem]:
        """All that can be touched."""
        touched = [item for item in self.items() if item.inherits("QQuickAbstractButton")]
        return [item for item in touched if item.objectName() != "key-gap"]

    def says(self, words: str) -> bool:
        """Whether these words are on the screen, wherever their lines may break."""
        return any(words in str(text.property("text")).replace("\u00a0", " ") for text in self.texts())

    def tap(self, name: str, times: int = 1) -> None:
        """Touch an item, a second after the last; then let the kiosk do what it was asked for."""
        # A frame, so that what has just come has found its place.
        self.window.grabWindow()
        item = self.item(name)
        self.hall.wait(1)
        for _ in range(times):
            QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre(item))

    def work(self) -> None:
        """Let the kiosk do what it was asked for."""
        asyncio.run(self.hall.work())

    def _has(self, name: str) -> bool:
        return self.window.findChild(QQuickItem, name) is not None


def centre(item: QQuickItem) -> QPoint:
    """The middle of an item in its window."""
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def described(item: QQuickItem) -> QAccessibleInterface:
    """What assistive technology knows of an item."""
    interface = QAccessible.queryAccessibleInterface(item)
    assert interface is not None, f"{item.objectName()} is invisible to assistive technology"
    return interface


def starter() -> Configuration:
    """Hanoi's starter configuration."""
    return decode_configuration(STARTER.read_bytes())


def with_services(count: int) -> Configuration:
    """The starter configuration with that many services to choose from, some of them with long names."""
    configuration = starter()
    services = [replace(service, returns_results=False) for service in configuration.services]
    while len(services) < count:
        services.append(_twin(services[len(services) - 8], len(services)))
    offered = tuple(services[:count])
    everything = WorkProfile(
        code=ProfileCode("all"),
        names=offered[0].names,
        entries=tuple(ProfileEntry(service=service.code) for service in offered),
    )
    return replace(configuration, services=offered, profiles=(everything,))


def _twin(service: Service, number: int) -> Service:
    return replace(
        service,
        code=ServiceCode(f"{service.code}{number}"),
        prefix="Z" + chr(ord("A") + number),
        names={language: f"{name}, hồ sơ" for language, name in service.names.items()},
        fields=(),
    )
