"""Rules that every test runs under: Qt off-screen, no proxies, no warning in the log. No fixtures live here."""

import logging
import os
from collections.abc import Generator

import pytest

# Before anything imports Qt.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QSG_RENDER_LOOP"] = "basic"
os.environ["LC_ALL"] = "C.UTF-8"
for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
    del os.environ[name]


class WarningsKept(logging.Handler):
    """Keeps the messages of all records from WARNING up."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.name}: {record.getMessage()}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Fail a test that passed but logged a warning, unless it reads the log itself through `caplog`."""
    kept = WarningsKept()
    logging.getLogger().addHandler(kept)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(kept)
    if kept.messages and "caplog" not in getattr(item, "fixturenames", ()):
        pytest.fail("unexpected in the log: " + "; ".join(kept.messages), pytrace=False)
