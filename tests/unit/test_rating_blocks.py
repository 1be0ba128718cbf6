"""What is told of ratings: never fewer than five, and nothing smaller by asking twice and taking the difference."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.queue_model.ids import ClerkId
from server_client.server.ratings.blocks import LEAST, Block, DayCount, blocks, within
from tests.fakes.office import LAN, MINH

MONDAY = date(2026, 3, 2)
HOA = ClerkId("HOA03")
CLERKS = (LAN, MINH, HOA)


def day(number: int) -> date:
    """Return a day by its number, from Monday on."""
    return MONDAY + timedelta(days=number)


def counts(*numbers: int, clerk: ClerkId = LAN) -> list[DayCount]:
    """Return a clerk's days with so many ratings each."""
    return [DayCount(clerk=clerk, day=day(place), count=count) for place, count in enumerate(numbers) if count]


def told(known: Sequence[DayCount], first: int, last: int, clerk: ClerkId | None, today: int) -> frozenset[Block]:
    """Return what someone is told who asks today for these days."""
    over = min(last, today - 1)
    past = [one for one in known if one.day <= day(over)]
    return frozenset(within(blocks(past), day(first), day(over), clerk))


def test_four_ratings_are_not_told_and_five_are() -> None:
    assert blocks(counts(4)) == []
    assert blocks(counts(5)) == [Block(clerk=LAN, first=day(0), last=day(0), count=5)]


def test_days_with_few_ratings_wait_for_the_next() -> None:
    assert blocks(counts(2, 0, 2, 9, 7, 1)) == [
        Block(clerk=LAN, first=day(0), last=day(3), count=13),
        Block(clerk=LAN, first=day(4), last=day(4), count=7),
    ]


def test_a_week_that_cuts_a_block_is_told_without_it() -> None:
    found = blocks(counts(2, 3, 6))

    assert within(found, day(1), day(2), LAN) == [Block(clerk=LAN, first=day(2), last=day(2), count=6)]
    assert len(within(found, day(0), day(2), None)) == 2
    assert within(found, day(0), day(2), MINH) == []


def test_all_clerks_are_told_without_what_no_clerk_has_five_of() -> None:
    found = blocks([*counts(5), *counts(3, clerk=MINH)])

    assert [block.clerk for block in within(found, day(0), day(0), None)] == [LAN]


DAYS = 12
KNOWN = st.lists(
    st.builds(
        lambda clerk, number, count: DayCount(clerk=clerk, day=day(number), count=count),
        st.sampled_from(CLERKS),
        st.integers(0, DAYS - 1),
        st.integers(1, 6),
    ),
    max_size=25,
    unique_by=lambda one: (one.clerk, one.day),
)
QUESTION = st.tuples(
    st.integers(0, DAYS - 1), st.integers(0, DAYS - 1), st.sampled_from([None, *CLERKS]), st.integers(1, DAYS)
)


@settings(max_examples=200)
@given(KNOWN, st.lists(QUESTION, min_size=2, max_size=5))
def test_no_sum_or_difference_of_answers_has_fewer_than_five(
    known: list[DayCount], questions: list[tuple[int, int, ClerkId | None, int]]
) -> None:
    # Overlapping ranges, one clerk and all, asked today and tomorrow: each answer is a set of blocks, and whatever
    # sets make of each other by union, intersection and difference is a set of blocks again.
    answers = [told(known, *question) for question in questions]
    for one, other in combinations(answers, 2):
        for made in (one | other, one & other, one - other, other - one):
            assert sum(block.count for block in made) not in range(1, LEAST)


@settings(max_examples=200)
@given(KNOWN)
def test_blocks_never_overlap_and_hold_only_what_there_is(known: list[DayCount]) -> None:
    found = blocks(known)

    for one, other in combinations([block for block in found if block.clerk == LAN], 2):
        assert one.last < other.first or other.last < one.first
    for block in found:
        inside = [one for one in known if one.clerk == block.clerk and block.first <= one.day <= block.last]
        assert block.count == sum(one.count for one in inside) >= LEAST


@settings(max_examples=200)
@given(KNOWN, st.integers(1, DAYS), st.integers(0, DAYS))
def test_what_was_told_once_stays_as_it_was(known: list[DayCount], today: int, later: int) -> None:
    assert told(known, 0, DAYS, None, today) <= told(known, 0, DAYS, None, today + later)


@given(KNOWN, st.integers(1, DAYS))
def test_no_day_is_told_while_it_goes_on(known: list[DayCount], today: int) -> None:
    before = [one for one in known if one.day < day(today)]

    assert told(known, 0, DAYS, None, today) == told(before, 0, DAYS, None, today)
