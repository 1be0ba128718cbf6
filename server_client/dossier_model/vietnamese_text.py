"""Vietnamese text as people enter and sort it: NFC, tidy, tones apart, names by given name; it corrects no spelling."""

import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The Vietnamese alphabet, with f, j, w and z where foreign names have them."""

TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng as combining marks, in the order of dictionaries; ngang, which comes first, has none."""

WordKey = tuple[tuple[str, ...], tuple[int, ...]]
"""How a word sorts: by its letters, and by its tones only between words of the same letters."""

# Below "!", so that every other character of a word comes after the letters.
_RANKS = {letter: chr(rank) for rank, letter in enumerate(ALPHABET)}
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def tidy(text: str) -> str:
    """Return the text in NFC, without characters that nobody sees, with single spaces."""
    composed = unicodedata.normalize("NFC", text)
    seen = "".join(" " if char.isspace() else char for char in composed if char.isspace() or _is_seen(char))
    return " ".join(seen.split())


def split_tone(word: str) -> tuple[str, str]:
    """Return the word in NFC without its tones, and these as combining marks in the order of the letters."""
    parts = unicodedata.normalize("NFD", word)
    plain = "".join(char for char in parts if char not in TONE_MARKS)
    return unicodedata.normalize("NFC", plain), "".join(char for char in parts if char in TONE_MARKS)


def given_name(name: str) -> str:
    """Return the word by which a Vietnamese person is addressed, the last; empty for an empty name."""
    return tidy(name).rpartition(" ")[2]


def name_order(name: str) -> tuple[WordKey, ...]:
    """Return a key that sorts names as Vietnamese lists do: given name, then middle names, then family name."""
    words = tidy(name).casefold().split()
    if len(words) < 2:
        return tuple(word_order(word) for word in words)
    family, *middle, given = words
    return tuple(word_order(word) for word in (given, *middle, family))


def word_order(word: str) -> WordKey:
    """Return a key that sorts words by the Vietnamese alphabet, then by tone; other characters come after it."""
    letters: list[str] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", word.casefold()):
        letter, tone = split_tone(char)
        letters.append(_RANKS.get(letter, letter))
        tones.append(TONE_MARKS.index(tone[0]) + 1 if tone else 0)
    return tuple(letters), tuple(tones)


def _is_seen(char: str) -> bool:
    return unicodedata.category(char) not in _UNSEEN
