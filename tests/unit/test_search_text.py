"""Syllables with and without marks, what typing leaves behind, and sounds that are one to many ears."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.dossier_model.search_text import Syllable, plain, sound, syllables, without_typing_remnants


def test_a_syllable_is_known_with_and_without_its_marks() -> None:
    assert syllables("Đỗ") == (Syllable("do", "đô3"),)
    assert syllables("khai")[0].is_marked is False
    assert syllables("khải")[0].is_marked is True


@pytest.mark.parametrize("text", ["Đăng ký", "ĐĂNG KÝ", "đa\u0306ng ky\u0301", "đăng-ký", " đăng\n ký!", "Ðăng ký"])
def test_case_form_and_punctuation_make_no_difference(text: str) -> None:
    assert syllables(text) == syllables("đăng ký")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("giaays", "giay"),
        ("dduowngf", "duong"),
        ("thuwowngf", "thuong"),
        ("nguyeenx", "nguyen"),
        ("did", "di"),
        ("giaya", "giay"),
        ("gia6y1", "giay"),
        ("duong92", "duong"),
        ("sinh", "sinh"),
        ("tr", "tr"),
        ("123", "123"),
        ("thw", "thu"),
        ("", ""),
        ("đi", "đi"),
    ],
)
def test_what_typing_left_behind_is_taken_away(typed: str, meant: str) -> None:
    assert without_typing_remnants(typed) == meant


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("xinh", "sinh"),
        ("trung", "chung"),
        ("giay", "day"),
        ("ki", "ky"),
        ("lop", "nop"),
        ("ket", "kec"),
        ("nghi", "ngi"),
    ],
)
def test_habits_of_speech_merge_sounds(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("so", "do"), ("tam", "tan"), ("hon", "han")])
def test_other_sounds_stay_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@given(st.text())
def test_plain_text_stays_as_it_is_when_made_plain_again(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text())
def test_no_word_crashes(word: str) -> None:
    assert isinstance(without_typing_remnants(word) + sound(word), str)
