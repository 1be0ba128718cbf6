"""The QR code of the identity card, old and new."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.dossier_model.identity_card import IdentityCard, card_fields, identity_card, looks_like_card
from server_client.dossier_model.identity_number import IdentityDoubt, Sex
from tests.unit.identity_papers import ADDRESS, CARD, NAME, NUMBER, TODAY, card


def read(text: str) -> IdentityCard:
    """Return the card that the text must be."""
    own = card_fields(text)
    assert own is not None
    found = identity_card(own, TODAY)
    assert found is not None
    return found


def test_the_seven_fields_are_the_bearers() -> None:
    found = read(CARD)
    assert (found.number, found.former_number, found.name) == (NUMBER, "012345678", NAME)
    assert (found.sex, found.address, found.issued_on) == (Sex.MALE, ADDRESS, date(2021, 8, 15))
    assert found.born is not None
    assert found.born.exact == date(1999, 2, 1)
    assert found.doubts == ()


def test_a_card_without_a_former_number_has_none() -> None:
    assert read(card(f2="")).former_number is None
    assert read(CARD.replace("|012345678", "")) == read(card(f2=""))


def test_a_card_without_a_day_of_issue_is_read() -> None:
    found = read(CARD.rpartition("|")[0])
    assert (found.issued_on, found.address, found.doubts) == (None, ADDRESS, ())


def test_the_parents_on_the_new_card_are_in_no_object() -> None:
    own = card_fields(CARD + "|Nguyễn Văn Cha|Trần Thị Mẹ|Lê Thị Vợ|")
    assert own is not None
    found = identity_card(own, TODAY)
    assert found == read(CARD)
    kept = [str(getattr(own, f.name)) for f in fields(own)] + [str(getattr(found, f.name)) for f in fields(found)]
    assert not [text for text in kept if "Cha" in text or "Mẹ" in text or "Vợ" in text]


def test_a_new_card_without_a_former_number_keeps_nobody_else_either() -> None:
    assert read(CARD.replace("|012345678", "") + "||Nguyễn Văn Cha|Trần Thị Mẹ|") == read(card(f2=""))


def test_a_parents_name_in_the_place_of_the_day_of_issue_is_not_kept_even_for_a_moment() -> None:
    own = card_fields(card(f7="Nguyễn Văn Cha"))
    assert own is not None
    assert own.issue_day == "?"
    assert read(card(f7="Nguyễn Văn Cha")).doubts == (IdentityDoubt.ISSUE_DAY_UNREAD,)


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"f1": "888099012345"}, IdentityDoubt.UNKNOWN_PROVINCE),
        ({"f4": "01021998"}, IdentityDoubt.YEAR_DISAGREES),
        ({"f5": "Nữ"}, IdentityDoubt.SEX_DISAGREES),
        ({"f5": "?"}, IdentityDoubt.SEX_UNREAD),
        ({"f4": "31021999"}, IdentityDoubt.BIRTH_UNREAD),
        ({"f4": "00001999"}, IdentityDoubt.BIRTH_INCOMPLETE),
        ({"f7": "2021"}, IdentityDoubt.ISSUE_DAY_UNREAD),
        ({"f7": "23112026"}, IdentityDoubt.ISSUE_DAY_ODD),
        ({"f7": "01011999"}, IdentityDoubt.ISSUE_DAY_ODD),
        ({"f2": "12345"}, IdentityDoubt.FORMER_NUMBER_UNREAD),
        ({"f3": "Nguyen Van Duc", "f6": "So 1 Ha Noi"}, IdentityDoubt.ACCENTS_MISSING),
    ],
)
def test_what_does_not_agree_warns_and_refuses_nothing(changes: dict[str, str], doubt: IdentityDoubt) -> None:
    assert read(card(**changes)).doubts == (doubt,)


def test_a_birth_after_today_is_doubted() -> None:
    found = read(card(f1="001226012345", f4="23112026", f7=""))
    assert found.doubts == (IdentityDoubt.BIRTH_IN_FUTURE,)


def test_a_woman_whose_accents_were_lost_is_still_a_woman() -> None:
    found = read("001199012345||An Nam|01021999|Nu|Ha Noi|15082021")
    assert (found.sex, found.doubts) == (Sex.FEMALE, (IdentityDoubt.ACCENTS_MISSING,))


def test_a_name_without_accents_beside_an_accented_address_is_no_doubt() -> None:
    assert read(card(f3="Anna Lee")).doubts == ()


@pytest.mark.parametrize("text", ["", "|", NUMBER, f"{NUMBER}|", f"{NUMBER}|012345678|{NAME}|01021999|Nam"])
def test_a_text_that_ends_before_the_address_has_no_fields(text: str) -> None:
    assert card_fields(text) is None


def test_without_a_number_or_a_name_there_is_no_card() -> None:
    for text in (card(f1="12345"), card(f3=" ")):
        own = card_fields(text)
        assert own is not None
        assert identity_card(own, TODAY) is None


def test_a_card_is_known_by_its_number_and_separator() -> None:
    assert looks_like_card(CARD[:13])
    assert not looks_like_card(NUMBER)
    assert not looks_like_card("12345|" + CARD)


@settings(derandomize=True, deadline=None)
@given(st.lists(st.text(max_size=12), max_size=12), st.dates())
def test_no_fields_break_the_reading(texts: list[str], today: date) -> None:
    own = card_fields("|".join([NUMBER, *texts]))
    if own is not None:
        found = identity_card(own, today)
        assert found is None or found.number == NUMBER
