"""Text that is being typed, and what a key does to it at its cursor; it knows no field and corrects no spelling.

All text is NFC. Whoever types Telex gets what Telex makes, in the middle of a text too; whoever does not types marked
letters and tones by keys of their own, which also mend the word that stands there: `Nguyen` and ê is `Nguyên`.
"""

import re
import unicodedata
from dataclasses import dataclass, replace

from server_client.dossier_model.personal import Personal
from server_client.dossier_model.syllable import PLAIN, VOWELS, ToneStyle, is_spellable, with_tone
from server_client.dossier_model.telex import TypedWord, resumed
from server_client.dossier_model.vietnamese_text import TONE_MARKS, split_tone

_LETTERS_BEFORE = re.compile(r"[^\W\d_]*\Z")
_LETTERS_AFTER = re.compile(r"[^\W\d_]*")
_WORD_AND_BLANKS_BEFORE = re.compile(r"([^\W\d_]+) +\Z")
# Keys that change the syllable at the cursor wherever in it they are struck.
_SYLLABLE_KEYS = frozenset("sfrxjzw")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Entry(Personal):
    """A text, the place of the cursor in it, and how the word before the cursor was keyed, if it was in one go."""

    text: str = ""
    cursor: int = 0
    word: TypedWord | None = None

    @property
    def before(self) -> str:
        """Return what stands before the cursor."""
        return self.text[: self.cursor]

    @property
    def after(self) -> str:
        """Return what stands after the cursor."""
        return self.text[self.cursor :]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """Where the word at the cursor begins and ends; after a blank it is the word before that."""

    begin: int
    end: int


def entry_of(text: str) -> Entry:
    """Return a text that somebody else wrote, the cursor at its end."""
    composed = unicodedata.normalize("NFC", text)
    return Entry(text=composed, cursor=len(composed))


def composed(entry: Entry, key: str) -> Entry:
    """Return the entry after one more character typed in Telex."""
    if not key.isalpha():
        return inserted(finished(entry), key)
    if key.lower() in _SYLLABLE_KEYS:
        changed = _syllable_changed(entry, key)
        if changed is not None:
            return changed
    return _with_word(entry, _word_before(entry).typed(key))


def inserted(entry: Entry, key: str) -> Entry:
    """Return the entry with a character more at the cursor, just as it is."""
    return Entry(text=entry.before + key + entry.after, cursor=entry.cursor + len(key))


def with_letter(entry: Entry, letter: str) -> Entry:
    """Return the entry after a key that bears a marked letter: typed, or put on the letter that lacks the mark."""
    word = _word_before(entry)
    rest = _letters_after(entry)
    if not is_spellable(word.text + letter + rest):
        for place in reversed(range(len(word.text + rest))):
            mended = _marked(word.text + rest, place, letter)
            if mended is not None:
                return _with_whole_word(entry, len(word.text), mended)
    return _with_word(entry, replace(word.typed(letter), as_keyed=True))


def with_tone_at_cursor(entry: Entry, mark: str) -> Entry:
    """Return the entry with the tone, a combining mark, on the word at the cursor; the tone it has goes away."""
    span = _span(entry)
    word = entry.text[span.begin : span.end]
    toned = _toned(word, mark, max(0, entry.cursor - span.begin))
    return Entry(text=entry.text[: span.begin] + toned + entry.text[span.end :], cursor=entry.cursor)


def toned_words(entry: Entry) -> tuple[str, ...]:
    """Return the word at the cursor with each tone, in the order of `TONE_MARKS`; empty when none can bear one."""
    span = _span(entry)
    word = entry.text[span.begin : span.end]
    upto = max(0, entry.cursor - span.begin)
    bare = split_tone(word)[0]
    words = tuple(_toned(bare, mark, upto) for mark in TONE_MARKS)
    return words if bare and words[0] != bare else ()


def tone_at_cursor(entry: Entry) -> str:
    """Return the tone of the word at the cursor as a combining mark, or nothing."""
    span = _span(entry)
    return split_tone(entry.text[span.begin : span.end])[1][:1]


def erased(entry: Entry) -> Entry:
    """Return the entry without the character before the cursor."""
    return Entry(text=entry.before[:-1] + entry.after, cursor=max(0, entry.cursor - 1))


def erased_next(entry: Entry) -> Entry:
    """Return the entry without the character after the cursor."""
    return Entry(text=entry.before + entry.after[1:], cursor=entry.cursor)


def moved(entry: Entry, cursor: int) -> Entry:
    """Return the entry with the cursor there, or as near as there is a place."""
    place = min(max(0, cursor), len(entry.text))
    return entry if place == entry.cursor else Entry(text=entry.text, cursor=place)


def finished(entry: Entry) -> Entry:
    """Return the entry when the word before the cursor ends: keys that made no Vietnamese are letters again."""
    if entry.word is None or _letters_after(entry):
        return entry
    ended = _with_word(entry, replace(_word_before(entry), text=_word_before(entry).finished))
    return replace(ended, word=None)


def _word_before(entry: Entry) -> TypedWord:
    written = _letters_before(entry)
    if entry.word is not None and entry.word.text == written:
        return entry.word
    # How it was keyed is not known, or it was mended since: its marks are meant.
    return replace(resumed(written), as_keyed=True) if written else TypedWord()


def _with_word(entry: Entry, word: TypedWord) -> Entry:
    begin = entry.cursor - len(_letters_before(entry))
    return Entry(text=entry.text[:begin] + word.text + entry.after, cursor=begin + len(word.text), word=word)


def _with_whole_word(entry: Entry, upto: int, word: str) -> Entry:
    begin = entry.cursor - upto
    return Entry(text=entry.text[:begin] + word + entry.text[begin + len(word) :], cursor=entry.cursor)


def _syllable_changed(entry: Entry, key: str) -> Entry | None:
    """Return the entry with the key's tone or horn on the syllable around the cursor, if it is inside one."""
    before, rest = _letters_before(entry), _letters_after(entry)
    if not rest:
        return None
    word = resumed(before + rest).typed(key)
    is_changed = len(word.text) == len(before + rest) and is_spellable(word.text)
    return _with_whole_word(entry, len(before), word.text) if is_changed else None


def _span(entry: Entry) -> _Span:
    before, rest = _letters_before(entry), _letters_after(entry)
    last = _WORD_AND_BLANKS_BEFORE.search(entry.before)
    if not before and not rest and last is not None:
        return _Span(begin=last.start(1), end=last.end(1))
    return _Span(begin=entry.cursor - len(before), end=entry.cursor + len(rest))


def _toned(word: str, mark: str, upto: int) -> str:
    """Return the word with the tone where Vietnamese writes it, else on the last vowel before the cursor."""
    letters, present = split_tone(word)
    wanted = "" if mark == present else mark
    if is_spellable(letters):
        return with_tone(letters, wanted, ToneStyle.OLD)
    vowels = [place for place, char in enumerate(word[:upto] or word) if split_tone(char)[0].lower() in VOWELS]
    if not vowels:
        return word
    vowel, tone = split_tone(word[vowels[-1]])
    return _put(word, vowels[-1], unicodedata.normalize("NFC", vowel + ("" if mark == tone else mark)))


def _marked(word: str, place: int, letter: str) -> str | None:
    """Return the word with `letter` for the one at `place`, if they differ by the mark only and the word allows it."""
    letters, tone = split_tone(word)
    present, wanted = letters[place].lower(), letter.lower()
    if present == wanted or PLAIN.get(present, present) != PLAIN[wanted]:
        return None
    mended = _put(letters, place, wanted.upper() if letters[place].isupper() else wanted)
    return with_tone(mended, tone, ToneStyle.OLD) if is_spellable(mended) else None


def _put(word: str, place: int, letter: str) -> str:
    return word[:place] + letter + word[place + 1 :]


def _letters_before(entry: Entry) -> str:
    match = _LETTERS_BEFORE.search(entry.before)
    return match.group() if match else ""


def _letters_after(entry: Entry) -> str:
    match = _LETTERS_AFTER.match(entry.after)
    return match.group() if match else ""
