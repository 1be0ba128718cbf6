"""The shared components react, are named for assistive technology and keep their texts inside; knows no screen."""

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from assets.engine import (
    ASSETS,
    CONSOLE,
    KIOSK,
    LOBBY,
    Look,
    ScreenEngine,
    create_engine,
    draw_icon,
    open_window,
    save_picture,
)

GALLERY = Path(__file__).parent / "gallery"

Page = Callable[..., QQuickWindow]


@pytest.fixture
def page(qapp: QGuiApplication) -> Iterator[Page]:
    kept: list[tuple[ScreenEngine, QQuickWindow]] = []

    def show(name: str, look: Look, **properties: object) -> QQuickWindow:
        engine = create_engine(look=look, language="vi", import_paths=[GALLERY])
        window = open_window(engine, "Gallery", name, {"visible": True, **properties})
        window.requestActivate()
        assert QTest.qWaitForWindowExposed(window)
        kept.append((engine, window))
        return window

    yield show
    for engine, window in kept:
        window.close()
        engine.deleteLater()


def item(window: QQuickWindow, name: str) -> QQuickItem:
    found = [thing for thing in [*items_of(window.contentItem())] if thing.objectName() == name]
    assert len(found) == 1, f"{len(found)} items are called {name}"
    return found[0]


def centre(thing: QQuickItem) -> QPoint:
    return thing.mapToScene(QPointF(thing.width() / 2, thing.height() / 2)).toPoint()


def click(window: QQuickWindow, thing: QQuickItem) -> None:
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre(thing))


def spy(thing: QQuickItem, signal: str) -> QSignalSpy:
    made: QSignalSpy = QSignalSpy(thing, SIGNAL(signal))  # type: ignore[call-overload]  # its stub wants bytes, it wants str
    return made


def items_of(root: QQuickItem) -> Iterator[QQuickItem]:
    for child in root.childItems():
        if child.isVisible():
            yield child
            yield from items_of(child)


def describe(thing: QQuickItem) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(thing)
    assert interface is not None, f"{thing.objectName()} is invisible to assistive technology"
    assert interface.text(QAccessible.Text.Name), f"{thing.objectName()} has no accessible name"
    return interface.role()


@pytest.mark.parametrize(("name", "look"), [("KioskPage", KIOSK), ("ConsolePage", CONSOLE), ("LobbyPage", LOBBY)])
def test_every_component_shows_without_a_warning(
    page: Page, name: str, look: Look, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    window = page(name, look)
    save_picture(window, tmp_path / "page.png")
    assert (tmp_path / "page.png").stat().st_size > 20_000
    assert caplog.records == []


def test_a_click_presses_a_button(page: Page) -> None:
    window = page("ConsolePage", CONSOLE)
    button = item(window, "callNext")
    pressed = spy(button, "clicked()")
    click(window, button)
    assert pressed.count() == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("name", ["primary", "tileCivil", "language-en"])
def test_enter_and_space_press_whatever_has_the_keyboard(page: Page, qtbot: QtBot, name: str, key: Qt.Key) -> None:
    window = page("KioskPage", KIOSK)
    button = item(window, name)
    button.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    pressed = spy(button, "clicked()")
    QTest.keyClick(window, key)
    qtbot.waitUntil(lambda: pressed.count() == 1)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_busy_button_cannot_be_pressed_again(page: Page, key: Qt.Key) -> None:
    window = page("ConsolePage", CONSOLE)
    button = item(window, "calling")
    pressed = spy(button, "clicked()")
    button.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window, key)
    click(window, button)
    QTest.qWait(150)
    assert pressed.count() == 0


def test_a_press_shows_in_the_same_frame(page: Page) -> None:
    window = page("KioskPage", KIOSK)
    tile = item(window, "tileCivil")
    point = centre(tile)
    before = window.grabWindow().pixelColor(point.x(), point.y() + 40)
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert window.grabWindow().pixelColor(point.x(), point.y() + 40) != before
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


def test_the_keyboard_shows_where_it_is(page: Page) -> None:
    window = page("KioskPage", KIOSK)
    button = item(window, "primary")
    corner = button.mapToScene(QPointF(button.width() / 2, 0)).toPoint() - QPoint(0, 6)
    before = window.grabWindow().pixelColor(corner)
    button.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    assert window.grabWindow().pixelColor(corner) != before


@pytest.mark.parametrize(
    ("name", "look", "least"), [("KioskPage", KIOSK, 96), ("ConsolePage", CONSOLE, 64), ("LobbyPage", LOBBY, 64)]
)
def test_everything_that_is_touched_is_large_and_named(page: Page, name: str, look: Look, least: int) -> None:
    window = page(name, look)
    touched = [thing for thing in items_of(window.contentItem()) if thing.inherits("QQuickAbstractButton")]
    assert touched
    for thing in touched:
        assert min(thing.width(), thing.height()) >= least, f"{thing.objectName()} is too small to touch"
        describe(thing)


def test_a_disabled_tile_says_why(page: Page) -> None:
    tile = item(page("KioskPage", KIOSK), "tileBusiness")
    interface = QAccessible.queryAccessibleInterface(tile)
    assert interface is not None
    assert interface.text(QAccessible.Text.Description) == "Đăng ký thành lập, thay đổi. Mở lại lúc 13:30"
    assert interface.state().disabled


def test_a_disabled_tile_cannot_be_pressed(page: Page) -> None:
    window = page("KioskPage", KIOSK)
    tile = item(window, "tileBusiness")
    pressed = spy(tile, "clicked()")
    click(window, tile)
    assert pressed.count() == 0


def test_a_banner_is_an_alert_and_offers_its_way_out(page: Page) -> None:
    window = page("ConsolePage", CONSOLE)
    banner = item(window, "paper")
    assert describe(banner) == QAccessible.Role.AlertMessage
    taken = spy(banner, "actionTriggered()")
    click(window, item(window, "paperAction"))
    assert taken.count() == 1


def test_the_language_switch_names_the_code_that_was_chosen(page: Page) -> None:
    window = page("KioskPage", KIOSK)
    chosen = spy(item(window, "languages"), "chosen(QString)")
    click(window, item(window, "language-en"))
    assert [chosen.at(0)[0]] == ["en"]


def test_a_sheet_keeps_the_keyboard_until_it_is_answered(page: Page, qtbot: QtBot) -> None:
    window = page("ConsolePage", CONSOLE, asking=True)
    inside = {"finish", "back", "accepted", "supplement"}
    qtbot.waitUntil(lambda: window.activeFocusItem() is not None and window.activeFocusItem().objectName() in inside)
    reached = set()
    for _ in range(6):
        reached.add(window.activeFocusItem().objectName())
        QTest.keyClick(window, Qt.Key.Key_Tab)
    assert reached == inside


def test_a_sheet_holds_back_clicks_on_what_lies_below(page: Page) -> None:
    window = page("ConsolePage", CONSOLE, asking=True)
    below = item(window, "callNext")
    pressed = spy(below, "clicked()")
    click(window, below)
    assert pressed.count() == 0


@pytest.mark.parametrize("look", [KIOSK, Look(scale=1.5, large_type=True)], ids=["normal", "large type"])
def test_no_text_leaves_its_tile(page: Page, look: Look) -> None:
    window = page("KioskPage", look)
    for name in ("tileCivil", "tileStamp", "tileLand", "tileBusiness", "tileLong"):
        tile = item(window, name)
        for text in (thing for thing in items_of(tile) if thing.inherits("QQuickText")):
            corner = text.mapToItem(tile, QPointF(text.width(), text.height()))
            assert text.property("contentWidth") <= text.width() + 1, text.property("text")
            assert 0 <= corner.x() <= tile.width(), text.property("text")
            assert 0 <= corner.y() <= tile.height(), text.property("text")


def test_a_smaller_window_shrinks_everything_with_it(page: Page, qtbot: QtBot) -> None:
    window = page("KioskPage", KIOSK)
    button = item(window, "primary")
    full = button.height()
    window.resize(QSize(540, 960))
    qtbot.waitUntil(lambda: abs(button.height() - full / 2) <= 2)


def icon_names() -> list[str]:
    return sorted(path.stem for path in (ASSETS / "icons").glob("*.svg"))


@pytest.mark.parametrize("name", icon_names())
def test_an_icon_is_drawn_in_its_colour(qapp: QGuiApplication, name: str) -> None:
    image = draw_icon(name, "24397a", 48)
    colours = {
        image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    }
    assert "#24397a" in colours


def test_every_icon_that_qml_names_is_there() -> None:
    sources = [*ASSETS.rglob("*.qml"), *GALLERY.rglob("*.qml")]
    named = {
        name
        for source in sources
        for line in source.read_text(encoding="utf-8").splitlines()
        if "iconName" in line or "name:" in line
        for name in re.findall(r'(?:iconName|name): (?:[\w.]+ \? )?"([a-z0-9-]+)"', line)
    }
    assert named - set(icon_names()) == set()


def test_an_icon_that_is_not_there_is_logged_with_the_next_step(
    qapp: QGuiApplication, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="motcua.screen"):
        image = draw_icon("no-such", "000000", 8)
    assert image.pixelColor(4, 4).alpha() == 0
    assert "no-such.svg" in caplog.text


def test_what_fits_beside_the_buttons_only_keeps_them_and_does_not_tremble(page: Page, qtbot: QtBot) -> None:
    window = page("ContraryPage", KIOSK)
    seen = list[bool]()
    for _ in range(12):
        QTest.qWait(0)
        window.grabWindow()
        seen.append(bool(item(window, "area").property("overflowing")))

    assert seen[4:] == [True] * 8
    window.resize(480, 800)
    qtbot.waitUntil(lambda: not item(window, "area").property("overflowing"))
