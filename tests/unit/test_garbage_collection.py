"""When Python's search for garbage is on: not during a start, and afterwards again."""

import gc
from collections.abc import Iterator

import pytest

from assets.garbage_collection import begin, put_off


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_a_start_goes_without_the_search_until_it_is_over() -> None:
    with put_off():
        assert not gc.isenabled()
        begin()
        assert gc.isenabled()


def test_what_a_start_has_made_is_passed_over() -> None:
    with put_off():
        kept = [object()]
        begin()
        assert not any(seen is kept for seen in gc.get_objects())


def test_a_start_that_fails_has_the_search_on_again() -> None:
    with pytest.raises(ValueError, match="no settings"), put_off():
        raise ValueError("no settings")
    assert gc.isenabled()


def test_a_search_that_is_on_stays_as_it_is() -> None:
    frozen = gc.get_freeze_count()
    begin()
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, frozen)
