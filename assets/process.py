"""One screen as one process: its log, Qt's loop joined with asyncio's, and the ways in which it is told to end."""

import asyncio
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Coroutine

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from assets.engine import log_qt_messages
from assets.garbage_collection import begin as begin_garbage_collection

STEP_MS = 500
LOST_STEP_S = 0.02
SCREEN_LOST = 1
"""Exit status of a program whose display is gone: whoever watches over it is to start it anew."""

log = logging.getLogger("motcua.screen")

Work = Coroutine[None, None, None]


def start_log() -> None:
    """Write what the program logs to the standard error."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # It would log each request.
    logging.getLogger("httpx").setLevel(logging.WARNING)


def start_application(name: str) -> QGuiApplication:
    """Start Qt: a frame that is asked for is drawn after 1 ms, not after the usual 5; no closed window ends it.

    Until `call_at_end` SIGINT ends the process at once, as SIGTERM does.
    """
    # Python's KeyboardInterrupt would be lost if it rose in a slot, which Qt has called.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "1")  # noqa: TID251 - Qt reads it from there
    application = QGuiApplication(sys.argv[:1])
    application.setApplicationName(name)
    application.setQuitOnLastWindowClosed(False)
    log_qt_messages()
    return application


def call_at_end(application: QGuiApplication, stop: Callable[[], None]) -> None:
    """Call `stop` when the last window is closed and at SIGINT and SIGTERM."""
    application.lastWindowClosed.connect(stop)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop())
    # Python handles a signal between two of its own steps, and a screen on which nothing happens takes none.
    steps = QTimer(application)
    steps.timeout.connect(lambda: None)
    steps.start(STEP_MS)


def run_loop(application: QGuiApplication, work: Work) -> int:
    """Run Qt's loop until the work is done; return the exit status: `SCREEN_LOST` if the display went before that.

    The work is cancelled then, and puts away what it holds. Were it left as it stands, the interpreter would take it
    down at the very end, when asyncio is gone, and Python 3.11 falls with a segmentation fault over that.
    """
    # It brings Qt's widgets. Whatever of Qt is there before the QML is loaded makes that slower.
    from qasync import QEventLoop  # noqa: PLC0415 - as above

    with QEventLoop(application) as loop:
        task = loop.create_task(work)
        task.add_done_callback(lambda _: loop.stop())
        loop.run_forever()
        if task.done():
            task.result()
            return 0
        log.error("The display is gone, so the program ends: start it anew when the display is there again")
        task.cancel()
        while not task.done():
            # Without a display Qt ends each run when it has done what was due.
            time.sleep(LOST_STEP_S)  # noqa: TID251 - an adapter, and there is nothing else to wait for
            loop.run_forever()
        return SCREEN_LOST


def run_until_closed(application: QGuiApplication, window: QQuickWindow, work: Callable[[], Work]) -> int:
    """Begin the work once the window's first frame is out, and cancel it when the process is told to end.

    Returns the exit status, as `run_loop` does.
    """
    closed = asyncio.Event()
    call_at_end(application, closed.set)
    return run_loop(application, _until(closed, window, work))


async def _until(closed: asyncio.Event, window: QQuickWindow, work: Callable[[], Work]) -> None:
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(_after_first_frame(window, work))
        await closed.wait()
        task.cancel()


async def _after_first_frame(window: QQuickWindow, work: Callable[[], Work]) -> None:
    shown = asyncio.Event()
    # Queued: frames may come from a thread of their own.
    connection = window.frameSwapped.connect(shown.set, Qt.ConnectionType.QueuedConnection)
    # The first frame may be out already; then this asks for one more.
    window.update()
    await shown.wait()
    QObject.disconnect(connection)
    begin_garbage_collection()
    await work()
