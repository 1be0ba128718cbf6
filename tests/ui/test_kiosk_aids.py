"""A page longer than the glass, reach mode, the menu of aids, and the keypad, on the kiosk's own components."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.accessibility import LONGER, PRESETS, UNAIDED, Accessibility, Preset
from kiosk.setup.keys import Guidance
from kiosk.ui.spoken_guide import Manner
from tests.ui.aided_screen import AidedScreen

UPRIGHT, LYING = (1080, 1920), (1600, 900)
SIZES = pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])
AIDS = pytest.mark.parametrize(
    "aids",
    [
        UNAIDED,
        Accessibility(large_type=True),
        Accessibility(reach=True),
        Accessibility(reach=True, large_type=True, high_contrast=True),
    ],
    ids=["plain", "large", "reach", "all"],
)
Show = Callable[..., AidedScreen]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    shown: list[AidedScreen] = []

    def make(size: tuple[int, int] = UPRIGHT, aids: Accessibility = UNAIDED, **manner: Guidance | bool) -> AidedScreen:
        shown.append(AidedScreen(size, Manner(**manner)))  # type: ignore[arg-type]  # each by its name
        shown[-1].apply(aids)
        return shown[-1]

    yield make
    for screen in shown:
        screen.close()


def top(item: QQuickItem) -> float:
    return item.mapToScene(QPointF(0, 0)).y()


def bottom(item: QQuickItem) -> float:
    return item.mapToScene(QPointF(0, item.height())).y()


def tap(screen: AidedScreen, name: str) -> None:
    item = screen.item(name)
    at = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    QTest.mouseClick(screen.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    screen.settle()


def press(screen: AidedScreen, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(screen.window, key)
        screen.settle()


def focused(screen: AidedScreen) -> str:
    return screen.window.activeFocusItem().objectName()


def is_in_sight(screen: AidedScreen, name: str) -> bool:
    item = screen.item(name)
    return bottom(item) <= top(screen.item("back")) and top(item) >= top(screen.item("heading"))


@SIZES
@AIDS
def test_the_foot_is_always_in_sight_and_large_enough(show: Show, size: tuple[int, int], aids: Accessibility) -> None:
    screen = show(size, aids)
    for name in ("back", "helper", "onward", "scrollUp", "scrollDown", "aids", "language-vi"):
        item = screen.item(name)
        assert min(item.width(), item.height()) >= 96, f"{name} is too small"
        assert 0 <= item.mapToScene(QPointF(0, 0)).x() <= size[0] - item.width()
        assert bottom(item) <= size[1]


@SIZES
@AIDS
def test_the_last_row_is_reached_by_the_large_button_alone(
    show: Show, size: tuple[int, int], aids: Accessibility
) -> None:
    screen = show(size, aids)
    assert not is_in_sight(screen, "row-11")
    for _ in range(40):
        if not screen.item("scrollDown").isEnabled():
            break
        tap(screen, "scrollDown")
    assert is_in_sight(screen, "row-11")
    for _ in range(40):
        if screen.item("scrollUp").isEnabled():
            tap(screen, "scrollUp")
    assert is_in_sight(screen, "online")


@SIZES
def test_the_wheel_scrolls_too(show: Show, size: tuple[int, int], qtbot: QtBot) -> None:
    screen = show(size)
    start = top(screen.item("row-0"))
    at, down = QPointF(size[0] / 3, size[1] * 0.55), QPoint(0, -120)
    buttons, keys, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    QCoreApplication.sendEvent(screen.window, QWheelEvent(at, at, down, down, buttons, keys, phase, False))
    qtbot.waitUntil(lambda: top(screen.item("row-0")) < start)


@SIZES
def test_a_drag_scrolls_and_presses_nothing(show: Show, size: tuple[int, int], qtbot: QtBot) -> None:
    screen = show(size)
    start, picked = top(screen.item("row-0")), screen.window.property("picked")
    x, y = round(size[0] / 3), round(bottom(screen.item("scrollDown")) - 60)
    left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(screen.window, left, keys, QPoint(x, y))
    for step in range(1, 12):
        QTest.mouseMove(screen.window, QPoint(x, y - 10 * step))
    QTest.mouseRelease(screen.window, left, keys, QPoint(x, y - 110))
    qtbot.waitUntil(lambda: top(screen.item("row-0")) < start)
    assert screen.window.property("picked") == picked


def test_the_keyboard_brings_what_it_comes_to_into_sight(show: Show) -> None:
    screen = show(UPRIGHT, Accessibility(large_type=True))
    assert focused(screen) == "onward"
    for _ in range(40):
        press(screen, Qt.Key.Key_Tab)
        if focused(screen).startswith("row-"):
            assert is_in_sight(screen, focused(screen)), focused(screen)


def test_a_page_that_fits_has_nothing_to_scroll(show: Show) -> None:
    screen = show(UPRIGHT)
    screen.window.setProperty("rows", 0)
    screen.settle()
    with pytest.raises(AssertionError, match="0 items scrollDown"):
        screen.item("scrollDown")


@SIZES
def test_in_reach_mode_all_that_is_touched_lies_low(show: Show, size: tuple[int, int]) -> None:
    screen = show(size, Accessibility(reach=True))
    limit = size[1] * (0.42 if size == UPRIGHT else 0.14)
    for name in ("language-vi", "aids", "row-0", "scrollUp", "back"):
        assert top(screen.item(name)) >= limit - 1, name
    tap(screen, "aids")
    assert top(screen.item("presetSeeing")) >= limit


def test_the_upper_part_says_where_one_is(show: Show) -> None:
    screen = show(UPRIGHT, Accessibility(reach=True))
    assert screen.item("calmHeading").property("text") == "Hồ sơ của quý khách gồm những giấy tờ nào?"


@pytest.mark.parametrize(
    ("name", "aids"),
    [
        ("aidLargeType", Accessibility(large_type=True)),
        ("aidHighContrast", Accessibility(high_contrast=True)),
        ("aidReach", Accessibility(reach=True)),
        ("aidPatience", Accessibility(patience_factor=LONGER)),
        ("aidSpoken", Accessibility(spoken=True)),
        ("presetSeeing", PRESETS[Preset.SEEING]),
        ("presetSitting", PRESETS[Preset.SITTING]),
        ("presetListening", PRESETS[Preset.LISTENING]),
    ],
)
def test_every_aid_of_the_menu_applies_at_once_and_ends_by_one_touch(
    show: Show, name: str, aids: Accessibility
) -> None:
    screen = show()
    tap(screen, "aids")
    tap(screen, name)
    assert screen.accessibility == aids
    tap(screen, "aidsClear")
    assert screen.accessibility == UNAIDED
    tap(screen, "aidsDone")
    with pytest.raises(AssertionError, match="0 items aidsDone"):
        screen.item("aidsDone")


def test_high_contrast_is_white_on_black_on_the_glass(show: Show) -> None:
    screen = show(UPRIGHT, Accessibility(high_contrast=True))
    picture = screen.window.grabWindow()
    assert picture.pixelColor(4, 1000) == QColor("#000000")


def test_the_arrows_go_through_everything_and_come_round(show: Show) -> None:
    screen = show()
    seen = [focused(screen)]
    for _ in range(60):
        press(screen, Qt.Key.Key_Down)
        seen.append(focused(screen))
    there = {"back", "helper", "onward", "aids", "language-vi", "language-en", "onlineAction", "row-0", "row-11"}
    assert there <= set(seen)
    assert seen.count("onward") > 1
    press(screen, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert focused(screen) == seen[-3]


def test_the_menu_keeps_the_keys_until_it_is_closed(show: Show, qtbot: QtBot) -> None:
    screen = show()
    screen.item("aids").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    press(screen, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused(screen) == "presetSeeing")
    for _ in range(30):
        press(screen, Qt.Key.Key_Down)
        assert focused(screen).startswith(("aid", "preset", "scroll")), focused(screen)
    press(screen, Qt.Key.Key_Escape)
    assert focused(screen) == "aids"


def test_the_first_key_of_the_keypad_asks_for_the_guidance(show: Show) -> None:
    screen, asked = show(), []
    screen.guide.wanted.connect(lambda: asked.append("wanted"))
    press(screen, Qt.Key.Key_Tab)
    assert asked == []
    press(screen, Qt.Key.Key_F1)
    assert asked == ["wanted"]


def test_headphones_ask_for_the_guidance_and_end_it(show: Show) -> None:
    screen, asked = show(), []
    screen.guide.wanted.connect(lambda: asked.append("wanted"))
    screen.guide.unwanted.connect(lambda: asked.append("unwanted"))
    screen.guide.jack_changed(is_plugged=True)
    screen.guide.jack_changed(is_plugged=False)
    assert asked == ["wanted", "unwanted"]


def test_where_guidance_is_off_no_key_asks_for_it(show: Show) -> None:
    screen, asked = show(begins=Guidance.OFF), []
    screen.guide.wanted.connect(lambda: asked.append("wanted"))
    press(screen, Qt.Key.Key_F1, Qt.Key.Key_F15)
    assert asked == []


def test_the_guidance_says_page_and_control_and_then_each_control(show: Show) -> None:
    screen = show(UPRIGHT, Accessibility(spoken=True))
    first = screen.voice.said[-1]
    assert first.startswith("Hướng dẫn bằng giọng nói đã bật.")
    assert "Hồ sơ của quý khách gồm những giấy tờ nào? Chạm vào từng giấy tờ đã có." in first
    assert "Thời hạn giải quyết: 05 ngày làm việc" in first
    assert "Tiếp tục với giấy tờ đã chọn. nút bấm, mục" in first
    screen.item("row-0").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    screen.settle()
    assert screen.voice.said[-1].startswith("Giấy tờ thứ 1. chưa đánh dấu. ô đánh dấu, mục ")
    press(screen, Qt.Key.Key_Space)
    assert screen.voice.said[-1].startswith("Giấy tờ thứ 1. đã đánh dấu.")


def test_what_is_heard_can_be_heard_again_and_louder(show: Show) -> None:
    screen = show(UPRIGHT, Accessibility(spoken=True))
    press(screen, Qt.Key.Key_F1)
    assert screen.voice.said[-1].startswith("Hồ sơ của quý khách")
    press(screen, *[Qt.Key.Key_Plus] * 4)
    assert screen.voice.level == 6
    assert screen.voice.said[-1] == "Âm lượng 6"
    press(screen, Qt.Key.Key_Minus)
    assert screen.voice.level == 5


def test_whoever_comes_next_hears_nothing(show: Show) -> None:
    screen = show(UPRIGHT, Accessibility(spoken=True))
    screen.apply(UNAIDED)
    assert screen.voice.said[-1] == "Đã tắt hướng dẫn bằng giọng nói."
    count = len(screen.voice.said)
    press(screen, Qt.Key.Key_Tab)
    assert len(screen.voice.said) == count


def test_the_back_key_asks_for_one_step_back(show: Show) -> None:
    screen, asked = show(), []
    screen.guide.wentBack.connect(lambda: asked.append("back"))
    press(screen, Qt.Key.Key_Escape)
    assert asked == ["back"]
