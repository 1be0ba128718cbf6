"""A wait reads the same on screens as on paper and pages, in both languages; and nothing is said of what is unknown."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent

from assets.engine import CONSOLE, ScreenEngine, create_engine
from server_client.queue_model.ids import Language
from server_client.server.pages.wait_words import WAIT_WORDS
from server_client.wait_forecast.announcing import SCALE_MIN
from server_client.wait_forecast.forecast import WhyUnknown
from server_client.wait_forecast.told_in_words import in_words

Say = Callable[..., QObject]
SOURCE = b"import MotCua\nWaitWords { low: 0; high: 0 }"
BEYOND = (150, 240)


@pytest.fixture
def engine(qapp: QGuiApplication) -> Iterator[ScreenEngine]:
    made = create_engine(look=CONSOLE, language="vi", import_paths=[])
    yield made
    made.deleteLater()


@pytest.fixture
def words(engine: ScreenEngine) -> QObject:
    component = QQmlComponent(engine)
    component.setData(SOURCE, QUrl())
    made = component.create()
    assert made is not None, component.errorString()
    made.setParent(engine)
    return made


def said(words: QObject, low: int, high: int, how: str = "text") -> str:
    words.setProperty("low", low)
    words.setProperty("high", high)
    return str(words.property(how)).replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_screens_say_each_range_as_pages_do(engine: ScreenEngine, words: QObject, language: str) -> None:
    engine.set_language(language)
    ranges = [(low, high) for low in SCALE_MIN for high in (*SCALE_MIN, *BEYOND) if low < high]
    pages = [in_words(low, high, WAIT_WORDS[Language(language)]) for low, high in ranges]
    assert [said(words, low, high) for low, high in ranges] == pages


def test_a_range_is_spoken_without_a_dash(words: QObject) -> None:
    assert said(words, 20, 30) == "khoảng 20–30 phút"
    assert said(words, 20, 30, "spoken") == "khoảng 20 đến 30 phút"
    assert said(words, 20, 30, "brief") == "20–30 phút"


def test_nothing_is_said_while_nothing_is_foretold(words: QObject) -> None:
    assert [said(words, 0, 0, how) for how in ("text", "brief", "spoken", "advice")] == [""] * 4


@pytest.mark.parametrize("why", list(WhyUnknown))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_reason_for_knowing_nothing_has_words_and_advice(
    engine: ScreenEngine, words: QObject, language: str, why: WhyUnknown
) -> None:
    engine.set_language(language)
    words.setProperty("why", why.value)
    reason = str(words.property("text"))
    assert reason
    assert [str(words.property(how)) for how in ("brief", "spoken")] == [reason] * 2
    assert len(str(words.property("advice"))) > len(reason)
