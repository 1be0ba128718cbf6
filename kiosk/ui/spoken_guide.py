"""Joins window, keypad and voice to the guidance that a blind person hears; what is said is made elsewhere."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtQuick import QQuickWindow

from kiosk.guidance.guidance import (
    Control,
    PageFacts,
    control_said,
    farewell,
    greeting,
    page_said,
    volume_said,
)
from kiosk.guidance.voice import LEVELS, Voice
from kiosk.setup.keys import Guidance
from kiosk.ui.focus_reader import FocusReader
from kiosk.ui.keypad import Key, Keypad
from server_client.queue_model.ids import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How one is guided here: what starts it, whether nobody else hears it, the volume with which a visit begins.

    Unless it is off it can always be had from the menu; `JACK` starts with the keypad's first key, too.
    """

    begins: Guidance = Guidance.JACK
    in_private: bool = True
    level: int = 4


class SpokenGuide(QObject):
    """`wanted` asks for the guidance, `unwanted` for silence, `wentBack` for one step back; `show` switches it.

    `used` tells of every key: whoever strikes one is still there.
    """

    wanted = Signal()
    unwanted = Signal()
    wentBack = Signal()
    used = Signal()

    def __init__(self, window: QQuickWindow, voice: Voice, manner: Manner) -> None:
        super().__init__(window)
        self._voice = voice
        self._manner = manner
        self._is_on = False
        self._language = Language("vi")
        self._level = manner.level
        self._is_new = False
        self._last: tuple[PageFacts, Control | None] = (PageFacts(), None)
        self._keypad = Keypad(window)
        self._keypad.asked.connect(self._answer)
        self._keypad.used.connect(self._begin)
        self._reader = FocusReader(window, self._tell)
        self._keypad.released.connect(self._reader.look)
        self._keypad.released.connect(self.used)

    def show(self, *, spoken: bool, language: Language) -> None:
        """Guide in this language, or fall silent; the same as before changes nothing."""
        spoken = spoken or self._manner.begins is Guidance.ALWAYS
        if (spoken, language) == (self._is_on, self._language):
            return
        before, self._is_on, self._language = self._is_on, spoken, language
        self._last = (PageFacts(), None)
        self._reader.turn(is_on=False)
        self._reader.turn(is_on=spoken)
        if spoken and not before:
            self._is_new = self._manner.begins is not Guidance.ALWAYS
            self._set_level(self._manner.level)
        if before and not spoken:
            self._voice.say(farewell(language), language)

    def look(self) -> None:
        """The screen may have changed."""
        self._reader.look()

    def jack_changed(self, *, is_plugged: bool) -> None:
        """Headphones were plugged in or pulled out."""
        if self._manner.begins is Guidance.JACK:
            (self.wanted if is_plugged else self.unwanted).emit()

    def _begin(self) -> None:
        if self._manner.begins is Guidance.JACK and not self._is_on:
            self.wanted.emit()

    def _tell(self, page: PageFacts, control: Control | None) -> None:
        (before, _), self._last = self._last, (page, control)
        said = [greeting(self._language)] if self._is_new else []
        self._is_new = False
        if page != before:
            said.append(page_said(page, self._language, in_private=self._manner.in_private))
        if control is not None:
            said.append(control_said(control, self._language, in_private=self._manner.in_private))
        self._voice.say(" ".join(filter(None, said)), self._language)

    def _answer(self, key: Key) -> None:
        match key:
            case Key.BACK:
                self.wentBack.emit()
            case Key.REPEAT if self._is_on:
                self._last = (PageFacts(), None)
                self._tell(*self._reader.facts())
            case Key.LOUDER | Key.QUIETER if self._is_on:
                self._turn_volume(1 if key is Key.LOUDER else -1)
            case Key.PLUGGED | Key.UNPLUGGED:
                self.jack_changed(is_plugged=key is Key.PLUGGED)
            case _:
                return

    def _turn_volume(self, step: int) -> None:
        self._set_level(self._level + step)
        self._voice.say(volume_said(self._level, self._language), self._language)

    def _set_level(self, level: int) -> None:
        self._level = max(1, min(LEVELS, level))
        self._voice.set_level(self._level)
