"""Sums for many things at once agree with sums for each."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from server_client.dossier_model.search_tally import Tally, places


@given(st.lists(st.tuples(st.sets(st.integers(0, 200)), st.integers(0, 90)), max_size=20))
def test_the_sums_are_those_that_adding_for_each_gives(additions: list[tuple[set[int], int]]) -> None:
    tally = Tally()
    expected: Counter[int] = Counter()
    for things, weight in additions:
        tally.add(sum(1 << thing for thing in things), weight)
        for thing in things:
            expected[thing] += weight
    found = [(total, thing) for total, things in tally.greatest_first() for thing in places(things)]
    assert found == sorted(
        ((total, thing) for thing, total in expected.items() if total), key=lambda pair: (-pair[0], pair[1])
    )


def test_nothing_added_has_no_sums() -> None:
    assert list(Tally().greatest_first()) == []
