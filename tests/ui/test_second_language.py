"""Two windows of one program in two languages: each keeps its own while the other changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QGuiApplication

from assets.beside import BESIDE, cut_out
from assets.engine import CONSOLE, ScreenEngine, create_engine, open_window

WORDS = """import QtQuick
Window {
    readonly property string own: qsTranslate("PanelThanks", "Thank you")
    readonly property string shared: qsTranslate("Language", "English")
}
"""
COMPLETE = """<TS version="2.1" language="de">
<context><name>PanelThanks</name>
<message><source>Thank you</source><translation>Danke</translation></message>
<message numerus="yes"><source>and %n more</source><translation><numerusform>x</numerusform></translation></message>
</context>
<context><name>Elsewhere</name><message><source>Stop</source><translation>Halt</translation></message></context>
</TS>"""
ENGLISH = """<TS version="2.1" language="en">
<context><name>PanelThanks</name>
<message numerus="yes"><source>and %n more</source><translation><numerusform>y</numerusform></translation></message>
</context></TS>"""
PANEL = Path("counter_display/qml/Panel")


@pytest.fixture
def engines(qapp: QGuiApplication, tmp_path: Path) -> Iterator[tuple[ScreenEngine, ScreenEngine]]:
    folder = tmp_path / "Words"
    folder.mkdir()
    folder.joinpath("Main.qml").write_text(WORDS, encoding="utf-8")
    folder.joinpath("qmldir").write_text("module Words\nMain 1.0 Main.qml\n", encoding="utf-8")
    first = create_engine(look=CONSOLE, language="vi", import_paths=[tmp_path])
    second = create_engine(look=CONSOLE, language="en", import_paths=[tmp_path], beside=True)
    yield first, second
    for engine in (second, first):
        shiboken6.delete(engine)


def test_a_second_window_speaks_its_own_language_in_its_own_texts(engines: tuple[ScreenEngine, ScreenEngine]) -> None:
    _, second = engines
    window = open_window(second, "Words", "Main", {})
    assert (window.property("own"), window.property("shared")) == ("Thank you", "Tiếng Việt")
    second.set_language("vi")
    assert (window.property("own"), second.language) == ("Xin cảm ơn quý khách", "vi")


def test_the_first_window_keeps_its_language(engines: tuple[ScreenEngine, ScreenEngine]) -> None:
    first, second = engines
    window = open_window(first, "Words", "Main", {})
    second.set_language("vi")
    second.set_language("en")
    assert window.property("shared") == "Tiếng Việt"
    assert (first.beside, second.beside) == (False, True)


def test_a_language_without_a_word_of_its_own_shows_the_text_itself() -> None:
    assert "Thank you" in cut_out(ENGLISH, COMPLETE)
    assert "Danke" not in cut_out(ENGLISH, COMPLETE)
    assert "and %n more" in cut_out(ENGLISH, COMPLETE)
    assert "Elsewhere" not in cut_out(COMPLETE, COMPLETE)


def test_no_other_screen_has_texts_in_files_of_the_panels_names() -> None:
    mine = {path.stem for path in PANEL.glob("*.qml")} - {"Main"}
    others = {path.stem for path in Path().glob("*/qml/**/*.qml") if path.parent != PANEL}
    assert all(name.startswith(BESIDE) for name in mine)
    assert not any(name.startswith(BESIDE) for name in others)
    assert "qsTr" not in (PANEL / "Main.qml").read_text(encoding="utf-8")
