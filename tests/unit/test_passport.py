"""The two lines of a passport."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.dossier_model.identity_number import Sex
from server_client.dossier_model.passport import PassportDoubt, PassportMrz, check_digit, looks_like_mrz, read_mrz
from tests.unit.identity_papers import PASSPORT, PASSPORT_IN_FORCE, TODAY


def read(text: str) -> PassportMrz:
    """Return the passport that the text must be."""
    found = read_mrz(text, TODAY)
    assert found is not None
    return found


def test_the_specimen_of_the_standard_is_read() -> None:
    found = read(PASSPORT)
    assert (found.number, found.nationality, found.sex) == ("L898902C3", "UTO", Sex.FEMALE)
    assert (found.surname, found.given_names, found.name) == ("ERIKSSON", "ANNA MARIA", "ERIKSSON ANNA MARIA")
    assert (found.born, found.expires_on) == (date(1974, 8, 12), date(2012, 4, 15))
    assert found.doubts == (PassportDoubt.EXPIRED,)


def test_a_passport_in_force_raises_no_doubt() -> None:
    assert read(PASSPORT_IN_FORCE).doubts == ()


@pytest.mark.parametrize("change", [str.lower, lambda text: text.replace("\n", ""), lambda text: f" {text}\r\n"])
def test_lines_are_read_as_scanners_and_people_give_them(change: "type[str]") -> None:
    assert read(change(PASSPORT)) == read(PASSPORT)


def test_the_letter_o_typed_for_a_zero_in_a_date_is_put_right() -> None:
    assert read(PASSPORT.replace("1204159", "12O4I59")) == read(PASSPORT)


@pytest.mark.parametrize(
    ("right", "wrong", "doubts"),
    [
        ("C36UTO", "C37UTO", {PassportDoubt.NUMBER_CHECK, PassportDoubt.COMPOSITE_CHECK}),
        ("7408122F", "7408123F", {PassportDoubt.BIRTH_CHECK, PassportDoubt.COMPOSITE_CHECK}),
        ("3204153Z", "3204154Z", {PassportDoubt.EXPIRY_CHECK, PassportDoubt.COMPOSITE_CHECK}),
        ("<<<<<16", "<<<<<26", {PassportDoubt.OPTIONAL_CHECK, PassportDoubt.COMPOSITE_CHECK}),
        ("<<<<<16", "<<<<<19", {PassportDoubt.COMPOSITE_CHECK}),
    ],
)
def test_a_failed_check_digit_warns(right: str, wrong: str, doubts: set[PassportDoubt]) -> None:
    assert set(read(PASSPORT_IN_FORCE.replace(right, wrong)).doubts) == doubts


def test_dates_that_do_not_exist_are_left_out() -> None:
    found = read(PASSPORT.replace("740812", "741312").replace("120415", "120431"))
    assert (found.born, found.expires_on) == (None, None)
    assert {PassportDoubt.BIRTH_UNREAD, PassportDoubt.EXPIRY_UNREAD} <= set(found.doubts)
    assert read(PASSPORT.replace("740812", "<<<<<<")).born is None


@pytest.mark.parametrize("filler", ["0", "<"])
def test_an_empty_optional_field_has_zero_or_filler_as_check_digit(filler: str) -> None:
    names, data = PASSPORT_IN_FORCE.split("\n")
    data = data[:28] + "<" * 14 + filler
    data += check_digit(data[:10] + data[13:20] + data[21:43])
    assert read(f"{names}\n{data}").doubts == ()


def test_a_child_is_born_in_this_century_and_a_great_grandmother_in_the_last() -> None:
    assert read(PASSPORT.replace("740812", "250812")).born == date(2025, 8, 12)
    assert read(PASSPORT.replace("740812", "261123")).born == date(1926, 11, 23)


def test_unstated_sex_is_none() -> None:
    assert read(PASSPORT.replace("7408122F", "7408122<")).sex is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "P<",
        PASSPORT[:-1],
        PASSPORT + "0",
        PASSPORT.replace("P<", "I<"),
        PASSPORT.replace("L898902C3", "<<<<<<<<<"),
        PASSPORT.replace("ERIKSSON<<ANNA<MARIA", "<" * 20),
    ],
)
def test_what_is_no_passport_is_none(text: str) -> None:
    assert read_mrz(text, TODAY) is None


def test_a_cut_passport_still_looks_like_one() -> None:
    assert looks_like_mrz(PASSPORT[:30])
    assert not looks_like_mrz("PHƯỜNG TÂY HỒ")


ZONE = st.from_regex(r"P[A-Z<][A-Z<]{3}[A-Z<]{39}\n?[A-Z0-9<]{44}", fullmatch=True)


@settings(derandomize=True, deadline=None)
@given(st.text() | ZONE, st.dates())
def test_no_text_breaks_the_reading(text: str, today: date) -> None:
    found = read_mrz(text, today)
    assert found is None or found.born is None or found.born <= today
