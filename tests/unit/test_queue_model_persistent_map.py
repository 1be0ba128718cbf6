"""The mapping whose old versions stay as they were."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.queue_model.persistent_map import PersistentMap

UPDATES = st.lists(st.dictionaries(st.integers(0, 90), st.integers(), max_size=40), max_size=12)


@settings(derandomize=True, deadline=None)
@given(UPDATES)
def test_every_version_is_the_dict_of_its_updates_for_ever(updates: list[dict[int, int]]) -> None:
    versions: list[tuple[PersistentMap[int, int], dict[int, int]]] = [(PersistentMap(), {})]
    for update in updates:
        last, expected = versions[-1]
        versions.append((last.update(update), expected | update))
    for version, expected in versions:
        assert version == expected
        assert list(version) == list(expected)
        assert len(version) == len(expected)
        assert [key in version for key in range(91)] == [key in expected for key in range(91)]


def test_it_holds_a_copy_of_what_it_began_with() -> None:
    items = {"a": 1}
    held = PersistentMap(items)
    items["a"] = 2
    assert held["a"] == 1


def test_a_key_without_a_value_is_missing() -> None:
    assert PersistentMap({"a": 1}).get("b") is None
    with pytest.raises(KeyError):
        PersistentMap({"a": 1})["b"]


def test_a_key_set_again_keeps_its_place_and_is_counted_once() -> None:
    changed = PersistentMap({"a": 1, "b": 2}).set("a", 3).set("c", 4)
    assert list(changed.items()) == [("a", 3), ("b", 2), ("c", 4)]
    assert len(changed) == 3


def test_it_shows_its_content() -> None:
    assert repr(PersistentMap({"a": 1}).set("b", 2)) == "PersistentMap({'a': 1, 'b': 2})"


def test_small_updates_share_the_large_layer_until_they_outgrow_its_root() -> None:
    large = PersistentMap(dict.fromkeys(range(100), 0))
    growing = large
    for key in range(100, 142):
        growing = growing.set(key, 1)
        assert growing._settled is large._settled
    folded = growing.set(142, 1)
    assert folded._settled is not large._settled
    assert not folded._recent
    assert len(folded) == 143


def test_what_was_folded_in_is_found() -> None:
    grown: PersistentMap[int, int] = PersistentMap()
    for key in range(200):
        grown = grown.set(key, key)
    assert dict(grown) == {key: key for key in range(200)}
    assert grown.set(7, 0)[7] == 0


def test_a_key_is_got_from_whichever_layer_has_it() -> None:
    numbers: PersistentMap[str, int] = PersistentMap({f"old-{n}": n for n in range(200)})
    numbers = numbers.set("new", 1000)
    assert [numbers.get(f"old-{n}") for n in range(200)] == list(range(200))
    assert numbers.get("new") == 1000
    assert numbers.get("other") is None
    assert numbers.get("other", 7) == 7


def even(items: dict[int, int]) -> dict[int, int]:
    return {key: value for key, value in items.items() if value % 2 == 0}


@settings(derandomize=True, deadline=None)
@given(UPDATES)
def test_what_is_chosen_is_so_in_every_version_whenever_it_was_first_asked_for(updates: list[dict[int, int]]) -> None:
    versions: list[tuple[PersistentMap[int, int], dict[int, int]]] = [(PersistentMap(), {})]
    for update in updates:
        last, expected = versions[-1]
        assert last.chosen(even) == even(expected)
        versions.append((last.update(update), expected | update))
    for version, expected in versions:
        assert version.chosen(even) == even(expected)


def test_choosing_again_goes_through_what_is_new_alone() -> None:
    seen: list[int] = []

    def small(items: dict[int, int]) -> dict[int, int]:
        seen.append(len(items))
        return {key: value for key, value in items.items() if value < 3}

    growing: PersistentMap[int, int] = PersistentMap(dict(enumerate(range(10_000))))
    for key in range(10_000, 10_300):
        growing = growing.set(key, key)
        assert growing.chosen(small) == {0: 0, 1: 1, 2: 2}
    assert seen[0] == 10_000
    assert max(seen[1:]) < 200
