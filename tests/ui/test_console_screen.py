"""The clerk's console by keyboard and mouse, with a branch in memory behind it; the rules are tested elsewhere."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_display.serving.deeds import Action
from server_client.queue_model.counter import CounterState
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.device_commands import AskForHelp, ReportDevice
from server_client.queue_model.ids import DeviceId
from server_client.wait_forecast.forecast import WhyUnknown
from tests.fakes.boards import foretold
from tests.fakes.office import CIVIL, COUNTER_5, COUNTER_6, ELDERLY, LAN, LAND, MINH, Office, office
from tests.fakes.told_waits import board_telling
from tests.ui.console_screen import Open, assert_whole, consoles, things_of

K1 = DeviceId("K1")


@pytest.fixture
def console(qtbot: QtBot) -> Iterator[Open]:
    with consoles(qtbot) as opened:
        yield opened


def test_a_clerk_signs_in_by_typing_the_code_and_pressing_enter(console: Open) -> None:
    screen = console(office(), signed_in=False)
    screen.type("LAN01")
    screen.key(Qt.Key.Key_Return)
    assert screen.state is CounterState.IDLE
    assert screen.rig.server.branch.counter(COUNTER_5).clerk == LAN
    assert screen.text("state") == "Free"


def test_a_clerk_signs_in_to_another_counter_with_the_mouse(console: Open) -> None:
    screen = console(office(), signed_in=False)
    screen.click(f"counter-{COUNTER_6}")
    screen.click("profile-only_land")
    screen.click("clerkField")
    screen.type("MINH02")
    screen.click("open")
    assert screen.rig.server.branch.counter(COUNTER_6).clerk == MINH


def test_a_taken_counter_is_refused_in_words_at_the_sign_in(console: Open) -> None:
    place = office()
    place.open(clerk=MINH)
    screen = console(place, signed_in=False)
    screen.type("LAN01")
    screen.key(Qt.Key.Key_Return)
    assert "Clerk MINH02 works at counter 5" in screen.text("signInNotice")


def test_a_whole_service_takes_three_keys(console: Open) -> None:
    place = office()
    place.take(CIVIL)
    screen = console(place)
    assert screen.item("number").property("number") == "A001"
    for key, state, word in (
        (Qt.Key.Key_F2, CounterState.CALLED, "Calling"),
        (Qt.Key.Key_F4, CounterState.SERVING, "Serving"),
        (Qt.Key.Key_1, CounterState.IDLE, "Free"),
    ):
        screen.rest()
        screen.key(key)
        assert (screen.state, screen.text("state")) == (state, word)
    assert screen.text("nobody") == "Nobody is waiting for you"


def test_the_reason_is_said_before_the_call_and_after_it(console: Open) -> None:
    place = office()
    place.take(CIVIL, class_code=ELDERLY)
    place.wait(minutes=24)
    screen = console(place)
    words = "Priority: Aged 75 or over. Waited 24 min, promised 20 min"
    assert screen.text("why") == words
    screen.key(Qt.Key.Key_F2)
    place.wait(minutes=5)
    screen.rig.desk.refresh()
    assert screen.text("why") == words


def test_a_key_pressed_at_the_wrong_time_is_answered_in_words(console: Open) -> None:
    place = office()
    place.take(CIVIL)
    place.take(CIVIL)
    screen = console(place)
    screen.key(Qt.Key.Key_F2)
    screen.key(Qt.Key.Key_F2)
    assert screen.text("notice") == "Counter 5 is busy with ticket A001. Finish that first."
    screen.key(Qt.Key.Key_Escape)
    assert screen.items("notice") == []


def ask_for_help(place: Office) -> None:
    """Let someone press for help at kiosk K1 and wait a little."""
    place.do(AskForHelp(id=place.new_id(), device=K1))
    place.wait(minutes=2)


def test_a_call_for_help_is_said_at_once_and_answered_by_its_key(console: Open) -> None:
    place = office()
    ask_for_help(place)
    screen = console(place)
    assert screen.text("kiosk-help-K1") == "K1: someone asks for help"
    assert described(screen.item("kiosk-help-K1")) == "Since 08:00, 2 min"
    screen.key(Qt.Key.Key_F5)
    assert screen.rig.server.branch.device(K1).helper == COUNTER_5
    assert screen.items("kiosk-help-K1") == []
    assert screen.text("kiosk-on_the_way-K1") == "Counter 5 goes to K1"


def test_a_call_for_help_is_answered_with_the_mouse_and_leaves_the_ticket_alone(console: Open) -> None:
    place = office()
    place.take(CIVIL)
    ask_for_help(place)
    screen = console(place)
    screen.key(Qt.Key.Key_F2)
    screen.click("answer-K1")
    assert screen.rig.server.branch.device(K1).helper == COUNTER_5
    assert screen.state is CounterState.CALLED


def test_the_window_asks_for_attention_once_for_each_call_for_help(console: Open, qtbot: QtBot) -> None:
    place = office()
    screen = console(place)
    with qtbot.waitSignal(screen.view.helpAsked, timeout=1000):
        screen.at_server(AskForHelp(id=place.new_id(), device=K1))
    with qtbot.assertNotEmitted(screen.view.helpAsked):
        screen.rig.desk.refresh()


def test_a_fault_is_said_with_what_to_do_and_can_be_put_aside(console: Open) -> None:
    place = office()
    place.do(ReportDevice(id=place.new_id(), device=K1, faults=(DeviceFault.PAPER_OUT, DeviceFault.SOUND_FAULT)))
    screen = console(place)
    line = screen.item("kiosk-fault-K1")
    assert line.property("text") == "K1: the paper is out, and more"
    assert described(line) == "Open the cover, put in an 80 mm paper roll and close it."
    button = QAccessible.queryAccessibleInterface(screen.item("aside-K1"))
    assert button.text(QAccessible.Text.Name) == "Put aside: K1: the paper is out, and more"
    screen.click("aside-K1")
    assert screen.items("kiosk-fault-K1") == []
    place.wait(minutes=1)
    screen.at_server(ReportDevice(id=place.new_id(), device=K1, faults=(DeviceFault.PAPER_JAM,)))
    assert screen.text("kiosk-fault-K1") == "K1: the paper is jammed"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("fault", DeviceFault)
def test_every_fault_has_words_a_remedy_and_a_sign(console: Open, fault: DeviceFault, language: str) -> None:
    place = office()
    place.do(ReportDevice(id=place.new_id(), device=K1, faults=(fault,)))
    screen = console(place, language=language)
    line = screen.item("kiosk-fault-K1")
    assert fault not in str(line.property("text"))
    assert described(line).endswith(".")


def described(words: QQuickItem) -> str:
    """Return what a screen reader is told besides a kiosk line's own words."""
    line = words.parentItem().parentItem()
    return QAccessible.queryAccessibleInterface(line).text(QAccessible.Text.Description)


def test_no_more_than_two_kiosk_lines_take_room_from_the_queue(console: Open) -> None:
    place = office()
    for number in range(1, 5):
        place.do(AskForHelp(id=place.new_id(), device=DeviceId(f"K{number}")))
        place.wait(minutes=1)
    screen = console(place)
    assert [number for number in range(1, 5) if screen.items(f"kiosk-help-K{number}")] == [1, 2]
    assert screen.text("moreAtKiosks") == "and 2 more at the kiosks"


def test_a_double_click_on_call_next_does_not_start_serving(console: Open) -> None:
    place = office()
    place.take(CIVIL)
    screen = console(place)
    screen.rest()
    button = screen.item("call_next")
    spot = button.mapToScene(QPointF(60, button.height() / 2)).toPoint()
    for _ in range(2):
        QTest.mouseClick(screen.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        screen.settle()
    assert screen.state is CounterState.CALLED


def test_a_number_key_that_was_meant_for_a_question_does_not_finish_the_ticket(console: Open) -> None:
    place = office()
    place.take(CIVIL)
    screen = console(place)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_F12, Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_1):
        screen.key(key)
    assert screen.state is CounterState.SERVING
    assert screen.text("further") == "After this: Land"


def test_an_absent_one_is_brought_back_with_one_press(console: Open) -> None:
    place = office()
    place.take(CIVIL)
    screen = console(place)
    screen.key(Qt.Key.Key_F2)
    screen.key(Qt.Key.Key_F6)
    screen.click("tab-away")
    screen.wait_until(lambda: len(screen.items("back-A001")) == 1)  # a list makes its rows with the next frame
    screen.click("back-A001")
    assert screen.rig.server.branch.waiting_count(CIVIL) == 1


def test_a_pause_is_asked_for_its_reason_by_number_and_ended_by_the_same_key(console: Open) -> None:
    screen = console(office())
    screen.key(Qt.Key.Key_F9)
    assert screen.state is CounterState.IDLE
    screen.key(Qt.Key.Key_1)
    assert (screen.state, screen.text("nobody")) == (CounterState.PAUSED, "Meal")
    screen.key(Qt.Key.Key_F9)
    assert screen.state is CounterState.IDLE


def test_a_transfer_goes_through_its_two_questions_by_keyboard(console: Open) -> None:
    place = office()
    place.take(CIVIL)
    screen = console(place)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_F8, Qt.Key.Key_1, Qt.Key.Key_2):
        screen.key(key)
    assert screen.rig.server.branch.waiting_count(LAND) == 1


def test_the_keyboard_walks_through_the_choices_of_a_question(console: Open) -> None:
    screen = console(office())
    screen.key(Qt.Key.Key_F9)
    first, second = screen.item("option-meal"), screen.item("option-meeting")
    screen.wait_until(first.hasActiveFocus)
    screen.key(Qt.Key.Key_Tab)
    assert second.hasActiveFocus()
    QTest.keyClick(screen.window, Qt.Key.Key_Return)
    screen.wait_until(lambda: not screen.items("option-meeting"))
    screen.settle()
    assert screen.text("nobody") == "Meeting"


def test_a_ticket_of_the_list_opens_what_can_be_done_to_it(console: Open) -> None:
    place = office()
    place.take(CIVIL)
    place.take(CIVIL)
    screen = console(place)
    screen.click("waiting-A002")
    screen.click(f"option-{Action.CALL_CHOSEN}")
    screen.click("option-vulnerable")
    assert screen.item("number").property("number") == "A002"
    assert screen.text("why") == "Chosen by hand: Needs special help"


def test_paperwork_is_planned_with_zero(console: Open) -> None:
    place = office()
    place.take(CIVIL)
    screen = console(place)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_0):
        screen.key(key)
    screen.rest()
    screen.key(Qt.Key.Key_2)
    assert screen.text("state") == "Paperwork"


def test_while_the_line_is_cut_the_screen_says_since_when_and_nothing_can_be_pressed(console: Open) -> None:
    place = office()
    place.take(CIVIL)
    screen = console(place)
    screen.rig.cut()
    assert screen.text("cut") == "The line to the server is cut since 08:00"
    assert not screen.item("call_next").isEnabled()
    screen.rig.server.mend()
    screen.rig.connect()
    assert screen.items("cut") == []
    assert screen.item("call_next").isEnabled()


def test_leaving_is_asked_back_and_brings_the_sign_in(console: Open) -> None:
    screen = console(office())
    screen.key(Qt.Key.Key_F10)
    screen.key(Qt.Key.Key_1)
    assert screen.state is CounterState.CLOSED
    assert screen.items("open")


def test_the_list_keeps_the_rows_of_those_who_still_wait(console: Open) -> None:
    place = office()
    place.take(CIVIL)
    place.take(CIVIL)
    screen = console(place)
    row = screen.item("waiting-A002")
    screen.key(Qt.Key.Key_F2)
    screen.wait_until(lambda: not screen.items("waiting-A001"))
    assert screen.item("waiting-A002") is row


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [1920, 1366])
def test_every_button_is_named_reachable_and_inside_the_window(console: Open, language: str, width: int) -> None:
    place = office()
    place.take(CIVIL)
    screen = console(place, language=language, width=width)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F4):
        assert_whole(screen)
        screen.key(key)
    assert_whole(screen)


def test_waits_stand_beside_services_in_the_list_and_with_a_ticket_and_go_with_the_board(console: Open) -> None:
    place = office()
    ticket = place.take(CIVIL)
    screen = console(place)
    screen.rig.desk.foretell(
        board_telling({CIVIL: foretold(20, 30), LAND: WhyUnknown.NO_COUNTER}, {ticket: foretold()})
    )
    screen.rig.desk.refresh()
    assert [screen.text(f"foretold-{name}") for name in ("A", "H", "A001")] == [
        "new numbers 20–30 min",
        "no counter open",
        "in 20–30 min",
    ]
    screen.rig.desk.work.look_at(ticket)
    told = "Likely called in about 20–30 min"
    screen.wait_until(lambda: any(thing.property("text") == told for thing in things_of(screen.window.contentItem())))
    screen.rig.desk.foretell(None)
    screen.rig.desk.refresh()
    assert screen.items("foretold-A") == []
