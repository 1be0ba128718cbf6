"""The text of one entry field as QML sees it: keys go in, what is shown comes out; `forget` leaves nothing of it.

There is no undo stack, no clipboard and no input method behind it: the text is here and nowhere else.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import Property, QEnum, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.typing.entry import (
    Entry,
    entry_of,
    erased,
    erased_next,
    moved,
    tone_at_cursor,
    toned_words,
    with_tone_at_cursor,
)
from kiosk.typing.field import Field, FieldKind
from kiosk.typing.showing import Shown, shown

QML_IMPORT_NAME = "Typing.Model"
QML_IMPORT_MAJOR_VERSION = 1

_TONES = {"grave": "\u0300", "hook": "\u0309", "tilde": "\u0303", "acute": "\u0301", "dot": "\u0323"}
_TONE_NAMES = {mark: name for name, mark in _TONES.items()}
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_MOVES: dict[int, Callable[[Entry], Entry]] = {
    Qt.Key.Key_Backspace: erased,
    Qt.Key.Key_Delete: erased_next,
    Qt.Key.Key_Left: lambda entry: moved(entry, entry.cursor - 1),
    Qt.Key.Key_Right: lambda entry: moved(entry, entry.cursor + 1),
    Qt.Key.Key_Home: lambda entry: moved(entry, 0),
    Qt.Key.Key_End: lambda entry: moved(entry, len(entry.text)),
}


@QmlElement
class TelexComposer(QObject):
    """What stands in a field. `edited` tells the text after each key of the person, and nothing that was put there."""

    @QEnum
    class Kind(IntEnum):
        """The kinds of fields, for QML."""

        Name = FieldKind.NAME.value
        Text = FieldKind.TEXT.value
        Digits = FieldKind.DIGITS.value
        Phone = FieldKind.PHONE.value
        Code = FieldKind.CODE.value
        BirthDate = FieldKind.BIRTH_DATE.value
        Mrz = FieldKind.MRZ.value

    edited = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entry = Entry()
        self._field = Field()
        self._hidden = False
        self._shown = shown("", self._field)
        self._toned: tuple[str, ...] = ()
        self._tone = ""

    rulesChanged = Signal()

    def _get_kind(self) -> int:
        return self._field.kind.value

    def _set_kind(self, kind: int) -> None:
        self._follow(replace(self._field, kind=FieldKind(kind)))

    kind = Property(int, _get_kind, _set_kind, notify=rulesChanged)

    def _get_pattern(self) -> str:
        return self._field.pattern

    def _set_pattern(self, pattern: str) -> None:
        self._follow(replace(self._field, pattern=pattern))

    pattern = Property(str, _get_pattern, _set_pattern, notify=rulesChanged)

    def _get_maximum(self) -> int:
        return self._field.maximum

    def _set_maximum(self, maximum: int) -> None:
        self._follow(replace(self._field, maximum=maximum))

    maximumLength = Property(int, _get_maximum, _set_maximum, notify=rulesChanged)

    def _get_telex(self) -> bool:
        return self._field.telex

    def _set_telex(self, telex: bool) -> None:
        self._follow(replace(self._field, telex=telex))

    telex = Property(bool, _get_telex, _set_telex, notify=rulesChanged)

    def _get_hidden(self) -> bool:
        return self._hidden

    def _set_hidden(self, hidden: bool) -> None:
        if hidden != self._hidden:
            self._hidden = hidden
            self.rulesChanged.emit()
            self._show(self._entry)

    hidden = Property(bool, _get_hidden, _set_hidden, notify=rulesChanged)

    entryChanged = Signal()

    @Property(str, notify=entryChanged)
    def text(self) -> str:
        """The text itself, without the marks of its groups."""
        return self._entry.text

    @Property(str, notify=entryChanged)
    def shownText(self) -> str:
        """The text as it is to be shown."""
        return self._shown.text

    @Property(int, notify=entryChanged)
    def shownCursor(self) -> int:
        """The place of the cursor in `shownText`."""
        return self._shown.place_of(self._entry.cursor)

    @Property(str, notify=entryChanged)
    def remainder(self) -> str:
        """The places that are still to fill."""
        return self._shown.remainder

    tonesChanged = Signal()

    @Property("QStringList", notify=tonesChanged)  # type: ignore[arg-type]  # Qt takes names of types too
    def tonedWords(self) -> list[str]:
        """The word at the cursor with grave, hook, tilde, acute and dot; empty when no tone can be put."""
        return list(self._toned)

    @Property(str, notify=tonesChanged)
    def tone(self) -> str:
        """The tone of the word at the cursor: grave, hook, tilde, acute, dot or nothing."""
        return self._tone

    @Slot(str)
    def press(self, key: str) -> None:
        """Do what a key of the screen's keyboard does: a character, or a name such as `space`, `back` or `acute`."""
        if key in _TONES:
            self._edit(self._field.kept(self._entry, with_tone_at_cursor(self._entry, _TONES[key])))
        elif key == "back":
            self._edit(erased(self._entry))
        else:
            self._edit(self._field.typed(self._entry, " " if key == "space" else key))

    @Slot(int, str, int, result=bool)
    def take(self, key: int, text: str, modifiers: int) -> bool:
        """Do what a key of a real keyboard does; False for one that is no business of a field."""
        if modifiers & _MODIFIERS.value:
            return False
        if key in _MOVES:
            self._edit(_MOVES[key](self._entry))
            return True
        if len(text) != 1 or not text.isprintable():
            return False
        self._edit(self._field.typed(self._entry, text))
        return True

    @Slot(int)
    def place(self, shown_place: int) -> None:
        """Put the cursor where the person has touched the shown text."""
        self._show(moved(self._entry, self._shown.cursor_at(shown_place)))

    @Slot()
    def finish(self) -> None:
        """Let the last word end as if a blank followed."""
        self._edit(self._field.ended(self._entry))

    @Slot(str)
    def put(self, text: str) -> None:
        """Show a text from elsewhere; a text that is there already keeps its cursor."""
        if text != self._entry.text:
            self._show(self._field.filled(text))

    @Slot()
    def clear(self) -> None:
        """Let the person begin anew."""
        self._edit(entry_of(""))

    @Slot()
    def forget(self) -> None:
        """Keep nothing of what was typed, and tell nobody: the person has gone."""
        self._show(Entry())

    def _follow(self, field: Field) -> None:
        if field != self._field:
            self._field = field
            self.rulesChanged.emit()
            self._show(self._entry)

    def _edit(self, entry: Entry) -> None:
        before = self._entry.text
        self._show(entry)
        if entry.text != before:
            self.edited.emit(entry.text)

    def _show(self, entry: Entry) -> None:
        looks: Shown = shown(entry.text, self._field, hidden=self._hidden)
        is_news = (entry.text, entry.cursor, looks) != (self._entry.text, self._entry.cursor, self._shown)
        self._entry, self._shown = entry, looks
        if is_news:
            self.entryChanged.emit()
            self._show_tones()

    def _show_tones(self) -> None:
        has_words = self._field.has_words
        toned = toned_words(self._entry) if has_words else ()
        tone = _TONE_NAMES.get(tone_at_cursor(self._entry), "") if has_words else ""
        if (toned, tone) != (self._toned, self._tone):
            self._toned, self._tone = toned, tone
            self.tonesChanged.emit()
