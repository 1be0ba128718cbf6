"""Codes that people read, say and type."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from server_client.dossier_model.dossier_code import read_dossier_code
from server_client.dossier_model.identity_number import read_identity_number
from server_client.dossier_model.preregistration_code import (
    RANDOM_BYTES,
    new_preregistration_code,
    read_preregistration_code,
)
from server_client.dossier_model.tax_code import read_tax_code

CODES = st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES).map(new_preregistration_code)
SYMBOLS = "23456789ACEHKLMTVXY"


@settings(derandomize=True, deadline=None)
@given(CODES)
def test_a_code_is_read_as_people_write_it(code: str) -> None:
    assert len(code) == 14
    for written in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')}\n", code.replace("8", "B")):
        assert read_preregistration_code(written) == code


@settings(derandomize=True, deadline=None)
@given(CODES, st.integers(0, 11), st.sampled_from(SYMBOLS))
def test_one_wrong_character_is_noticed(code: str, place: int, symbol: str) -> None:
    symbols = code.replace("-", "")
    assume(symbols[place] != symbol)
    assert read_preregistration_code(symbols[:place] + symbol + symbols[place + 1 :]) is None


@settings(derandomize=True, deadline=None)
@given(CODES, st.integers(0, 11), st.integers(0, 11))
def test_two_characters_exchanged_are_noticed(code: str, one: int, other: int) -> None:
    symbols = list(code.replace("-", ""))
    assume(symbols[one] != symbols[other])
    symbols[one], symbols[other] = symbols[other], symbols[one]
    assert read_preregistration_code("".join(symbols)) is None


@settings(derandomize=True, deadline=None)
@given(CODES)
def test_a_code_is_no_number_that_the_state_gives_out(code: str) -> None:
    dossier = read_dossier_code(code)
    assert dossier is not None
    assert not dossier.is_recognised
    assert read_identity_number(code) is None
    assert read_tax_code(code) is None


def test_other_random_bytes_make_another_code() -> None:
    codes = {new_preregistration_code(number.to_bytes(RANDOM_BYTES)) for number in range(2_000)}
    assert len(codes) == 2_000


def test_too_little_randomness_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="16 random bytes, not 4"):
        new_preregistration_code(b"1234")


@pytest.mark.parametrize("text", ["", "AAAA-AAAA-AAA", "2AAA-AAAA-AAAA", "AAAA-AAAA-AAA1", "ĐAAA-AAAA-AAAA"])
def test_what_was_never_given_out_is_none(text: str) -> None:
    assert read_preregistration_code(text) is None


@settings(derandomize=True, deadline=None)
@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    read_preregistration_code(text)
