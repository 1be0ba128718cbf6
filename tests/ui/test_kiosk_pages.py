"""Every page of the kiosk in every size and language: nothing cut off, everything large enough and named."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from kiosk.accessibility import Accessibility
from kiosk.visiting.step import Step
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import Language, ServiceCode
from server_client.wait_forecast.forecast import WhyUnknown
from server_client.wire.forecasts import ForetoldWait
from tests.fakes.boards import a_place, foretold
from tests.fakes.told_waits import board_telling
from tests.ui.kiosk_pages import faults_of_texts, pages, with_waits
from tests.ui.kiosk_screen import LYING, SMALL, UPRIGHT, KioskScreen, described, starter, with_services

Size = tuple[int, int]
Show = Callable[[Size, Configuration], KioskScreen]
SIZES = pytest.mark.parametrize("size", [UPRIGHT, LYING, SMALL], ids=["upright", "lying", "small"])
TONGUES = pytest.mark.parametrize("language", ["vi", "en"])


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    shown: list[KioskScreen] = []

    def make(size: Size, configuration: Configuration) -> KioskScreen:
        shown.append(KioskScreen(qtbot, size, configuration))
        return shown[-1]

    yield make
    for screen in shown:
        screen.close()


@TONGUES
def test_on_the_smallest_screen_no_text_is_cut_off_and_everything_that_is_touched_is_large_and_has_a_name(
    show: Show, language: str
) -> None:
    """The larger ones are looked at with each aid and with none in `test_kiosk_accessibility`."""
    screen = show(SMALL, starter())
    screen.tap(f"language-{language}")
    found = []
    for name, page in pages(screen.hall.session.screen):
        screen.show(page)
        found += [f"{name}: {fault}" for fault in (*faults_of_texts(screen), *faults_of_touch(screen))]
    assert found == []


def faults_of_touch(screen: KioskScreen) -> Iterator[str]:
    # A finger is as large as ever, but here its dots are too: 82 of them are 2 cm at 15.6 inches.
    for button in screen.buttons():
        if min(button.width(), button.height()) < 82:
            yield f"{button.objectName()} is too small"
        if not described(button).text(QAccessible.Text.Name):
            yield f"{button.objectName()} has no name"


@SIZES
@pytest.mark.parametrize("count", [1, 3, 8, 12, 16])
def test_any_number_of_services_fits_without_scrolling(show: Show, size: Size, count: int) -> None:
    screen = show(size, with_services(count))
    screen.show(with_waits(screen.hall.session.screen))
    tiles = [button for button in screen.buttons() if button.objectName().startswith("service-")]
    assert len(tiles) == count
    for tile in tiles:
        corner = tile.mapToScene(QPointF(tile.width(), tile.height()))
        assert corner.x() <= size[0]
        assert corner.y() <= size[1]


def test_a_tile_tells_assistive_technology_how_many_wait(show: Show) -> None:
    screen = show(UPRIGHT, starter())
    interface = described(screen.item("service-hotich"))
    assert interface.text(QAccessible.Text.Name) == "Hộ tịch"
    assert interface.text(QAccessible.Text.Description) == "Chưa có ai\u00a0chờ"


def test_a_tile_tells_assistive_technology_how_long_it_takes(show: Show) -> None:
    screen = show(UPRIGHT, starter())
    told: dict[ServiceCode, ForetoldWait | WhyUnknown] = {
        ServiceCode("hotich"): foretold(20, 30),
        ServiceCode("chungthuc"): WhyUnknown.NO_COUNTER,
    }
    screen.hall.session.show_waits(board_telling(told))
    screen.hall.session.pass_time()
    screen.window.grabWindow()
    assert screen.says("khoảng 20–30 phút")
    descriptions = [
        described(screen.item(f"service-{code}")).text(QAccessible.Text.Description).replace("\u00a0", " ")
        for code in told
    ]
    assert descriptions == ["Chưa có ai chờ, khoảng 20 đến 30 phút", "Chưa có ai chờ, chưa có quầy mở"]


def test_before_the_number_a_card_says_where_it_would_be_sooner_until_it_is_too_old(show: Show) -> None:
    screen = show(UPRIGHT, starter())
    civil = ServiceCode("hotich")
    waits = {civil: foretold(40, 50)}
    screen.hall.session.show_waits(board_telling(waits, elsewhere={civil: a_place()}))
    screen.tap("service-hotich")
    screen.tap("notEntitled")
    screen.window.grabWindow()
    assert screen.says("Chi nhánh số 5: nhanh hơn khoảng 25 phút")
    assert screen.says("Đi khoảng 10 phút, đến nơi chờ khoảng 5–10 phút.")
    assert screen.says("12 phố Trần Nguyên Hãn, phường Hoàn Kiếm")
    assert screen.says("Lấy số ở đây rồi quét mã trên phiếu để chuyển sang đó.")
    card = described(screen.item("elsewhereCard"))
    told = (card.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description))
    name, more = (words.replace("\u00a0", " ") for words in told)
    assert name == "Chi nhánh số 5: nhanh hơn khoảng 25 phút"
    assert more.startswith("Đi khoảng 10 phút, đến nơi chờ khoảng 5 đến 10 phút. 12 phố Trần Nguyên Hãn")
    assert screen.item("takeNumber").hasActiveFocus()

    screen.hall.session.show_waits(board_telling(waits))
    screen.hall.session.pass_time()
    screen.window.grabWindow()
    assert not screen.says("Chi nhánh số 5")
    assert screen.item("takeNumber").hasActiveFocus()


def test_a_new_board_changes_only_the_tiles_that_say_something_else(show: Show) -> None:
    screen = show(UPRIGHT, starter())
    board = {service.code: foretold(20, 30) for service in starter().services}
    screen.hall.session.show_waits(board_telling(board))
    screen.hall.session.pass_time()
    model = screen.view.property("taking").property("services")
    changed: list[tuple[int, int, int]] = []
    model.dataChanged.connect(lambda first, last, roles: changed.append((first.row(), last.row(), len(roles))))
    reset = QSignalSpy(model.modelReset)
    screen.hall.session.show_waits(board_telling(board | {ServiceCode("chungthuc"): foretold(30, 40)}))
    screen.hall.session.pass_time()
    assert changed == [(1, 1, 2)]
    assert reset.count() == 0


def test_the_branch_s_time_is_shown_whatever_the_zone_of_the_machine(show: Show) -> None:
    screen = show(UPRIGHT, starter())
    assert screen.says("08:00")
    assert screen.says("Thứ Hai, 09/03")


@pytest.mark.parametrize(
    ("language", "aids", "number", "ahead"),
    [
        ("vi", Accessibility(reach=True), "K2-001", 1),
        ("en", Accessibility(large_type=True), "AB0123", None),
    ],
)
def test_the_page_of_the_number_settles(
    show: Show, language: str, aids: Accessibility, number: str, ahead: int | None
) -> None:
    screen = show(LYING, starter())
    start = replace(screen.hall.session.screen, language=Language(language), accessibility=aids, seconds_left=5)
    service = start.services[0]
    screen.show(replace(start, step=Step.TICKET, service=service, number=number, ahead=ahead))
    seen = []
    for _ in range(8):
        QTest.qWait(0)
        screen.window.grabWindow()
        drawn = screen.item("number")
        seen.append(
            (drawn.width(), drawn.height(), "scrollDown" in {button.objectName() for button in screen.buttons()})
        )

    assert len(set(seen[2:])) == 1
