"""A clerk's day at the console's window, by keyboard: slips put right, people without a number, my day, all keys."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_display.console.ui.my_day_view import NOTHING_YET, MyDayView
from counter_display.serving.my_day import FinishedRow
from server_client.queue_model.commands import PauseCounter
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import ReasonCode, ServiceCode, TicketId
from server_client.queue_model.ticket import TicketOrigin
from tests.fakes.office import CIVIL, COUNTER_5, LAN, LAND, Office, office
from tests.ui.console_screen import Console, Open, assert_whole, consoles

ENTER, ESCAPE, UP, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down
F1, F2, F4, F6, F9, F10 = (
    Qt.Key.Key_F1,
    Qt.Key.Key_F2,
    Qt.Key.Key_F4,
    Qt.Key.Key_F6,
    Qt.Key.Key_F9,
    Qt.Key.Key_F10,
)
SECOND = 1 / 60


@pytest.fixture
def console(qtbot: QtBot) -> Iterator[Open]:
    with consoles(qtbot) as opened:
        yield opened


@pytest.fixture
def screen(console: Open) -> Console:
    """A console at which two people wait."""
    return console(waited_for(CIVIL, CIVIL))


def waited_for(*services: ServiceCode) -> Office:
    place = office()
    for service in services:
        place.take(service)
    return place


def served(screen: Console) -> Console:
    screen.keys(F2, F4, Qt.Key.Key_1)
    return screen


def description(item: QQuickItem) -> str:
    return QAccessible.queryAccessibleInterface(item).text(QAccessible.Text.Description)


def test_a_slip_is_taken_back_with_one_key_while_its_seconds_are_shown(screen: Console) -> None:
    screen.keys(F2, F4)
    assert (screen.text("done"), screen.text("put-right")) == ("A001 is being served", "Take back, 10 s")
    screen.rig.place.wait(minutes=3 * SECOND)
    screen.rig.desk.refresh()
    assert screen.text("put-right") == "Take back, 7 s"
    screen.key(Qt.Key.Key_Z, ctrl=True)
    assert screen.state is CounterState.CALLED
    assert screen.items("put-right") == []


def test_when_its_seconds_are_over_a_slip_is_offered_no_more(screen: Console) -> None:
    screen.keys(F2, F6)
    assert screen.text("done") == "A001 is marked absent"
    screen.rig.place.wait(minutes=11 * SECOND)
    screen.rig.desk.refresh()
    assert screen.items("put-right") == []
    assert screen.shown("why")


def test_a_wrong_outcome_is_changed_from_the_strip(screen: Console) -> None:
    served(screen)
    assert (screen.text("done"), screen.text("put-right")) == ("A001: Accepted", "Change the outcome")
    screen.key(Qt.Key.Key_Z, ctrl=True)
    screen.key(Qt.Key.Key_1)
    assert screen.text("done") == "A001: Advice only"


def test_someone_without_a_number_is_served_at_once(screen: Console) -> None:
    screen.key(Qt.Key.Key_N, ctrl=True)
    screen.key(Qt.Key.Key_2)
    screen.key(Qt.Key.Key_2)
    assert screen.state is CounterState.SERVING
    assert screen.item("number").property("number") == "H001"
    assert screen.text("why") == "Served at the desk at once"
    branch = screen.rig.server.branch
    ticket = branch.tickets[branch.counter(COUNTER_5).ticket or branch.visits[next(iter(branch.visits))].ticket]
    assert (branch.visits[ticket.visit].origin, ticket.class_code) == (TicketOrigin.DESK, "elderly")


def test_a_number_given_out_at_the_desk_is_shown_large_with_its_code(screen: Console) -> None:
    screen.key(Qt.Key.Key_T, ctrl=True)
    screen.key(Qt.Key.Key_1)
    screen.key(Qt.Key.Key_1)
    assert screen.shown("desk-ticket-close")
    assert screen.text("desk-number") == "A003"
    token = screen.rig.server.issued()[-1].token
    assert token is not None
    assert str(screen.item("desk-qr").property("source").toString()).endswith(token)
    screen.key(ESCAPE)
    screen.wait_until(lambda: not screen.items("desk-number"))
    assert screen.state is CounterState.IDLE


def test_my_day_tells_figures_and_an_outcome_is_put_right_from_its_list(screen: Console) -> None:
    served(screen)
    screen.rig.place.wait(minutes=1)
    served(screen)
    screen.key(Qt.Key.Key_D, ctrl=True)
    assert screen.shown("finished-A001")
    assert screen.item("day-served").property("value") == "2"
    screen.wait_until(lambda: screen.item("finished-A002").hasActiveFocus())
    QTest.keyClick(screen.window, Qt.Key.Key_Tab)
    QTest.keyClick(screen.window, ENTER)
    assert screen.shown("option-advised")
    screen.key(Qt.Key.Key_1)
    screen.wait_until(lambda: screen.item("finished-A001").property("trailing") == "Advice only")
    assert screen.item("finished-A002").property("trailing") == "Accepted"
    screen.key(Qt.Key.Key_D, ctrl=True)
    screen.wait_until(lambda: not screen.items("finished-A001"))
    view = screen.view.findChild(MyDayView)
    rows = view.property("finished") if view is not None else None
    assert isinstance(rows, QAbstractListModel)
    # By the evening these are hundreds, so they are kept no longer than they are seen.
    assert rows.rowCount() == 0


def test_a_day_of_hundreds_builds_the_lines_that_are_seen(screen: Console) -> None:
    screen.key(Qt.Key.Key_D, ctrl=True)
    view, row = screen.view.findChild(MyDayView), FinishedRow(
        ticket=TicketId("t"), number="", service="", outcome="", ended_at=screen.rig.place.now,
        serving_s=1, waited_s=1, in_time=True, here=True,
    )  # fmt: skip
    assert view is not None
    rows = tuple(replace(row, ticket=TicketId(f"t{at}"), number=f"A{at:03}") for at in range(300))
    view.show(replace(NOTHING_YET, served=300, finished=rows))
    assert screen.shown("finished-A000")
    built = [line for line in screen.item("finished").childItems()[0].childItems() if line.property("ticket")]
    assert 5 < len(built) < 60


def test_a_pause_and_leaving_show_what_the_day_was_like(screen: Console) -> None:
    served(screen)
    screen.keys(F9, Qt.Key.Key_1)
    assert (screen.text("state"), screen.text("nobody")) == ("Paused", "Meal")
    assert screen.item("day-served").property("value") == "1"
    screen.keys(F9, F10)
    assert screen.shown("option-yes")
    assert screen.item("day-served").property("value") == "1"


def test_the_next_is_called_by_itself_after_a_countdown_on_the_button(screen: Console) -> None:
    screen.key(Qt.Key.Key_G, ctrl=True)
    assert screen.text("call_next") == "Calls in 3 s – any key stops it"
    assert screen.rig.memory.alone == {LAN}
    for _ in range(3):
        screen.rig.place.wait(minutes=SECOND)
        screen.rig.desk.refresh()
    screen.settle()
    assert screen.state is CounterState.CALLED


@pytest.mark.parametrize("stop", [Qt.Key.Key_Space, Qt.Key.Key_Shift, Qt.Key.Key_X])
def test_any_key_stops_the_countdown(screen: Console, stop: Qt.Key) -> None:
    screen.key(Qt.Key.Key_G, ctrl=True)
    screen.key(stop)
    assert screen.text("call_next") == "Call next"
    assert screen.item("calls_alone").property("title") == "Calls by itself: stopped"
    screen.rig.place.wait(minutes=1)
    screen.rig.desk.refresh()
    screen.settle()
    assert screen.state is CounterState.IDLE


def test_the_lists_are_gone_through_by_keyboard(screen: Console) -> None:
    screen.keys(F2, F6)
    screen.key(Qt.Key.Key_1, ctrl=True)
    assert screen.shown("waiting-A002")
    screen.wait_until(lambda: screen.item("waiting-A002").hasActiveFocus())
    screen.key(ENTER)
    assert screen.shown("option-call_chosen")
    screen.key(ESCAPE)
    screen.wait_until(lambda: not screen.items("option-call_chosen"))
    screen.key(Qt.Key.Key_2, ctrl=True)
    assert screen.shown("back-A001")
    screen.wait_until(lambda: screen.item("back-A001").hasActiveFocus())
    QTest.keyClick(screen.window, ENTER)
    screen.wait_until(lambda: screen.rig.desk.work.dispatch.under_way is not None)
    screen.settle()
    assert screen.rig.server.branch.waiting_count(CIVIL) == 2


def test_all_keys_stand_on_one_sheet(screen: Console) -> None:
    screen.key(F1)
    assert screen.shown("keys-close")
    screen.key(F2)
    assert screen.state is CounterState.IDLE
    screen.key(F1)
    screen.wait_until(lambda: not screen.items("keys-close"))


def test_a_wait_that_is_about_to_be_too_long_is_told_by_sign_and_word(console: Open) -> None:
    place = waited_for(CIVIL)
    place.wait(minutes=16)
    place.take(LAND)
    screen = console(place)
    assert screen.shown("waiting-A001")
    assert description(screen.item("waiting-A001")).endswith("soon longer than promised")
    place.wait(minutes=5)
    screen.rig.desk.refresh()
    assert description(screen.item("waiting-A001")).endswith(". longer than promised")
    assert description(screen.item("waiting-H001")) == "waited 5 of 30 min"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [1920, 1366])
def test_every_button_of_every_sheet_is_named_reachable_and_inside_the_window(
    console: Open, language: str, width: int
) -> None:
    screen = console(waited_for(CIVIL), language=language, width=width)
    assert_whole(served(screen))
    for key in (Qt.Key.Key_D, Qt.Key.Key_T, Qt.Key.Key_N):
        screen.key(key, ctrl=True)
        assert_whole(screen)
        screen.key(ESCAPE)
    screen.at_server(PauseCounter(id=screen.rig.place.new_id(), counter=COUNTER_5, reason=ReasonCode("meal")))
    assert_whole(screen)
