"""The clerk's console in a window of its own, with a branch in memory behind it, and hands for it."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.exceptions import TimeoutError as WaitTimeout
from pytestqt.qtbot import QtBot

from assets.engine import CONSOLE, create_engine, open_window
from assets.qr_image import QrImageProvider
from counter_display.console.intents import listen
from counter_display.console.ui.console_view import ConsoleView
from counter_display.serving.console_state import ConsoleState
from counter_display.serving.signing_in import LastSeat
from server_client.queue_model.commands import Command
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import Language
from tests.fakes.desk import STAFF, DeskRig, FakeDoor, FakeMemory
from tests.fakes.office import ALL, COUNTER_5, LAN, Office

QML = Path(str(files("counter_display"))) / "qml"


class Console:
    """A console on the screen: presses keys and things, and lets the server answer."""

    def __init__(
        self, rig: DeskRig, view: ConsoleView, window: QQuickWindow, runner: asyncio.Runner, bot: QtBot
    ) -> None:
        self.rig = rig
        self.view = view
        self.window = window
        self._runner = runner
        self._bot = bot
        self.door = FakeDoor(rig.place)

    def settle(self) -> None:
        """Let the server answer, the feed tell, and the screen follow."""
        self._runner.run(self.rig.settle(door=self.door))
        QGuiApplication.processEvents()

    def shown(self, name: str) -> bool:
        """Say whether exactly one thing of that name is shown, now or in a moment."""
        self.wait_until(lambda: len(self.items(name)) == 1)
        return True

    def wait_until(self, condition: Callable[[], bool], *, within_ms: int = 3000) -> None:
        """Let Qt work until the condition holds; WaitTimeout."""
        self._bot.waitUntil(condition, timeout=within_ms)

    def at_server(self, command: Command) -> None:
        """Let something happen elsewhere, and the feed tell of it."""
        self._runner.run(self.rig.server.send(command))
        self.settle()

    def type(self, text: str) -> None:
        """Type capital letters and digits."""
        for letter in text:
            QTest.keyClick(self.window, Qt.Key(ord(letter)))

    def rest(self) -> None:
        """Wait until what has just come in may be pressed."""
        self.wait_until(lambda: not self.items("shield"))

    def key(self, key: Qt.Key, *, ctrl: bool = False) -> None:
        """Press a key, and let what it does come to rest."""
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.window, key, held)
        self.settle()

    def keys(self, *keys: Qt.Key) -> None:
        """Press one key after the other, each when what the one before has brought in may be pressed."""
        for key in keys:
            self.rest()
            self.key(key)

    def click(self, name: str) -> None:
        """Click the middle of a thing, and let what it does come to rest."""
        place = self.item(name)
        middle = place.mapToScene(QPointF(place.width() / 2, place.height() / 2)).toPoint()
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        self.settle()

    def item(self, name: str) -> QQuickItem:
        """Return the one visible thing of that name."""
        found = self.items(name)
        assert len(found) == 1, f"{len(found)} things are called {name}"
        return found[0]

    def items(self, name: str) -> list[QQuickItem]:
        """Return the visible things of that name."""
        return [thing for thing in things_of(self.window.contentItem()) if thing.objectName() == name]

    def text(self, name: str) -> str:
        """Return what a visible thing says."""
        return str(self.item(name).property("text"))

    @property
    def state(self) -> CounterState:
        """What the counter is doing at the server."""
        return self.rig.server.branch.counter(COUNTER_5).state


def things_of(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from things_of(child)


Open = Callable[..., Console]


@contextmanager
def consoles(bot: QtBot) -> Iterator[Open]:
    """Open consoles on offices; by default a clerk sits at counter 5 already, of a branch without PINs."""
    kept: list[Callable[[], object]] = []
    with asyncio.Runner() as runner:

        def show(
            place: Office, *, signed_in: bool = True, pins: bool = False, language: str = "en", width: int = 1600
        ) -> Console:
            if signed_in and place.branch.counter(COUNTER_5).state is CounterState.CLOSED:
                place.open()
            view = ConsoleView(ConsoleState(now=place.now))
            memory = FakeMemory(LastSeat(counter=COUNTER_5, clerk=LAN if signed_in else None, profile=ALL))
            staff = STAFF if pins else ()
            rig = DeskRig(place, memory=memory, show=view.show, language=Language(language), staff=staff)
            listen(view, rig.desk)
            engine = create_engine(look=CONSOLE, language=language, import_paths=[QML])
            engine.addImageProvider("qr", QrImageProvider())
            view.setParent(engine)
            window = open_window(engine, "Console", "Main", {"view": view})
            window.resize(width, width * 9 // 16)
            window.show()
            window.requestActivate()
            assert QTest.qWaitForWindowExposed(window)
            kept.extend((window.close, engine.deleteLater))
            rig.connect()
            QGuiApplication.processEvents()
            console = Console(rig, view, window, runner, bot)
            console.door.members = staff
            if pins and signed_in:
                console.type("480271")
                console.key(Qt.Key.Key_Return)
            return console

        yield show
        for end in kept:
            end()


_NAMED = ("AppButton", "OutcomeKey", "QueueTab", "WaitingLine", "SideAction", "BarAction", "ListRow", "CounterTile")


def assert_whole(screen: Console) -> None:
    """Every button is named, can be reached by the keyboard unless it is a figure's, and lies inside the window."""
    with suppress(WaitTimeout):  # the layout follows with the next frame; what is wrong then is told below
        screen.wait_until(lambda: not _faults(screen), within_ms=1000)
    assert _faults(screen) == []


def _faults(screen: Console) -> list[str]:
    buttons = (
        thing
        for thing in things_of(screen.window.contentItem())
        if thing.isEnabled() and thing.metaObject().className().startswith(_NAMED)
    )
    return [fault for thing in buttons if (fault := _fault(thing, screen.window))]


def _fault(thing: QQuickItem, window: QQuickWindow) -> str:
    corner = thing.mapToScene(QPointF(thing.width(), thing.height()))
    is_figure = thing.objectName().startswith("pad-")
    if not QAccessible.queryAccessibleInterface(thing).text(QAccessible.Text.Name):
        return f"{thing.objectName()} has no name"
    if not is_figure and thing.property("focusPolicy") != Qt.FocusPolicy.StrongFocus:
        return f"{thing.objectName()} cannot be reached by the keyboard"
    if corner.x() > window.width() or (corner.y() > window.height() and not _scrolls(thing)):
        return f"{thing.objectName()} ends at {corner.x():.0f}, {corner.y():.0f}"
    return ""


def _scrolls(thing: QQuickItem) -> bool:
    above: QQuickItem | None = thing.parentItem()
    while above is not None:
        if above.inherits("QQuickFlickable"):
            return True
        above = above.parentItem()
    return False
