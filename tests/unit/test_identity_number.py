"""The 12-digit personal number."""

from datetime import date

import pytest

from server_client.dossier_model.birth_date import BirthDate, birth_on
from server_client.dossier_model.identity_number import IdentityDoubt, Sex, number_doubts, read_identity_number
from server_client.dossier_model.personal import masked


@pytest.mark.parametrize("text", ["001099012345", " 001 099 012 345 ", "001.099.012345", "001-099-012345\n"])
def test_a_number_is_read_however_it_is_grouped(text: str) -> None:
    assert read_identity_number(text) == "001099012345"


@pytest.mark.parametrize("text", ["", "00109901234", "0010990123456", "00109901234A", "００１０９９０１２３４５"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_identity_number(text) is None


@pytest.mark.parametrize(
    ("number", "year", "sex"),
    [("001099012345", 1999, Sex.MALE), ("001199012345", 1999, Sex.FEMALE), ("001205012345", 2005, Sex.MALE),
     ("001305012345", 2005, Sex.FEMALE), ("001500012345", 2100, Sex.FEMALE)],
)  # fmt: skip
def test_a_number_that_agrees_with_birth_and_sex_raises_no_doubt(number: str, year: int, sex: Sex) -> None:
    assert number_doubts(number, BirthDate(year=year), sex) == ()


def test_each_disagreement_is_a_doubt_of_its_own() -> None:
    assert number_doubts("999099012345", birth_on(date(1998, 1, 1)), Sex.FEMALE) == (
        IdentityDoubt.UNKNOWN_PROVINCE,
        IdentityDoubt.YEAR_DISAGREES,
        IdentityDoubt.SEX_DISAGREES,
    )


def test_what_is_not_known_is_not_doubted() -> None:
    assert number_doubts("001099012345", None, None) == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [("001099012345", "001*****2345"), ("0912345678", "09*****678"), ("B1234567", "B1****67"), ("12", "**"), ("", "")],
)
def test_a_masked_number_shows_its_ends_only(text: str, shown: str) -> None:
    assert masked(text) == shown
