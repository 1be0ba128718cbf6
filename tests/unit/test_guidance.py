"""What is said of a page and of a control, in both languages; no window and no sound."""

import pytest

from kiosk.guidance.guidance import (
    Control,
    PageFacts,
    control_said,
    farewell,
    greeting,
    page_said,
    typed,
    volume_said,
)
from kiosk.guidance.words import WORDS, Role
from server_client.queue_model.ids import Language

VI, EN = Language("vi"), Language("en")


def said(text: str, language: Language = EN) -> str:
    return page_said(PageFacts(title=text), language, in_private=True)


def test_a_page_says_its_title_its_lead_and_its_texts_once_each() -> None:
    page = PageFacts(title="Is this right?", lead="Look once more", texts=("Land", "Is this right?", "127 waiting"))
    assert page_said(page, EN, in_private=True) == "Is this right? Look once more. Land. 127 waiting."


def test_a_control_says_its_name_first_and_what_is_worth_knowing_last() -> None:
    tile = Control(name="Land", role=Role.BUTTON, description="Nobody is waiting", place=3, of=8)
    assert control_said(tile, EN, in_private=True) == "Land. button, 3 of 8. Nobody is waiting."
    assert control_said(tile, VI, in_private=True) == "Land. nút bấm, mục 3 trên 8. Nobody is waiting."


@pytest.mark.parametrize(
    ("role", "is_on", "state"),
    [
        (Role.TICK, True, "ticked"),
        (Role.TICK, False, "not ticked"),
        (Role.CHOICE, True, "chosen"),
        (Role.CHOICE, False, "not chosen"),
    ],
)
def test_what_is_on_or_off_says_which(role: Role, is_on: bool, state: str) -> None:
    assert f"Birth certificate. {state}." in control_said(
        Control(name="Birth certificate", role=role, is_on=is_on), EN, in_private=True
    )


def test_what_cannot_be_pressed_says_so() -> None:
    assert "not available now" in control_said(
        Control(name="Land", role=Role.BUTTON, is_available=False), EN, in_private=True
    )


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Your number is A012", "Your number is A, 0, 1, 2."),
        ("K1-001 is yours", "K, 1, dash, 0, 0, 1 is yours."),
        ("Call 0912345678", "Call 0, 9, 1, 2, 3, 4, 5, 6, 7, 8."),
        ("127 people before you", "127 people before you."),
        ("Open at 08:00 on 09/03/2026", "Open at 08:00 on 09/03/2026."),
        ("45% of 1.250 files", "45% of 1.250 files."),
        ("ID 0010••••••12", "ID 0, 0, 1, 0, hidden, 1, 2."),
    ],
)
def test_codes_are_said_sign_by_sign_and_counts_as_counts(text: str, heard: str) -> None:
    assert said(text) == heard


def test_vietnamese_letters_have_their_vietnamese_names() -> None:
    assert said("Số K128", VI) == "Số ca, 1, 2, 8."


FIELD = Control(name="ID number", role=Role.FIELD, value="001098012345", is_personal=True)


def test_what_was_typed_is_said_digit_by_digit_in_the_headphones() -> None:
    assert "0, 0, 1, 0, 9, 8" in control_said(FIELD, EN, in_private=True)


@pytest.mark.parametrize("language", WORDS)
def test_what_is_personal_is_never_said_where_others_hear_it(language: Language) -> None:
    assert not any(digit in control_said(FIELD, language, in_private=False) for digit in "0123456789")
    page = PageFacts(title="Review", texts=("Nguyễn Văn An", "001098012345"), is_personal=True)
    heard = page_said(page, language, in_private=False)
    assert heard.startswith("Review.")
    assert "An" not in heard.split()


def test_an_empty_field_says_that_it_is_empty() -> None:
    assert "empty" in control_said(Control(name="Phone", role=Role.FIELD, value=""), EN, in_private=False)


def test_a_page_without_a_word_says_nothing() -> None:
    assert page_said(PageFacts(), EN, in_private=True) == ""


def test_a_language_without_words_of_its_own_is_guided_in_english() -> None:
    assert control_said(Control(name="지적", role=Role.BUTTON), Language("ko"), in_private=True) == "지적. button."


@pytest.mark.parametrize("language", WORDS)
def test_the_guidance_explains_its_keys_and_says_good_bye(language: Language) -> None:
    assert len(greeting(language)) > len(farewell(language)) > 0
    assert "5" in volume_said(5, language)
    assert typed("A1", language)


def test_both_languages_have_all_words() -> None:
    for words in WORDS.values():
        assert set(words.roles) == set(Role)
        assert set(words.on) == set(words.off) == {Role.CHOICE, Role.TICK}
