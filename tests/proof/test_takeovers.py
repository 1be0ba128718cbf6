"""Two nodes of one branch: no number on two papers, nobody lost, nobody twice; and each seeded fault is found."""

import pytest

from tests.proof.model import PRODUCTION
from tests.proof.seeded_takeovers import SEEDED_TAKEOVERS
from tests.proof.takeovers import explore_takeovers
from tests.proof.violations import Violation

_FOUND_AS = {
    "number reused over epochs": 19,
    "mark that is forgotten": 19,
    "takeover that drops who waits": 2,
    "called ticket left behind": 20,
    "done ticket that waits again": 20,
    "called ticket adopted twice": 2,
}


def test_no_takeover_within_the_bound_breaks_an_invariant() -> None:
    assert explore_takeovers(PRODUCTION, most_states=1_500).states >= 1_500


@pytest.mark.parametrize("bug", SEEDED_TAKEOVERS)
def test_exploration_of_two_nodes_finds_the_seeded_bug(bug: str) -> None:
    with pytest.raises(Violation) as found:
        explore_takeovers(SEEDED_TAKEOVERS[bug], most_states=20_000)
    assert found.value.invariant == _FOUND_AS[bug]
