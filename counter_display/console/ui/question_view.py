"""The question that the clerk is asked, as QML reads it."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter_display.console.ui.rows import option_rows
from counter_display.serving.questions import Question
from server_client.wait_forecast.announcing import Announcement

QML_IMPORT_NAME = "Console.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class QuestionView(QObject):
    """A question with its choices; `asked` is empty while nothing is asked."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked = ""
        self._number = ""
        self._told: Announcement | None = None
        self._options = option_rows()

    def show(self, question: Question | None) -> None:
        """Show the question, or that there is none; the choices of the last one stay while its sheet goes."""
        asked, number, told = (
            (question.asked.value, question.number, question.told) if question else ("", self._number, self._told)
        )
        if question is not None:
            self._options.show(question.options)
        if (asked, number, told) != (self._asked, self._number, self._told):
            self._asked, self._number, self._told = asked, number, told
            self.changed.emit()

    @Property(QObject, constant=True)
    def options(self) -> QObject:
        return self._options

    @Property(str, notify=changed)
    def asked(self) -> str:
        return self._asked

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._number

    @Property(int, notify=changed)
    def waitLow(self) -> int:
        return self._told.low_min if self._told else 0

    @Property(int, notify=changed)
    def waitHigh(self) -> int:
        return self._told.high_min if self._told else 0

    @Property(str, notify=changed)
    def waitWhy(self) -> str:
        return self._told.why or "" if self._told else ""
