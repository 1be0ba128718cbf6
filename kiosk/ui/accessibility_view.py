"""What QML sees of the aids that are on, and the slots that ask for others; it knows no visit and applies nothing."""

from enum import IntEnum

from PySide6.QtCore import Property, QEnum, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.accessibility import PRESETS, UNAIDED, Accessibility, Aid, Preset, switched

QML_IMPORT_NAME = "Kiosk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AccessibilityView(QObject):
    """Holds the aids last shown. `chosen` carries the `Accessibility` that the person asks for."""

    @QEnum
    class Kind(IntEnum):
        """The aids, for QML."""

        LargeType = Aid.LARGE_TYPE.value
        HighContrast = Aid.HIGH_CONTRAST.value
        Reach = Aid.REACH.value
        Spoken = Aid.SPOKEN.value
        Patience = Aid.PATIENCE.value

    @QEnum
    class Group(IntEnum):
        """The presets, for QML."""

        Seeing = Preset.SEEING.value
        Sitting = Preset.SITTING.value
        Listening = Preset.LISTENING.value

    chosen = Signal(object)

    def __init__(self, parent: QObject, *, can_speak: bool) -> None:
        super().__init__(parent)
        self._shown = UNAIDED
        self._can_speak = can_speak

    def show(self, accessibility: Accessibility) -> None:
        """Show these as the aids that are on."""
        if accessibility != self._shown:
            self._shown = accessibility
            self.shownChanged.emit()

    shownChanged = Signal()

    @Property(bool, notify=shownChanged)
    def largeType(self) -> bool:
        """Whether letters are larger."""
        return self._shown.large_type

    @Property(bool, notify=shownChanged)
    def highContrast(self) -> bool:
        """Whether colours are black and white."""
        return self._shown.high_contrast

    @Property(bool, notify=shownChanged)
    def reach(self) -> bool:
        """Whether all that is touched lies low."""
        return self._shown.reach

    @Property(bool, notify=shownChanged)
    def spoken(self) -> bool:
        """Whether the screen is read aloud."""
        return self._shown.spoken

    @Property(bool, notify=shownChanged)
    def patient(self) -> bool:
        """Whether pages wait longer."""
        return self._shown.has(Aid.PATIENCE)

    @Property(bool, notify=shownChanged)
    def used(self) -> bool:
        """Whether any aid is on."""
        return self._shown.is_used

    @Property(bool, constant=True)
    def canSpeak(self) -> bool:
        """Whether this kiosk has a voice at all; what cannot be had is not offered."""
        return self._can_speak

    @Slot(int)
    def turn(self, kind: int) -> None:
        """An aid of `Kind` was touched."""
        self.chosen.emit(switched(self._shown, Aid(kind)))

    @Slot(int)
    def choose(self, group: int) -> None:
        """A preset of `Group` was touched."""
        self.chosen.emit(PRESETS[Preset(group)])

    @Slot()
    def clear(self) -> None:
        """All aids are to be off."""
        self.chosen.emit(UNAIDED)
