"""Which known words are near: by sound, by a slip of the finger, by their beginning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.dossier_model.search_spelling import ONE_SLIP, SAME_SOUND, TWO_SLIPS, Spelling, slips

WORDS = Spelling(["khai", "sinh", "khan", "xa", "certificate", "so do"])


@pytest.mark.parametrize("typed", ["khaii", "kha", "khia", "khoi"])
def test_one_slip_leads_to_the_word(typed: str) -> None:
    assert WORDS.near(typed)["khai"] == ONE_SLIP


def test_the_same_sound_counts_more_than_a_slip() -> None:
    assert WORDS.near("xinh") == {"sinh": SAME_SOUND}


def test_a_long_word_may_have_two_slips() -> None:
    assert WORDS.near("certificta") == {"certificate": TWO_SLIPS}


def test_a_phrase_is_a_word_with_a_blank() -> None:
    assert WORDS.near("so ddo") == {"so do": ONE_SLIP}


def test_two_letters_have_no_slips() -> None:
    assert WORDS.near("xe") == {}


def test_a_word_is_not_near_itself() -> None:
    assert "khai" not in WORDS.near("khai")


def test_continuations_are_alphabetical_and_no_more_than_asked_for() -> None:
    assert WORDS.continuations("kh", 10) == ["khai", "khan"]
    assert WORDS.continuations("kh", 1) == ["khai"]
    assert WORDS.continuations("khai", 10) == []


@given(st.text(max_size=9), st.text(max_size=9))
def test_slips_are_as_many_in_both_directions(one: str, other: str) -> None:
    assert slips(one, other) == slips(other, one)
    assert (slips(one, other) == 0) == (one == other)


_SHORT = st.text(alphabet="abcd", min_size=3, max_size=6)


@given(st.lists(_SHORT, max_size=12), _SHORT)
def test_every_word_one_slip_away_is_found(words: list[str], typed: str) -> None:
    near = Spelling(words).near(typed)
    assert {word for word in words if slips(word, typed) == 1} <= near.keys()
