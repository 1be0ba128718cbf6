"""Typing Vietnamese on letters without marks."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.dossier_model.syllable import ToneStyle, is_syllable, restyled
from server_client.dossier_model.telex import TypedWord, composed, resumed, telex_remnants, typed
from server_client.dossier_model.vietnamese_text import split_tone

TYPED = {
    "nguyeenx vawn dduwcs": "nguyễn văn đức",
    "Nguyeenx Vawn DDuwcs": "Nguyễn Văn Đức",
    "nguyenex vanw dducws": "nguyễn văn đức",
    "NGUYEENX DDuwcs Ddoox": "NGUYỄN Đức Đỗ",
    "nguwowif nguoiwf nguowif": "người người người",
    "dduwowngf dduongwf ddwowngf dangd": "đường đường đường đang",
    "thuowr quowr huow": "thuở quở huơ",
    "quyeets quys gif giax gieengs giuwxa gifn": "quyết quý gì giã giếng giữa gìn",
    "hoaf hoafn thuys khoer": "hòa hoàn thúy khỏe",
    "khuyur khuyru ngoawtj quawn cuaw luuw ruouwj": "khuỷu khuỷu ngoặt quăn cưa lưu rượu",
    "Huees HUEES HOAF PHUOWNGF": "Huế HUẾ HÒA PHƯỜNG",
    "w Wng tw twf": "ư Ưng tư từ",
    "ow uw aw": "ơ ư ă",
    "mas maf mar max maj": "má mà mả mã mạ",
    "mafs masz mazs maz": "má ma mazs maz",
    "mauas": "mấu",
    "mawan maawn": "mân măn",
    "DDawks Lawks Kroong Ksowrr H'Moong": "Đắk Lắk Krông Ksơr H'Mông",
}
ONSETS = "b c ch d đ g gh gi h kh l m n ng ngh nh p ph qu r s t th tr v x"
RIMES = (
    "a ai ao au ay ac ach am an ang anh ap at ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e eo em en eng ep et ê êch "
    "êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oai oan oang oanh oat oay oăc "
    "oăn oe oeo oi om on ong op ot ô ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uât uây uê ui um un ung uôi uôm uôn "
    "uông uôt up ut uy uya uych uynh uyên uyêt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yên yêu "
)
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


@st.composite
def syllables(draw: st.DrawFn) -> str:
    """Return a syllable that can be spelled, its tone in the old style."""
    letters = draw(st.sampled_from(ONSETS.split())) + draw(st.sampled_from(RIMES.split()))
    vowel = next(place for place, char in enumerate(letters) if char in "aăâeêioôơuưy")
    word = unicodedata.normalize("NFC", letters[: vowel + 1] + draw(st.sampled_from(TONES)) + letters[vowel + 1 :])
    return restyled(word, ToneStyle.OLD)


@pytest.mark.parametrize(("keys", "text"), TYPED.items())
def test_keys_make_the_vietnamese_they_stand_for(keys: str, text: str) -> None:
    assert composed(keys) == text


@pytest.mark.parametrize(
    "text", ["windows", "facebook", "gmail", "kiosk", "david", "canada", "email", "port", "fax", "new", "law"]
)
def test_a_word_that_is_no_vietnamese_stays_as_it_was_typed(text: str) -> None:
    assert composed(text) == text
    assert composed(text.upper()) == text.upper()


@pytest.mark.parametrize(
    ("keys", "text"),
    [("ass", "as"), ("asss", "ass"), ("aaa", "aa"), ("aaaa", "aaa"), ("ddd", "dd"), ("dddd", "ddd"), ("tesst", "test"),
     ("xooong", "xoong"), ("tuww", "tuw"), ("tww", "tw"), ("ww", "w"), ("uaww", "uaw"), ("duwowngw", "duongw"),
     ("aass", "âs"), ("aasa", "áa"), ("Aww", "Aw")],
)  # fmt: skip
def test_a_key_repeated_takes_back_what_it_did_and_is_typed(keys: str, text: str) -> None:
    assert composed(keys) == text


@settings(derandomize=True, deadline=None)
@given(st.lists(syllables().filter(is_syllable), max_size=4))
def test_composed_text_stays_as_it_is(words: list[str]) -> None:
    text = " ".join(words)
    assert composed(text) == text
    assert composed(unicodedata.normalize("NFD", text)) == text


@settings(derandomize=True, deadline=None)
@given(syllables().filter(is_syllable))
def test_every_syllable_can_be_typed_with_its_tone_last(word: str) -> None:
    assert composed(resumed(word).keys) == word


@settings(derandomize=True, deadline=None)
@given(syllables().filter(is_syllable), st.sampled_from("sfrxjz"))
def test_a_tone_key_changes_nothing_but_the_tone(word: str, key: str) -> None:
    after = resumed(word).typed(key)
    if not after.as_keyed and after.text != word + key:
        assert split_tone(after.text)[0] == split_tone(word)[0]


@settings(derandomize=True, deadline=None)
@given(st.text(), st.text(max_size=3))
def test_no_text_and_no_key_breaks_it(text: str, key: str) -> None:
    composed(text)
    telex_remnants(text)
    assert typed(text, key) is not None
    word = TypedWord()
    for char in text:
        word = word.typed(char)
    assert (word.erased().text, word.finished) is not None


def test_the_school_style_puts_the_tone_on_the_second_vowel() -> None:
    assert composed("hoaf thuys khoer hoafn quys", ToneStyle.NEW) == "hoà thuý khoẻ hoàn quý"


def test_a_field_of_which_only_the_text_is_known_takes_key_after_key() -> None:
    text = ""
    for key in "Nguyeenx Vawn DDuwcs, 12 kiosk ":
        text = typed(text, key)
    assert text == "Nguyễn Văn Đức, 12 kiosk "


def test_a_word_typed_before_is_corrected_in_place() -> None:
    assert typed("Trần Van", "w") == "Trần Văn"
    assert typed("Trần Văn", "w") == "Trần Vanw"
    assert typed("HÒA", "N") == "HOÀN"
    assert typed("ưi", "n") == "win"
    assert typed("Ưi", "n") == "Win"
    assert typed("DÉ", "K") == "DESK"
    assert typed("ƯI", "N") == "WIN"
    assert typed("", "w") == "ư"


def test_marks_go_back_to_their_keys_only_where_they_were_typed() -> None:
    word = TypedWord()
    for key in "des":
        word = word.typed(key)
    assert (word.text, word.typed("k").text, word.erased().text) == ("dé", "desk", "d")


def test_a_key_that_is_no_letter_changes_no_mark() -> None:
    assert resumed("má").typed("1").text == "má1"
    assert resumed("má").typed("1").typed("s").text == "má1s"


def test_what_the_person_took_back_by_hand_is_not_put_right() -> None:
    word = TypedWord()
    for key in "Ksowrr":
        word = word.typed(key)
    assert word.finished == "Ksơr"


def test_a_single_letter_and_a_word_without_vowel_stay() -> None:
    assert composed("DD aa tdd") == "Đ â tdd"
    assert resumed("ngđ").finished == "ngđ"


def test_remnants_of_typing_are_told_from_vietnamese_without_marks() -> None:
    assert telex_remnants("Nguyeenx Vawn A, Nam, Nuwx") == ("Nguyeenx", "Vawn", "Nuwx")
    assert telex_remnants("NGUYEENX Thanh Nuwx") == ("NGUYEENX", "Nuwx")
    assert telex_remnants("Nguyen Thanh Nam Ha Noi Nguyễn Văn 12") == ()
