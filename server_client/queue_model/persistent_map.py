"""A mapping whose updates leave the old version intact; it cannot forget a key."""

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from math import isqrt
from typing import TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

Choice = Callable[[dict[K, V]], dict[K, V]]

_SMALLEST_LAYER = 32


class PersistentMap(Mapping[K, V]):
    """A large shared layer under a small recent one.

    An update copies only the recent layer, which is folded into the shared one when it outgrows the square root of
    it: O(√n) amortised, and a fraction of a microsecond at the sizes of a branch's day. What a choice has taken of the
    shared layer is remembered with it, so that choosing a few of many is O(√n) too.
    """

    __slots__ = ("_chosen", "_most_recent", "_recent", "_settled")

    def __init__(self, items: Mapping[K, V] | None = None) -> None:
        """Hold a copy of `items`."""
        self._settled: dict[K, V] = dict(items) if items else {}
        self._recent: dict[K, V] = {}
        self._chosen: dict[Choice[K, V], dict[K, V]] = {}
        self._most_recent = _SMALLEST_LAYER + isqrt(len(self._settled))

    def set(self, key: K, value: V) -> "PersistentMap[K, V]":
        """Return a map in which `key` has `value`."""
        recent = self._recent.copy()
        recent[key] = value
        return self._with(recent)

    def update(self, items: Mapping[K, V]) -> "PersistentMap[K, V]":
        """Return a map in which each key of `items` has its value there."""
        return self._with({**self._recent, **items})

    def _with(self, recent: dict[K, V]) -> "PersistentMap[K, V]":
        updated: PersistentMap[K, V] = PersistentMap.__new__(PersistentMap)
        if len(recent) > self._most_recent:
            updated._settled = self._settled | recent
            updated._recent = {}
            updated._chosen = {choice: choice(taken | recent) for choice, taken in self._chosen.items()}
            updated._most_recent = _SMALLEST_LAYER + isqrt(len(updated._settled))
        else:
            updated._settled = self._settled
            updated._recent = recent
            updated._chosen = self._chosen
            updated._most_recent = self._most_recent
        return updated

    def __getitem__(self, key: K) -> V:
        """Return the value of `key`; KeyError if it has none."""
        if key in self._recent:
            return self._recent[key]
        return self._settled[key]

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | D) -> V | D: ...
    def get(self, key: K, /, default: V | D | None = None) -> V | D | None:
        """Return the value of `key`, or `default` if it has none."""
        # What Mapping has raises and catches an exception for each key that is not there.
        if key in self._recent:
            return self._recent[key]
        return self._settled.get(key, default)

    def __contains__(self, key: object) -> bool:
        """Say whether `key` has a value."""
        return key in self._recent or key in self._settled

    def __iter__(self) -> Iterator[K]:
        """Go through the keys in the order of their first appearance."""
        return iter(self._whole())

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._settled) + sum(key not in self._settled for key in self._recent)

    def items(self) -> ItemsView[K, V]:
        """Return the keys with their values, in the order of the keys' first appearance."""
        return self._whole().items()

    def values(self) -> ValuesView[V]:
        """Return the values, in the order of the keys' first appearance."""
        return self._whole().values()

    def chosen(self, choice: "Choice[K, V]") -> dict[K, V]:
        """Return what the choice takes of the map, which is to be little.

        It is remembered by its identity for as long as the map's versions live: a function of a module, not one made
        for the occasion. It has to be one for which choosing in two steps comes to the same: choice(a | b) is
        choice(choice(a) | b), whatever it left out of `a` coming back only by a new value.
        """
        if choice not in self._chosen:
            self._chosen[choice] = choice(self._settled)
        return choice(self._chosen[choice] | self._recent)

    def __repr__(self) -> str:
        """Show the content."""
        return f"PersistentMap({self._whole()!r})"

    def _whole(self) -> dict[K, V]:
        # Merging two dictionaries is quicker than asking both for each key.
        return self._settled | self._recent if self._recent else self._settled
