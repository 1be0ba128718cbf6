"""Finds procedures as one types, in everyday words, with or without marks, misspelt; it reads no file and no clock.

Two steps: sets of procedures as whole numbers are added up for all procedures at once (`Tally`), then the few with the
greatest sums are compared word by word. Equal ones stand in the order of popularity, so that the same query on the same
catalogue always gives the same answer.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from server_client.dossier_model.everyday_words import EverydayWords
from server_client.dossier_model.procedure import Procedure
from server_client.dossier_model.procedure_code import tidy
from server_client.dossier_model.search_index import Index
from server_client.dossier_model.search_nearness import THROUGH_PHRASE, Nearness
from server_client.dossier_model.search_phrases import PhraseBook
from server_client.dossier_model.search_query import Place, Query, Reader
from server_client.dossier_model.search_tally import Tally, places

FIRST_SCREEN = 10
"""Procedures that are asked for unless another number is."""

_MOST_COMPARED = 40
_GOOD_ENOUGH = 0.8
_LEAST_OF_BEST = 0.45
_BEGINNING_OF_CODE = re.compile(r"[1-9]\.\d{1,6}")


class ProcedureSearch:
    """A search over the procedures that are in force today; it is built again when they change."""

    def __init__(self, procedures: Sequence[Procedure], words: EverydayWords) -> None:
        self._index = Index(procedures, words)
        book = PhraseBook(words, self._index)
        self._reader = Reader(self._index, book, words)
        self._nearness = Nearness(self._index)

    def usual(self, limit: int = FIRST_SCREEN) -> tuple[Procedure, ...]:
        """The procedures that are asked for most, for who has not typed anything yet."""
        return tuple(entry.procedure for entry in self._index.entries[:limit])

    def find(self, text: str, *, limit: int = FIRST_SCREEN) -> tuple[Procedure, ...]:
        """The procedures that were most likely meant, the likeliest first; none if no word of it means anything."""
        code = tidy(text)
        if _BEGINNING_OF_CODE.match(code):
            coded = [entry.procedure for entry in self._index.entries if entry.procedure.code.startswith(code)]
            if coded:
                return tuple(coded[:limit])
        query = self._reader.read(text, thorough=False)
        sums = _sums(query, self._index)
        if _best(sums) < _GOOD_ENOUGH * _worth_of_words(query):
            query = self._reader.read(text, thorough=True)
            sums = _sums(query, self._index)
        return self._compared(query, sums, limit)

    def _compared(self, query: Query, sums: Tally, limit: int) -> tuple[Procedure, ...]:
        nearness = self._nearness.to(query)
        compared = sorted((-nearness(number), number) for number in _greatest(sums))
        if not compared or compared[0][0] >= 0:
            return ()
        least = compared[0][0] * _LEAST_OF_BEST
        return tuple(self._index.entries[number].procedure for near, number in compared[:limit] if near <= least)


def _greatest(sums: Tally) -> list[int]:
    numbers: list[int] = []
    for _, things in sums.greatest_first():
        for number in places(things):
            numbers.append(number)
            if len(numbers) == _MOST_COMPARED:
                return numbers
    return numbers


def _best(sums: Tally) -> int:
    return next((total for total, _ in sums.greatest_first()), 0)


def _worth_of_words(query: Query) -> float:
    return sum(place.weight for place in query.places)


def _sums(query: Query, index: Index) -> Tally:
    sums = Tally()
    through: defaultdict[int, int] = defaultdict(int)
    for phrase in query.phrases:
        for things, counts in phrase.meaning.leads:
            sums.add(things, round(phrase.meaning.weight * phrase.counts * counts))
        for number in range(phrase.first, phrase.end):
            through[number] |= phrase.meaning.things
    for number, place in enumerate(query.places):
        _add(sums, place, through[number], index)
    return sums


def _add(sums: Tally, place: Place, through_phrase: int, index: Index) -> None:
    """Add to each procedure what the best of the place's words that it has counts."""
    groups: defaultdict[float, int] = defaultdict(int)
    groups[THROUGH_PHRASE] = through_phrase
    for word, counts in place.counts.items():
        groups[counts] |= index.with_word(word)
    done = 0
    for counts in sorted(groups, reverse=True):
        sums.add(groups[counts] & ~done, round(place.weight * counts))
        done |= groups[counts]
