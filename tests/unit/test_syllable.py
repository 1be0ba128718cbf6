"""How Vietnamese syllables are built."""

import unicodedata

import pytest

from server_client.dossier_model.syllable import ToneStyle, is_spellable, is_syllable, nucleus_of, restyled

REAL = (
    "a anh Đức người nguyễn quyết quý gì gìn giếng già giữa khuỷu ngoằn ngoèo thuở quở quăn quây khuya tuyết huỳnh "
    "quỳnh yến yêu ưu rượu hươu cười nghiêng loạt ngoặt xoáy khuấy khuôn luân huế thuế quang oanh uống Đắk Lắk Krông "
    "xoong boong hoà hòa thuý thúy quyển buổi bưởi mướp tiếp điện đẹp ấp ích yểm oái ngoáo nguệch huých quýt tóc cực"
)
NONE = "fax windows bàt cik aă xyz tess gmail ơơ ngj qx áá đd dék"


@pytest.mark.parametrize("word", REAL.split())
def test_a_real_syllable_is_one(word: str) -> None:
    assert is_syllable(word)
    assert is_spellable(word)


@pytest.mark.parametrize("word", NONE.split())
def test_what_no_vietnamese_can_spell_is_none(word: str) -> None:
    assert not is_spellable(word)
    assert not is_syllable(word)


def test_the_longest_syllable_is_one_with_its_marks_apart_too() -> None:
    assert is_syllable(unicodedata.normalize("NFD", "nghiễng"))
    assert not is_spellable("a" * 1_000_000)


@pytest.mark.parametrize("word", ["", "ng", "nguye", "viet", "duong", "thu", "quye", "lă", "tư"])
def test_what_lacks_letters_or_marks_can_still_become_one(word: str) -> None:
    assert is_spellable(word)


@pytest.mark.parametrize("word", ["", "ng", "nguye", "viet", "lă", "ươ"])
def test_what_lacks_letters_or_marks_is_not_one_yet(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("old", "new"),
    [("hòa", "hoà"), ("khỏe", "khoẻ"), ("THÚY", "THUÝ"), ("hoàn", "hoàn"), ("quý", "quý"), ("mía", "mía")],
)
def test_only_open_oa_oe_uy_have_two_styles(old: str, new: str) -> None:
    assert (restyled(new, ToneStyle.OLD), restyled(old, ToneStyle.NEW)) == (old, new)
    assert (restyled(old, ToneStyle.OLD), restyled(new, ToneStyle.NEW)) == (old, new)


@pytest.mark.parametrize("text", ["windows", "Đắk", "", "ma", "fàx"])
def test_what_has_no_tone_to_move_comes_back(text: str) -> None:
    assert restyled(text, ToneStyle.NEW) == text


def test_the_u_of_qu_is_no_vowel_and_the_i_of_gi_only_if_it_stands_alone() -> None:
    assert [nucleus_of(word) for word in ("quên", "gia", "giêng")] == [(2, 3)] * 3
    assert [nucleus_of(word) for word in ("gin", "ng")] == [(1, 2), (2, 2)]
