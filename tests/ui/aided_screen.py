"""One long page of the kiosk in its place, with aids that apply at once and a voice that is kept; it knows no visit."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

import kiosk
from assets.engine import KIOSK, create_engine, open_window
from kiosk.accessibility import UNAIDED, Accessibility
from kiosk.ui.accessibility_view import AccessibilityView
from kiosk.ui.accessible_look import look_with
from kiosk.ui.focus_reader import shown_items
from kiosk.ui.kiosk_view import KioskView
from kiosk.ui.outfit import Outfit
from kiosk.ui.spoken_guide import Manner, SpokenGuide
from server_client.queue_model.ids import Language
from tests.fakes.kiosk_parts import KioskHall

QML = Path(kiosk.__file__).with_name("qml")
GALLERY = Path(__file__).with_name("gallery")
LOOK = replace(KIOSK, reduced_motion=True)


class KeptVoice:
    """Says nothing, and keeps what it was to say."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.level = 0

    def say(self, sentence: str, language: Language) -> None:
        self.said.append(sentence)

    def hush(self) -> None:
        self.said.clear()

    def set_level(self, level: int) -> None:
        self.level = level

    async def run(self) -> None:
        """Nothing goes on by itself."""


class AidedScreen:
    """A window of `size`; what is chosen in it applies as it does in the kiosk."""

    def __init__(self, size: tuple[int, int], manner: Manner) -> None:
        self._engine = create_engine(look=LOOK, language="vi", import_paths=[QML, GALLERY])
        self.view = KioskView(KioskHall().session.screen, Outfit(languages=(("vi", "Tiếng Việt"), ("en", "English"))))
        self.view.setParent(self._engine)
        self.aids = AccessibilityView(self._engine, can_speak=True)
        self.accessibility = UNAIDED
        self.aids.chosen.connect(self.apply)
        properties = {"view": self.view, "aids": self.aids, "startSize": QSize(*size), "visible": True}
        self.window: QQuickWindow = open_window(self._engine, "Aided", "Main", properties)
        self.voice = KeptVoice()
        self.view.warm_up()
        self.guide = SpokenGuide(self.window, self.voice, manner)
        self.window.requestActivate()
        assert QTest.qWaitForWindowExposed(self.window)

    def apply(self, accessibility: Accessibility) -> None:
        """Put these aids on."""
        self.accessibility = accessibility
        self._engine.set_look(look_with(LOOK, accessibility))
        self.aids.show(accessibility)
        self.guide.show(spoken=accessibility.spoken, language=Language("vi"))
        self.settle()

    def settle(self) -> None:
        """Let everything find its place."""
        QTest.qWait(0)
        self.window.grabWindow()
        QTest.qWait(0)

    def item(self, name: str) -> QQuickItem:
        """The item of that name, which must be on the screen."""
        found = [item for item in shown_items(self.window.contentItem()) if item.objectName() == name]
        assert len(found) == 1, f"{len(found)} items {name} are on the screen"
        return found[0]

    def close(self) -> None:
        """Take the window down."""
        self.window.close()
        self._engine.deleteLater()
