"""The lobby's screen, off-screen and from real events: the call is unmissable, the rest keeps its place."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from counter_display.announcing import Announcement
from counter_display.speaking.voice import VoiceState
from server_client.queue_model import commands
from server_client.queue_model.ids import CounterId
from server_client.wait_forecast.forecast import WhyUnknown
from tests.fakes.boards import foretold
from tests.fakes.office import CIVIL, LAND
from tests.fakes.told_waits import board_telling
from tests.ui.console_screen import things_of
from tests.ui.lobby_screen import Lobby, Show, large_office, lobbies, scene

GOLD = QColor("#F4B82E")
SIZES = [(1920, 1080), (1366, 768), (1080, 1920)]


@pytest.fixture
def show(qapp: QGuiApplication) -> Iterator[Show]:
    with lobbies() as opened:
        yield opened


def rows_of(lobby: Lobby, name: str) -> list[tuple[str, ...]]:
    model = lobby.view.property(name)
    roles = sorted(model.roleNames())
    return [tuple(str(model.data(model.index(at), role)) for role in roles) for at in range(model.rowCount())]


def test_the_first_picture_needs_no_branch(show: Show) -> None:
    lobby = show()
    assert lobby.text("closedTitle") == "Đang chuẩn bị"
    assert not lobby.item("call").isVisible()


def test_a_call_stands_in_gold_with_its_counter(show: Show) -> None:
    lobby = show(configuration=large_office(8))
    number = lobby.call(7)
    assert (lobby.text("leadNumber"), lobby.text("leadCounter")) == (number, "7")
    call = scene(lobby.item("call"))
    assert lobby.picture().pixelColor(int(call.right()) - 60, int(call.center().y()) - 150) == GOLD


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_number_can_be_read_from_across_the_hall(show: Show, width: int, height: int) -> None:
    lobby = show(width, height, configuration=large_office(16))
    lobby.call(12)
    number = scene(lobby.item("leadNumber")).toRect()
    picture = lobby.picture()
    inked = [
        y
        for y in range(number.top(), number.bottom())
        if any(picture.pixelColor(x, y).lightness() < 60 for x in range(number.left(), number.right(), 4))
    ]
    # On the same panel turned upright a fifth of its shorter side is as large.
    assert inked[-1] - inked[0] >= min(width, height) / 5


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("services", [2, 8, 16])
def test_everything_keeps_its_place_whatever_is_called(show: Show, width: int, height: int, services: int) -> None:
    lobby = show(width, height, configuration=large_office(services))
    names = ("call", "calls", "services")
    lobby.refresh()
    before = {name: scene(lobby.item(name)) for name in names}
    for counter in range(1, 9):
        lobby.call(counter)
    lobby.hall.line(connected=False)
    QTest.qWait(1)
    assert {name: scene(lobby.item(name)) for name in names} == before
    window = QRectF(0, 0, width, height)
    assert all(window.contains(place) for place in before.values())
    assert not before["call"].intersects(before["calls"])
    assert not before["call"].intersects(before["services"])
    assert not before["calls"].intersects(before["services"])


def test_calls_that_stand_together_are_all_in_gold(show: Show) -> None:
    lobby = show(configuration=large_office(8))
    numbers = [lobby.call(counter) for counter in range(1, 9)]
    assert lobby.text("leadNumber") == numbers[-1]
    assert [row[0] for row in rows_of(lobby, "calls")] == numbers[-2::-1]
    calls = lobby.item("calls")
    picture, column = lobby.picture(), int(scene(calls).center().x())
    gold_rows = [
        at
        for at in range(7)
        if picture.pixelColor(column, int(scene(calls).top() + (at + 0.2) * calls.height() / 7)) == GOLD
    ]
    assert gold_rows == [0, 1, 2, 3, 4, 5, 6]


def test_a_missed_ticket_leaves_the_place_of_the_call(show: Show) -> None:
    lobby = show(configuration=large_office(8))
    number = lobby.call(3)
    counter = CounterId("c03")
    ticket = lobby.office.branch.counter(counter).ticket
    assert ticket is not None
    lobby.office.do(commands.MissTicket(id=lobby.office.new_id(), counter=counter, ticket=ticket))
    lobby.refresh()
    QTest.qWait(1)
    assert not lobby.item("call").isVisible()
    assert rows_of(lobby, "calls") == [(number, "3", "False")]
    assert lobby.text("idleTitle") == "Kính chào quý khách"


def test_a_closed_branch_says_so(show: Show) -> None:
    lobby = show()
    lobby.office.do(commands.CloseDay(id=lobby.office.new_id()))
    lobby.refresh()
    assert lobby.text("closedTitle") == "Hôm nay đã hết giờ tiếp nhận"


def test_a_cut_line_is_marked_and_the_picture_stays(show: Show) -> None:
    lobby = show(configuration=large_office(8))
    number = lobby.call(3)
    assert not lobby.item("cut").isVisible()
    lobby.hall.line(connected=False)
    assert lobby.item("cut").isVisible()
    assert lobby.text("cut") == "Số liệu lúc 08:00, đang nối lại"
    assert lobby.text("leadNumber") == number


def test_a_voice_that_fails_is_marked_for_the_staff(show: Show, caplog: pytest.LogCaptureFixture) -> None:
    lobby = show()
    lobby.refresh()
    assert not lobby.item("silent").isVisible()
    lobby.hall.spoke(VoiceState(fault="no card"))
    assert lobby.item("silent").isVisible()
    assert "no card" in caplog.text


def test_the_number_that_is_spoken_is_the_largest(show: Show) -> None:
    lobby = show(configuration=large_office(8))
    first, second = lobby.call(1), lobby.call(2)
    assert lobby.text("leadNumber") == second
    called = QSignalSpy(lobby.view.leadCalled)
    lobby.hall.spoke(VoiceState(speaking=Announcement(seq=1, number=first, counter="1", language="vi")))
    assert lobby.text("leadNumber") == first
    assert called.count() == 1


def test_the_motion_of_a_call_ends_and_the_number_is_whole(show: Show, qtbot: QtBot) -> None:
    lobby = show(configuration=large_office(8), still=False)
    lobby.refresh()
    lobby.call(1)
    ring = lobby.item("ring")
    qtbot.waitUntil(lambda: ring.property("glow") > 0.5)
    qtbot.waitUntil(lambda: not ring.property("glowing"), timeout=10_000)
    assert (lobby.item("leadNumber").parentItem().y(), ring.property("glow")) == (0, 0)


def test_a_repeated_call_moves_again(show: Show) -> None:
    lobby = show(configuration=large_office(8))
    lobby.call(1)
    called = QSignalSpy(lobby.view.leadCalled)
    counter = CounterId("c01")
    ticket = lobby.office.branch.counter(counter).ticket
    assert ticket is not None
    lobby.office.wait(minutes=1)
    lobby.office.do(commands.RecallTicket(id=lobby.office.new_id(), counter=counter, ticket=ticket))
    lobby.refresh()
    assert called.count() == 1
    assert lobby.item("again").property("text") == "gọi lần 2"


def test_an_older_call_that_becomes_the_largest_does_not_move(show: Show) -> None:
    lobby = show(configuration=large_office(8))
    older = lobby.call(1)
    lobby.call(2)
    called = QSignalSpy(lobby.view.leadCalled)
    counter = CounterId("c02")
    ticket = lobby.office.branch.counter(counter).ticket
    assert ticket is not None
    lobby.office.do(commands.StartServing(id=lobby.office.new_id(), counter=counter, ticket=ticket))
    lobby.refresh()
    assert lobby.text("leadNumber") == older
    assert called.count() == 0


def test_what_stood_when_the_lobby_began_does_not_move(show: Show) -> None:
    lobby = show(configuration=large_office(8))
    called = QSignalSpy(lobby.view.leadCalled)
    lobby.call(1)
    assert called.count() == 0
    lobby.call(2)
    assert called.count() == 1


def test_the_waiting_are_shown_by_service(show: Show) -> None:
    lobby = show()
    lobby.office.take(CIVIL)
    lobby.office.wait(minutes=4)
    lobby.refresh()
    assert rows_of(lobby, "services") == [
        ("A", "Hộ tịch", "1", "4", "20", "True", "", "0", "0", ""),
        ("H", "Đất đai", "0", "0", "30", "True", "", "0", "0", ""),
    ]
    assert (lobby.view.property("waiting"), lobby.view.property("openCounters")) == (1, 0)


def test_the_clock_shows_the_minute_of_the_branch(show: Show) -> None:
    lobby = show()
    ticks = QSignalSpy(lobby.view.nowChanged)
    lobby.office.now += timedelta(seconds=30)
    lobby.hall.tick()
    assert ticks.count() == 0
    lobby.office.now += timedelta(seconds=30)
    lobby.hall.tick()
    assert ticks.count() == 1
    assert lobby.view.property("now").toString("HH:mm") == "08:01"


def test_lists_change_row_by_row_as_qt_wants_it(show: Show) -> None:
    lobby = show(configuration=large_office(8))
    model = lobby.view.property("calls")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for counter in (1, 2, 3):
        lobby.call(counter)
    for number in ("A001", "A003"):
        lobby.hall.spoke(VoiceState(speaking=Announcement(seq=1, number=number, counter="1", language="vi")))
    assert isinstance(tester, QObject)
    assert [row[0] for row in rows_of(lobby, "calls")] == ["A002", "A001"]


def test_a_service_tells_the_wait_of_new_numbers_and_without_one_the_promise(show: Show) -> None:
    lobby = show()
    for code in (CIVIL, LAND):
        lobby.office.take(code)
    lobby.hall.foretell(board_telling({CIVIL: foretold(20, 30), LAND: WhyUnknown.NO_COUNTER}))
    lobby.refresh()
    assert said_of_services(lobby) == ["chờ 0 phút, số mới 20–30 phút", "chờ 0 phút, chưa có quầy mở"]
    lobby.hall.foretell(None)
    QTest.qWait(1)
    assert said_of_services(lobby) == ["chờ 0 phút, hẹn 20 phút", "chờ 0 phút, hẹn 30 phút"]


def said_of_services(lobby: Lobby) -> list[str]:
    lines = [thing for thing in things_of(lobby.item("services")) if thing.objectName().startswith("line-")]
    return [str(line.property("text")).replace("\u00a0", " ") for line in lines]
