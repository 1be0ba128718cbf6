"""A console with the dossiers' pane on the screen, with a branch and a server of receptions in memory behind it."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from assets.engine import CONSOLE, create_engine, open_window
from counter_display.console.dossier_intents import listen_to_dossiers
from counter_display.console.intents import listen
from counter_display.console.ui.console_view import ConsoleView
from counter_display.serving.console_state import ConsoleState, Screen
from counter_display.serving.signing_in import LastSeat
from server_client.dossier_model.preregistration import PreparedDossier
from server_client.queue_model.ids import Language, TicketId
from tests.fakes.desk import DeskRig, FakeMemory
from tests.fakes.dossier_rig import DossierRig
from tests.fakes.office import ALL, COUNTER_5, LAN, Office

Prepared = Mapping[TicketId, tuple[PreparedDossier, ...]]
QML = Path(str(files("counter_display"))) / "qml"


class DossierScreen:
    """Presses keys and things, and lets both servers answer."""

    bot: QtBot

    def __init__(
        self, place: Office, runner: asyncio.Runner, language: str, size: tuple[int, int], prepared: Prepared
    ) -> None:
        self.place = place
        self.runner = runner
        self.view = ConsoleView(ConsoleState(now=place.now))
        memory = FakeMemory(LastSeat(counter=COUNTER_5, clerk=LAN, profile=ALL))
        self.rig = DeskRig(place, memory=memory, show=self._show, language=Language(language))
        self.dossiers = DossierRig(place, show=self.view.desk_dossiers.show)
        for ticket, brought in prepared.items():
            self.dossiers.prepare(ticket, *brought)
        listen(self.view, self.rig.desk)
        listen_to_dossiers(self.view.desk_dossiers, self.dossiers.desk)
        self.engine = create_engine(look=CONSOLE, language=language, import_paths=[QML])
        self.view.setParent(self.engine)
        self.window: QQuickWindow = open_window(self.engine, "Console", "Main", {"view": self.view})
        self.window.resize(*size)
        self.window.show()
        self.window.requestActivate()
        assert QTest.qWaitForWindowExposed(self.window)
        self.rig.connect()
        self.settle()

    def settle(self) -> None:
        """Let a second go by, the servers answer, and the screen follow."""
        self.runner.run(self.rig.settle())
        self.dossiers.place.branch = self.rig.server.branch
        self.runner.run(self.dossiers.settle())
        self.rig.desk.refresh()
        QGuiApplication.processEvents()

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Let Qt work until the condition holds."""
        self.bot.waitUntil(condition, timeout=5000)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key, and let what it does come to rest."""
        QTest.keyClick(self.window, key, modifiers)
        self.settle()

    def alt(self, key: Qt.Key) -> None:
        """Press a key with Alt."""
        self.key(key, Qt.KeyboardModifier.AltModifier)

    def type(self, text: str) -> None:
        """Type letters and figures."""
        for letter in text:
            # The stub knows keys only; a letter is told as Latin-1.
            QTest.keyClick(self.window, letter)  # type: ignore[call-overload]
        QGuiApplication.processEvents()

    def click(self, name: str) -> None:
        """Click the middle of a thing, and let what it does come to rest."""
        place = self.item(name)
        middle = place.mapToScene(QPointF(place.width() / 2, place.height() / 2)).toPoint()
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        self.settle()

    def items(self, name: str) -> list[QQuickItem]:
        """Return the visible things of that name."""
        return [thing for thing in things_of(self.window.contentItem()) if thing.objectName() == name]

    def item(self, name: str) -> QQuickItem:
        """Return the one visible thing of that name."""
        found = self.items(name)
        assert len(found) == 1, f"{len(found)} things are called {name}"
        return found[0]

    def text(self, name: str) -> str:
        """Return what a visible thing says."""
        return str(self.item(name).property("text"))

    def all_texts(self) -> str:
        """Return all that can be read on the screen or is in a field."""
        texts = (thing.property("text") for thing in things_of(self.window.contentItem()))
        return "\n".join(str(text) for text in texts if text)

    def _show(self, state: ConsoleState) -> None:
        self.view.show(state)
        if state.screen is Screen.WORK and state.counter is not None:
            self.dossiers.look()


def things_of(item: QQuickItem) -> Iterator[QQuickItem]:
    """Go through all that is visible."""
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from things_of(child)


Open = Callable[..., DossierScreen]


@contextmanager
def dossier_screens(bot: QtBot) -> Iterator[Open]:
    """Open consoles; all are closed at the end."""
    kept: list[DossierScreen] = []
    with asyncio.Runner() as runner:

        def show(
            place: Office,
            *,
            language: str = "en",
            size: tuple[int, int] = (1600, 900),
            prepared: Prepared = MappingProxyType({}),
        ) -> DossierScreen:
            place.open()
            screen = DossierScreen(place, runner, language, size, prepared)
            screen.bot = bot
            kept.append(screen)
            return screen

        yield show
        for screen in kept:
            screen.window.close()
            screen.engine.deleteLater()
