"""Signing in as QML reads it, and what the clerk does there as signals; it keeps no PIN."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from counter_display.console.ui.pin_trouble_view import PinTroubleView
from counter_display.console.ui.rows import counter_rows, option_rows, staff_rows
from counter_display.serving.signing_in import SignInPicture, matching

QML_IMPORT_NAME = "Console.Model"
QML_IMPORT_MAJOR_VERSION = 1

_EMPTY = SignInPicture(staff=(), counters=(), profiles=(), clerk="", counter="", profile="", day_open=True)


@QmlElement
class SignInView(QObject):
    """What there is to choose from; `clerk`, `counter` and `profile` are those of last time, if known.

    Signals: `signedIn(counter, clerk, profile, pin)`, `unlocked(clerk, pin)`, `pinChanged(pin, new, again)`,
    `locked()`, `steppedAway()`.
    """

    signedIn = Signal(str, str, str, str)
    unlocked = Signal(str, str)
    pinChanged = Signal(str, str, str)
    locked = Signal()
    steppedAway = Signal()

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._picture = _EMPTY
        self._typed = ""
        self._trouble = PinTroubleView(self)
        self._staff = staff_rows()
        self._counters = counter_rows()
        self._profiles = option_rows()

    def show(self, picture: SignInPicture) -> None:
        """Show what there is to choose from."""
        self._staff.show(matching(picture.staff, self._typed))
        self._counters.show(picture.counters)
        self._profiles.show(picture.profiles)
        self._trouble.show(picture.trouble)
        before, self._picture = self._picture, picture
        if before != picture:
            self.changed.emit()

    @Property(QObject, constant=True)
    def staff(self) -> QObject:
        return self._staff

    @Property(QObject, constant=True)
    def counters(self) -> QObject:
        return self._counters

    @Property(QObject, constant=True)
    def profiles(self) -> QObject:
        return self._profiles

    @Property(int, notify=changed)
    def staffCount(self) -> int:
        return len(self._picture.staff)

    @Property(PinTroubleView, constant=True)
    def trouble(self) -> PinTroubleView:
        return self._trouble

    @Property(str, notify=changed)
    def clerk(self) -> str:
        return self._picture.clerk

    @Property(str, notify=changed)
    def clerkName(self) -> str:
        clerk = self._picture.clerk
        return next((one.name for one in self._picture.staff if one.clerk == clerk), clerk)

    @Property(str, notify=changed)
    def counter(self) -> str:
        return self._picture.counter

    @Property(str, notify=changed)
    def profile(self) -> str:
        return self._picture.profile

    @Property(bool, notify=changed)
    def dayOpen(self) -> bool:
        return self._picture.day_open

    @Property(str, notify=changed)
    def gate(self) -> str:
        return self._picture.gate or ""

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._picture.number

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._picture.busy

    @Slot(str)
    def lookFor(self, typed: str) -> None:
        self._typed = typed
        self._staff.show(matching(self._picture.staff, typed))

    @Slot(result=str)
    def firstFound(self) -> str:
        return next((one.clerk for one in matching(self._picture.staff, self._typed)), "")

    @Slot(str, str, str, str)
    def sitDown(self, counter: str, clerk: str, profile: str, pin: str) -> None:
        self.signedIn.emit(counter, clerk, profile, pin)

    @Slot(str, str)
    def unlock(self, clerk: str, pin: str) -> None:
        self.unlocked.emit(clerk, pin)

    @Slot(str, str, str)
    def changePin(self, pin: str, new_pin: str, again: str) -> None:
        self.pinChanged.emit(pin, new_pin, again)

    @Slot()
    def lock(self) -> None:
        self.locked.emit()

    @Slot()
    def stepAway(self) -> None:
        self.steppedAway.emit()
