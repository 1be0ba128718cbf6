"""The bounded part of the exploration that every test run does; `make prove` goes to the end."""

from dataclasses import replace

import pytest

from server_client.queue_model.configuration import WALK_IN
from tests.proof.branches import ALL, C1, C2, A
from tests.proof.choices import Choices
from tests.proof.exploring import Node, Scene, explore, successors
from tests.proof.model import PRODUCTION
from tests.proof.reaching import reached
from tests.proof.scenes import CLOSED_SCENES, EVERYTHING, HALL, OFFICE, TOGETHER


def title(scene: Scene) -> str:
    """Return the first word of the scene's name."""
    return scene.name.split(":", 1)[0]


@pytest.mark.parametrize("scene", [*CLOSED_SCENES, TOGETHER, EVERYTHING], ids=title)
def test_no_state_within_the_bound_breaks_an_invariant(scene: Scene) -> None:
    found = explore(scene.at_work(), most_states=1_500)
    assert found.states >= 1_500


def test_no_state_from_before_the_first_day_breaks_an_invariant() -> None:
    found = explore(HALL, most_states=1_500)
    assert found.states >= 1_500


def test_a_branch_of_one_ticket_is_explored_to_its_end() -> None:
    choices = Choices(
        most_visits=1,
        visits=(((A,), WALK_IN),),
        posts=((C1, ALL), (C2, ALL)),
        misses=True,
        holds=True,
        by_hand=True,
    )
    found = explore(Scene(name="one ticket", configuration=OFFICE, choices=choices), most_states=5_000)
    assert found.is_complete
    assert found.states > 200


@pytest.mark.parametrize("scene", [*CLOSED_SCENES, TOGETHER, EVERYTHING], ids=title)
def test_states_of_one_key_have_successors_of_the_same_keys(scene: Scene) -> None:
    twins = reached(scene.at_work(), most_states=400)
    pairs = [nodes for nodes in twins.values() if len(nodes) > 1]
    assert len(pairs) > 20
    for first, *others in pairs:
        expected = keys_after(scene, first)
        assert all(keys_after(scene, other) == expected for other in others)


def keys_after(scene: Scene, node: Node) -> set[bytes]:
    """Return the keys of the states that one command leads to."""
    return {after.digest for after in successors(scene, PRODUCTION, node) if after is not None}


def test_a_key_tells_how_often_time_may_still_pass() -> None:
    (start,) = next(iter(reached(EVERYTHING, most_states=1).values()))
    assert start.digest != replace(start, passings=0).digest
