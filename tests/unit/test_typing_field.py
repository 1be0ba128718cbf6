"""What a field takes, and how it writes and shows it."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.typing.entry import Entry, entry_of, erased, moved
from kiosk.typing.field import Field, FieldKind
from kiosk.typing.showing import shown

NAME = Field(kind=FieldKind.NAME, telex=True)
WORDS = Field(kind=FieldKind.TEXT, telex=True)
IDENTITY = Field(kind=FieldKind.DIGITS, pattern="### ### ### ###")
BIRTH = Field(kind=FieldKind.BIRTH_DATE)
PHONE = Field(kind=FieldKind.PHONE)
CODE = Field(kind=FieldKind.CODE)
SLIP = Field(kind=FieldKind.CODE, pattern="####-####-####")
MRZ = Field(kind=FieldKind.MRZ)
FIELDS = st.sampled_from([NAME, WORDS, IDENTITY, BIRTH, PHONE, CODE, SLIP, MRZ, Field(kind=FieldKind.NAME)])


def typed(field: Field, keys: str) -> Entry:
    entry = Entry()
    for key in keys:
        entry = field.typed(entry, key)
    return entry


@pytest.mark.parametrize(
    ("field", "keys", "text"),
    [
        (NAME, "nguyeenx vawn dduwcs", "Nguyễn Văn Đức"),
        (NAME, "NGUYEENX VAWN DDUWCS", "Nguyễn Văn Đức"),
        (NAME, "h'hen niee, 7", "H'Hen Niê "),
        (NAME, "  tran  thij", "Tran Thị"),
        (NAME, "wng", "Ưng"),
        (WORDS, "soos 5/2 ngox Huees", "số 5/2 ngõ Huế"),
        (WORDS, "law fax kiosk", "law fax kiosk"),
        (IDENTITY, "001 085-012345678", "001085012345"),
        (BIRTH, "05/09/19481", "05091948"),
        (PHONE, "+84 912+3", "+849123"),
        (CODE, "h26.001-25 06", "H26.001-2506"),
        (SLIP, "k7ma-4txc.9he2zz", "K7MA4TXC9HE2"),
        (MRZ, "p<vnm-é", "P<VNM"),
        (Field(kind=FieldKind.NAME), "tess law", "Tess Law"),
        (Field(kind=FieldKind.TEXT, maximum=3), "abcd", "abc"),
    ],
)
def test_a_field_takes_its_own_characters_and_writes_them_its_way(field: Field, keys: str, text: str) -> None:
    assert typed(field, keys).text == text


@settings(derandomize=True, deadline=None)
@given(FIELDS, st.text(max_size=30), st.integers(0, 30))
def test_no_keys_break_a_field_or_make_it_longer_than_it_may_be(field: Field, keys: str, place: int) -> None:
    entry = typed(field, keys)
    for key in keys[:5]:
        entry = field.typed(moved(entry, place), key)
    assert len(entry.text) <= field.longest
    assert unicodedata.is_normalized("NFC", entry.text)
    assert field.filled(entry.text).text == entry.text


@settings(derandomize=True, deadline=None)
@given(FIELDS, st.text(max_size=30), st.booleans())
def test_what_is_shown_has_a_place_for_every_cursor(field: Field, keys: str, hidden: bool) -> None:
    text = typed(field, keys).text
    looks = shown(text, field, hidden=hidden)
    assert [looks.cursor_at(looks.place_of(cursor)) for cursor in range(len(text) + 1)] == list(range(len(text) + 1))
    assert looks.cursor_at(999) == len(text)


@pytest.mark.parametrize(
    ("field", "text", "looks", "remainder"),
    [
        (IDENTITY, "", "", "___ ___ ___ ___"),
        (IDENTITY, "0010", "001 0", "__ ___ ___"),
        (BIRTH, "0509", "05/09", "/____"),
        (BIRTH, "194", "194", "_"),
        (BIRTH, "1948", "1948", ""),
        (BIRTH, "1912", "19/12", "/____"),
        (BIRTH, "12111948", "12/11/1948", ""),
        (PHONE, "0912345678", "0912 345 678", ""),
        (PHONE, "+84912345678", "+84 912 345 678", ""),
        (PHONE, "02438253536", "0243 825 3536", ""),
        (SLIP, "K7MA4", "K7MA-4", "___-____"),
        (CODE, "H26.1", "H26.1", ""),
    ],
)
def test_numbers_stand_in_groups_with_the_places_to_fill(field: Field, text: str, looks: str, remainder: str) -> None:
    now = shown(text, field)
    assert (now.text, now.remainder) == (looks, remainder)


def test_a_hidden_text_shows_its_end_alone() -> None:
    assert shown("001085012345", IDENTITY, hidden=True).text == "••• ••• ••• 345"
    assert shown("12", IDENTITY, hidden=True).text == "•2"
    assert "345" not in repr(shown("001085012345", IDENTITY))


def test_a_name_from_elsewhere_is_written_as_names_are() -> None:
    assert NAME.filled("NGUYE\u0302\u0303N VA\u0306N ĐỨC").text == "Nguyễn Văn Đức"


def test_the_last_word_ends_when_the_person_is_done() -> None:
    assert NAME.ended(typed(NAME, "vawn law ")).text == "Văn Law"
    assert WORDS.ended(typed(WORDS, "law")).text == "law"
    assert WORDS.ended(entry_of("nhà")).text == "nhà"


def test_a_letter_typed_before_a_name_s_first_becomes_the_capital() -> None:
    entry = moved(typed(NAME, "van"), 0)
    assert NAME.typed(entry, "h").text == "Hvan"
    assert NAME.kept(entry, erased(moved(entry, 1))).text == "An"


def test_a_pasted_run_of_characters_is_not_a_key() -> None:
    assert NAME.typed(Entry(), "ab").text == ""
    assert NAME.typed(Entry(), "").text == ""


def test_a_character_without_a_capital_of_its_own_stays() -> None:
    assert typed(NAME, "ß").text == "ß"
