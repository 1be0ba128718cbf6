"""What was typed, read as words of the catalogue: completed, corrected, taken apart; it finds no procedure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from server_client.dossier_model.everyday_words import EverydayWords
from server_client.dossier_model.search_index import Index
from server_client.dossier_model.search_phrases import Phrase, PhraseBook
from server_client.dossier_model.search_spelling import Spelling
from server_client.dossier_model.search_text import Syllable, syllables, without_typing_remnants

MOST_WORDS = 16
"""Words of a query that are read; the rest adds nothing that a person at a kiosk would miss."""

_LONGEST_QUERY = 200
_BEGUN, _BEGUN_AND_WHOLE = 0.85, 0.7
_MOST_CONTINUATIONS = 400
_SHORTEST_RUN, _LONGEST_RUN = 4, 30
_LONGEST_SYLLABLE = 7
_LIGHT_WEIGHT = 2.0
_LEAST_PAIRED = 2


@dataclass(frozen=True, slots=True)
class Place:
    """One word of the query: the catalogue's words that it may be, each with what it counts, and its weight."""

    counts: dict[str, float]
    syllable: Syllable
    weight: float


@dataclass(frozen=True, slots=True)
class Query:
    """The words of the query in their order, and the everyday phrases among them."""

    places: tuple[Place, ...]
    phrases: tuple[Phrase, ...]


class Reader:
    """Reads queries against the words of one index and its phrases."""

    def __init__(self, index: Index, book: PhraseBook, words: EverydayWords) -> None:
        self._index = index
        self._book = book
        self._spelling = Spelling((*index.words, *book.words))
        light = [syllable for word in words.light for syllable in syllables(word)]
        self._light = frozenset(syllable.accented for syllable in light)
        self._light_plain = frozenset(syllable.plain for syllable in light)

    def read(self, text: str, *, thorough: bool) -> Query:
        """Read it; if thorough, words that occur in the catalogue may be misspelt others, too."""
        finished = text[-1:].isspace()
        said = tuple(self._said(syllables(text[:_LONGEST_QUERY])[:MOST_WORDS], finished=finished))[:MOST_WORDS]
        senses = [
            self._counts(syllable, begun=not finished and place == len(said) - 1, thorough=thorough)
            for place, syllable in enumerate(said)
        ]
        chosen = self._chosen(said, senses)
        phrases = self._book.find(chosen, finished=finished, thorough=thorough)
        places = [
            Place(counts, syllable, self._weight(place, chosen, counts))
            for place, (counts, syllable) in enumerate(zip(senses, said, strict=True))
        ]
        return Query(tuple(places), tuple(phrases))

    def _said(self, typed: Sequence[Syllable], *, finished: bool) -> Iterator[Syllable]:
        """The words with the remnants of typing taken away and those that were run together taken apart."""
        for place, syllable in enumerate(typed):
            word = syllable.plain
            begun = not finished and place == len(typed) - 1
            if word in self._spelling or (begun and self._spelling.continuations(word, 1)):
                yield syllable
                continue
            bare = without_typing_remnants(word)
            if bare != word and (bare in self._spelling or (begun and self._spelling.continuations(bare, 1))):
                yield Syllable(bare, bare)
                continue
            apart = self._apart(word)
            if apart:
                yield from (Syllable(part, part) for part in apart)
            else:
                yield syllable

    def _apart(self, word: str) -> list[str]:
        """The words that were run together, each pair of them one that the catalogue or a phrase has; else none."""
        if not _SHORTEST_RUN <= len(word) <= _LONGEST_RUN:
            return []
        # By end and last word the shortest way: more of them would double with every letter.
        ways: dict[int, dict[str, list[str]]] = {0: {"": []}}
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - _LONGEST_SYLLABLE), end):
                part = word[start:end]
                if part in self._spelling:
                    before = [way for last, way in ways.get(start, {}).items() if not last or self._is_pair(last, part)]
                    if before:
                        ways.setdefault(end, {})[part] = [*min(before, key=len), part]
        whole = [way for way in ways.get(len(word), {}).values() if len(way) >= _LEAST_PAIRED]
        return min(whole, key=len, default=[])

    def _is_pair(self, first: str, second: str) -> bool:
        return (first, second) in self._index.pairs or f"{first} {second}" in self._book

    def _counts(self, syllable: Syllable, *, begun: bool, thorough: bool) -> dict[str, float]:
        word = syllable.plain
        known = word in self._spelling
        counts = {word: 1.0} if known else {}
        if begun:
            counts_begun = _BEGUN_AND_WHOLE if known else _BEGUN
            continuations = self._spelling.continuations(word, _MOST_CONTINUATIONS)
            counts |= dict.fromkeys(continuations, counts_begun)
        if thorough or not counts:
            near = self._spelling.near(word) or self._spelling.near(without_typing_remnants(word))
            counts = near | counts
        return counts

    def _chosen(self, said: Sequence[Syllable], senses: Sequence[dict[str, float]]) -> list[Syllable]:
        """Each word, or what stands in for an unknown one: best a word that goes with a neighbour, then the nearest."""
        chosen: list[Syllable] = []
        for place, syllable in enumerate(said):
            if syllable.plain in self._spelling or not senses[place]:
                chosen.append(syllable)
                continue
            before = chosen[-1].plain if chosen else ""
            after = said[place + 1].plain if place + 1 < len(said) else ""
            begun = [word for word in senses[place] if word.startswith(syllable.plain)]
            if begun:
                chosen.append(syllable)
                continue
            best = max(senses[place], key=lambda word: (self._fits(before, word, after), senses[place][word], word))
            chosen.append(Syllable(best, best))
        return chosen

    def _fits(self, before: str, word: str, after: str) -> int:
        pairs = self._index.pairs
        return ((before, word) in pairs) + ((word, after) in pairs)

    def _weight(self, place: int, chosen: Sequence[Syllable], counts: dict[str, float]) -> float:
        syllable = chosen[place]
        things = self._index.with_word(syllable.plain)
        if not things:
            for word in counts:
                things |= self._index.with_word(word)
        weight = self._index.weight(things)
        return min(weight, _LIGHT_WEIGHT) if self._is_light(place, chosen) else weight

    def _is_light(self, place: int, chosen: Sequence[Syllable]) -> bool:
        """Whether it says little: a light word, unless without marks it makes a word with a neighbour ("di chuc")."""
        syllable = chosen[place]
        if syllable.is_marked:
            return syllable.accented in self._light
        if syllable.plain not in self._light_plain:
            return False
        before = chosen[place - 1].plain if place else ""
        after = chosen[place + 1].plain if place + 1 < len(chosen) else ""
        return not self._fits(before, syllable.plain, after)
