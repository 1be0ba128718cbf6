"""Which known words may have been meant by a piece of text: continuations and near neighbours; it ranks none."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from server_client.dossier_model.search_text import sound

SAME_SOUND = 0.75
ONE_SLIP = 0.6
TWO_SLIPS = 0.4
"""How much a match counts that needs a change of spelling; a word as it is counts 1."""

_SHORTEST_WITH_A_SLIP = 3
_SHORTEST_WITH_TWO = 7
_BEYOND_ALL_LETTERS = "\U0010ffff"


class Spelling:
    """A fixed vocabulary of plain words, or of phrases with their blanks."""

    def __init__(self, words: Iterable[str]) -> None:
        self._sorted = sorted(set(words))
        self._known = frozenset(self._sorted)
        by_sound: defaultdict[str, list[str]] = defaultdict(list)
        by_shortening: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._sorted:
            by_sound[_sounds(word)].append(word)
            for short in _shortenings(word):
                by_shortening[short].append(word)
        self._by_sound = dict(by_sound)
        self._by_shortening = dict(by_shortening)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def continuations(self, start: str, most: int) -> list[str]:
        """The words that begin so, itself left out, in alphabetical order, at most so many."""
        first = bisect_left(self._sorted, start)
        last = bisect_left(self._sorted, start + _BEYOND_ALL_LETTERS, lo=first)
        return [word for word in self._sorted[first : min(last, first + most)] if word != start]

    def near(self, word: str) -> dict[str, float]:
        """The words that sound the same or are a slip or two of the finger away, each with what it counts."""
        found = dict.fromkeys(self._by_sound.get(_sounds(word), ()), SAME_SOUND)
        if len(word) >= _SHORTEST_WITH_A_SLIP:
            shared: dict[str, None] = {}
            for short in (word, *_shortenings(word)):
                shared.update(dict.fromkeys(self._by_shortening.get(short, ())))
                if short in self._known:
                    shared[short] = None
            for candidate in shared:
                counts = _counts(slips(word, candidate), min(len(word), len(candidate)))
                if counts:
                    found.setdefault(candidate, counts)
        found.pop(word, None)
        return found


def _counts(distance: int, length: int) -> float:
    if distance == 1 and length + 1 >= _SHORTEST_WITH_A_SLIP:
        return ONE_SLIP
    return TWO_SLIPS if distance == 2 and length >= _SHORTEST_WITH_TWO else 0.0


def _sounds(words: str) -> str:
    return " ".join(map(sound, words.split(" ")))


def _shortenings(word: str) -> Iterator[str]:
    """The word with one letter left out, and a long one also with two: what neighbours of two words have in common."""
    if len(word) < _SHORTEST_WITH_A_SLIP - 1:
        return
    for place in range(len(word)):
        short = word[:place] + word[place + 1 :]
        yield short
        if _SHORTEST_WITH_TWO <= len(word) <= 2 * _SHORTEST_WITH_TWO and " " not in word:
            for second in range(place, len(short)):
                yield short[:second] + short[second + 1 :]


def slips(one: str, other: str) -> int:
    """The least number of letters left out, put in, changed or swapped with a neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        current = [place]
        for column, wanted in enumerate(other, start=1):
            least = min(row[column] + 1, current[column - 1] + 1, row[column - 1] + (letter != wanted))
            swapped = place > 1 and column > 1 and letter == other[column - 2] and one[place - 2] == wanted
            current.append(min(least, before[column - 2] + 1) if swapped else least)
        before, row = row, current
    return row[-1]
