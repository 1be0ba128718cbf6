"""Where the named things of a window are, as a program outside is told."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from assets.engine import CONSOLE, create_engine, open_window
from assets.touch_map import ENVIRONMENT, touch_map

MAIN = """import QtQuick
Window {
    width: 400; height: 300; visible: true
    Item { x: 50; Item { objectName: "call"; x: 50; y: 50; width: 60; height: 20; property string title: "Call next" } }
    Item { objectName: "chosen"; y: 200; width: 10; height: 10; property bool selected: true }
    TextInput { objectName: "pin"; y: 250; width: 40; height: 20; echoMode: TextInput.Password; text: "4802"
        passwordCharacter: "●" }
    Item { objectName: "hidden"; visible: false; width: 10; height: 10 }
    Item { opacity: 0; Item { objectName: "faded"; width: 10; height: 10 } }
    Item { objectName: "disabled"; enabled: false; width: 10; height: 10 }
    Item { objectName: "outside"; x: 500; width: 10; height: 10 }
    Item { width: 10; height: 10 }
}
"""


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    """An import path with one window."""
    folder = tmp_path / "Sample"
    folder.mkdir()
    (folder / "Main.qml").write_text(MAIN, encoding="utf-8")
    (folder / "qmldir").write_text("module Sample\nMain 1.0 Main.qml\n", encoding="utf-8")
    return tmp_path


def test_only_what_can_be_seen_and_used_is_told_with_its_words(qapp: QGuiApplication, modules: Path) -> None:
    engine = create_engine(look=CONSOLE, language="vi", import_paths=[modules])
    window = open_window(engine, "Sample", "Main", {})
    assert touch_map(window) == {
        "call": {"x": 130, "y": 60, "text": "Call next", "selected": False},
        "chosen": {"x": 5, "y": 205, "text": "", "selected": True},
        "pin": {"x": 20, "y": 260, "text": "●●●●", "selected": False},
    }


def test_the_file_follows_the_window(
    qapp: QGuiApplication, qtbot: QtBot, modules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = modules / "map.json"
    monkeypatch.setenv(ENVIRONMENT, str(told))
    engine = create_engine(look=CONSOLE, language="vi", import_paths=[modules])
    window = open_window(engine, "Sample", "Main", {})
    qtbot.waitUntil(lambda: told.exists() and json.loads(told.read_text(encoding="utf-8"))["call"]["x"] == 130)
    call = next(item for item in window.findChildren(QQuickItem) if item.objectName() == "call")
    call.setX(10)
    qtbot.waitUntil(lambda: json.loads(told.read_text(encoding="utf-8"))["call"]["x"] == 90)


def test_nothing_is_written_unless_it_is_asked_for(
    qapp: QGuiApplication, modules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    engine = create_engine(look=CONSOLE, language="vi", import_paths=[modules])
    window = open_window(engine, "Sample", "Main", {})
    assert not window.grabWindow().isNull()
    assert [path.name for path in modules.iterdir()] == ["Sample"]
