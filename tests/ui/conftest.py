"""What all tests on screens stand on: the languages, built once for each process of tests."""

import pytest

from assets.languages import compile_languages


@pytest.fixture(scope="session", autouse=True)
def languages() -> None:
    """Build the languages' files, as set-up does."""
    compile_languages()
