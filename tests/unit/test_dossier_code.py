"""Codes of dossiers, both families."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.dossier_model.dossier_code import (
    LONGEST,
    DossierCode,
    DossierCodeFamily,
    find_dossier_code,
    read_dossier_code,
)


def read(text: str) -> DossierCode:
    """Return the code that the text must be."""
    found = read_dossier_code(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "family", "day"),
    [
        ("000.00.01.H26-250318-0001", DossierCodeFamily.OLD, date(2025, 3, 18)),
        ("H26.001.01-260609-100001", DossierCodeFamily.NEW, date(2026, 6, 9)),
        ("H26-260609-0001", DossierCodeFamily.NEW, date(2026, 6, 9)),
        ("G09.20-20260609-0092637", DossierCodeFamily.NEW, date(2026, 6, 9)),
        ("Z01.5-260609-0001", DossierCodeFamily.SIMILAR, date(2026, 6, 9)),
        ("000.00.01.H26-250399-0001", DossierCodeFamily.OLD, None),
    ],
)
def test_both_families_and_their_kin_are_recognised(text: str, family: DossierCodeFamily, day: date | None) -> None:
    found = read(text)
    assert (found.text, found.family, found.received_on, found.is_recognised) == (text, family, day, True)


@pytest.mark.parametrize(
    "text", [" h26.001.01-260609-100001\r\n", "H26.001.01–260609–100001", "H26.001.01 - 260609 - 100001"]
)
def test_a_code_is_read_as_people_type_it(text: str) -> None:
    assert read(text).text == "H26.001.01-260609-100001"


@pytest.mark.parametrize("text", ["12/2026/hs", "hồ sơ 5", "H26-2606-01"])
def test_a_code_of_no_known_form_is_kept_in_capitals(text: str) -> None:
    found = read(text)
    assert (found.text, found.is_recognised) == (text.replace(" ", "").upper(), False)


def test_only_nothing_and_far_too_much_are_no_code() -> None:
    assert read_dossier_code(" \n") is None
    assert read_dossier_code("A" * (LONGEST + 1)) is None
    assert read("A" * LONGEST).text == "A" * LONGEST


def test_a_code_is_found_inside_a_receipt_and_an_address() -> None:
    code = "H26.001.01-260609-100001"
    for text in (f"Mã hồ sơ: {code}\nHọ tên: A", f"https://dvc.example/tra?ma={code.lower()}&x=1", f"({code})", code):
        found = find_dossier_code(text)
        assert found is not None
        assert found.text == code


@pytest.mark.parametrize("text", ["", "H26-260609-0001", "H26.1-260609-0001 H26.1-260609-0002", "xH26.1-260609-0001-5"])
def test_no_code_or_more_than_one_is_none(text: str) -> None:
    assert find_dossier_code(text) is None


@settings(derandomize=True, deadline=None)
@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    found = read_dossier_code(text)
    assert found is None or read(found.text) == found
    find_dossier_code(text)
