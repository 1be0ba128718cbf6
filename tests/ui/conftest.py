"""What all tests on screens stand on: Qt's application and the languages, made once for each process of tests."""

import pytest
from PySide6.QtGui import QGuiApplication

from assets.languages import compile_languages


@pytest.fixture(scope="session", autouse=True)
def languages(qapp: QGuiApplication) -> None:
    """Build the languages' files, as set-up does; without an application the first screen would end the process."""
    compile_languages()
