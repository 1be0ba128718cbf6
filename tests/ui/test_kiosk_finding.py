"""Finding a procedure by finger and by keyboard on the kiosk's real screen, up to the dossiers that are made ready."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractListModel, QPoint, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.most_found import MOST_FOUND
from kiosk.printing.printer_status import PrinterFault
from kiosk.ui.finding_view import FindingView
from kiosk.visiting.finding import FindingBegun, ProcedureTouched
from kiosk.visiting.happening import Left
from kiosk.visiting.step import Step
from server_client.dossier_model.procedure import Procedure
from tests.fakes.procedures import BIRTH, HOUSE, MARRIAGE, PERMIT, RECORD, TITLE, a_guide
from tests.ui.kiosk_screen import LYING, UPRIGHT, KioskScreen, centre
from tests.ui.test_kiosk_view import cells

FOUND_BIRTH = f"procedure-{BIRTH.code}"


@pytest.fixture(params=[UPRIGHT], ids=["upright"])
def screen(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[KioskScreen]:
    shown = KioskScreen(qtbot, request.param, HOUSE)
    shown.hall.session.show_guide(a_guide())
    yield shown
    shown.close()


@pytest.fixture
def unread(qtbot: QtBot) -> Iterator[KioskScreen]:
    """A kiosk that has not read its procedures yet."""
    shown = KioskScreen(qtbot, LYING, HOUSE)
    yield shown
    shown.close()


def begin(screen: KioskScreen) -> None:
    screen.hall.touch(FindingBegun())
    # The keyboard comes, the list gives way, and finds that it must scroll.
    for _ in range(3):
        QTest.qWait(0)
        screen.window.grabWindow()


def look_at(screen: KioskScreen, procedure: Procedure) -> None:
    screen.hall.touch(FindingBegun(), ProcedureTouched(code=procedure.code))


def keyboard(screen: KioskScreen) -> QQuickItem:
    panel = screen.window.findChild(QQuickItem, "keyboard")
    assert panel is not None
    return panel


def is_typing(screen: KioskScreen) -> bool:
    return bool(keyboard(screen).property("opened"))


def strike(screen: KioskScreen, letters: str) -> None:
    for letter in letters:
        screen.tap("key-" + {" ": "space"}.get(letter, letter))


def step_of(screen: KioskScreen) -> Step:
    return screen.hall.screen.step


def found(screen: KioskScreen) -> list[str]:
    return [item.objectName() for item in screen.items() if item.objectName().startswith("procedure-")]


def test_the_screen_s_keyboard_finds_a_procedure_while_one_types(screen: KioskScreen) -> None:
    begin(screen)
    assert is_typing(screen)
    assert screen.says("Hay được hỏi")
    strike(screen, "khai si")
    assert found(screen) == [FOUND_BIRTH]
    assert screen.says("Tìm thấy 1 thủ tục")
    screen.tap(FOUND_BIRTH)
    assert screen.says("Đăng ký khai sinh")
    assert screen.says("Hộ tịch, chưa có ai chờ")
    assert screen.says("Ngay trong ngày")
    assert screen.says("Dữ liệu mẫu, chỉ để thử.")


def test_telex_of_a_real_keyboard_is_understood(screen: KioskScreen) -> None:
    begin(screen)
    for letter in "keets hoon":
        QTest.keyClick(screen.window, Qt.Key(ord(letter.upper())))
    assert screen.hall.session.visit.finding.query == "kết hôn"
    assert found(screen)[0] == f"procedure-{MARRIAGE.code}"


@pytest.mark.parametrize("screen", [LYING], indirect=True, ids=["lying"])
def test_where_the_keyboard_would_cover_everything_it_waits_to_be_asked_for(screen: KioskScreen) -> None:
    begin(screen)
    assert not is_typing(screen)
    screen.tap("queryPlace")
    assert is_typing(screen)
    strike(screen, "so do")
    assert found(screen)[0] == f"procedure-{TITLE.code}"
    row, field = screen.item(found(screen)[0]), screen.item("query")
    assert centre(field).y() < centre(row).y() < screen.window.height() - keyboard(screen).height() * 0.9


def test_the_list_that_is_moved_sends_the_keyboard_away(screen: KioskScreen) -> None:
    begin(screen)
    screen.tap("scrollDown")
    assert not is_typing(screen)
    screen.tap("queryPlace")
    assert is_typing(screen)


def test_a_finger_that_drags_the_list_sends_the_keyboard_away(screen: KioskScreen, qtbot: QtBot) -> None:
    begin(screen)
    screen.window.grabWindow()
    start = centre(screen.item(found(screen)[1]))
    QTest.mousePress(screen.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for way in range(10, 210, 20):
        QTest.mouseMove(screen.window, start - QPoint(0, way))
    QTest.mouseRelease(screen.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start - QPoint(0, 210))
    qtbot.waitUntil(lambda: not is_typing(screen))
    assert screen.hall.screen.step is Step.SEARCH


def test_who_finds_nothing_is_told_what_to_do(screen: KioskScreen) -> None:
    begin(screen)
    strike(screen, "xyzzyq")
    screen.tap("key-done")
    assert found(screen) == []
    assert screen.says("Chưa tìm thấy thủ tục nào")
    screen.tap("byField")
    assert step_of(screen) is Step.SERVICE
    screen.tap("serviceBack")
    assert screen.item("query").property("text") == "xyzzyq"
    screen.tap("callHelp")
    assert step_of(screen) is Step.HELP
    screen.work()


def test_the_field_is_emptied_by_one_touch(screen: KioskScreen) -> None:
    begin(screen)
    strike(screen, "xyz")
    screen.tap("queryClear")
    assert screen.hall.session.visit.finding.query == ""
    assert len(found(screen)) == 6


def test_before_the_procedures_are_read_there_are_other_ways(unread: KioskScreen) -> None:
    begin(unread)
    assert unread.says("Đang đọc danh mục thủ tục…")
    unread.tap("byField")
    assert unread.hall.screen.step is Step.SERVICE


def test_what_is_done_online_only_leads_to_staff_and_to_no_number(screen: KioskScreen) -> None:
    look_at(screen, RECORD)
    assert screen.says("Chỉ làm trực tuyến, không nhận hồ sơ giấy")
    assert screen.says("dichvucong.gov.vn")
    assert not [item for item in screen.buttons() if item.objectName() == "askPapers"]
    screen.tap("onlineHelp")
    assert screen.hall.screen.step is Step.HELP
    screen.work()


def test_what_may_not_be_promised_is_not_on_the_page(screen: KioskScreen) -> None:
    look_at(screen, TITLE)
    assert not screen.says("10 ngày làm việc")
    assert not screen.says("500.000")


def test_the_way_on_waits_for_the_choice_of_a_case(screen: KioskScreen) -> None:
    look_at(screen, MARRIAGE)
    assert not screen.item("askPapers").isEnabled()
    screen.tap("case-1")
    screen.tap("askPapers")
    assert screen.hall.screen.step is Step.PAPERS


def test_papers_are_ticked_one_by_one_or_all_at_once(screen: KioskScreen) -> None:
    look_at(screen, BIRTH)
    screen.tap("askPapers")
    assert screen.says("Đã có 0 trên 3 giấy tờ phải có.")
    assert screen.says("1 bản chính, 2 bản sao")
    assert screen.says("Chỉ xuất trình, không nộp")
    assert screen.says("Được thay bằng dữ liệu, không cần mang")
    screen.tap("paper-0")
    assert screen.says("Đã có 1 trên 3")
    screen.tap("paper-0")
    screen.tap("haveAll")
    assert screen.says("Đã có 3 trên 3")
    screen.tap("papersDone")
    assert screen.hall.screen.step is Step.DOSSIERS


def test_a_paper_that_data_replace_is_nothing_to_tick(screen: KioskScreen) -> None:
    look_at(screen, BIRTH)
    screen.tap("askPapers")
    assert screen.says("Căn cước")
    assert not [item for item in screen.buttons() if item.objectName() == "paper-4"]


def test_the_list_of_missing_papers_is_printed_and_the_visit_ends_without_a_number(screen: KioskScreen) -> None:
    look_at(screen, BIRTH)
    screen.tap("askPapers")
    screen.tap("papersDone")
    assert screen.says("Còn thiếu 3 giấy tờ phải có")
    screen.tap("printList")
    assert screen.says("Đang in danh sách")
    screen.work()
    assert screen.says("Mời ông/bà nhận danh sách")
    screen.tap("listedDone")
    assert screen.hall.screen.step is Step.START
    assert not screen.hall.server.branch.tickets
    assert len(screen.hall.press.lists) == 1


def test_a_list_that_cannot_be_printed_is_photographed(screen: KioskScreen, caplog: pytest.LogCaptureFixture) -> None:
    screen.hall.press.fault = PrinterFault.PAPER_OUT
    look_at(screen, BIRTH)
    for name in ("askPapers", "papersDone", "printList"):
        screen.tap(name)
    screen.work()
    assert "did not come out" in caplog.text
    assert screen.says("Chưa in được danh sách")
    assert screen.says("Giấy chứng sinh")
    screen.hall.press.fault = None
    screen.tap("printListAgain")
    screen.work()
    assert screen.says("Mời ông/bà nhận danh sách")


def test_dossiers_are_added_looked_at_again_and_left_out(screen: KioskScreen) -> None:
    look_at(screen, BIRTH)
    for name in ("askPapers", "papersDone", "goOnAllTheSame"):
        screen.tap(name)
    assert screen.says("Còn thiếu 3 giấy tờ")
    screen.tap("addDossier")
    strike(screen, "lao dong")
    screen.tap(f"procedure-{PERMIT.code}")
    screen.tap("askPapers")
    screen.tap("papersDone")
    assert screen.says("Ông/bà sẽ nộp 2 hồ sơ")
    assert screen.says("Ông/bà chọn lĩnh vực ở bước sau")
    screen.tap("dossier-0")
    screen.tap("haveAll")
    screen.tap("papersDone")
    assert screen.says("Đủ giấy tờ phải có")
    screen.tap("dropDossier-0")
    assert screen.says("Ông/bà sẽ nộp 1 hồ sơ")
    screen.tap("dropDossier-0")
    assert screen.hall.screen.step is Step.SEARCH


def test_nothing_of_what_was_looked_for_is_left_in_the_window_for_the_next_person(screen: KioskScreen) -> None:
    begin(screen)
    strike(screen, "khai")
    screen.tap(FOUND_BIRTH)
    screen.tap("askPapers")
    screen.hall.touch(Left())
    view = screen.view.property("finding")
    assert isinstance(view, FindingView)
    assert (view.property("query"), view.property("procedureName")) == ("", "")
    models: list[QAbstractListModel] = [view.property(name) for name in ("found", "papers", "missing", "dossiers")]
    rows, *others = (cells(model) for model in models)
    assert len(rows) == MOST_FOUND
    assert not any(row["name"] for row in rows)
    assert others == [[], [], []]
    field = screen.window.findChild(QQuickItem, "query")
    assert field is not None
    assert field.property("text") == ""
