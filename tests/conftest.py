"""Rules of every test: Qt off-screen, no proxies, no warning in the log, what waits first. No fixtures live here."""

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

pytest_plugins = ["tests.fakes.postgres", "tests.seeded_secrets"]


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


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put first what waits most, then what takes long, and leave the rest in its random order.

    The first worker's share is then all that waits for other processes; the other workers meanwhile keep the processors
    at work, and no long test begins when all else is done.
    """
    items.sort(key=lambda item: (folder_of(item) != "e2e", item.get_closest_marker("slow") is None))
    for item in items:
        # It goes through the same lines a million times; the model's own tests have to come to all of them.
        if folder_of(item) == "proof":
            item.add_marker("no_cover")


def folder_of(item: pytest.Item) -> str:
    """Return the name of the folder that its file lies in."""
    return item.path.parent.name
