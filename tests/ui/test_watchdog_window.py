"""The watchdog joined with a real window: it beats while frames come, and without them while none can be seen."""

import socket
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from assets.watchdog import FRAME_S, ServiceNotices, Watchdog


class Clock:
    """A monotonic clock that a test puts forward."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_window_that_draws_when_asked_keeps_the_watchdog_content(qtbot: QtBot, tmp_path: Path) -> None:
    window, clock = QQuickWindow(), Clock()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        watchdog = Watchdog(
            ServiceNotices(str(tmp_path / "notify")),
            20,
            ask_frame=window.update,
            exposed=window.isExposed,
            monotonic=clock,
        )
        window.frameSwapped.connect(watchdog.frame, Qt.ConnectionType.QueuedConnection)
        frames: list[float] = []
        # After the watchdog's own, so what is here has reached it.
        window.frameSwapped.connect(lambda: frames.append(clock.now), Qt.ConnectionType.QueuedConnection)
        window.show()
        qtbot.waitUntil(window.isExposed)
        qtbot.waitUntil(lambda: bool(frames))
        for _ in range(3):
            clock.now += FRAME_S * 2
            # Nothing on it changes, so the only frame is the one that the beat asks for.
            assert watchdog.beat()
            qtbot.waitUntil(lambda: clock.now in frames)
        window.hide()
        qtbot.waitUntil(lambda: not window.isExposed())
        assert watchdog.beat()
        clock.now += FRAME_S * 2
        assert watchdog.beat()
        assert [systemd.recv(64) for _ in range(5)] == [b"WATCHDOG=1"] * 5
    window.destroy()
