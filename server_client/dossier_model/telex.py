"""Telex typing: "nguyeenx vawn dduwcs" gives "nguyễn văn đức"; it corrects no spelling and guesses no word.

aa ee oo are â ê ô, aw ow uw are ă ơ ư (w alone is ư), dd is đ; s f r x j are sắc huyền hỏi ngã nặng, z takes the tone
away.
Marks and tones may come at once or at the end of the word (`nguyenex`). A key repeated takes back what it did and is
typed: `ass` is "as". Keys that would make no Vietnamese syllable are letters, and marks that the next letter shows to
have been letters become letters again: `fax`, `windows`, `canada`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from server_client.dossier_model.syllable import (
    PLAIN,
    ToneStyle,
    is_spellable,
    is_syllable,
    nucleus_of,
    with_tone,
)
from server_client.dossier_model.vietnamese_text import split_tone, tidy

_TONES = {"f": "\u0300", "r": "\u0309", "x": "\u0303", "s": "\u0301", "j": "\u0323", "z": ""}
_TONE_KEYS = {mark: key for key, mark in _TONES.items()}
_DOUBLED = {"a": "â", "e": "ê", "o": "ô"}
_HORNED = {"a": "ă", "o": "ơ", "u": "ư"}
_MARK_KEYS = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}

_WORDS = re.compile(r"([^\W\d_]+)")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedWord:
    """The word at the cursor: the keys of it and the text they have made.

    `as_keyed` says that a person took a mark back or that the keys were no Vietnamese: then nothing is restored.
    """

    keys: str = ""
    text: str = ""
    as_keyed: bool = False
    style: ToneStyle = ToneStyle.OLD

    def typed(self, key: str) -> "TypedWord":
        """Return the word after one more key; any key but a to z is typed as it is."""
        if len(key) == 1 and key.isascii() and key.isalpha() and is_spellable(self.text):
            changed = self._toned(key) or self._marked(key)
            if changed is not None:
                return changed
        return self._with_letter(key)

    def erased(self) -> "TypedWord":
        """Return the word without its last letter."""
        return resumed(self.text[:-1], self.style)

    @property
    def finished(self) -> str:
        """Return the text that stays when the word ends: the keys themselves if their marks made no syllable."""
        is_left = self.as_keyed or self.text.isascii() or len(self.text) < 2 or not _has_vowel(self.text)
        return self.text if is_left or is_syllable(self.text) else self.keys

    def _toned(self, key: str) -> "TypedWord | None":
        tone = _TONES.get(key.lower())
        letters, present = split_tone(self.text)
        if tone is None or not _has_vowel(letters) or (not tone and not present):
            return None
        return self._undone(letters, "", key) if tone == present else self._changed(letters, tone, key)

    def _marked(self, key: str) -> "TypedWord | None":
        letters, tone = split_tone(self.text)
        if key.lower() == "w":
            return self._horned(letters, tone, key)
        if key.lower() == "d":
            wanted, places = "đ", range(min(1, len(letters)))
        elif key.lower() in _DOUBLED:
            wanted, places = _DOUBLED[key.lower()], range(*nucleus_of(letters))
        else:
            return None
        for place in reversed(places):
            letter = letters[place].lower()
            if letter == wanted:
                return self._undone(_put(letters, place, PLAIN[wanted]), tone, key)
            if PLAIN.get(letter, letter) == PLAIN[wanted]:
                return self._changed(_put(letters, place, wanted), tone, key)
        return None

    def _horned(self, letters: str, tone: str, key: str) -> "TypedWord | None":
        begin, end = nucleus_of(letters)
        for candidate in _horned_letters(letters, begin, end):
            changed = self._changed(candidate, tone, key)
            if changed is not None:
                return changed
        if begin == end:
            return self._changed(letters + ("Ư" if key.isupper() else "ư"), tone, key)
        horned = [place for place in range(begin, end) if letters[place].lower() in "ươă"]
        if not horned:
            return None
        if self._came_from_w_alone():
            return self._undone(letters[: horned[0]] + letters[horned[0] + 1 :], tone, key)
        for place in horned:
            letters = _put(letters, place, PLAIN[letters[place].lower()])
        return self._undone(letters, tone, key)

    def _came_from_w_alone(self) -> bool:
        letters = split_tone(self.text)[0].lower()
        return self.keys.lower().count("u") < letters.count("u") + letters.count("ư")

    def _changed(self, letters: str, tone: str, key: str) -> "TypedWord | None":
        text = with_tone(letters, tone, self.style)
        return replace(self, keys=self.keys + key, text=text) if is_spellable(text) else None

    def _undone(self, letters: str, tone: str, key: str) -> "TypedWord":
        text = with_tone(letters, tone, self.style) + key
        return replace(self, keys=self.keys + key, text=text, as_keyed=True)

    def _with_letter(self, key: str) -> "TypedWord":
        keys, plain = self.keys + key, unicodedata.normalize("NFC", self.text + key)
        if not key.isalpha() or not is_spellable(self.text):
            return replace(self, keys=keys, text=plain)
        letters, tone = split_tone(self.text)
        text = with_tone(_with_both_horns(letters) + key, tone, self.style)
        if is_spellable(text):
            return replace(self, keys=keys, text=text)
        if self.text.isascii() or self.as_keyed:
            return replace(self, keys=keys, text=plain)
        return replace(self, keys=keys, text=keys, as_keyed=True)


def resumed(text: str, style: ToneStyle = ToneStyle.OLD) -> TypedWord:
    """Return the word that stands in a field already, as if its tone had been typed last."""
    letters, tones = split_tone(text)
    in_capitals = len(text) > 1 and text.isupper()
    keys = "".join(_mark_keys(letter, in_capitals=in_capitals) for letter in letters)
    if letters[:1] in {"ư", "Ư"}:
        keys = keys[1:] if in_capitals or letters[0] == "ư" else "W" + keys[2:]  # most begin such a word with w alone
    tone_keys = "".join(_TONE_KEYS[tone] for tone in tones)
    keys += tone_keys.upper() if in_capitals else tone_keys
    return TypedWord(keys=keys, text=unicodedata.normalize("NFC", text), style=style)


def typed(text_before_cursor: str, key: str, style: ToneStyle = ToneStyle.OLD) -> str:
    """Return the text before the cursor after one more key.

    For fields of which only the text is known; who keeps the `TypedWord` of the present word gives back what was keyed
    exactly when a word turns out to be no Vietnamese.
    """
    text = unicodedata.normalize("NFC", text_before_cursor)
    word = _LAST_WORD.search(text)
    if word is None or not key.isalpha():
        return text + (TypedWord(style=style).typed(key).text if key.isalpha() else key)
    return text[: word.start()] + resumed(word.group(), style).typed(key).text


def composed(keys: str, style: ToneStyle = ToneStyle.OLD) -> str:
    """Return what a text typed in Telex says; text that is composed already stays."""
    parts: list[str] = []
    for part in _WORDS.split(unicodedata.normalize("NFC", keys)):
        word = TypedWord(style=style)
        for key in part:
            word = word.typed(key)
        parts.append(word.finished)
    return "".join(parts)


def telex_remnants(text: str) -> tuple[str, ...]:
    """Return the words that are Telex keys which nothing composed: `Nguyeenx`, `Vawn`.

    A few foreign names look like that too (`Lee`), so judge a text by all of it.
    """
    words = (word for word in tidy(text).split() if word.isascii())
    return tuple(word for word in words if not composed(word).isascii())


def _horned_letters(letters: str, begin: int, end: int) -> Iterator[str]:
    """Yield what w can make of the vowels, the likeliest first."""
    nucleus = letters[begin:end].lower()
    plain = "".join(PLAIN.get(vowel, vowel) for vowel in nucleus)
    pair = begin + plain.find("uo")
    if pair >= begin and "ươ" not in nucleus:
        if nucleus.endswith("uo") and end == len(letters):
            yield _put(letters, pair + 1, "ơ")  # thuở; the next letter makes it ươ
        yield _put(_put(letters, pair, "ư"), pair + 1, "ơ")
    for place in reversed(range(begin, end)):
        vowel = letters[place].lower()
        horned = _HORNED.get(PLAIN.get(vowel, vowel), vowel)
        if horned != vowel:
            yield _put(letters, place, horned)


def _with_both_horns(letters: str) -> str:
    """Return the letters with ươ for a half-marked uơ or ưo at their end, which no longer syllable has."""
    begin, end = nucleus_of(letters)
    if end == len(letters) and letters[begin:end].lower().endswith(("uơ", "ưo")):
        return _put(_put(letters, end - 2, "ư"), end - 1, "ơ")
    return letters


def _put(letters: str, place: int, letter: str) -> str:
    shaped = letter.upper() if letters[place].isupper() else letter
    return letters[:place] + shaped + letters[place + 1 :]


def _mark_keys(letter: str, *, in_capitals: bool) -> str:
    keys = _MARK_KEYS.get(letter.lower(), letter.lower())
    if in_capitals:
        return keys.upper()
    return keys.capitalize() if letter.isupper() else keys


def _has_vowel(text: str) -> bool:
    begin, end = nucleus_of(split_tone(text)[0])
    return begin < end
