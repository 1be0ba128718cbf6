"""Dates on identity papers."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.dossier_model.birth_date import birth_on, read_birth_date, read_date


@pytest.mark.parametrize("text", ["15082021", "15/08/2021", "15-08-2021", " 15.08.2021 "])
def test_a_day_is_read_with_and_without_separators(text: str) -> None:
    assert read_date(text) == date(2021, 8, 15)


@pytest.mark.parametrize("text", ["31022021", "15/082021", "15/08-2021", "150821", "١٥٠٨٢٠٢١", "00001950"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "written"),
    [("01021999", "01/02/1999"), ("00001950", "1950"), ("00/00/1950", "1950"), ("1950", "1950"),
     ("00081950", "08/1950"), ("00/08/1950", "08/1950"), ("08/1950", "08/1950")],
)  # fmt: skip
def test_a_birth_may_lack_its_day_or_month(text: str, written: str) -> None:
    born = read_birth_date(text)
    assert born is not None
    assert born.written == written


@pytest.mark.parametrize("text", ["", "Nam", "1066", "01021066", "00131950", "31022000", "00/1950/", "٠٠٠٠١٩٥٠"])
def test_what_is_no_birth_is_none(text: str) -> None:
    assert read_birth_date(text) is None


def test_only_a_whole_date_is_exact() -> None:
    year, whole = read_birth_date("1950"), birth_on(date(1999, 2, 1))
    assert year is not None
    assert (year.exact, year.earliest) == (None, date(1950, 1, 1))
    assert whole.exact == whole.earliest == date(1999, 2, 1)


@settings(derandomize=True, deadline=None)
@given(st.text() | st.from_regex(r"[0-9/.-]{0,12}", fullmatch=True))
def test_no_text_breaks_the_reading(text: str) -> None:
    born = read_birth_date(text)
    assert read_date(text) is None or born is None or born.exact == read_date(text)
    assert born is None or read_birth_date(born.written) == born
