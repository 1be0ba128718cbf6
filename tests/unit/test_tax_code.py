"""Tax codes of organisations, branches and persons."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.dossier_model.tax_code import TaxCode, TaxCodeKind, check_digit, read_tax_code


def read(text: str) -> TaxCode:
    """Return the code that the text must be."""
    found = read_tax_code(text)
    assert found is not None
    return found


@pytest.mark.parametrize("code", ["0100109106", "0300588569", "0101243150", "0100686209", "0101248141"])
def test_real_organisations_pass_the_check(code: str) -> None:
    found = read(code)
    assert (found.text, found.kind, found.is_doubtful) == (code, TaxCodeKind.ORGANISATION, False)


@pytest.mark.parametrize("text", ["0100109106-001", "0100109106001", " 0100109106 - 001 "])
def test_a_branch_is_written_with_a_hyphen(text: str) -> None:
    found = read(text)
    assert (found.text, found.kind, found.is_doubtful) == ("0100109106-001", TaxCodeKind.BRANCH, False)


def test_a_person_has_their_personal_number() -> None:
    found = read("001 099 012 345")
    assert (found.text, found.kind) == ("001099012345", TaxCodeKind.PERSON)


@pytest.mark.parametrize("text", ["0100109107", "0100109107-001", "0000000000"])
def test_a_failed_check_digit_warns(text: str) -> None:
    assert read(text).is_doubtful


@pytest.mark.parametrize("text", ["", "010010910", "0100109106-01", "0100109106-0011", "A100109106", "๐๑๐๐๑๐๙๑๐๖"])
def test_what_is_no_tax_code_is_none(text: str) -> None:
    assert read_tax_code(text) is None


def test_nine_digits_whose_check_would_be_ten_are_not_issued() -> None:
    assert check_digit("000000000") is None


@settings(derandomize=True, deadline=None)
@given(st.from_regex(r"[0-9]{9}", fullmatch=True), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(nine: str, place: int, step: int) -> None:
    wrong = nine[:place] + str((int(nine[place]) + step) % 10) + nine[place + 1 :]
    assert check_digit(nine) is None or check_digit(wrong) != check_digit(nine)


@settings(derandomize=True, deadline=None)
@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    found = read_tax_code(text)
    assert found is None or read(found.text) == found
