"""The engine opens whole windows or none, and changes the language while they are open; refuses to know any screen."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, qInstallMessageHandler, qWarning
from PySide6.QtGui import QGuiApplication

from assets.engine import (
    CONSOLE,
    LOBBY,
    ScreenBroken,
    available_languages,
    create_engine,
    log_qt_messages,
    open_window,
    save_picture,
)
from assets.languages import LanguageMissing

WORDS = """import QtQuick
Window {
    id: root
    required property string greeting
    readonly property string words: qsTranslate("Language", "English")
    readonly property string tongue: Qt.uiLanguage
}
"""


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    """An import path with one good and some faulty windows."""
    files = {
        "Main.qml": WORDS,
        "Item.qml": "import QtQuick\nRectangle {}\n",
        "Misspelt.qml": "import QtQuick\nWindow { widht: 3 }\n",
    }
    folder = tmp_path / "Sample"
    folder.mkdir()
    for name, text in files.items():
        folder.joinpath(name).write_text(text, encoding="utf-8")
    folder.joinpath("qmldir").write_text(
        "module Sample\n" + "".join(f"{Path(name).stem} 1.0 {name}\n" for name in files), encoding="utf-8"
    )
    return tmp_path


def test_words_change_with_the_language_while_a_window_is_open(qapp: QGuiApplication, modules: Path) -> None:
    engine = create_engine(look=CONSOLE, language="vi", import_paths=[modules])
    window = open_window(engine, "Sample", "Main", {"greeting": "chào"})
    assert window.property("words") == "Tiếng Việt"
    engine.set_language("en")
    assert (window.property("words"), window.property("tongue")) == ("English", "en")
    engine.set_language("vi")
    assert (window.property("words"), window.property("tongue")) == ("Tiếng Việt", "vi")


def test_an_unknown_language_changes_nothing(qapp: QGuiApplication, modules: Path) -> None:
    engine = create_engine(look=CONSOLE, language="vi", import_paths=[modules])
    window = open_window(engine, "Sample", "Main", {"greeting": "chào"})
    with pytest.raises(LanguageMissing):
        engine.set_language("xx")
    assert (engine.language, window.property("words")) == ("vi", "Tiếng Việt")


def test_the_languages_name_themselves(qapp: QGuiApplication) -> None:
    assert {language.code: language.name for language in available_languages()}.items() >= {
        "vi": "Tiếng Việt",
        "en": "English",
    }.items()


def test_a_window_gets_its_required_properties(qapp: QGuiApplication, modules: Path) -> None:
    engine = create_engine(look=CONSOLE, language="vi", import_paths=[modules])
    assert open_window(engine, "Sample", "Main", {"greeting": "chào"}).property("greeting") == "chào"


@pytest.mark.qt_no_exception_capture
@pytest.mark.qt_log_level_fail("CRITICAL")
@pytest.mark.parametrize(
    ("component", "said"),
    [
        ("Main", "Required property greeting was not initialized"),
        ("Misspelt", 'Cannot assign to non-existent property "widht"'),
        ("Missing", "Missing"),
        ("Item", "root is not a Window"),
    ],
)
def test_a_window_that_does_not_load_is_a_fault_that_repeats_what_qml_said(
    qapp: QGuiApplication, modules: Path, component: str, said: str
) -> None:
    engine = create_engine(look=CONSOLE, language="vi", import_paths=[modules])
    with pytest.raises(ScreenBroken, match=said):
        open_window(engine, "Sample", component, {})


def test_a_look_can_change_while_the_engine_runs(qapp: QGuiApplication) -> None:
    engine = create_engine(look=CONSOLE, language="vi")
    engine.set_look(LOBBY)
    theme = engine.singletonInstance("MotCua", "Theme")
    assert isinstance(theme, QObject)
    assert (theme.property("scale"), theme.property("dark")) == (2, True)


def test_a_picture_that_cannot_be_written_is_named(qapp: QGuiApplication, modules: Path, tmp_path: Path) -> None:
    engine = create_engine(look=CONSOLE, language="vi", import_paths=[modules])
    window = open_window(engine, "Sample", "Main", {"greeting": "chào"})
    with pytest.raises(ScreenBroken, match="nowhere"):
        save_picture(window, tmp_path / "nowhere" / "picture.png")


@pytest.mark.no_qt_log
def test_what_qt_warns_of_is_logged_as_an_error(qapp: QGuiApplication, caplog: pytest.LogCaptureFixture) -> None:
    log_qt_messages()
    try:
        with caplog.at_level(logging.DEBUG):
            qWarning("a binding is broken")
    finally:
        qInstallMessageHandler(None)
    assert [(record.levelno, record.name) for record in caplog.records] == [(logging.ERROR, "motcua.screen")]


@pytest.mark.no_qt_log
def test_a_slip_of_qt_s_own_is_no_fault_of_the_program(qapp: QGuiApplication, caplog: pytest.LogCaptureFixture) -> None:
    log_qt_messages()
    try:
        with caplog.at_level(logging.DEBUG):
            qWarning("QUnifiedTimer::stopAnimationDriver: driver is not running")
    finally:
        qInstallMessageHandler(None)
    assert [record.levelno for record in caplog.records] == [logging.DEBUG]
