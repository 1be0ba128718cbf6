"""The numbers on the papers."""

import pytest

from server_client.queue_model.numbering import is_foreign, mark_of, number_text, ordinal_in, series_in


@pytest.mark.parametrize(("ordinal", "text"), [(1, "A001"), (42, "A042"), (999, "A999"), (1000, "A1000")])
def test_a_number_has_at_least_three_digits(ordinal: int, text: str) -> None:
    assert number_text("A", ordinal) == text
    assert ordinal_in("A", text) == ordinal


@pytest.mark.parametrize("number", ["B001", "A", "A1", "A01", "A0001", "A00x", "AB001", "001", "A٠٠١", "A²²²", "A-01"])
def test_a_number_that_the_series_would_not_print_has_no_ordinal_in_it(number: str) -> None:
    assert ordinal_in("A", number) is None


def test_a_series_of_two_letters_is_not_that_of_its_first() -> None:
    assert ordinal_in("AB", "AB007") == 7
    assert ordinal_in("A", "AB007") is None


@pytest.mark.parametrize(
    ("epoch", "mark"), [(1, ""), (2, "2"), (3, "3"), (10, "10"), (99, "99"), (100, "2"), (198, "2"), (1_000, "20")]
)
def test_an_epochs_mark_has_at_most_two_digits(epoch: int, mark: str) -> None:
    assert mark_of(epoch) == mark


def test_no_two_epochs_within_98_takeovers_have_one_mark() -> None:
    marks = [mark_of(epoch) for epoch in range(1, 500)]
    assert all(len(set(marks[first : first + 98])) == 98 for first in range(400))
    assert all(series_in(number_text(f"{mark}A", 1)) == (f"{mark}A", 1) for mark in marks)


@pytest.mark.parametrize("number", ["K2-001", "P12-99999", "Z0-123"])
def test_an_emergency_number_is_foreign(number: str) -> None:
    assert is_foreign(number)


@pytest.mark.parametrize(
    "number", ["A001", "K2-01", "K-001", "K2-123456", "KK2-001", "k2-001", "K2-001x", "xK2-001", "K123-001"]
)
def test_anything_else_is_not_foreign(number: str) -> None:
    assert not is_foreign(number)
