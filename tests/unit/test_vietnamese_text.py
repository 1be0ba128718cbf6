"""Text as people enter it, tidied and sorted."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.dossier_model.vietnamese_text import given_name, name_order, split_tone, tidy


def test_what_nobody_sees_is_gone_and_letters_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Nguyễn Văn")
    assert tidy(f"\ufeff {decomposed}\u200b\t \u00a0A\r\n") == "Nguyễn Văn A"


@settings(derandomize=True, deadline=None)
@given(st.text())
def test_tidy_text_stays_as_it_is(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_people_are_sorted_by_given_name_then_middle_then_family() -> None:
    names = ["Trần Thị Bình", "Lê Văn An", "Nguyễn Ân", "Đỗ Văn An", "Nguyễn Văn An", "Lê Thị Ánh", "Hoàng Đức Dũng"]
    expected = [
        "Đỗ Văn An", "Lê Văn An", "Nguyễn Văn An", "Lê Thị Ánh", "Nguyễn Ân", "Trần Thị Bình", "Hoàng Đức Dũng",
    ]  # fmt: skip
    assert sorted(names, key=name_order) == expected


def test_d_with_stroke_comes_after_d_and_tones_in_the_order_of_dictionaries() -> None:
    words = ["đa", "da", "mạ", "má", "mã", "mả", "mà", "ma", "mă"]
    assert sorted(words, key=name_order) == ["da", "đa", "ma", "mà", "mả", "mã", "má", "mạ", "mă"]


def test_a_name_of_one_word_or_none_sorts_too() -> None:
    assert sorted(["Sơn", "", "An"], key=name_order) == ["", "An", "Sơn"]
    assert (given_name("Nguyễn Văn  An "), given_name("An"), given_name("")) == ("An", "An", "")


def test_a_tone_parts_from_its_letter_and_its_mark_does_not() -> None:
    assert split_tone("Nguyễn") == ("Nguyên", "\u0303")
    assert split_tone("ớ") == ("ơ", "\u0301")
    assert split_tone("ma") == ("ma", "")
