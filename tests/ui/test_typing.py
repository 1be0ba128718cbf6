"""Fields and the screen's keyboard: fingers, a real keyboard, every size, and nothing that stays."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodQueryEvent, QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from assets.engine import Look
from kiosk.typing.field import FieldKind
from kiosk.ui.telex_composer import TelexComposer
from tests.ui.typing_screen import LYING, SMALL, STILL, UPRIGHT, TypingScreen, described, middle

Show = Callable[..., TypingScreen]
FIELDS = ["name", "born", "identity", "phone", "code", "words", "passport"]
LARGE = replace(STILL, large_type=True)
PLACES = pytest.mark.parametrize(
    ("size", "look", "reach"),
    [
        (UPRIGHT, STILL, False), (UPRIGHT, LARGE, False), (UPRIGHT, STILL, True), (UPRIGHT, LARGE, True),
        (LYING, STILL, False), (LYING, LARGE, False), (SMALL, STILL, False), (SMALL, LARGE, False),
    ],
    ids=["upright", "upright-large", "reach", "reach-large", "lying", "lying-large", "small", "small-large"],
)  # fmt: skip


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    shown: list[TypingScreen] = []

    def make(size: tuple[int, int] = UPRIGHT, *, look: Look = STILL, reach: bool = False) -> TypingScreen:
        shown.append(TypingScreen(size, look=look, reach=reach))
        return shown[-1]

    yield make
    for screen in shown:
        screen.close()


def test_a_name_is_typed_in_telex_on_the_glass(show: Show) -> None:
    screen = show()
    screen.edit("name")
    screen.strike(*"nguyeenx vawn dduwcs")
    assert screen.text("name") == "Nguyễn Văn Đức"


def test_a_name_is_typed_by_who_knows_no_telex(show: Show) -> None:
    screen = show()
    screen.edit("name")
    screen.strike(*"nguyên", "tilde", "space", *"văn", "space", *"đưc", "acute")
    assert screen.text("name") == "Nguyễn Văn Đức"


def test_the_tone_keys_show_the_word_that_they_make(show: Show) -> None:
    screen = show()
    screen.edit("name")
    assert screen.item("key-hook").property("text") == "ả"
    screen.strike(*"nguyên", "tilde")
    assert screen.item("key-dot").property("text") == "Nguyện"
    assert described(screen.item("key-tilde")).state().checked
    assert described(screen.item("key-dot")).text(QAccessible.Text.Description) == "Nguyện"


def test_a_real_keyboard_types_telex_too(show: Show) -> None:
    screen = show()
    screen.edit("name")
    screen.type(*(Qt.Key[f"Key_{letter.upper()}"] for letter in "nguyeenx"))
    screen.type(Qt.Key.Key_Space, Qt.Key.Key_V, Qt.Key.Key_A, Qt.Key.Key_Backspace)
    assert screen.text("name") == "Nguyễn V"
    screen.type(Qt.Key.Key_Home, Qt.Key.Key_Delete, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Left)
    screen.strike("o")
    assert screen.text("name") == "Guyễn Ov"


@pytest.mark.parametrize(
    ("name", "keys", "text", "looks"),
    [
        ("born", "05091948", "05091948", "05/09/1948"),
        ("identity", "001085012345", "001085012345", "001 085 012 345"),
        ("phone", "0912345678", "0912345678", "0912 345 678"),
        ("phone", "+8491", "+8491", "+84 91"),
        ("code", "h26.1-25", "H26.1-25", "H26.1-25"),
        ("passport", "p<vnm1", "P<VNM1", "P<VNM1"),
    ],
)
def test_each_kind_of_field_brings_its_own_keys(show: Show, name: str, keys: str, text: str, looks: str) -> None:
    screen = show()
    screen.edit(name)
    screen.strike(*keys)
    assert (screen.text(name), screen.shown(name)) == (text, looks)


def test_signs_are_a_key_away_where_words_are_typed(show: Show) -> None:
    screen = show()
    screen.edit("words")
    screen.strike(*"ngox", "more", "5", "/", "2", "back", "more", "a")
    assert screen.text("words") == "ngõ5/a"


def test_plain_letters_are_a_key_away(show: Show) -> None:
    screen = show()
    screen.edit("name")
    screen.strike(*"tess", "tongue", "s")
    assert screen.text("name") == "Tess"
    assert not screen.has_key("tilde")


def test_a_change_of_language_loses_no_text_and_changes_the_letters(show: Show) -> None:
    screen = show()
    screen.edit("name")
    screen.strike(*"Hueef".lower())
    screen.engine.set_language("en")
    assert screen.text("name") == "Huề"
    assert not screen.has_key("ă")
    assert screen.item("key-done").property("text") == "Done"
    screen.strike("s")
    assert screen.text("name") == "Huềs"


def test_the_next_key_goes_to_the_next_field_and_done_takes_the_keyboard_away(show: Show) -> None:
    screen = show()
    screen.edit("name")
    screen.strike("a", "next", "5")
    assert (screen.text("name"), screen.text("born")) == ("A", "5")
    screen.strike("done")
    assert not screen.is_open()
    assert not screen.keyboard().isVisible()


def test_a_key_that_takes_itself_away_works_the_next_time_too(show: Show) -> None:
    screen = show()
    for _ in range(3):
        screen.edit("name")
        screen.strike("b", "next", "5", "done")
        assert not screen.is_open()
    assert (screen.text("name"), screen.text("born")) == ("Bbb", "555")


def test_the_last_field_has_no_next_key(show: Show) -> None:
    screen = show()
    screen.edit("passport")
    assert not screen.has_key("next")


def test_a_word_that_was_no_vietnamese_ends_when_the_field_is_left(show: Show) -> None:
    screen = show()
    screen.edit("name")
    screen.strike(*"law")
    assert screen.text("name") == "Lă"
    screen.strike("next")
    assert screen.text("name") == "Law"


def test_a_touch_in_the_text_puts_the_cursor_there(show: Show) -> None:
    screen = show()
    screen.edit("identity")
    screen.strike(*"001085")
    place = screen.item("identityPlace")
    start = place.mapToScene(QPointF(2, place.height() / 2)).toPoint()
    QTest.mouseClick(screen.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    screen.strike("9")
    assert screen.shown("identity") == "900 108 5"


def test_a_field_is_emptied_by_its_button_and_goes_on(show: Show) -> None:
    screen = show()
    screen.edit("name")
    screen.strike("a")
    clear = screen.item("nameClear")
    assert min(clear.width(), clear.height()) >= 96
    screen.touch("nameClear")
    screen.strike("b")
    assert screen.text("name") == "B"


def test_a_number_is_hidden_but_for_its_end_when_its_field_is_left(show: Show) -> None:
    screen = show()
    screen.edit("identity")
    screen.strike(*"001085012345")
    assert screen.shown("identity") == "001 085 012 345"
    screen.strike("next")
    assert screen.shown("identity") == "••• ••• ••• 345"
    assert screen.text("identity") == "001085012345"


def test_what_is_wrong_is_said_in_words_and_to_a_screen_reader(show: Show) -> None:
    screen = show()
    screen.edit("identity")
    screen.strike("1")
    interface = described(screen.item("identityPlace"))
    assert interface.text(QAccessible.Text.Name) == "Số định danh cá nhân"
    assert interface.text(QAccessible.Text.Description) == "Số định danh có 12 chữ số"
    assert interface.role() == QAccessible.Role.EditableText
    assert any(item.property("text") == "Số định danh có 12 chữ số" for item in screen.items())


def test_a_held_backspace_goes_on(show: Show, qtbot: QtBot) -> None:
    screen = show()
    screen.edit("name")
    screen.strike(*"abc")
    QTest.mousePress(
        screen.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle(screen.item("key-back"))
    )
    qtbot.waitUntil(lambda: screen.text("name") == "")
    QTest.mouseRelease(screen.window, Qt.MouseButton.LeftButton)


def test_two_fingers_type_in_the_order_in_which_they_touch(show: Show) -> None:
    screen = show()
    screen.edit("name")
    device = QTest.createTouchDevice()
    assert isinstance(device, QPointingDevice)
    first, second = middle(screen.item("key-a")), middle(screen.item("key-n"))
    QTest.touchEvent(screen.window, device).press(0, first, screen.window).commit()
    QTest.touchEvent(screen.window, device).stationary(0).press(1, second, screen.window).commit()
    assert screen.text("name") == "An"
    QTest.touchEvent(screen.window, device).stationary(0).release(1, second, screen.window).commit()
    QTest.touchEvent(screen.window, device).release(0, first, screen.window).commit()
    assert screen.text("name") == "An"


def test_a_pressed_key_sinks_at_once(show: Show) -> None:
    screen = show()
    screen.edit("name")
    key = screen.item("key-h")
    QTest.mousePress(screen.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle(key))
    assert key.property("down")
    QTest.mouseRelease(screen.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle(key))


def test_arrows_and_enter_type_on_the_screen_s_keys(show: Show) -> None:
    screen = show()
    screen.edit("phone")
    screen.type(Qt.Key.Key_Down)
    assert focused(screen) == "key-1"
    assert screen.item("key-1").property("visualFocus")
    screen.type(Qt.Key.Key_Enter, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Left)
    screen.type(Qt.Key.Key_Return)
    assert screen.text("phone") == "154"
    screen.type(Qt.Key.Key_7)
    assert screen.text("phone") == "1547", "a real keyboard types wherever the arrows are"
    screen.type(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert focused(screen) == "phonePlace"


def test_escape_leaves_the_keys_and_then_the_keyboard(show: Show) -> None:
    screen = show()
    screen.edit("phone")
    screen.type(Qt.Key.Key_Down, Qt.Key.Key_Escape)
    assert (focused(screen), screen.is_open()) == ("phonePlace", True)
    screen.type(Qt.Key.Key_Escape)
    assert not screen.is_open()


def test_done_by_the_arrows_leaves_the_focus_in_the_field(show: Show, qtbot: QtBot) -> None:
    screen = show()
    screen.edit("passport")
    screen.item("key-done").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    screen.type(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not screen.is_open())
    assert focused(screen) == "passportPlace"
    screen.type(Qt.Key.Key_Down)
    assert focused(screen) == "passportPlace", "the keys that are away take no focus"
    screen.type(Qt.Key.Key_Return)
    assert screen.is_open()


def test_enter_in_a_field_goes_on_as_its_key_would(show: Show) -> None:
    screen = show()
    screen.edit("name")
    screen.type(Qt.Key.Key_Return)
    assert focused(screen) == "bornPlace"


def test_the_keyboard_goes_when_the_focus_goes_elsewhere(show: Show, qtbot: QtBot) -> None:
    screen = show()
    screen.edit("name")
    other = QQuickItem(screen.window.contentItem())
    other.forceActiveFocus()
    qtbot.waitUntil(lambda: not screen.is_open())


@PLACES
def test_the_keyboard_never_hides_the_field(show: Show, size: tuple[int, int], look: Look, reach: bool) -> None:
    screen = show(size, look=look, reach=reach)
    for name in FIELDS:
        screen.item(name).metaObject().invokeMethod(screen.item(name), "edit")
        assert screen.is_seen(screen.item(name)), f"{name} is hidden"


@PLACES
def test_every_key_is_large_named_and_says_all_of_its_word(
    show: Show, size: tuple[int, int], look: Look, reach: bool
) -> None:
    screen = show(size, look=look, reach=reach)
    least = 82 if size == SMALL else 96
    for name in FIELDS:
        screen.item(name).metaObject().invokeMethod(screen.item(name), "edit")
        if name == "name":
            screen.strike(*"nghieeng")
        for key in screen.board():
            what = f"{name}: {key.objectName()}"
            assert min(key.width(), key.height()) >= least, f"{what} is too small"
            assert key.mapToScene(QPointF(key.width(), key.height())).y() <= size[1] + 1, f"{what} leaves the glass"
            assert described(key).text(QAccessible.Text.Name), f"{what} has no name"
            for text in (item for item in screen.items(key) if item.inherits("QQuickText")):
                assert text.property("contentWidth") <= text.width() + 1, f"{what} is cut off"


def test_nothing_that_was_typed_stays_when_the_page_is_left(show: Show) -> None:
    screen = show()
    screen.edit("name")
    screen.strike(*"nguyeenx", "tongue")
    page = screen.keyboard().parentItem()
    page.setVisible(False)
    assert not screen.is_open()
    assert screen.text("name") == ""
    composers = [found for found in screen.window.findChildren(TelexComposer) if found.property("text")]
    assert composers == []
    texts = [item.property("text") for item in screen.window.findChildren(QQuickItem)]
    assert not any("guy" in str(text) for text in texts)
    page.setVisible(True)
    screen.edit("name")
    assert screen.has_key("tilde"), "the next person finds the language of the screen"


def test_nothing_typed_reaches_the_clipboard_or_an_input_method(show: Show) -> None:
    screen = show()
    QGuiApplication.clipboard().clear()
    screen.edit("name")
    screen.strike(*"mai")
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Z, Qt.Key.Key_V):
        QTest.keyClick(screen.window, key, Qt.KeyboardModifier.ControlModifier)
    assert screen.text("name") == "Mai"
    assert QGuiApplication.clipboard().text() == ""
    focus = screen.window.activeFocusItem()
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled | Qt.InputMethodQuery.ImSurroundingText)
    QGuiApplication.sendEvent(focus, query)
    assert query.type() == QEvent.Type.InputMethodQuery
    assert not query.value(Qt.InputMethodQuery.ImEnabled)
    assert not query.value(Qt.InputMethodQuery.ImSurroundingText)


def test_what_the_visit_knows_is_shown_and_can_be_changed(show: Show) -> None:
    screen = show()
    field = screen.item("name")
    field.setProperty("given", "TRẦN THỊ MAI")
    assert screen.text("name") == "Trần Thị Mai"
    screen.edit("name")
    screen.strike("back")
    assert screen.text("name") == "Trần Thị Ma"


def test_the_kinds_of_qml_are_those_of_the_rules() -> None:
    assert [kind.value for kind in TelexComposer.Kind] == [kind.value for kind in FieldKind]


def focused(screen: TypingScreen) -> str:
    item = screen.window.activeFocusItem()
    assert item is not None
    return item.objectName()
