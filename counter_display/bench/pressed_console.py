"""The real console, which presses its own keys when it is told to: `python -m counter_display.bench.pressed_console`.

Its arguments are a clerk and a profile, whose counter is open already, then those of `motcua counter`. Each line of its
input names a key (`F2`, `1`): it is handed to Qt where a platform's own keys are, so that shortcuts and focus count as
ever; what is left out is the way from the keyboard through the system. A line `pressed F2 12.345678` says when that
began, `counter called 12.345678` what the screen shows of the counter once nothing is under way.
"""

import sys
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Slot
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from counter_display.bench.telling import tell
from counter_display.console.app import run
from counter_display.console.memory import SeatMemory
from counter_display.console.settings import ConsoleSettings, parse
from counter_display.console.ui.console_view import ConsoleView
from counter_display.console.ui.counter_view import CounterView
from counter_display.serving.signing_in import LastSeat
from server_client.queue_model.ids import ClerkId, ProfileCode

KEYS: Mapping[str, Qt.Key] = {"F2": Qt.Key.Key_F2, "F4": Qt.Key.Key_F4, "1": Qt.Key.Key_1}
"""Call next, start serving, finish with the first outcome."""


class KeyPresser(QObject):
    """Presses keys on the window as they are asked for, and tells what the counter's state became."""

    def __init__(self, window: QQuickWindow, view: ConsoleView) -> None:
        super().__init__(window)
        self._window = window
        self._view = view
        self._counter = _counter_of(view)
        self._told = ""
        self._orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._orders.activated.connect(self._press)
        view.changed.connect(self._tell)

    @Slot()
    def _press(self) -> None:
        name = sys.stdin.readline().strip()
        if not name:
            self._orders.setEnabled(False)
            return
        tell("pressed", name)
        QTest.keyClick(self._window, KEYS[name])

    @Slot()
    def _tell(self) -> None:
        state = str(self._view.property("underWay") or self._counter.property("state"))
        if state != self._told:
            if not self._window.isActive():
                # A display without a window manager gives nobody its keys.
                self._window.requestActivate()
            self._told = state
            tell("counter", state)


def _counter_of(view: ConsoleView) -> CounterView:
    counter = view.findChild(CounterView)
    if counter is None:
        raise LookupError("The console's view has no counter")
    return counter


def seated(settings: ConsoleSettings, clerk: str, profile: str) -> ConsoleSettings:
    """Let the console find its clerk's seat as it was left."""
    seat = LastSeat(counter=settings.counter, clerk=ClerkId(clerk), profile=ProfileCode(profile))
    SeatMemory(settings.data, settings.counter).remember(seat)
    return settings


def watch(window: QQuickWindow, view: ConsoleView) -> None:
    """Press the keys that are asked for from now on."""
    KeyPresser(window, view)
    tell("open")


def main(arguments: Sequence[str]) -> int:
    """Run the console."""
    clerk, profile, *words = arguments
    return run(seated(parse(words), clerk, profile), watch=watch)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
