"""What a key does to a text at its cursor: Telex anywhere in it, marked letters and tones by keys of their own."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.typing.entry import (
    Entry,
    composed,
    entry_of,
    erased,
    erased_next,
    finished,
    inserted,
    moved,
    tone_at_cursor,
    toned_words,
    with_letter,
    with_tone_at_cursor,
)
from server_client.dossier_model import telex
from server_client.dossier_model.vietnamese_text import TONE_MARKS, split_tone

GRAVE, HOOK, TILDE, ACUTE, DOT = tuple(TONE_MARKS)
MARKED = "ăâđêôơư"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
KEYS = st.text(alphabet=LETTERS + LETTERS.upper() + " ,-'", max_size=14)
TEXTS = st.text(alphabet=LETTERS + MARKED + " -'áàảãạếộ", max_size=12)
PLACES = st.integers(0, 12)


def keyed(keys: str, entry: Entry | None = None) -> Entry:
    entry = entry or Entry()
    for key in keys:
        entry = composed(entry, key)
    return entry


def at(text: str) -> Entry:
    """The entry of a text in which | stands for the cursor."""
    before, _, after = text.partition("|")
    return moved(entry_of(before + after), len(before))


def seen(entry: Entry) -> str:
    return entry.before + "|" + entry.after


@settings(derandomize=True, deadline=None)
@given(KEYS)
def test_keys_one_after_the_other_make_what_telex_makes(keys: str) -> None:
    assert finished(keyed(keys)).text == telex.composed(keys)


@settings(derandomize=True, deadline=None)
@given(TEXTS, PLACES, KEYS)
def test_everything_stays_in_nfc_and_the_cursor_in_the_text(text: str, place: int, keys: str) -> None:
    entry = moved(entry_of(text), place)
    for key in keys:
        entry = composed(entry, key)
        assert unicodedata.is_normalized("NFC", entry.text)
        assert 0 <= entry.cursor <= len(entry.text)


@settings(derandomize=True, deadline=None)
@given(TEXTS, PLACES, st.sampled_from("bcghklmnpqtvy0-, "))
def test_a_key_that_marks_nothing_is_one_character_more(text: str, place: int, key: str) -> None:
    entry = moved(entry_of(text), place)
    after = composed(entry, key)
    assert len(after.text) == len(entry.text) + 1
    assert (split_tone(after.before)[0], after.after) == (split_tone(entry.before + key)[0], entry.after)


@settings(derandomize=True, deadline=None)
@given(TEXTS, PLACES, st.sampled_from(LETTERS))
def test_no_key_changes_another_word_or_takes_a_letter_away(text: str, place: int, key: str) -> None:
    entry = moved(entry_of(text), place)
    after = composed(entry, key)
    assert len(after.text) >= len(entry.text)
    assert len(after.text.split(" ")) == len(entry.text.split(" "))
    changed = [word for word, old in zip(after.text.split(" "), entry.text.split(" "), strict=True) if word != old]
    assert len(changed) <= 1


@settings(derandomize=True, deadline=None)
@given(TEXTS, PLACES)
def test_backspace_takes_one_character_and_delete_the_next(text: str, place: int) -> None:
    entry = moved(entry_of(text), place)
    assert erased(entry).text == entry.before[:-1] + entry.after
    assert erased_next(entry).text == entry.before + entry.after[1:]


@settings(derandomize=True, deadline=None)
@given(TEXTS, PLACES, st.sampled_from(TONE_MARKS))
def test_a_tone_key_changes_no_letter_and_struck_again_takes_the_tone_away(text: str, place: int, mark: str) -> None:
    entry = moved(entry_of(text), place)
    once = with_tone_at_cursor(entry, mark)
    assert split_tone(once.text)[0] == split_tone(entry.text)[0]
    assert once.cursor == entry.cursor
    if tone_at_cursor(once) == mark and not tone_at_cursor(entry):
        assert with_tone_at_cursor(once, mark).text == entry.text


@pytest.mark.parametrize(
    ("keys", "text"), [("ass", "as"), ("aaa", "aa"), ("ddd", "dd"), ("tuww", "tuw"), ("hoaff", "hoaf")]
)
def test_a_key_struck_twice_takes_back_what_it_did(keys: str, text: str) -> None:
    assert keyed(keys).text == text


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("Nguy|n", "ee", "Nguyê|n"),
        ("Nguyê|n Văn", "x", "Nguyễ|n Văn"),
        ("hoa|n", "f", "hoà|n"),
        ("nguo|i", "wf", "ngườ|i"),
        ("Tr|n", "aa", "Trâ|n"),
        ("|oàn", "dd", "đ|oàn"),
        ("Lê |Đức", "Vaw", "Lê Vă|Đức"),
        ("hò|a", "f", "hof|a"),
    ],
)
def test_telex_works_in_the_middle_of_a_word(before: str, keys: str, after: str) -> None:
    assert seen(keyed(keys, at(before))) == after


def test_after_a_backspace_the_word_goes_on_as_it_stands() -> None:
    entry = erased(keyed("nguyeenx"))
    assert entry.text == "nguyễ"
    assert keyed("n", entry).text == "nguyễn"
    assert keyed("b", entry).text == "nguyễb", "marks that a person sees are not turned into keys again"


def test_keys_that_made_no_vietnamese_are_letters_again_when_the_word_ends() -> None:
    assert keyed("law").text == "lă"
    assert keyed("law ").text == "law "
    assert finished(keyed("law")).text == "law"
    assert seen(finished(at("lă|w"))) == "lă|w"


@pytest.mark.parametrize(
    ("before", "letter", "after"),
    [
        ("|", "đ", "đ|"),
        ("Nguy|", "ê", "Nguyê|"),
        ("Nguyen|", "ê", "Nguyên|"),
        ("Dang|", "đ", "đang|"),
        ("Tran|", "â", "Trân|"),
        ("Tràn|", "â", "Trần|"),
        ("duong|", "ơ", "duơng|"),
        ("To|", "ô", "Tô|"),
        ("bân|", "ă", "băn|"),
        ("xyz|", "ă", "xyză|"),
        ("Th|y", "ú", "Thú|y"),
    ],
)
def test_a_marked_letter_is_typed_or_mends_the_letter_that_lacks_its_mark(before: str, letter: str, after: str) -> None:
    entry = at(before)
    mended = with_letter(entry, letter) if letter in MARKED else inserted(entry, letter)
    assert seen(mended).lower() == after.lower()


def test_a_capital_stays_one_when_it_is_mended() -> None:
    assert with_letter(at("Dang|"), "đ").text == "Đang"


def test_letters_by_their_own_keys_are_never_turned_into_other_keys() -> None:
    entry = Entry()
    for letter in "đươ":
        entry = with_letter(entry, letter)
    assert keyed("z", entry).text == "đươz"


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("Nguyên|", TILDE, "Nguyễn|"),
        ("Nguyê|n", TILDE, "Nguyễ|n"),
        ("Nguyễn|", TILDE, "Nguyên|"),
        ("Nguyễn|", GRAVE, "Nguyền|"),
        ("hoa |", GRAVE, "hòa |"),
        ("Đưc, |", ACUTE, "Đưc, |"),
        ("José|", ACUTE, "Jose|"),
        ("Jose|", ACUTE, "José|"),
        ("Jo|se", HOOK, "Jỏ|se"),
        ("123|", ACUTE, "123|"),
        ("xyz|", DOT, "xỵz|"),
        ("bcd|", DOT, "bcd|"),
        ("|", DOT, "|"),
    ],
)
def test_a_tone_key_puts_its_tone_where_vietnamese_writes_it(before: str, mark: str, after: str) -> None:
    assert seen(with_tone_at_cursor(at(before), mark)) == after


def test_the_tone_keys_show_the_word_that_they_would_make() -> None:
    assert toned_words(at("Văn Nguyễn|")) == ("Nguyền", "Nguyển", "Nguyễn", "Nguyến", "Nguyện")
    assert tone_at_cursor(at("Nguyễn|")) == TILDE
    assert toned_words(at("|")) == ()
    assert toned_words(at("ng|")) == ()
    assert tone_at_cursor(at("ng|")) == ""


def test_an_entry_shows_nothing_of_itself_in_a_log() -> None:
    assert "Đức" not in repr(keyed("DDuwcs"))


def test_the_cursor_stays_within_the_text() -> None:
    assert moved(entry_of("ab"), 9).cursor == 2
    assert moved(entry_of("ab"), -1).cursor == 0
