"""Every page of the kiosk in every size and language: nothing cut off, everything large enough and named."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.accessibility import Accessibility
from kiosk.visiting.step import Step
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import Language
from tests.ui.kiosk_pages import faults_of_texts, pages
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


@SIZES
@TONGUES
def test_no_text_is_cut_off_on_any_page(show: Show, size: Size, language: str) -> None:
    screen = show(size, starter())
    screen.tap(f"language-{language}")
    found = []
    for name, page in pages(screen.hall.session.screen):
        screen.show(page)
        found += [f"{name}: {fault}" for fault in faults_of_texts(screen)]
    assert found == []


@SIZES
@pytest.mark.parametrize("count", [1, 3, 8, 12, 16])
def test_any_number_of_services_fits_without_scrolling(show: Show, size: Size, count: int) -> None:
    screen = show(size, with_services(count))
    tiles = [button for button in screen.buttons() if button.objectName().startswith("service-")]
    assert len(tiles) == count
    for tile in tiles:
        corner = tile.mapToScene(QPointF(tile.width(), tile.height()))
        assert corner.x() <= size[0]
        assert corner.y() <= size[1]


@SIZES
def test_everything_that_is_touched_is_large_and_has_a_name(show: Show, size: Size) -> None:
    screen = show(size, starter())
    # On the smallest screen a finger is as large as ever, but its dots are too: 82 of them are 2 cm at 15.6 inches.
    least = 82 if size == SMALL else 96
    for name, page in pages(screen.hall.session.screen):
        screen.show(page)
        for button in screen.buttons():
            assert min(button.width(), button.height()) >= least, f"{name}: {button.objectName()} is too small"
            assert described(button).text(QAccessible.Text.Name), f"{name}: {button.objectName()} has no name"


def test_a_tile_tells_assistive_technology_how_many_wait(show: Show) -> None:
    screen = show(UPRIGHT, starter())
    interface = described(screen.item("service-hotich"))
    assert interface.text(QAccessible.Text.Name) == "Hộ tịch"
    assert interface.text(QAccessible.Text.Description) == "Chưa có ai\u00a0chờ"


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
