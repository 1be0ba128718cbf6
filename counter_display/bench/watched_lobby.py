"""The real lobby, which tells when a frame with a new number is out: `python -m counter_display.bench.watched_lobby`.

Its arguments are those of `motcua lobby`. A line `shown A001 1 12.345678` says that a frame with A001, called for the
first time, was swapped; the time is that at which this program heard of it, a few microseconds later.
"""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from counter_display.bench.telling import tell
from counter_display.lobby.app import run
from counter_display.lobby.settings import parse
from counter_display.lobby.ui.lobby_view import LobbyView


class FrameWatch(QObject):
    """Sees which frame is the first that shows what is called.

    A frame that was swapped before the number came may be told of only after it. All of these are told in the order in
    which they happened, so the number is awaited only from the moment when the news of itself has come round as well.
    """

    _came = Signal(str, int)

    def __init__(self, window: QQuickWindow, view: LobbyView) -> None:
        super().__init__(window)
        self._view = view
        self._awaited: tuple[str, int] | None = None
        # Queued: a Python slot on a render thread would wait for the thread that waits for it.
        self._came.connect(self._await, Qt.ConnectionType.QueuedConnection)
        window.frameSwapped.connect(self._swapped, Qt.ConnectionType.QueuedConnection)
        view.leadCalled.connect(self._called)

    @Slot()
    def _called(self) -> None:
        lead = self._view.picture.lead
        if lead is not None:
            self._came.emit(lead.number, lead.ordinal)

    @Slot(str, int)
    def _await(self, number: str, ordinal: int) -> None:
        self._awaited = (number, ordinal)

    @Slot()
    def _swapped(self) -> None:
        if self._awaited is not None:
            tell("shown", *self._awaited)
            self._awaited = None


def watch(window: QQuickWindow, view: LobbyView) -> None:
    """Tell of the window's frames from now on."""
    FrameWatch(window, view)
    tell("open")


def main(arguments: Sequence[str]) -> int:
    """Run the lobby."""
    return run(parse(arguments), watch=watch)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
