"""The ticket at the counter, or the next one, as QML reads it."""

from PySide6.QtCore import Property, QDateTime, QObject, Signal
from PySide6.QtQml import QmlElement

from assets.wall_time import wall_time
from counter_display.serving.picture import ClassMark, TicketFacts
from server_client.queue_model.ids import TicketId
from server_client.queue_model.local_time import VIETNAM

QML_IMPORT_NAME = "Console.Model"
QML_IMPORT_MAJOR_VERSION = 1

_NOBODY = TicketFacts(
    ticket=TicketId(""),
    number="",
    service="",
    mark=ClassMark(),
    waited_s=0,
    promise_s=0,
    calls=0,
    call_limit=0,
    misses=0,
    last_miss=False,
    further=(),
    why=None,
)


@QmlElement
class TicketView(QObject):
    """One ticket's facts; `number` is empty if there is none. Only `waited` changes from second to second."""

    changed = Signal()
    waitedChanged = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._facts = _NOBODY

    def show(self, facts: TicketFacts | None) -> None:
        """Show these facts, or that there is no ticket."""
        before, self._facts = self._facts, facts or _NOBODY
        if self._facts != before:
            self.waitedChanged.emit()
            self.changed.emit()

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._facts.ticket

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._facts.number

    @Property(str, notify=changed)
    def service(self) -> str:
        return self._facts.service

    @Property(str, notify=changed)
    def markName(self) -> str:
        return self._facts.mark.name

    @Property(str, notify=changed)
    def markIcon(self) -> str:
        return self._facts.mark.icon

    @Property(int, notify=waitedChanged)
    def waited(self) -> int:
        return self._facts.waited_s // 60

    @Property(int, notify=changed)
    def promise(self) -> int:
        return self._facts.promise_s // 60

    @Property(str, notify=waitedChanged)
    def standing(self) -> str:
        return self._facts.promise

    @Property(int, notify=changed)
    def calls(self) -> int:
        return self._facts.calls

    @Property(int, notify=changed)
    def callLimit(self) -> int:
        return self._facts.call_limit

    @Property(int, notify=changed)
    def misses(self) -> int:
        return self._facts.misses

    @Property(bool, notify=changed)
    def lastMiss(self) -> bool:
        return self._facts.last_miss

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stub knows no names of Qt's types
    def further(self) -> list[str]:
        return list(self._facts.further)

    @Property(str, notify=changed)
    def whyKind(self) -> str:
        return self._facts.why.kind if self._facts.why else ""

    @Property(int, notify=changed)
    def whyWaited(self) -> int:
        return self._facts.why.waited_min if self._facts.why else 0

    @Property(int, notify=changed)
    def whyPassed(self) -> int:
        return self._facts.why.passed if self._facts.why else 0

    @Property(QDateTime, notify=changed)
    def whyBookedFor(self) -> QDateTime:
        return wall_time(self._facts.why.booked_for if self._facts.why else None, VIETNAM)

    @Property(str, notify=changed)
    def whyChosenBecause(self) -> str:
        return self._facts.why.chosen_because if self._facts.why else ""
