"""Breaking ticket texts into lines, measured here by counting letters."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.wrapping import elide, printable, wrap


def test_words_fill_a_line_before_the_next() -> None:
    assert wrap("một hai ba bốn", len, width=7, most=3) == ("một hai", "ba bốn")


def test_balanced_lines_leave_no_word_alone() -> None:
    assert wrap("aaa bbb ccc ddd", len, width=11, most=2) == ("aaa bbb ccc", "ddd")
    assert wrap("aaa bbb ccc ddd", len, width=11, most=2, balanced=True) == ("aaa bbb", "ccc ddd")


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrap("một hai ba bốn năm sáu", len, width=7, most=2) == ("một hai", "ba bốn…")


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert wrap("abcdefgh", len, width=3, most=3) == ("abc", "def", "gh")


def test_letters_and_their_marks_are_composed() -> None:
    assert printable("Hoà\u0300 bi\u0300nh") == printable("Hoà\u0300 bình")
    assert printable("e\u0302\u0301") == "ế"


def test_control_characters_and_runs_of_space_become_one_space() -> None:
    assert printable(" a\t\n\x1b  b\u2028c ") == "a b c"


def test_a_short_text_is_not_elided() -> None:
    assert elide("abc", len, width=3) == "abc"


def test_an_elided_text_does_not_end_in_punctuation() -> None:
    assert elide("abc, def", len, width=6) == "abc…"


@given(st.text(st.characters()), st.integers(2, 40), st.integers(1, 4), st.booleans())
def test_no_text_makes_too_many_or_too_wide_lines(text: str, width: int, most: int, balanced: bool) -> None:
    lines = wrap(text, len, width=width, most=most, balanced=balanced)

    assert 1 <= len(lines) <= most
    assert all(len(line) <= width for line in lines)


@given(st.lists(st.text("abcđệ", min_size=1, max_size=6), min_size=1, max_size=12), st.integers(6, 20), st.booleans())
def test_no_word_is_lost_when_there_is_room(words: list[str], width: int, balanced: bool) -> None:
    lines = wrap(" ".join(words), len, width=width, most=len(words), balanced=balanced)

    assert " ".join(lines).split() == words
