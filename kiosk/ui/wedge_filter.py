"""Keeps what a scanner types from the window it types into, and hands it on whole; `Wedge` judges which keys those are.

Keys of text are held back for some 30 ms, until it is clear that a person struck them, and then given to the window as
they were; all others pass at once. Keys that a program sends, as on-screen keyboards and input methods do, are never
looked at.
"""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow

from kiosk.scanning.wedge import KeyKind, Keystroke, Ruling, Wedge

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_END_TEXTS = ("\r", "\n")
"""Some type an end of line by a key that only X knows."""
_CONTROL_ENDS = (Qt.Key.Key_J, Qt.Key.Key_M, Qt.Key.Key_I)
_SHORTCUTS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_MODIFIERS = (
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
)


class WedgeFilter(QObject):
    """Filters one window's keys, from its making until it is destroyed; `take` gets each scan."""

    def __init__(
        self,
        window: QWindow,
        take: Callable[[str], None],
        *,
        gap_s: float = Wedge().gap_s,
        monotonic: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._take = take
        self._wedge = Wedge(gap_s=gap_s)
        self._clock = EventClock(monotonic)
        self._held: list[QKeyEvent] = []
        self._down: set[int] = set()
        """Keys whose press the window has not had, so that it must not have their release either."""
        self._silence = _one_shot(self, self._silence_over)
        # A busy machine may have keys waiting that are older than the silence seems: they come first.
        self._after_waiting_keys = _one_shot(self, self._settle)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's hook: true keeps the event from the window."""
        if isinstance(event, QKeyEvent) and event.spontaneous() and not event.isAutoRepeat():
            if event.type() == QEvent.Type.KeyPress:
                return self._pressed(event)
            if event.type() == QEvent.Type.KeyRelease:
                return self._released(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        stroke = keystroke(event)
        if stroke is None:
            self._down.discard(_key_of(event))
            return False
        ruling = self._wedge.struck(stroke, self._clock.at(event.timestamp()))
        self._follow(ruling)
        if ruling.kept:
            self._down.add(_key_of(event))
            self._hold(event)
        else:
            self._down.discard(_key_of(event))
        return ruling.kept

    def _released(self, event: QKeyEvent) -> bool:
        if _key_of(event) not in self._down:
            return False
        self._down.discard(_key_of(event))
        self._hold(event)
        return True

    def _hold(self, event: QKeyEvent) -> None:
        if self._wedge.is_scan:
            self._held.clear()
        elif self._wedge.keys:
            self._held.append(_copy(event))

    def _follow(self, ruling: Ruling) -> None:
        self._wedge = ruling.wedge
        held: list[QKeyEvent] = []
        if ruling.released or ruling.scan is not None or not ruling.wedge.keys:
            held, self._held = self._held, []
        self._watch_silence()
        if ruling.released:
            for event in held:
                self._down.discard(_key_of(event))
                QCoreApplication.sendEvent(self._window, event)
        if ruling.scan is not None:
            self._take(ruling.scan)

    def _watch_silence(self) -> None:
        quiet_at = self._wedge.quiet_at
        if quiet_at is None:
            self._silence.stop()
        else:
            self._silence.start(max(0, round((quiet_at - self._clock.now()) * 1000)) + 1)

    def _silence_over(self) -> None:
        self._after_waiting_keys.start(0)

    def _settle(self) -> None:
        self._follow(self._wedge.quiet(self._clock.now()))


class EventClock:
    """The times of key events, in seconds from any point.

    A window system stamps a key in milliseconds when it is struck, however late a busy program hears of it: by its
    stamps, typing that had to wait is no scanner's burst. Keys without a stamp count as struck when they come.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._stamp_ms = 0
        self._heard_at = monotonic()
        self._at = 0.0

    def now(self) -> float:
        """The time now, if the last key was heard of at once."""
        return self._at + self._monotonic() - self._heard_at

    def at(self, stamp_ms: int) -> float:
        """When the key that is heard of now was struck."""
        has_stamps = 0 < self._stamp_ms <= stamp_ms  # stamps begin anew after 49 days
        self._at = self._at + (stamp_ms - self._stamp_ms) / 1000 if has_stamps else self.now()
        self._stamp_ms, self._heard_at = stamp_ms, self._monotonic()
        return self._at


def keystroke(event: QKeyEvent) -> Keystroke | None:
    """Return what the key does in a scanner's burst; None if it only changes what others do."""
    key, text = event.key(), event.text()
    if key in _MODIFIERS:
        return None
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return Keystroke(kind=KeyKind.END if key in _CONTROL_ENDS else KeyKind.CONTROL)
    if key in _ENDS or text in _END_TEXTS:
        return Keystroke(kind=KeyKind.END)
    if key == Qt.Key.Key_Backspace:
        return Keystroke(kind=KeyKind.ERASE)
    is_text = bool(text) and text.isprintable() and not event.modifiers() & _SHORTCUTS
    return Keystroke(kind=KeyKind.TEXT, text=text) if is_text else Keystroke(kind=KeyKind.OTHER)


def _key_of(event: QKeyEvent) -> int:
    return event.nativeScanCode() or -event.key()


def _copy(event: QKeyEvent) -> QKeyEvent:
    """Return an event that outlives the filter's call."""
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )


def _one_shot(parent: QObject, work: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(work)
    return timer
