"""The question that the clerk is asked, as QML reads it."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter_display.console.ui.rows import option_rows
from counter_display.serving.questions import Question

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
        self._options = option_rows()

    def show(self, question: Question | None) -> None:
        """Show the question, or that there is none; the choices of the last one stay while its sheet goes."""
        asked, number = (question.asked.value, question.number) if question else ("", self._number)
        if question is not None:
            self._options.show(question.options)
        if (asked, number) != (self._asked, self._number):
            self._asked, self._number = asked, number
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
