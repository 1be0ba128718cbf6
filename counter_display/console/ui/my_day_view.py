"""The clerk's day as QML reads it."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter_display.console.ui.rows import finished_rows, outcome_count_rows
from counter_display.serving.my_day import MyDay

QML_IMPORT_NAME = "Console.Model"
QML_IMPORT_MAJOR_VERSION = 1

NOTHING_YET = MyDay(
    served=0,
    in_time=0,
    missed=0,
    mean_serving_s=0,
    longest_serving_s=0,
    mean_waited_s=0,
    longest_waited_s=0,
    outcomes=(),
    finished=(),
)


@QmlElement
class MyDayView(QObject):
    """Figures of the day; times in seconds."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._day = NOTHING_YET
        self._outcomes = outcome_count_rows()
        self._finished = finished_rows()

    def show(self, day: MyDay) -> None:
        """Show the day so far."""
        self._outcomes.show(day.outcomes)
        self._finished.show(day.finished)
        if day != self._day:
            self._day = day
            self.changed.emit()

    @Property(QObject, constant=True)
    def outcomes(self) -> QObject:
        return self._outcomes

    @Property(QObject, constant=True)
    def finished(self) -> QObject:
        return self._finished

    @Property(int, notify=changed)
    def served(self) -> int:
        return self._day.served

    @Property(int, notify=changed)
    def inTime(self) -> int:
        return self._day.in_time

    @Property(int, notify=changed)
    def missed(self) -> int:
        return self._day.missed

    @Property(int, notify=changed)
    def meanServing(self) -> int:
        return self._day.mean_serving_s

    @Property(int, notify=changed)
    def longestServing(self) -> int:
        return self._day.longest_serving_s

    @Property(int, notify=changed)
    def meanWaited(self) -> int:
        return self._day.mean_waited_s

    @Property(int, notify=changed)
    def longestWaited(self) -> int:
        return self._day.longest_waited_s
