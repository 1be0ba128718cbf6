"""Visits by finger and by keyboard on the kiosk's real screen."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.printing.printer_status import PrinterFault
from kiosk.screen import Paper
from kiosk.visiting.step import Step
from kiosk.visiting.taking_number import NumberRefused
from server_client.client.connection import ConnectionState
from server_client.queue_model.commands import CloseService, IssueTicket
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import TicketState
from tests.fakes.office import CIVIL
from tests.ui.kiosk_screen import KioskScreen

Show = Callable[[], KioskScreen]


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[KioskScreen]:
    shown = KioskScreen(qtbot)
    yield shown
    shown.close()


def test_a_finger_takes_a_number(screen: KioskScreen) -> None:
    for name in ("service-civil", "notEntitled", "takeNumber"):
        screen.tap(name)
    screen.work()
    assert screen.item("number").property("text") == "A001"
    assert screen.says("Mời ông/bà nhận phiếu")
    assert screen.item("qr").width() > 200
    screen.tap("done")
    assert screen.says("Ông/bà cần làm việc gì?")


def test_a_trembling_finger_takes_one_number(screen: KioskScreen) -> None:
    for name in ("service-civil", "notEntitled", "takeNumber"):
        screen.tap(name, times=3)
    screen.work()
    assert [ticket.state for ticket in screen.hall.server.branch.tickets.values()] == [TicketState.WAITING]
    assert len(screen.hall.press.faces) == 1


def test_the_keyboard_alone_takes_a_number(screen: KioskScreen, qtbot: QtBot) -> None:
    def press(key: Qt.Key, name: str) -> None:
        screen.hall.wait(1)
        qtbot.waitUntil(lambda: screen.window.activeFocusItem().objectName() == name)
        QTest.keyClick(screen.window, key)

    press(Qt.Key.Key_Tab, "service-civil")
    press(Qt.Key.Key_Space, "service-land")
    press(Qt.Key.Key_Space, "notEntitled")
    press(Qt.Key.Key_Space, "takeNumber")
    screen.work()
    press(Qt.Key.Key_Space, "done")
    assert [need.service for visit in screen.hall.server.branch.visits.values() for need in visit.needs] == ["land"]
    assert screen.hall.screen.step is Step.START


def test_a_declared_priority_is_shown_before_the_number_is_taken(screen: KioskScreen) -> None:
    screen.tap("service-civil")
    screen.tap("priority-elderly")
    assert screen.says("Từ 75 tuổi trở lên")
    screen.tap("confirmBack")
    screen.tap("notEntitled")
    assert not screen.says("Từ 75 tuổi trở lên")


def test_the_language_changes_on_any_page_and_stays_on_it(screen: KioskScreen) -> None:
    screen.tap("service-civil")
    screen.tap("language-en")
    assert screen.says("Are you entitled to priority?")
    screen.tap("notEntitled")
    assert screen.says("Civil status")
    screen.tap("language-vi")
    assert screen.says("Hộ tịch")


def test_people_waiting_follow_the_branch(screen: KioskScreen) -> None:
    assert screen.says("Chưa có ai chờ")
    for _ in range(12):
        screen.hall.server.do(IssueTicket(id=screen.hall.office.new_id(), needs=(CIVIL,), token=screen.hall.a_token()))
    screen.hall.follow()
    assert screen.says("12 người đang chờ")


def test_a_closed_service_says_why_and_cannot_be_touched(screen: KioskScreen) -> None:
    screen.hall.server.do(CloseService(id=screen.hall.office.new_id(), service=CIVIL))
    screen.hall.follow()
    assert screen.says("Tạm ngừng lấy số")
    screen.tap("service-civil")
    assert screen.hall.screen.step is Step.START


def test_a_failed_paper_shows_the_number_and_can_be_printed_again(
    screen: KioskScreen, caplog: pytest.LogCaptureFixture
) -> None:
    screen.hall.press.fault = PrinterFault.PAPER_OUT
    for name in ("service-civil", "notEntitled", "takeNumber"):
        screen.tap(name)
    screen.work()
    assert screen.says("Số của ông/bà vẫn có giá trị")
    assert screen.item("number").property("text") == "A001"
    screen.hall.press.fault = None
    screen.tap("reprint")
    screen.work()
    assert screen.says("Mời ông/bà nhận phiếu")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (RefusalCode.QUOTA_REACHED, "Hôm nay đã phát hết số"),
        (RefusalCode.SERVICE_CLOSED, "Lĩnh vực này đang tạm ngừng lấy số"),
        (RefusalCode.OUTSIDE_HOURS, "Hiện ngoài giờ lấy số"),
        (RefusalCode.DAY_NOT_OPEN, "Hiện chưa phát số"),
        (RefusalCode.TOKEN_TAKEN, "Hiện chưa lấy được số"),
    ],
)
def test_a_refusal_is_told_in_the_person_s_words(screen: KioskScreen, code: RefusalCode, words: str) -> None:
    for name in ("service-civil", "notEntitled", "takeNumber"):
        screen.tap(name)
    screen.hall.tasks.pop().close()
    screen.hall.session.happen(NumberRefused(code=code))
    assert screen.says(words)
    screen.tap("home")
    assert screen.says("Ông/bà cần làm việc gì?")


def test_a_house_that_is_not_open_says_so_instead_of_showing_tiles(screen: KioskScreen) -> None:
    screen.hall.wait(24 * 3600)
    screen.hall.session.pass_time()
    assert screen.says("Hiện chưa phát số")
    touchable = [button.objectName() for button in screen.buttons()]
    assert not [name for name in touchable if name.startswith("service-")]
    assert {"wayFind", "wayAsk", "help"} <= set(touchable)


def test_trouble_is_named_at_the_foot(screen: KioskScreen) -> None:
    screen.hall.session.show_line(ConnectionState.OFFLINE)
    assert screen.says("Đường truyền gián đoạn")
    screen.hall.session.show_line(ConnectionState.ONLINE)
    screen.hall.session.show_paper(Paper.OUT_OF_ORDER)
    assert screen.says("Tạm thời không in được phiếu")


@pytest.mark.parametrize("place", [QPoint(20, 1900), QPoint(540, 800)], ids=["beside the sheet", "on the sheet"])
def test_a_forgotten_page_asks_who_is_there_and_any_touch_keeps_it(screen: KioskScreen, place: QPoint) -> None:
    screen.tap("service-civil")
    screen.hall.wait(35)
    screen.hall.session.pass_time()
    assert screen.says("Ông/bà còn ở đó không?")
    assert screen.says("10")
    QTest.mouseClick(screen.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert screen.hall.screen.seconds_left == 45
    assert not screen.says("Ông/bà còn ở đó không?")


def test_who_is_asked_can_say_that_they_are_still_there_or_done(screen: KioskScreen) -> None:
    screen.tap("service-civil")
    for button, step in (("stillHere", Step.PRIORITY), ("iAmDone", Step.START)):
        screen.hall.wait(35)
        screen.hall.session.pass_time()
        screen.tap(button)
        assert screen.hall.screen.step is step
