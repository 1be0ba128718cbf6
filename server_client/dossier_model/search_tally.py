"""Sums of weights for thousands of things at once, each thing one bit of some whole numbers; it knows no words.

The sum of a thing is written vertically: plane 0 holds the ones, plane 1 the twos, and so on. Adding a weight to a set
of things is then a handful of operations on whole numbers, whatever the size of the set.
"""

from collections.abc import Iterator


class Tally:
    """Sums that begin at nought."""

    def __init__(self) -> None:
        self._planes: list[int] = []

    def add(self, things: int, weight: int) -> None:
        """Add the weight to each thing in the set."""
        plane = 0
        while weight:
            if weight & 1:
                self._carry(things, plane)
            weight >>= 1
            plane += 1

    def _carry(self, things: int, plane: int) -> None:
        while things:
            while plane >= len(self._planes):
                self._planes.append(0)
            held = self._planes[plane]
            self._planes[plane] = held ^ things
            things &= held
            plane += 1

    def greatest_first(self) -> Iterator[tuple[int, int]]:
        """The sets of equal sums with their sum, greatest first, nought left out."""
        everything = 0
        for plane in self._planes:
            everything |= plane
        if everything:
            yield from self._within(everything, len(self._planes) - 1, 0)

    def _within(self, things: int, plane: int, known: int) -> Iterator[tuple[int, int]]:
        if plane < 0:
            yield known, things
            return
        has = things & self._planes[plane]
        if has:
            yield from self._within(has, plane - 1, known | 1 << plane)
        if has != things:
            yield from self._within(things & ~has, plane - 1, known)


def places(things: int) -> Iterator[int]:
    """The members of a set, least first."""
    while things:
        least = things & -things
        yield least.bit_length() - 1
        things ^= least
