"""Everyday phrases found in what was typed, with the procedures that each leads to; it weighs none with another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from server_client.dossier_model.everyday_words import EverydayWords
from server_client.dossier_model.search_index import Index
from server_client.dossier_model.search_spelling import Spelling
from server_client.dossier_model.search_text import Syllable, sound, syllables

_BY_WORDING = 0.85
_BY_CODE, _STEP_OF_CODE, _LEAST_BY_CODE = 1.0, 0.04, 0.8
_BY_ESSENCE, _BY_SOUND, _BY_SLIP, _BY_BEGINNING, _MARKED_OTHERWISE = 0.8, 0.85, 0.7, 0.8, 0.5
_PER_FURTHER_WORD = 0.2
_LONGEST = 7
_LEAST_OF_ESSENCE = 2
_BEGINNING_OF_A_WHOLE = 0.25
_SHORTEST_WITH_A_SLIP = 5
_SHORTEST_BEGINNING = 3
_MOST_BEGUN = 12


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase leads to: sets of procedures, each with what it counts, and what the phrase says altogether."""

    accented: tuple[str, ...]
    leads: tuple[tuple[int, float], ...]
    things: int
    weight: float


@dataclass(frozen=True, slots=True)
class Phrase:
    """A meaning found from place `first` to before place `end` of the query."""

    first: int
    end: int
    meaning: Meaning
    counts: float


class PhraseBook:
    """The phrases of the everyday words that lead anywhere in this catalogue."""

    def __init__(self, words: EverydayWords, index: Index) -> None:
        self._by_phrase: defaultdict[str, list[Meaning]] = defaultdict(list)
        self._by_sound: defaultdict[str, list[Meaning]] = defaultdict(list)
        self._by_essence: defaultdict[str, list[Meaning]] = defaultdict(list)
        self.words: set[str] = set()
        light = frozenset(syllable.plain for word in words.light for syllable in syllables(word))
        self._light = light
        for phrase, targets in words.phrases.items():
            spelt = syllables(phrase)
            meaning = _meaning(spelt, targets, index)
            if spelt and meaning.things:
                plain = [syllable.plain for syllable in spelt]
                self._by_phrase[" ".join(plain)].append(meaning)
                self._by_sound[" ".join(map(sound, plain))].append(meaning)
                self.words.update(plain)
                essence = [word for word in plain if word not in light]
                if len(essence) >= _LEAST_OF_ESSENCE:
                    self._by_essence[" ".join(essence)].append(meaning)
        self._spelling = Spelling(self._by_phrase)

    def __contains__(self, phrase: str) -> bool:
        return phrase in self._spelling

    def find(self, said: Sequence[Syllable], *, finished: bool, thorough: bool) -> list[Phrase]:
        """The phrases in the query, also one that is still being typed; if thorough, misspelt ones too."""
        found: list[Phrase] = []
        for first in range(len(said)):
            for end in range(first + 1, min(len(said), first + _LONGEST) + 1):
                part = said[first:end]
                best: dict[int, Phrase] = {}
                for meaning, counts in self._meanings(part, finished=finished or end < len(said), thorough=thorough):
                    worth = counts * _agreement(part, meaning.accented)
                    if id(meaning) not in best or best[id(meaning)].counts < worth:
                        best[id(meaning)] = Phrase(first, end, meaning, worth)
                found += best.values()
        return [*found, *self._with_gaps(said)]

    def _with_gaps(self, said: Sequence[Syllable]) -> Iterator[Phrase]:
        """Phrases with light words left out or put in between: "mẹ tôi mất" for "mẹ mất"."""
        heavy = [number for number, syllable in enumerate(said) if syllable.plain not in self._light]
        for first in range(len(heavy)):
            for end in range(first + _LEAST_OF_ESSENCE, min(len(heavy), first + _LONGEST) + 1):
                numbers = heavy[first:end]
                essence = " ".join(said[number].plain for number in numbers)
                for meaning in self._by_essence.get(essence, ()):
                    yield Phrase(numbers[0], numbers[-1] + 1, meaning, _BY_ESSENCE)

    def _meanings(self, part: Sequence[Syllable], *, finished: bool, thorough: bool) -> Iterator[tuple[Meaning, float]]:
        joined = " ".join(syllable.plain for syllable in part)
        exact = self._by_phrase.get(joined, ())
        yield from ((meaning, 1.0) for meaning in exact)
        if not exact and len(joined) >= _SHORTEST_BEGINNING:
            heard = self._by_sound.get(" ".join(sound(syllable.plain) for syllable in part), ())
            yield from ((meaning, _BY_SOUND) for meaning in heard)
        if not finished and len(joined) >= _SHORTEST_BEGINNING:
            # One of them is meant at most, so they share; and least if what stands there is a phrase already.
            begun = self._spelling.continuations(joined, _MOST_BEGUN)
            worth = _BY_BEGINNING / sqrt(len(begun) or 1) * (_BEGINNING_OF_A_WHOLE if exact else 1)
            for phrase in begun:
                yield from ((meaning, worth) for meaning in self._by_phrase[phrase])
        if thorough and not exact and len(joined) >= _SHORTEST_WITH_A_SLIP:
            for phrase in self._spelling.near(joined):
                yield from ((meaning, _BY_SLIP) for meaning in self._by_phrase[phrase])


def _meaning(phrase: Sequence[Syllable], targets: Sequence[str], index: Index) -> Meaning:
    leads = []
    things = 0
    by_code = _BY_CODE
    for target in targets:
        led = index.with_code(target)
        counts = by_code if led else _BY_WORDING
        by_code = max(_LEAST_BY_CODE, by_code - _STEP_OF_CODE) if led else by_code
        led = (led or index.with_wording(target)) & ~things
        if led:
            leads.append((led, counts))
            things |= led
    weight = index.weight(things) * (1 + _PER_FURTHER_WORD * (len(phrase) - 1))
    return Meaning(tuple(syllable.accented for syllable in phrase), tuple(leads), things, weight)


def _agreement(part: Sequence[Syllable], accented: Sequence[str]) -> float:
    """Less than 1 if what was typed bears marks that the phrase does not: "sơ đồ" is no "sổ đỏ"."""
    pairs = zip(part, accented, strict=False)
    agree = all(not syllable.is_marked or syllable.accented == marks for syllable, marks in pairs)
    return 1.0 if agree else _MARKED_OTHERWISE
