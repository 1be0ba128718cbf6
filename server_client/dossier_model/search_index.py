"""Where each word of a catalogue occurs, as sets of procedures in whole numbers, popular ones first; it ranks none."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2
from typing import TypeAlias

from server_client.dossier_model.everyday_words import EverydayWords
from server_client.dossier_model.procedure import Procedure
from server_client.dossier_model.search_tally import places
from server_client.dossier_model.search_text import Syllable, syllables

FINEST = 4
"""Steps of a weight to one halving of the number of procedures that a word leaves."""

_OF_SHORT_NAME, _OF_NAME, _OF_ENGLISH, _OF_EVERYDAY, _OF_FIELD = 1.0, 0.95, 0.9, 0.8, 0.5
_MOST_WORDS = 80
# English words that Vietnamese ones without marks are mistaken for: "the" is a card, "to" a sheet, "in" to print.
_ENGLISH_PARTICLES = frozenset(
    ["a", "an", "and", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"]
)


Occurrence: TypeAlias = tuple[int, float, str]
"""Position in the procedure's texts in a row, what a word found there counts, and the word with its marks."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A procedure with the occurrences of each plain word; positions below `title_end` are in its short name."""

    procedure: Procedure
    words: dict[str, tuple[Occurrence, ...]]
    running: str
    title_end: int
    title_weight: float


@dataclass(frozen=True, slots=True)
class _Text:
    counts: float
    words: tuple[Syllable, ...]


class Index:
    """The procedures in the order of their popularity; number n stands for bit n of each set."""

    def __init__(self, procedures: Sequence[Procedure], everyday: EverydayWords) -> None:
        ranks = {code: rank for rank, code in enumerate(everyday.often)}
        said = _said_of_each(everyday)
        ordered = sorted(procedures, key=lambda one: (-one.popularity, ranks.get(one.national_code, len(ranks))))
        texts = [(*_texts(one), *_said_texts(said.get(one.national_code, ()))) for one in ordered]
        plain = [[[syllable.plain for syllable in text.words] for text in those] for those in texts]
        self._size = len(ordered)
        self._procedures = _posted({word for words in those for word in words} for those in plain)
        self._weights = {word: self.weight(things) for word, things in self._procedures.items()}
        self._by_code = _posted({procedure.national_code} for procedure in ordered)
        self.entries = tuple(self._entry(procedure, those) for procedure, those in zip(ordered, texts, strict=True))
        self.pairs = frozenset(pair for those in plain for words in those for pair in pairwise(words))

    def _entry(self, procedure: Procedure, texts: Sequence[_Text]) -> Entry:
        running = " | ".join(" ".join(syllable.accented for syllable in text.words) for text in texts)
        title = texts[0].words
        title_weight = sum(self.word_weight(syllable.plain) for syllable in title)
        return Entry(procedure, _occurrences(texts), f" {running} ", len(title), title_weight)

    @property
    def words(self) -> Iterable[str]:
        """Each plain word that occurs."""
        return self._procedures.keys()

    def with_word(self, word: str) -> int:
        """The procedures in which this plain word occurs."""
        return self._procedures.get(word, 0)

    def word_weight(self, word: str) -> float:
        """What finding this word says, 0 if it occurs nowhere."""
        return self._weights.get(word, 0.0)

    def weight(self, things: int) -> float:
        """What it says of a procedure to be among these: the more, the fewer they are."""
        return FINEST * log2(1 + self._size / things.bit_count()) if things else 0.0

    def with_wording(self, wording: str) -> int:
        """The procedures with these words in a row and marked so; if there is none, those with all of the words."""
        wanted = syllables(wording)
        things = -1 if wanted else 0
        for syllable in wanted:
            things &= self.with_word(syllable.plain)
        running = f" {' '.join(syllable.accented for syllable in wanted)} "
        exact = sum(1 << place for place in places(things) if running in self.entries[place].running)
        return exact or things

    def with_code(self, code: str) -> int:
        """The procedure of this code, a province's suffix left out."""
        return self._by_code.get(code, 0)


def _posted(of_each: Iterable[set[str]]) -> dict[str, int]:
    posted: Counter[str] = Counter()
    for place, words in enumerate(of_each):
        bit = 1 << place
        for word in words:
            posted[word] |= bit
    return dict(posted)


def _occurrences(texts: Sequence[_Text]) -> dict[str, tuple[Occurrence, ...]]:
    found: defaultdict[str, list[Occurrence]] = defaultdict(list)
    position = 0
    for text in texts:
        for syllable in text.words:
            found[syllable.plain].append((position, text.counts, syllable.accented))
            position += 1
        position += 1  # the last word of one text and the first of the next are no neighbours
    return {word: tuple(those) for word, those in found.items()}


def _texts(procedure: Procedure) -> Iterator[_Text]:
    yield _text(procedure.short_name, _OF_SHORT_NAME)
    if procedure.official_name != procedure.short_name:
        yield _text(procedure.official_name, _OF_NAME)
    if procedure.keywords:
        yield _text(procedure.keywords, _OF_NAME)
    if procedure.english_name:
        english = syllables(procedure.english_name)
        yield _Text(_OF_ENGLISH, tuple(word for word in english if word.plain not in _ENGLISH_PARTICLES))
    if procedure.field:
        yield _text(procedure.field, _OF_FIELD)


def _said_of_each(everyday: EverydayWords) -> dict[str, list[str]]:
    """The phrases by what they stand for, which for some is the code of a procedure."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for phrase, targets in everyday.phrases.items():
        for target in targets:
            said[target].append(phrase)
    return said


def _said_texts(phrases: Sequence[str]) -> Iterator[_Text]:
    """What people say of a procedure as further texts of it, those left out that add no word and no pair of words."""
    known: set[tuple[str, ...]] = set()
    for phrase in phrases:
        words = syllables(phrase)
        plain = [word.plain for word in words]
        parts = {(word,) for word in plain} | set(pairwise(plain))
        if not parts <= known:
            known |= parts
            yield _Text(_OF_EVERYDAY, words)


def _text(words: str, counts: float) -> _Text:
    return _Text(counts, syllables(words)[:_MOST_WORDS])
