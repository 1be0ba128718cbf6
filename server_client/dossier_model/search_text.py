"""Vietnamese text as the search compares it: syllables with and without their marks; it knows no procedure."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST_TEXT = 2_000
"""Characters of a text that are read; the longest official name collected has 1,094."""

_WORDS = re.compile(r"[^\W_][\w\u0300-\u036f]*")
# Grave, acute, tilde, hook above, dot below; the other marks (breve, circumflex, horn) make another letter.
_TONES = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}
_VOWEL_REPEATED = re.compile(r"([aeo])(.*?)\1")
_SOUNDS_AT_START = (
    ("ngh", "ng"), ("gh", "g"), ("gi", "z"), ("tr", "c"), ("ch", "c"), ("ph", "f"),
    ("d", "z"), ("r", "z"), ("j", "z"), ("x", "s"), ("k", "k"), ("c", "k"), ("q", "k"), ("l", "n"),
)  # fmt: skip
_SOUNDS_AT_END = (("ng", "n"), ("nh", "n"), ("ch", "t"), ("c", "t"))


@dataclass(frozen=True, slots=True)
class Syllable:
    """One word of a text: `plain` without marks, `accented` with those of its letters and its tone as a last digit.

    The tone stands apart from its letter, so that old and new placement (hoà, hòa) are one and the same.
    """

    plain: str
    accented: str

    @property
    def is_marked(self) -> bool:
        """Whether it was written with any mark; one that was not says nothing about marks."""
        return self.plain != self.accented


def syllables(text: str) -> tuple[Syllable, ...]:
    """The words of a text in any Unicode form, its case and punctuation left out."""
    spelt = unicodedata.normalize("NFKD", text[:LONGEST_TEXT]).casefold()
    return tuple(map(_syllable, _WORDS.findall(unicodedata.normalize("NFD", spelt))))


def plain(text: str) -> str:
    """The words of a text without marks, one blank between them."""
    return " ".join(syllable.plain for syllable in syllables(text))


@lru_cache(maxsize=20_000)
def _syllable(word: str) -> Syllable:
    # A Vietnamese đ is no d with a mark to Unicode; the Icelandic ð looks the same in capitals and is often mistaken.
    word = word.replace("ð", "đ")
    tone = "".join(_TONES[mark] for mark in word if mark in _TONES)
    letters = "".join(mark for mark in word if mark not in _TONES)
    bare = "".join(mark for mark in letters if not unicodedata.category(mark).startswith("M"))
    return Syllable(bare.replace("đ", "d"), unicodedata.normalize("NFC", letters) + tone)


def without_typing_remnants(word: str) -> str:
    """The plain syllable that was meant by one typed in Telex or VNI with the input method switched off.

    `giaays` and `gia6y1` give `giay`, `dduwowngf` gives `duong`. A word with nothing of the kind comes back as it is.
    """
    if not word.isascii() or not word.isalnum():
        return word
    letters = re.sub(r"\d", "", word) or word
    onset = re.match(r"[^aeiouyw]*", letters)
    start = onset[0] if onset else ""
    rhyme = letters[len(start) :]
    if not rhyme:
        return letters
    if start.startswith("d"):
        start, rhyme = start.replace("dd", "d"), rhyme.replace("d", "")
    rhyme = re.sub("[sfrxjzw]", "", rhyme) or "u"
    # No Vietnamese syllable has one of these vowels twice, except as Telex types its circumflex.
    return start + _VOWEL_REPEATED.sub(r"\1\2", rhyme)


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """What a plain syllable sounds like where dialects and habits merge sounds: x and s, tr and ch, final ng and n."""
    for written, heard in _SOUNDS_AT_START:
        if word.startswith(written) and len(word) > len(written):
            word = heard + word[len(written) :]
            break
    word = word.replace("y", "i")
    for written, heard in _SOUNDS_AT_END:
        if word.endswith(written) and len(word) > len(written) + 1:
            return word[: -len(written)] + heard
    return word
