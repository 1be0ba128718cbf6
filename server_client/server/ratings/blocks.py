"""What may be told of ratings: blocks of whole past days with five ratings or more, and only sums of such blocks.

Five is the least by which nobody is known (the law protects those who rate: Decree 224/2026, article 10.3b). Whoever
may ask for any days could still find a single rating as the difference of two answers: this week less the week without
Friday, today's count before and after a citizen has left, all clerks less all but one. So the ratings of each clerk are
cut, in the order of their days, into blocks: a block ends with the first day on which it has five. A block never
changes once its last day is over, and nothing is ever told but sums of whole blocks. Any sum or difference of answers
is then made of blocks, and nothing smaller than five is in any of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from server_client.queue_model.ids import ClerkId

LEAST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How many ratings a clerk had on a local day."""

    clerk: ClerkId
    day: date
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A clerk's ratings from the first to the last day, five or more."""

    clerk: ClerkId
    first: date
    last: date
    count: int


def blocks(counts: Iterable[DayCount]) -> list[Block]:
    """Return the blocks of all clerks; what has not come to five yet is in none."""
    found: list[Block] = []
    begun: dict[ClerkId, tuple[date, int]] = {}
    for one in sorted(counts, key=lambda one: one.day):
        first, count = begun.pop(one.clerk, (one.day, 0))
        count += one.count
        if count < LEAST:
            begun[one.clerk] = (first, count)
        else:
            found.append(Block(clerk=one.clerk, first=first, last=one.day, count=count))
    return found


def within(found: Sequence[Block], first: date, last: date, clerk: ClerkId | None) -> list[Block]:
    """Return the blocks that lie wholly in these days, of one clerk or of all."""
    return [
        block
        for block in found
        if first <= block.first and block.last <= last and (clerk is None or block.clerk == clerk)
    ]
