"""Phone numbers as people type them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.dossier_model.phone_number import PhoneNumber, read_phone_number


@pytest.mark.parametrize(
    "text",
    ["0912345678", "0912 345 678", "0912.345.678", "+84912345678", "+84 0912 345 678", "0084912345678", "84912345678"],
)
def test_a_mobile_number_is_ten_digits_however_it_is_typed(text: str) -> None:
    assert read_phone_number(text) == PhoneNumber(text="0912345678")


@pytest.mark.parametrize("text", ["024 3825 4321", "(+84) 24 3825 4321"])
def test_a_fixed_line_has_eleven(text: str) -> None:
    assert read_phone_number(text) == PhoneNumber(text="02438254321")


@pytest.mark.parametrize("text", ["091234567", "0112345678", "19001009"])
def test_a_number_of_no_vietnamese_form_is_doubted(text: str) -> None:
    assert read_phone_number(text) == PhoneNumber(text=text, is_doubtful=True)


@pytest.mark.parametrize("text", ["+33 6 12 34 56 78", "0033612345678"])
def test_a_foreign_number_is_taken_as_it_is(text: str) -> None:
    assert read_phone_number(text) == PhoneNumber(text=text.replace(" ", ""))


@pytest.mark.parametrize("text", ["", "113", "không có", "0912345678a", "٠٩١٢٣٤٥٦٧٨"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_phone_number(text) is None


@settings(derandomize=True, deadline=None)
@given(st.text() | st.from_regex(r"\+?[0-9 ]{6,18}", fullmatch=True))
def test_no_text_breaks_the_reading(text: str) -> None:
    found = read_phone_number(text)
    assert found is None or read_phone_number(found.text) is not None
