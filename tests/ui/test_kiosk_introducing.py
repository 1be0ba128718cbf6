"""Saying who one is on the kiosk's real screen: by a card, by typing, or not at all; and that it forgets everybody."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.scanning.scanner import ScannerState
from kiosk.visiting.dossiers import NumberWanted
from kiosk.visiting.finding import AllTicked, FindingBegun, PapersAsked, PapersGoneThrough, ProcedureTouched
from kiosk.visiting.happening import Left
from kiosk.visiting.presenting import Scanned
from kiosk.visiting.step import Step
from server_client.client.connection import ConnectionState
from server_client.client.errors import OfficeRefused
from server_client.dossier_model.scanned_payload import read_scan
from tests.fakes.office import CIVIL
from tests.fakes.procedures import BIRTH, HOUSE, a_guide
from tests.ui.kiosk_screen import KioskScreen
from tests.unit.identity_papers import CARD, NAME, TODAY


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[KioskScreen]:
    shown = KioskScreen(qtbot, configuration=HOUSE)
    shown.hall.session.show_guide(a_guide())
    shown.hall.session.show_scanner(ScannerState.READY)
    yield shown
    shown.close()


def to_notice(screen: KioskScreen) -> None:
    """Let a person prepare a dossier and want a number for it."""
    ready = (PapersAsked(), AllTicked(is_held=True), PapersGoneThrough())
    screen.hall.touch(FindingBegun(), ProcedureTouched(code=BIRTH.code), *ready, NumberWanted())


def scan(screen: KioskScreen, payload: str = CARD) -> None:
    screen.hall.touch(Scanned(scan=read_scan(payload, TODAY)))


def to_number(screen: KioskScreen) -> None:
    """Let the person take the number after the question for priority."""
    for name in ("notEntitled", "takeNumber"):
        screen.tap(name)
    screen.work()
    assert screen.hall.screen.step is Step.TICKET


def typed(screen: KioskScreen, keys: str) -> None:
    for key in keys:
        # Qt takes a character as well, which its stub leaves out.
        QTest.keyClick(screen.window, key)  # type: ignore[call-overload]


def test_how_long_it_is_kept_is_told_as_the_branch_has_it_and_not_promised_before(screen: KioskScreen) -> None:
    to_notice(screen)
    assert screen.says("Có thời hạn rồi xóa; xin hỏi nhân viên")
    screen.hall.session.show_kept_days(0)
    assert screen.says("Đến hết hôm nay rồi xóa")
    screen.hall.session.show_kept_days(30)
    assert screen.says("Nhiều nhất 30 ngày sau hôm nay rồi xóa")


def test_the_notice_comes_first_and_the_way_without_is_as_large(screen: KioskScreen) -> None:
    to_notice(screen)
    assert screen.item("leaveOut").height() <= screen.item("presentCard").height()
    assert screen.item("leaveOut").width() > screen.item("presentCard").width()
    screen.tap("leaveOut")
    to_number(screen)
    (order,) = screen.hall.records.kept.values()
    assert (order.applicant, [dossier.procedure for dossier in order.dossiers]) == (None, [BIRTH.code])


def test_a_card_is_read_looked_at_and_kept_under_the_code_on_the_ticket(screen: KioskScreen) -> None:
    to_notice(screen)
    screen.tap("presentCard")
    scan(screen, CARD[:40])
    assert screen.says("Máy chưa đọc hết mã")
    scan(screen)
    assert screen.says(NAME)
    assert screen.says("001*****2345")
    for name in ("reviewRight", "phoneSkip"):
        screen.tap(name)
    to_number(screen)
    (order,) = screen.hall.records.kept.values()
    assert screen.says(f"Mã hồ sơ chuẩn bị: {screen.hall.records.code_of(order.id)}")


def test_a_card_on_the_start_screen_is_used_only_if_the_person_says_so(screen: KioskScreen) -> None:
    scan(screen)
    assert not screen.says(NAME)
    screen.tap("leaveOutCard")
    assert screen.hall.screen.step is Step.SERVICE
    scan(screen)
    screen.tap("service-civil")
    to_number(screen)
    assert screen.hall.records.kept == {}


def test_a_name_is_typed_in_telex_and_what_is_wrong_is_said_at_its_field(screen: KioskScreen) -> None:
    to_notice(screen)
    screen.tap("typeIn")
    screen.window.grabWindow()
    screen.tap("personDone")
    assert screen.says("Xin nhập họ và tên")
    typed(screen, "nguyeenx thij thuwr")
    assert not screen.says("Xin nhập họ và tên")
    screen.tap("personNumberPlace")
    typed(screen, "00109")
    screen.tap("personDone")
    assert screen.says("Số căn cước có 12 chữ số")
    typed(screen, "9012345")
    screen.tap("personDone")
    assert screen.says("Nguyễn Thị Thử")
    assert screen.says("001*****2345")


def test_half_a_telephone_number_is_told_and_none_is_as_good(screen: KioskScreen) -> None:
    to_notice(screen)
    screen.tap("presentCard")
    scan(screen)
    screen.tap("reviewRight")
    screen.tap("phonePlace")
    typed(screen, "0912")
    screen.tap("phoneDone")
    assert screen.says("Số này chưa đủ")
    screen.tap("phoneSkip")
    assert screen.hall.screen.step is Step.PRIORITY


def test_a_limit_is_told_with_what_to_do_now(screen: KioskScreen) -> None:
    screen.hall.records.office_refuses = OfficeRefused("limit_active_ticket", {"service": CIVIL, "number": "A007"}, "")
    to_notice(screen)
    for name in ("leaveOut", "notEntitled", "takeNumber"):
        screen.tap(name)
    screen.work()
    assert screen.says("Ông/bà đang có số A007 cho Hộ tịch")
    screen.hall.records.office_refuses = None
    screen.tap("goOnWithout")
    screen.work()
    assert screen.item("number").property("text") == "A001"


def test_when_nothing_could_be_kept_the_ticket_page_says_so(screen: KioskScreen) -> None:
    to_notice(screen)
    screen.tap("leaveOut")
    screen.hall.session.show_line(ConnectionState.OFFLINE)
    to_number(screen)
    assert screen.says("Cán bộ sẽ hỏi lại tại quầy")


def test_after_the_visit_the_glass_and_all_behind_it_have_forgotten_the_person(screen: KioskScreen) -> None:
    # Put together here, so that the text of this test is not what is found.
    marks = (" ".join(("Trần", "Văn", "Dấu", "Vết")), f"0010770{123:05}", f"0987{321:06}")
    to_notice(screen)
    screen.tap("typeIn")
    screen.window.grabWindow()
    typed(screen, "traanf vawn daaus veets")
    screen.tap("personNumberPlace")
    typed(screen, marks[1])
    screen.tap("personDone")
    assert _holders(screen, marks), "what looks for them finds them while the person is there"
    screen.tap("reviewRight")
    screen.tap("phonePlace")
    typed(screen, marks[2])
    screen.tap("phoneDone")
    to_number(screen)
    screen.hall.records.kept.clear()
    screen.hall.touch(Left())
    screen.window.grabWindow()
    # What a test keeps of the past, and a kiosk does not.
    screen.hall.view.shown.clear()
    screen.hall.session.pass_time()
    gc.collect()
    assert _holders(screen, marks) == []
    assert [one for one in gc.get_objects() if one is not marks and _refers_to(one, marks)] == []


def _holders(screen: KioskScreen, marks: tuple[str, ...]) -> list[str]:
    """What of the window holds one of the marks."""
    return [named for named in _texts_of_glass(screen) if any(mark in named for mark in marks)]


def _refers_to(one: object, marks: tuple[str, ...]) -> bool:
    texts = (text for text in gc.get_referents(one) if isinstance(text, str))
    return any(mark in text for text in texts for mark in marks)


def _texts_of_glass(screen: KioskScreen) -> Iterator[str]:
    """Every text that anything of the window holds, shown or not."""
    root = screen.window.contentItem()
    for item in (root, *root.findChildren(QQuickItem), *screen.engine.findChildren(QObject)):
        meta = item.metaObject()
        for place in range(meta.propertyCount()):
            if str(meta.property(place).typeName()) in {"QString", "QStringList"}:
                yield f"{item.objectName()}: {item.property(str(meta.property(place).name()))}"
