"""How Vietnamese syllables are built and where their tone is written; it knows no dictionary."""

import unicodedata
from enum import StrEnum

from server_client.dossier_model.vietnamese_text import split_tone


class ToneStyle(StrEnum):
    """Where the tone stands in open oa, oe and uy: `hòa`, as most papers have it, or `hoà`, as schools teach."""

    OLD = "old"
    NEW = "new"


PLAIN = {"ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "o", "ư": "u", "đ": "d"}
"""The letter without its mark."""

VOWELS = frozenset("aăâeêioôơuưy")

# Those of the standard language, then those in names of the Central Highlands (Krông, Ksơr, Mlô); "-" stands for none.
_SPELLED_ONSETS = "- b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x bl br đr hm kb kp kr ks ml"
_ONSETS = frozenset(_SPELLED_ONSETS.replace("-", "").split(" "))
# After each nucleus the codas that can close it. k closes Highland names (Đắk Lắk), and iê ends one (Niê).
_RIMES = {
    nucleus: frozenset(coda.replace("-", "") for coda in codas.split())
    for nucleus, codas in {
        "a": "- c ch m n ng nh p t", "ă": "c k m n ng p t", "â": "c m n ng p t", "e": "- c m n ng p t",
        "ê": "- c ch m n ng nh p t", "i": "- c ch m n nh p t", "o": "- c m n ng p t", "ô": "- c k m n ng p t",
        "ơ": "- k m n p t", "u": "- c m n ng p t", "ư": "- c m n ng t", "y": "- ch n nh p t",
        "ai": "-", "ao": "-", "au": "-", "ay": "-", "âu": "-", "ây": "-", "eo": "-", "êu": "-", "ia": "-",
        "iê": "- c m n ng p t", "iêu": "-", "iu": "-", "oa": "- c ch m n ng nh p t", "oai": "-", "oao": "-", "oay": "-",
        "oă": "c m n ng t", "oe": "- n t", "oeo": "-", "oi": "-", "oo": "c ng", "ôi": "-", "ơi": "-", "ua": "-",
        "uâ": "n ng t", "uây": "-", "uê": "- ch n nh", "ui": "-", "uô": "c m n ng t", "uôi": "-", "uơ": "-",
        "uy": "- ch n nh p t",
        "uya": "-", "uyê": "n t", "uyu": "-", "ưa": "-", "ưi": "-", "ươ": "c m n ng p t", "ươi": "-", "ươu": "-",
        "ưu": "-", "yê": "m n ng t", "yêu": "-",
    }.items()
}  # fmt: skip
_LONGEST = 12
"""Characters of the longest syllable, nghiêng, with its marks apart and some to spare."""
_STOPS = frozenset({"c", "ch", "k", "p", "t"})
_SOFT_ONLY = frozenset("ieêy")
"""Before these the sound of c is written k."""
_RISING_AND_HEAVY = frozenset({"", "\u0301", "\u0323"})


def is_spellable(word: str) -> bool:
    """Say whether the word is a Vietnamese syllable or becomes one if letters, marks or a tone are added."""
    if len(word) > _LONGEST:
        return False
    letters, tone = split_tone(word.lower())
    return len(tone) < 2 and any(_can_become(*parts, tone) for parts in _readings(letters))


def is_syllable(word: str) -> bool:
    """Say whether the word can stand as it is; a tone that is still missing is not held against it."""
    letters, tone = split_tone(word.lower())
    return (
        is_spellable(word)
        and any(onset in _ONSETS and coda in _RIMES.get(nucleus, ()) for onset, nucleus, coda in _readings(letters))
        and len(tone) < 2
    )


def nucleus_of(letters: str) -> tuple[int, int]:
    """Return where the vowels of a word without tone begin and end, equal if there are none; u in qu is none."""
    lowered = letters.lower()
    onset, nucleus, _ = next((parts for parts in _readings(lowered) if _can_become(*parts, "")), _readings(lowered)[-1])
    return len(onset), len(onset) + len(nucleus)


def with_tone(letters: str, tone: str, style: ToneStyle) -> str:
    """Return the word with the tone, a combining mark or "", on the vowel that bears it."""
    begin, end = nucleus_of(letters)
    if not tone or begin == end:
        return letters
    place = begin + _bearer(letters[begin:end].lower(), is_open=end == len(letters), style=style)
    return unicodedata.normalize("NFC", letters[: place + 1] + tone + letters[place + 1 :])


def restyled(word: str, style: ToneStyle) -> str:
    """Return a syllable with its tone where `style` writes it; anything else comes back as it is, in NFC."""
    letters, tone = split_tone(word)
    composed = unicodedata.normalize("NFC", word)
    return with_tone(letters, tone, style) if tone and is_spellable(composed) else composed


def _bearer(nucleus: str, *, is_open: bool, style: ToneStyle) -> int:
    """Return the index of the vowel that bears the tone: a marked one, else by the shape of the rime."""
    marked = [index for index, vowel in enumerate(nucleus) if vowel in PLAIN]
    if marked:
        return marked[-1]
    if len(nucleus) == 1 or not is_open:
        return len(nucleus) - 1
    if len(nucleus) > 2:
        return 1
    return 1 if style is ToneStyle.NEW and nucleus in {"oa", "oe", "uy"} else 0


def _readings(letters: str) -> list[tuple[str, str, str]]:
    """Return the ways to read lower-case letters as onset, nucleus and coda; the last is the plain one."""
    begin = next((index for index, char in enumerate(letters) if char in VOWELS), len(letters))
    end = next((index for index in range(begin, len(letters)) if letters[index] not in VOWELS), len(letters))
    onset, nucleus, coda = letters[:begin], letters[begin:end], letters[end:]
    if onset == "q" and nucleus.startswith("u"):
        return [("qu", nucleus[1:], coda)]
    if onset == "g" and nucleus.startswith("i") and len(nucleus) > 1:
        return [("gi", nucleus[1:], coda), (onset, nucleus, coda)]
    return [(onset, nucleus, coda)]


def _can_become(onset: str, nucleus: str, coda: str, tone: str) -> bool:
    if not nucleus:
        return not coda and any(_fits_start(known, onset) for known in _ONSETS)
    if not any(_fits(known, onset) for known in _ONSETS) or (onset == "c" and nucleus[0] in _SOFT_ONLY):
        return False
    if coda in _STOPS and tone not in _RISING_AND_HEAVY:
        return False
    if not coda:
        return any(_fits_start(known, nucleus) for known in _RIMES)
    return any(_fits(known, nucleus) and any(c.startswith(coda) for c in codas) for known, codas in _RIMES.items())


def _fits_start(known: str, letters: str) -> bool:
    return _fits(known[: len(letters)], letters)


def _fits(known: str, letters: str) -> bool:
    """Say whether the letters are the known ones, marks not typed yet aside."""
    return len(known) == len(letters) and all(
        actual in {expected, PLAIN.get(expected)} for expected, actual in zip(known, letters, strict=True)
    )
