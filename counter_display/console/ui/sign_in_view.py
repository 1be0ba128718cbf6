"""The choice of counter and work profile as QML reads it."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter_display.console.ui.rows import counter_rows, option_rows
from counter_display.serving.signing_in import SignInPicture

QML_IMPORT_NAME = "Console.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SignInView(QObject):
    """What there is to choose from; `counter` and `profile` are those of last time, if known."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._counter = ""
        self._profile = ""
        self._day_open = True
        self._counters = counter_rows()
        self._profiles = option_rows()

    def show(self, picture: SignInPicture) -> None:
        """Show what there is to choose from."""
        self._counters.show(picture.counters)
        self._profiles.show(picture.profiles)
        before = (self._counter, self._profile, self._day_open)
        self._counter, self._profile, self._day_open = picture.counter, picture.profile, picture.day_open
        if before != (self._counter, self._profile, self._day_open):
            self.changed.emit()

    @Property(QObject, constant=True)
    def counters(self) -> QObject:
        return self._counters

    @Property(QObject, constant=True)
    def profiles(self) -> QObject:
        return self._profiles

    @Property(str, notify=changed)
    def counter(self) -> str:
        return self._counter

    @Property(str, notify=changed)
    def profile(self) -> str:
        return self._profile

    @Property(bool, notify=changed)
    def dayOpen(self) -> bool:
        return self._day_open
