"""The staff's pages on the real window: who opens them and who does not, and that every page can be read and used."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.accessibility import PRESETS, Preset
from kiosk.staff.page import StaffPage
from kiosk.ui.window_lock import WindowLock
from kiosk.visiting.happening import AidsChosen
from kiosk.visiting.step import Step
from server_client.dossier_model.scanned_payload import read_scan
from tests.fakes.staff_parts import PIN
from tests.ui.kiosk_pages import faults_of_texts
from tests.ui.kiosk_screen import LYING, SMALL, UPRIGHT, centre, described, starter
from tests.ui.staff_screen import StaffWindow, staff_pages
from tests.unit.identity_papers import CARD, NAME, NUMBER, TODAY

Show = Callable[..., StaffWindow]
SIZES = pytest.mark.parametrize("size", [UPRIGHT, LYING, SMALL], ids=["upright", "lying", "small"])
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    shown: list[StaffWindow] = []

    def make(size: tuple[int, int] = UPRIGHT) -> StaffWindow:
        shown.append(StaffWindow(qtbot, size, starter()))
        return shown[-1]

    yield make
    for window in shown:
        window.close()


def hold(window: StaffWindow, qtbot: QtBot) -> None:
    """Rest a finger on the house's mark until something comes of it."""
    place = centre(window.item("staffGesture"))
    QTest.mousePress(window.window, LEFT, NONE, place)
    qtbot.waitUntil(lambda: window.room.where() is not StaffPage.CLOSED, timeout=6000)
    QTest.mouseRelease(window.window, LEFT, NONE, place)
    window.window.grabWindow()


def test_a_finger_that_rests_on_the_mark_and_the_pin_open_the_menu(show: Show, qtbot: QtBot) -> None:
    window = show()
    window.tap("service-hotich")
    hold(window, qtbot)
    assert window.room.where() is StaffPage.PIN
    assert window.hall.screen.step is Step.START
    for figure in PIN:
        window.tap(f"pin-{figure}")
    window.tap("pin-check")
    window.do()
    assert window.says("Cần làm việc gì?")
    window.tap("staffLeave")
    assert window.room.where() is StaffPage.CLOSED
    assert window.says("Ông/bà cần làm việc gì?")


def test_with_everything_in_reach_of_a_seat_the_mark_stands_above(show: Show, qtbot: QtBot) -> None:
    window = show()
    window.hall.touch(AidsChosen(accessibility=PRESETS[Preset.SITTING]))
    hold(window, qtbot)
    assert not window.hall.screen.accessibility.is_used


def test_an_engineers_keyboard_opens_it_as_well(show: Show) -> None:
    window = show()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.window, Qt.Key.Key_F12, keys)
    assert window.room.where() is StaffPage.PIN
    window.type_keys(PIN[:-1] + "x")
    window.press_key(Qt.Key.Key_Delete)
    window.type_keys(PIN[-2:])
    window.press_key(Qt.Key.Key_Return)
    window.do()
    assert window.room.where() is StaffPage.MENU
    window.press_key(Qt.Key.Key_Escape)
    assert window.room.where() is StaffPage.CLOSED


def test_citizens_find_their_keyboard_again_when_it_closes(show: Show, qtbot: QtBot) -> None:
    window = show()
    window.open_menu()
    window.tap("staffBack")
    QTest.keyClick(window.window, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: window.window.activeFocusItem().objectName() != "")
    assert window.hall.screen.step is Step.START


def test_taps_and_short_rests_never_open_it(show: Show, qtbot: QtBot) -> None:
    window = show()
    place = centre(window.item("staffGesture"))
    for _ in range(30):
        QTest.mouseClick(window.window, LEFT, NONE, place)
    QTest.mousePress(window.window, LEFT, NONE, place)
    qtbot.wait(800)
    QTest.mouseRelease(window.window, LEFT, NONE, place)
    # Nor a finger that is dragged away.
    QTest.mousePress(window.window, LEFT, NONE, place)
    QTest.mouseMove(window.window, place + QPoint(300, 300))
    qtbot.wait(3300)
    QTest.mouseRelease(window.window, LEFT, NONE, place + QPoint(300, 300))
    assert window.room.where() is StaffPage.CLOSED


def test_no_touch_on_the_glass_of_a_closed_kiosk_begins_anything(show: Show) -> None:
    window = show()
    window.open_menu()
    window.tap("staffClosing")
    window.tap("shut-desk")
    assert window.says("Ki-ốt tạm ngừng phục vụ")
    assert window.says("Mời ông/bà đến quầy hướng dẫn để lấy số.")
    assert {button.objectName() for button in window.buttons()} == {"language-vi", "language-en", "aids"}
    for x in range(60, UPRIGHT[0], 240):
        for y in range(400, UPRIGHT[1], 240):
            window.hall.wait(1)
            QTest.mouseClick(window.window, LEFT, NONE, QPoint(x, y))
    assert window.hall.screen.step is Step.START
    window.tap("language-en")
    assert window.says("This kiosk is closed for now")
    window.open_menu()
    window.tap("staffClosing")
    window.tap("reopen")
    assert window.says("What do you need today?") or window.says("Ông/bà cần làm việc gì?")


def test_what_is_below_is_out_of_sight_of_hand_and_reader_while_staff_have_the_screen(show: Show) -> None:
    window = show()
    window.open_menu()
    names = {item.objectName() for item in window.items()}
    assert "staffState" in names
    assert not any(name.startswith("service-") or name == "aids" for name in names)


def test_the_staffs_pages_stand_on_a_ground_of_their_own_and_citizens_find_theirs_again(show: Show) -> None:
    window = show()
    before = window.window.grabWindow().pixelColor(5, UPRIGHT[1] - 5)
    window.open_menu()
    staffs = window.window.grabWindow().pixelColor(5, UPRIGHT[1] - 5)
    window.tap("staffLeave")
    after = window.window.grabWindow().pixelColor(5, UPRIGHT[1] - 5)
    assert (staffs.lightness() < 60, before.lightness() > 200, before == after) == (True, True, True)


def test_a_card_that_tries_the_scanner_is_told_by_its_kind_and_by_nothing_else(show: Show) -> None:
    window = show()
    window.open_menu()
    window.tap("staffTrials")
    assert window.room.desk.take_scan(read_scan(CARD, TODAY))
    assert window.says("Máy quét đọc được: thẻ căn cước.")
    told = [str(text.property("text")) for text in window.texts()]
    told += [described(item).text(QAccessible.Text.Name) for item in window.items() if item.objectName()]
    assert not any(personal in text for text in told for personal in (NAME, NUMBER))


def test_the_pages_do_what_they_say(show: Show) -> None:
    window = show()
    window.open_menu()
    for name, brings in (
        ("staffVolume", "Nghe thử"),
        ("louder", ""),
        ("chime", ""),
        ("staffBack", ""),
        ("staffTrials", "In phiếu thử"),
        ("printTrial", ""),
        ("staffBack", ""),
        ("staffEnding", "Khởi động lại chương trình?"),
        ("end", ""),
    ):
        window.tap(name)
        window.do()
        assert not brings or window.says(brings)
    assert (window.room.volume.level, window.room.volume.chimes) == (80, 1)
    assert window.room.papers.printed == ["trial in vi"]
    assert window.room.house.done == ["visit forgotten", "ended"]


@SIZES
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_text_is_cut_off_on_any_staff_page(show: Show, size: tuple[int, int], language: str) -> None:
    window = show(size)
    found = []
    for name, page in staff_pages():
        window.show_staff(page, language)
        found += [f"{name}: {fault}" for fault in faults_of_texts(window)]
    assert found == []


@SIZES
def test_everything_that_staff_touch_is_large_and_has_a_name(show: Show, size: tuple[int, int]) -> None:
    window = show(size)
    least = 81 if size == SMALL else 96
    for name, page in staff_pages():
        window.show_staff(page)
        for button in window.buttons():
            assert min(button.width(), button.height()) >= least, f"{name}: {button.objectName()} is too small"
            assert described(button).text(QAccessible.Text.Name), f"{name}: {button.objectName()} has no name"


def test_a_locked_window_is_closed_by_nobody(show: Show) -> None:
    window = show()
    lock = WindowLock(window.window)
    assert not window.window.close()
    assert window.window.isVisible()
    window.window.removeEventFilter(lock)
