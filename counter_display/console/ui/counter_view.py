"""The clerk's own counter as QML reads it."""

from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter_display.console.ui.rows import option_rows
from counter_display.console.ui.ticket_view import TicketView
from counter_display.serving.picture import CounterPicture
from server_client.queue_model.counter import CounterState

QML_IMPORT_NAME = "Console.Model"
QML_IMPORT_MAJOR_VERSION = 1

_EMPTY = CounterPicture(
    number=0,
    name="",
    clerk="",
    profile="",
    state=CounterState.CLOSED,
    since=None,
    pause_reason="",
    facts=None,
    is_next=False,
    possible=frozenset(),
    outcomes=(),
)


@QmlElement
class CounterView(QObject):
    """What the counter is doing, for how many seconds, and the actions that are possible now."""

    changed = Signal()
    secondsChanged = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._picture = _EMPTY
        self._seconds = 0
        self._ticket = TicketView(self)
        self._outcomes = option_rows()

    def show(self, picture: CounterPicture | None, now: datetime) -> None:
        """Show the counter as it is at `now`."""
        before, self._picture = self._picture, picture or _EMPTY
        self._ticket.show(self._picture.facts)
        self._outcomes.show(self._picture.outcomes)
        since = self._picture.since
        seconds = max(0, int((now - since).total_seconds())) if since else 0
        if seconds != self._seconds:
            self._seconds = seconds
            self.secondsChanged.emit()
        if self._picture != before:
            self.changed.emit()

    @Property(TicketView, constant=True)
    def ticket(self) -> TicketView:
        return self._ticket

    @Property(QObject, constant=True)
    def outcomes(self) -> QObject:
        return self._outcomes

    @Property(int, notify=changed)
    def number(self) -> int:
        return self._picture.number

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._picture.name

    @Property(str, notify=changed)
    def clerk(self) -> str:
        return self._picture.clerk

    @Property(str, notify=changed)
    def profile(self) -> str:
        return self._picture.profile

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._picture.state

    @Property(str, notify=changed)
    def pauseReason(self) -> str:
        return self._picture.pause_reason

    @Property(bool, notify=changed)
    def isNext(self) -> bool:
        return self._picture.is_next

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stub knows no names of Qt's types
    def possible(self) -> list[str]:
        return sorted(self._picture.possible)

    @Property(int, notify=secondsChanged)
    def seconds(self) -> int:
        return self._seconds
