"""The words of a call."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_display.announcing import Announcement, Form
from counter_display.speaking.phrase import GAPS, READINGS, number_clips, phrase
from counter_display.speaking.reading import LETTERS, Reading

VIETNAMESE, ENGLISH = READINGS["vi"], READINGS["en"]


def said(number: str, counter: str, reading: Reading = VIETNAMESE, *, form: Form = Form.FULL, ordinal: int = 1) -> str:
    announcement = Announcement(seq=1, number=number, counter=counter, language=reading.language, ordinal=ordinal)
    return " ".join(reading.words[clip] for clip in phrase(announcement, reading, form) if clip not in GAPS)


def counted(number: int, reading: Reading = VIETNAMESE) -> str:
    return " ".join(reading.words[clip] for clip in reading.count(number))


def test_a_call_is_read_as_public_offices_read_it() -> None:
    assert said("A012", "5") == "Mời công dân có số a không một hai đến quầy số năm"


def test_a_recall_says_so_first() -> None:
    assert said("A012", "5", ordinal=2).startswith("Xin nhắc lại Mời công dân có số a")


def test_a_brief_call_keeps_number_and_counter() -> None:
    assert said("A012", "5", form=Form.BRIEF) == "Số a không một hai quầy số năm"


def test_a_call_is_read_in_english() -> None:
    assert said("A012", "5", ENGLISH) == "Ticket A zero one two please go to counter five"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("A1000", "a một không không không"),
        ("K2-001", "ca hai không không một"),
        ("Đ115", "đê một một năm"),
        ("d024", "dê không hai bốn"),
    ],
)
def test_a_ticket_number_is_read_sign_by_sign(number: str, words: str) -> None:
    assert " ".join(VIETNAMESE.words[clip] for clip in number_clips(number) if clip not in GAPS) == words


def test_a_hyphen_in_a_number_is_heard_as_a_pause() -> None:
    assert number_clips("K2-1") == ("letter-k", "gap-digit", "digit-2", "gap-group", "digit-1")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (25, "hai mươi lăm"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (999, "chín trăm chín mươi chín"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_015, "một nghìn không trăm mười lăm"),
        (2_300, "hai nghìn ba trăm"),
    ],
)
def test_vietnamese_counts_with_number_words(number: int, words: str) -> None:
    assert counted(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (7, "seven"),
        (13, "thirteen"),
        (20, "twenty"),
        (42, "forty two"),
        (100, "one hundred"),
        (105, "one hundred and five"),
        (999, "nine hundred and ninety nine"),
        (1_000, "one thousand"),
        (1_005, "one thousand and five"),
        (2_310, "two thousand three hundred and ten"),
    ],
)
def test_english_counts_with_number_words(number: int, words: str) -> None:
    assert counted(number, ENGLISH) == words


@pytest.mark.parametrize("reading", READINGS.values(), ids=READINGS)
@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_number_that_has_no_words_here_is_refused(reading: Reading, number: int) -> None:
    with pytest.raises(ValueError, match="digit by digit"):
        reading.count(number)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("05", "đến quầy số năm"),
        ("Quầy 12", "đến quầy số mười hai"),
        ("5A", "đến quầy số năm a"),
        ("20301", "đến quầy số hai không ba không một"),
    ],
)
def test_of_a_counters_label_its_numbers_and_single_letters_are_read(label: str, words: str) -> None:
    assert said("A1", label).endswith(words)


@pytest.mark.parametrize("form", Form)
def test_a_counter_that_cannot_be_read_is_left_to_the_screen(form: Form) -> None:
    assert said("A1", "Tiếp đón", form=form).endswith("ố a một")


@pytest.mark.parametrize("reading", READINGS.values(), ids=READINGS)
def test_every_number_and_counter_is_read_with_words_of_the_script(reading: Reading) -> None:
    known = {*reading.words, *GAPS}
    # Signs are read one by one: each letter, and each row of figures, is enough once.
    labels = [f"{letter.upper()}001" for letter in LETTERS] + [f"A{digits:03}" for digits in range(10_000)]
    numbers = {clip for label in labels for clip in number_clips(label)}
    counters = {clip for counter in range(1, 1_000) for clip in reading.count(counter)}

    assert numbers | counters <= known


@given(
    letter=st.sampled_from(LETTERS),
    kiosk=st.integers(1, 99),
    digits=st.integers(0, 9_999),
    counter=st.integers(1, 999),
    reading=st.sampled_from(list(READINGS.values())),
    form=st.sampled_from(Form),
)
def test_any_call_names_each_digit_of_its_number_and_its_counter(  # noqa: PLR0917 - hypothesis names them
    letter: str, kiosk: int, digits: int, counter: int, reading: Reading, form: Form
) -> None:
    number = f"{letter.upper()}{kiosk}-{digits:03}"
    announcement = Announcement(seq=1, number=number, counter=str(counter), language=reading.language)

    clips = phrase(announcement, reading, form)

    assert {clip for clip in clips if clip not in GAPS} <= reading.words.keys()
    counting = reading.count(counter)
    assert clips[-len(counting) :] == counting
    heard = [clip.removeprefix("digit-") for clip in clips[: -len(counting)] if clip.startswith("digit-")]
    assert "".join(heard) == f"{kiosk}{digits:03}"


@given(st.text(max_size=12), st.text(max_size=12))
def test_whatever_an_office_calls_its_tickets_and_counters_can_be_spoken(number: str, counter: str) -> None:
    for reading in READINGS.values():
        announcement = Announcement(seq=1, number=number, counter=counter, language=reading.language)
        assert {*phrase(announcement, reading)} <= {*reading.words, *GAPS}


@pytest.mark.parametrize("reading", READINGS.values(), ids=READINGS)
def test_what_falls_at_the_end_or_is_spelt_for_the_synthesizer_is_in_the_script(reading: Reading) -> None:
    assert {*reading.endings, *reading.spellings} <= reading.words.keys()
