"""What a field takes and how it writes it: characters, capitals, groups and length; it does not judge what is said."""

import unicodedata
from dataclasses import dataclass, replace
from enum import IntEnum

from kiosk.typing.entry import Entry, composed, entry_of, finished, inserted, with_letter
from server_client.dossier_model.syllable import PLAIN

PLACE = "#"
"""Stands in a pattern for one character of the text; everything else in it is shown and not typed."""

_DATE = "##/##/####"
_YEAR = "####"
_PHONE = "#### ### ####"
_FOREIGN_PHONE = "### ### ### ### ####"
_DIGITS = frozenset("0123456789")
_CODE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ") | _DIGITS
_IN_NAMES = frozenset(" '’-.")


class FieldKind(IntEnum):
    """What is asked for; the order is that of `EntryField.Kind` in QML."""

    NAME = 0
    TEXT = 1
    DIGITS = 2
    PHONE = 3
    CODE = 4
    BIRTH_DATE = 5
    MRZ = 6


_LONGEST = {
    FieldKind.NAME: 80,
    FieldKind.TEXT: 200,
    FieldKind.DIGITS: 20,
    FieldKind.PHONE: 16,
    FieldKind.CODE: 64,
    FieldKind.BIRTH_DATE: 8,
    FieldKind.MRZ: 44,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The rules of one field. A `pattern` such as `### ###` fixes its length and shows its groups."""

    kind: FieldKind = FieldKind.TEXT
    pattern: str = ""
    maximum: int = 0
    telex: bool = False

    @property
    def longest(self) -> int:
        """Return how many characters its text may have."""
        places = self.groups("").count(PLACE) if self.kind is not FieldKind.PHONE else 0
        return min(limit for limit in (_LONGEST[self.kind], self.maximum, places) if limit)

    @property
    def has_words(self) -> bool:
        """Say whether Vietnamese is written in it."""
        return self.kind in {FieldKind.NAME, FieldKind.TEXT}

    def groups(self, text: str) -> str:
        """Return the pattern in which this text is shown; empty for one without groups."""
        if self.kind is FieldKind.BIRTH_DATE:
            return _YEAR if _is_year(text) else _DATE
        if self.kind is FieldKind.PHONE:
            return _FOREIGN_PHONE if text.startswith("+") else _PHONE
        return self.pattern

    def typed(self, entry: Entry, key: str) -> Entry:
        """Return the entry after one more character, or as it was if the field does not take it."""
        if len(key) != 1:
            return entry
        return self.kept(entry, self._changed(entry, self._shaped(key)))

    def kept(self, before: Entry, after: Entry) -> Entry:
        """Return `after` in the field's own capitals, or `before` if the field does not take it."""
        shaped = self._in_capitals(after)
        return shaped if self._takes(shaped.text) else before

    def filled(self, text: str) -> Entry:
        """Return the entry of a text from elsewhere, as far as the field takes it, character by character."""
        entry = Entry()
        for char in unicodedata.normalize("NFC", text):
            entry = self.kept(entry, inserted(entry, self._shaped(char)))
        return entry

    def ended(self, entry: Entry) -> Entry:
        """Return the entry when the person is done with the field: the last word finished, no blanks at its ends."""
        done = self.kept(entry, finished(entry))
        text = done.text.strip()
        return entry_of(text) if text != done.text else done

    def _changed(self, entry: Entry, key: str) -> Entry:
        if self.has_words and key.lower() in PLAIN:
            return with_letter(entry, key)
        return composed(entry, key) if self.has_words and self.telex else inserted(entry, key)

    def _takes(self, text: str) -> bool:
        if len(text) > self.longest or text.startswith(" ") or "  " in text:
            return False
        return all(self._allows(char, place) for place, char in enumerate(text))

    def _allows(self, char: str, place: int) -> bool:
        match self.kind:
            case FieldKind.NAME:
                return char.isalpha() or char in _IN_NAMES
            case FieldKind.TEXT:
                return char.isprintable() and not unicodedata.combining(char)
            case FieldKind.PHONE:
                return char in _DIGITS or (char == "+" and place == 0)
            case FieldKind.CODE:
                return char in _CODE or (char in "-." and not self.pattern)
            case FieldKind.MRZ:
                return char in _CODE or char == "<"
            case _:
                return char in _DIGITS

    def _shaped(self, key: str) -> str:
        return key.upper() if self.kind in {FieldKind.CODE, FieldKind.MRZ} and key.isascii() else key

    def _in_capitals(self, entry: Entry) -> Entry:
        """Return the entry with each word of a name in a capital and small letters."""
        if self.kind is not FieldKind.NAME:
            return entry
        text = _as_name(entry.text)
        word = entry.word
        if word is not None:
            word = replace(word, text=text[entry.cursor - len(word.text) : entry.cursor])
        return replace(entry, text=text, word=word)


def _is_year(text: str) -> bool:
    """Say whether the digits can only be a year by itself: no month begins so."""
    return len(text) in {3, 4} and text[2:] > "12"[: len(text) - 2]


def _as_name(text: str) -> str:
    """Return the text with a capital after each character that is no letter; letters without such a form stay."""
    starts = (place == 0 or not text[place - 1].isalpha() for place in range(len(text)))
    shaped = (char.upper() if start else char.lower() for char, start in zip(text, starts, strict=True))
    return "".join(new if len(new) == 1 else old for old, new in zip(text, shaped, strict=True))
