"""How near one procedure comes to a query, word by word: order, marks, how much of its name was said; it finds none."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from math import log
from operator import mul

from server_client.dossier_model.search_index import Entry, Index
from server_client.dossier_model.search_query import Query
from server_client.dossier_model.search_text import Syllable

THROUGH_PHRASE = 0.9
"""What a word counts that is found only because an everyday phrase around it leads to the procedure."""

# Tuned by hand on the everyday queries of the tests, and checked on others that nobody had seen.
_MARKED_OTHERWISE, _UNMARKED_AMONG_MARKED = 0.75, 0.95
_IN_A_ROW = 0.45
_PHRASE = 0.5
_PHRASE_OVER_ANOTHER = 0.2
_ALL_SAID = 0.6
_POPULAR = 0.1
# Cubed, so that a name typed in full comes first and half a name gains next to nothing.
_NAME_SAID, _NAME_SAID_POWER = 0.7, 3
_NAME_SAID_BY_PHRASE = 0.4

_Senses = dict[str, list[tuple[int, float]]]


class Nearness:
    """Compares procedures of one index with queries."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._size = len(index.entries)

    def to(self, query: Query) -> Callable[[int], float]:
        """The measure for this query: of the number of a procedure, 0 if nothing in it was meant."""
        compared = _Compared(query, self._index)

        def nearness(number: int) -> float:
            words, name_said = compared.measure(number, self._index.entries[number])
            if words <= 0:
                return 0.0
            gains = _NAME_SAID * pow(name_said, _NAME_SAID_POWER) + _POPULAR * self._popularity(number)
            return words + compared.whole * gains

        return nearness

    def _popularity(self, number: int) -> float:
        return 1 - log(1 + number) / log(2 + self._size)


class _Compared:
    """One query, prepared for many comparisons."""

    def __init__(self, query: Query, index: Index) -> None:
        self._query = query
        self._index = index
        has_marks = any(place.syllable.is_marked for place in query.places)
        self._marks = [_marks(place.syllable, has_marks=has_marks) for place in query.places]
        self._senses: _Senses = defaultdict(list)
        for number, place in enumerate(query.places):
            for word, counts in place.counts.items():
                self._senses[word].append((number, counts))
        self._phrases = sorted(query.phrases, key=lambda phrase: -phrase.meaning.weight * phrase.counts)
        self._weights = [place.weight for place in query.places]
        self.whole = sum(self._weights)

    def measure(self, number: int, entry: Entry) -> tuple[float, float]:
        """What the words found are worth, and the part of the short name that was said."""
        best = [0.0] * len(self._weights)
        rows, said = self._look_up(entry, best)
        name_said = said / entry.title_weight if entry.title_weight else 0.0
        worth = 0.0
        covered: set[int] = set()
        for phrase in self._phrases:
            if not phrase.meaning.things >> number & 1:
                continue
            counts = phrase.counts * next(counts for things, counts in phrase.meaning.leads if things >> number & 1)
            reach = range(phrase.first, phrase.end)
            gain = _PHRASE if covered.isdisjoint(reach) else _PHRASE * _PHRASE_OVER_ANOTHER
            worth += gain * phrase.meaning.weight * counts
            covered.update(reach)
            name_said = max(name_said, counts * _NAME_SAID_BY_PHRASE)
            for place in reach:
                best[place] = max(best[place], THROUGH_PHRASE * counts)
            rows.update(range(phrase.first + 1, phrase.end))
        explained = sum(map(mul, self._weights, best))
        worth += explained
        for place in sorted(rows):
            worth += _IN_A_ROW * (self._weights[place - 1] + self._weights[place]) * min(best[place - 1 : place + 1])
        return worth * (1 - _ALL_SAID + _ALL_SAID * explained / (self.whole or 1)), name_said

    def _look_up(self, entry: Entry, best: list[float]) -> tuple[set[int], float]:
        """Fill in what each place finds; return which follow the one before, and how much of the title was said."""
        at: list[list[int]] = [[] for _ in best]
        said = 0.0
        for word in [word for word in entry.words if word in self._senses]:
            occurrences = entry.words[word]
            most = 0.0
            for place, counts in self._senses[word]:
                marks, counts_otherwise = self._marks[place]
                found = 0.0
                for position, counts_there, accented in occurrences:
                    worth = counts * counts_there
                    if accented != marks:
                        worth *= counts_otherwise
                    if worth > found:  # noqa: PLR1730 - max() takes twice the time, and this is the innermost step
                        found = worth
                    at[place].append(position)
                best[place] = max(best[place], found)
                most = max(most, found)
            if occurrences[0][0] < entry.title_end:
                said += most * self._index.word_weight(word)
        return {place for place in range(1, len(at)) if _follow(at[place - 1], at[place])}, said


def _follow(before: Sequence[int], after: Sequence[int]) -> bool:
    """Whether any of the one stands right before any of the other."""
    return any(position + 1 in after for position in before) if after else False


def _marks(syllable: Syllable, *, has_marks: bool) -> tuple[str, float]:
    """The marks that a place asks for, and what a word counts that bears others."""
    if not has_marks:
        return syllable.accented, 1.0
    return syllable.accented, _MARKED_OTHERWISE if syllable.is_marked else _UNMARKED_AMONG_MARKED
